import { askConfirm } from './dialogs.tsx';
import type { Text } from './text.tsx';
import { unsaved } from './unsaved.ts';

/** Before another form takes the place of one with unsaved input: keeps its draft and asks. Whether to go on. */
export async function mayLeaveForm(t: Text['t']): Promise<boolean> {
  const open = unsaved.get();
  if (open === null) return true;
  await open.flush();
  return askConfirm({
    title: t('common.leaveTitle'),
    body: t('common.leaveBody'),
    confirm: t('common.leave'),
    cancel: t('common.stay'),
  });
}
