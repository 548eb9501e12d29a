import { Modal } from '@mantine/core';
import { useJob } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FileInput } from '#shared/contract/primitives.ts';

/** Takes in another office's revocation list. */
export function ImportListDialog({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const load = useJob('trust.importRevocationList', 'trust.importing');
  const take = (source: FileInput) =>
    load.mutate(
      { source },
      {
        onSuccess({ issuer, number, revoked }) {
          announce(t('trust.imported', { name: issuer, number, count: revoked }));
          onClose();
        },
      },
    );
  return (
    <Modal opened title={t('trust.importList')} onClose={onClose} size={520}>
      <Stack>
        <FileDrop
          title={t('trust.importListTitle')}
          help={t('trust.importListHelp')}
          extensions={['crl', 'pem']}
          onFile={take}
        />
        <FailureNotice error={load.error} />
      </Stack>
    </Modal>
  );
}
