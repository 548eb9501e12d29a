import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FileInput } from '#shared/contract/primitives.ts';

/** Most reports that are offered: the latest of them. */
const MOST_OFFERED = 100;

/** Fills the form of an upper office with the figures of an issued report, and saves it to be handed back. */
export function FillFormDialog({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const { data } = useCall('reports.list', { limit: MOST_OFFERED });
  const reports = (data?.rows ?? []).filter(({ stage }) => stage === 'issued' || stage === 'submitted');
  const [chosen, setChosen] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const reportId = chosen ?? reports[0]?.id ?? null;
  const fill = async (source: FileInput) => {
    if (reportId === null) return;
    setError(null);
    try {
      const { file, title, officeName, filled, empty } = await runJob(
        'rollUp.fillForm',
        { source, reportId },
        'rollUp.filling',
      );
      if (!(await saveFile(file))) return;
      const sentence = t('rollUp.filled', { count: filled, title, office: officeName });
      announce(empty.length === 0 ? sentence : `${sentence}${t('rollUp.filledEmpty', { names: empty.join('、') })}`);
      onClose();
    } catch (failed) {
      if (!isCallError(failed, 'cancelled')) setError(failed);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('rollUp.fillForm')} size="lg">
      <Stack>
        <p>{t('rollUp.fillFormHelp')}</p>
        {data !== undefined && reports.length === 0 && <p>{t('rollUp.fillFormNone')}</p>}
        {reports.length > 0 && (
          <Field label={t('rollUp.report')} required>
            <Select
              allowDeselect={false}
              data={reports.map((one) => ({
                value: one.id,
                label: [one.number, one.title].filter((word) => word !== null).join('　'),
              }))}
              value={reportId}
              onChange={setChosen}
            />
          </Field>
        )}
        {reportId !== null && (
          <FileDrop
            extensions={['xlsx', 'csv']}
            title={t('rollUp.fillForm')}
            onFile={(source) => void fill(source)}
            onStart={() => setError(null)}
            onFailure={setError}
          />
        )}
        <FailureNotice error={error} />
      </Stack>
    </Modal>
  );
}
