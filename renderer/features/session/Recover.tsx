import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useJob } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { Acts, Card, Stack } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { PasswordPair } from '#renderer/ui/PasswordPair.tsx';
import { passwordReady } from '#renderer/ui/passwordRule.ts';
import { RecoverySheetInput } from '#renderer/ui/RecoverySheetInput.tsx';
import { RecoverySheets } from '#renderer/ui/RecoverySheets.tsx';
import { sheetReady } from '#renderer/ui/recoveryCode.ts';
import { useText } from '#renderer/ui/text.tsx';

/** Opens the office with both sheets: one account gets a new password, new sheets are handed out. */
export function Recover({ onBack }: { onBack(): void }) {
  const { t } = useText();
  const { logins } = useSession();
  const [a, setA] = useState<string[]>([]);
  const [b, setB] = useState<string[]>([]);
  const [login, setLogin] = useState(logins[0] ?? '');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [saved, setSaved] = useState(false);
  const recover = useJob('offices.recover', 'session.recovering');
  if (recover.data !== undefined) {
    return (
      <Stack>
        <Notice tone="fine">{t('session.recoverDone')}</Notice>
        <RecoverySheets
          recovery={recover.data.recovery}
          sheets={recover.data.sheets}
          onBothSaved={() => setSaved(true)}
        />
        <Acts>
          <Button variant={saved ? 'filled' : 'default'} onClick={onBack}>
            {t('offices.toLogin')}
          </Button>
        </Acts>
      </Stack>
    );
  }
  const ready = sheetReady(a) && sheetReady(b) && passwordReady(password, repeated, login);
  return (
    <Card title={t('session.recoverTitle')} help={t('session.recoverIntro')}>
      <Stack>
        <RecoverySheetInput title={t('offices.sheetA')} groups={a} onChange={setA} />
        <RecoverySheetInput title={t('offices.sheetB')} groups={b} onChange={setB} />
        <Field label={t('session.recoverLogin')} required>
          <Select data={[...logins]} value={login} allowDeselect={false} onChange={(value) => setLogin(value ?? '')} />
        </Field>
        <PasswordPair
          login={login}
          password={password}
          repeated={repeated}
          onPassword={setPassword}
          onRepeated={setRepeated}
        />
        <ErrorNotice error={recover.error} />
        <Acts>
          <Button variant="default" onClick={onBack}>
            {t('common.back')}
          </Button>
          <Button
            disabled={!ready}
            loading={recover.isPending}
            onClick={() => recover.mutate({ sheetA: a.join('-'), sheetB: b.join('-'), login, newPassword: password })}
          >
            {t('session.recoverRun')}
          </Button>
        </Acts>
      </Stack>
    </Card>
  );
}
