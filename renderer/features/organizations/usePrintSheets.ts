import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';

/** Prints organization sheets and offers the file to save; progress and cancel stand in the status line. */
export function usePrintSheets(): {
  readonly printing: boolean;
  readonly print: (input: CallInput<'organizations.sheets'>) => Promise<void>;
} {
  const { t } = useText();
  const [printing, setPrinting] = useState(false);
  const print = async (input: CallInput<'organizations.sheets'>): Promise<void> => {
    if (printing) return;
    setPrinting(true);
    try {
      const { file, count } = await runJob('organizations.sheets', input, 'organizationSheet.printing');
      if (await saveFile(file)) announce(t('organizationSheet.saved', { count }));
    } catch (failed) {
      if (!isCallError(failed, 'cancelled')) announceError(failed);
    } finally {
      setPrinting(false);
    }
  };
  return { printing, print };
}
