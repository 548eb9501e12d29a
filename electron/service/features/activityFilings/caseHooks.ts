import { isConclusive } from '#shared/features/activityFilings/activityFilings.rules.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { type FilingTerms, filingOfCase } from './activityFilings.repository.ts';
import { changeFiling, markComplete, type User } from './activityFilings.save.ts';

/** The list of materials of a filing was completed on its own page: its day is the filing date. */
export async function caseCompleted(
  write: Write,
  { id, completeOn }: { readonly id: string; readonly completeOn: string },
  user: User,
  terms: FilingTerms,
): Promise<void> {
  const filing = await filingOfCase(write.trx, id);
  if (filing === undefined || filing.completeOn !== null) return;
  if (isConclusive(filing.result)) refuseIssues([{ field: 'completeOn', code: 'filing_case_decided' }]);
  await markComplete(write, filing, completeOn, user, terms);
}

/** The list was opened again: the filing is not complete any more. @throws AppError `rule_broken` when its activity is decided */
export async function caseReopened(
  write: Write,
  { id, reason }: { readonly id: string; readonly reason: string },
  terms: FilingTerms,
): Promise<void> {
  const filing = await filingOfCase(write.trx, id);
  if (filing === undefined) return;
  if (isConclusive(filing.result)) refuseIssues([{ field: 'state', code: 'filing_case_decided' }]);
  if (filing.completeOn === null) return;
  const fields = { completeOn: null, completedBy: null, completedByName: null };
  await changeFiling(write, filing, fields, terms, { action: 'activity_filing.reopen', reason });
}
