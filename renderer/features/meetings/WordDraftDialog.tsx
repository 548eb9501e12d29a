import { Button, Group, Modal } from '@mantine/core';
import { useJob } from '#renderer/api/queries.ts';
import { Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';

type Draft = CallOutput<'meetings.readWord'>;

/** A Word draft of the minutes: choose it, see what could not be read, take its text over behind what is written. */
export function WordDraftDialog({ onTake, onClose }: { onTake(draft: Draft): void; onClose(): void }) {
  const { t } = useText();
  const read = useJob('meetings.readWord', 'meetings.readingWord');
  const draft = read.data;
  return (
    <Modal opened onClose={onClose} title={t('meetings.fromWord')} size="lg">
      <Stack>
        <FileDrop
          title={t('meetings.fromWord')}
          help={t('meetings.fromWordHelp')}
          extensions={['docx']}
          onFile={(source) => read.mutate({ source })}
        />
        {read.isPending && <LoadingState label={t('meetings.readingWord')} />}
        <FailureNotice error={read.error} />
        {draft !== undefined && (
          <Notice tone="fine">{t('meetings.wordRead', { title: draft.title, count: draft.blocks.length })}</Notice>
        )}
        {draft?.warnings.map((warning) => (
          <Notice key={warning} tone="behind">
            {warning}
          </Notice>
        ))}
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={draft === undefined} onClick={() => draft !== undefined && onTake(draft)}>
          {t('meetings.takeOver')}
        </Button>
      </Group>
    </Modal>
  );
}
