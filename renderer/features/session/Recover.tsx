import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useJob } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { Acts, Card, Stack } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { PasswordPair } from '#renderer/ui/PasswordPair.tsx';
import { passwordReady } from '#renderer/ui/passwordRule.ts';
import { RecoverySheets } from '#renderer/ui/RecoverySheets.tsx';
import { SheetPair, useSheetPair } from '#renderer/ui/SheetPair.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** Opens the office with both sheets: one account gets a new password, new sheets are handed out. */
export function Recover({ onBack }: { onBack(): void }) {
  const { t } = useText();
  const { logins } = useSession();
  const pair = useSheetPair();
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
  const ready = pair.ready && passwordReady(password, repeated, login);
  return (
    <Card title={t('session.recoverTitle')} help={t('session.recoverIntro')}>
      <Stack>
        <SheetPair pair={pair} />
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
            onClick={() => recover.mutate({ ...pair.codes, login, newPassword: password })}
          >
            {t('session.recoverRun')}
          </Button>
        </Acts>
      </Stack>
    </Card>
  );
}
