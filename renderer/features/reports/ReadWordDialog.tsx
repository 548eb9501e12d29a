import { Modal } from '@mantine/core';
import { useJob } from '#renderer/api/queries.ts';
import { Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { LoadingState } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';

type Props = { onRead(read: CallOutput<'reportTemplates.readWord'>): void; onClose(): void };

/** 从Word导入: chooses the file; what was read goes on in the form of a new template. */
export function ReadWordDialog({ onRead, onClose }: Props) {
  const { t } = useText();
  const read = useJob('reportTemplates.readWord', 'reportTemplates.reading');
  return (
    <Modal opened title={t('reportTemplates.fromWord')} onClose={onClose} size="md">
      <Stack>
        <FileDrop
          title={t('reportTemplates.wordFile')}
          help={t('reportTemplates.wordHelp')}
          extensions={['docx']}
          onFile={(source) => read.mutate({ source }, { onSuccess: onRead })}
        />
        {read.isPending && <LoadingState label={t('reportTemplates.reading')} />}
        <FailureNotice error={read.error} />
      </Stack>
    </Modal>
  );
}
