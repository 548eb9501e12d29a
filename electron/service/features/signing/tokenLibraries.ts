import type { OfficeSettings } from '#shared/features/settings/settings.contract.ts';
import type { CommandContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { updateRecord } from '../../db/records.ts';

/** Changes the office's list of token drivers. @returns how many there are now */
export async function changeTokenLibraries(
  { write, session, runtime }: CommandContext,
  action: string,
  change: (present: readonly string[]) => readonly string[],
): Promise<number> {
  const office = await localOffice(write.trx, session.officeId);
  const settings: OfficeSettings = {
    ...office.settings,
    tokenLibraries: [...change(office.settings.tokenLibraries)],
  };
  await updateRecord(write, 'office', session.officeId, undefined, { settings }, { action });
  write.afterCommit(() => {
    runtime.settings = settings;
  });
  return settings.tokenLibraries.length;
}
