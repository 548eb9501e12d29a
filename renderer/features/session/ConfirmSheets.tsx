import { Button } from '@mantine/core';
import { useState } from 'react';
import { useJob } from '#renderer/api/queries.ts';
import { Acts, Card, Stack } from '#renderer/ui/Card.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { RecoverySheetInput } from '#renderer/ui/RecoverySheetInput.tsx';
import { sheetReady } from '#renderer/ui/recoveryCode.ts';
import { useText } from '#renderer/ui/text.tsx';

/** Both recovery sheets typed in once to prove that they open the office. */
export function ConfirmSheets({ onBack }: { onBack(): void }) {
  const { t } = useText();
  const [a, setA] = useState<string[]>([]);
  const [b, setB] = useState<string[]>([]);
  const confirm = useJob('offices.confirmRecovery', 'offices.confirming');
  return (
    <Card title={t('offices.stepConfirm')} help={t('offices.confirmIntro')}>
      <Stack>
        <RecoverySheetInput title={t('offices.sheetA')} groups={a} onChange={setA} />
        <RecoverySheetInput title={t('offices.sheetB')} groups={b} onChange={setB} />
        <ErrorNotice error={confirm.error} />
        {confirm.isSuccess && <Notice tone="fine">{t('offices.doneHelp')}</Notice>}
        <Acts>
          <Button variant="default" onClick={onBack}>
            {t('common.back')}
          </Button>
          <Button
            disabled={!sheetReady(a) || !sheetReady(b) || confirm.isSuccess}
            loading={confirm.isPending}
            onClick={() => confirm.mutate({ sheetA: a.join('-'), sheetB: b.join('-') })}
          >
            {t('offices.confirm')}
          </Button>
        </Acts>
      </Stack>
    </Card>
  );
}
