import { Button } from '@mantine/core';
import { useJob } from '#renderer/api/queries.ts';
import { Acts, Card, Stack } from '#renderer/ui/Card.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { SheetPair, useSheetPair } from '#renderer/ui/SheetPair.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** Both recovery sheets typed in once to prove that they open the office. */
export function ConfirmSheets({ onBack }: { onBack(): void }) {
  const { t } = useText();
  const pair = useSheetPair();
  const confirm = useJob('offices.confirmRecovery', 'offices.confirming');
  return (
    <Card title={t('offices.stepConfirm')} help={t('offices.confirmIntro')}>
      <Stack>
        <SheetPair pair={pair} />
        <ErrorNotice error={confirm.error} />
        {confirm.isSuccess && <Notice tone="fine">{t('offices.doneHelp')}</Notice>}
        <Acts>
          <Button variant="default" onClick={onBack}>
            {t('common.back')}
          </Button>
          <Button
            disabled={!pair.ready || confirm.isSuccess}
            loading={confirm.isPending}
            onClick={() => confirm.mutate(pair.codes)}
          >
            {t('offices.confirm')}
          </Button>
        </Acts>
      </Stack>
    </Card>
  );
}
