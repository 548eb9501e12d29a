import { isCallError } from '#renderer/api/callError.ts';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';

/** Saves the workbook in which an office fills in the figures asked for; without office its name is left open. */
export async function saveForm(input: CallInput<'collectionTasks.form'>, t: Text['t']): Promise<void> {
  try {
    const { file } = await runJob('collectionTasks.form', input, 'collectionTasks.making');
    if (await saveFile(file)) announce(t('collectionTasks.formSaved'));
  } catch (failed) {
    if (!isCallError(failed, 'cancelled')) announceError(failed);
  }
}
