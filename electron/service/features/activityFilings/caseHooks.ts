import { isConclusive } from '#shared/features/activityFilings/activityFilings.rules.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { type FilingTerms, filingOfCase } from './activityFilings.repository.ts';
import { changeFiling, completionIssues, markComplete, type User } from './activityFilings.save.ts';

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
  refuseIssues(completionIssues(filing, completeOn, write.today));
  await markComplete(write, filing, completeOn, user, terms);
}

/** The day of receipt was corrected on the page of the list: it is the filing's day, too. */
export async function caseReceived(
  write: Write,
  { id, receivedOn }: { readonly id: string; readonly receivedOn: string },
  terms: FilingTerms,
): Promise<void> {
  const filing = await filingOfCase(write.trx, id);
  if (filing === undefined || filing.receivedOn === receivedOn) return;
  if (isConclusive(filing.result)) refuseIssues([{ field: 'receivedOn', code: 'filing_case_decided' }]);
  await changeFiling(write, filing, { receivedOn }, terms, { effectiveOn: receivedOn });
}

/** The list of a filing is voided with the filing only: without it completeness could be entered unseen. @throws AppError `rule_broken` */
export async function caseVoided(write: Write, id: string): Promise<void> {
  const filing = await filingOfCase(write.trx, id);
  if (filing !== undefined)
    refuseIssues([{ field: 'id', code: 'filing_case_bound', params: { number: filing.filingNo } }]);
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
