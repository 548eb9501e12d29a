import { Button } from '@mantine/core';
import { IconFileZip } from '@tabler/icons-react';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import { groupedNumber } from '#renderer/ui/format.ts';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** 数据导出: everything as plain files, readable without this program (features I5). */
export function DataExport() {
  const { t } = useText();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [missing, setMissing] = useState(0);
  const start = async () => {
    const confirmed = await askConfirm({
      title: t('exports.dumpConfirmTitle'),
      body: t('exports.dumpConfirmBody'),
      confirm: t('exports.export'),
    });
    if (!confirmed) return;
    setRunning(true);
    setFailure(null);
    try {
      const answer = await runJob('exports.dump', {}, 'exports.dumpRunning');
      setMissing(answer.missing);
      const counts = { records: groupedNumber(answer.records), attachments: groupedNumber(answer.attachments) };
      if (await saveFile(answer.file)) announce(t('exports.dumpDone', counts));
    } catch (failed) {
      if (!isCallError(failed, 'cancelled')) setFailure(failed);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Section title={t('exports.dumpTitle')}>
      <Stack>
        <p>{t('exports.dumpHelp')}</p>
        <p>{t('exports.dumpWithout')}</p>
        <ErrorNotice error={failure} />
        {missing > 0 && <Notice tone="near">{t('exports.dumpMissing', { count: missing })}</Notice>}
        <div>
          <Button
            variant="default"
            leftSection={<IconFileZip size={15} aria-hidden />}
            loading={running}
            onClick={() => void start()}
          >
            {t('exports.dumpStart')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}
