import { call, saveFile } from '#renderer/api/client.ts';
import { announce, announceError } from './announce.tsx';
import { askReason } from './dialogs.tsx';
import type { Text } from './text.tsx';

/** Saves a copy of an attached file where the user wants it. */
export async function saveAttachment(id: string, t: Text['t']): Promise<void> {
  try {
    const { file } = await call('attachments.file', { id });
    if (await saveFile(file)) announce(t('attachments.saved'));
  } catch (error) {
    announceError(error);
  }
}

/** Voids an attached file with a reason; it stays in the history. */
export async function voidAttachment(
  { id, revision, fileName }: { readonly id: string; readonly revision: number; readonly fileName: string },
  t: Text['t'],
): Promise<void> {
  const reason = await askReason({
    title: t('attachments.voidTitle'),
    body: t('attachments.voidBody', { name: fileName }),
    label: t('common.voidReason'),
    confirm: t('common.void'),
    danger: true,
  });
  if (reason === null) return;
  try {
    await call('attachments.void', { id, expectedRevision: revision, reason });
    announce(t('attachments.voided'));
  } catch (error) {
    announceError(error);
  }
}
