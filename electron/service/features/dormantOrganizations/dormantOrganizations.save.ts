import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { DormancySettings } from '#shared/features/dormantOrganizations/dormancySettings.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { createRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { reasonsOf } from './dormantOrganizations.candidates.ts';

type SaveInput = HandlerInput<'dormantOrganizations.save'>;

/** What an outcome must say: on what it rests, and, where the organization goes on, by when it is carried out. */
function checkReview(review: SaveInput, today: string): FieldIssue[] {
  const { outcome, decidedOn, documentNo, basisText, dueOn, doneOn } = review;
  const issues: FieldIssue[] = [];
  if (decidedOn > today) issues.push({ field: 'decidedOn', code: 'date_in_future' });
  if (documentNo === null && basisText === null) issues.push({ field: 'basisText', code: 'outcome_without_basis' });
  if (dueOn === null && outcome !== 'remove') issues.push({ field: 'dueOn', code: 'outcome_without_due' });
  if (dueOn !== null && dueOn < decidedOn) issues.push({ field: 'dueOn', code: 'due_before_decision' });
  if (doneOn !== null && doneOn > today) issues.push({ field: 'doneOn', code: 'date_in_future' });
  if (doneOn !== null && doneOn < decidedOn) issues.push({ field: 'doneOn', code: 'done_before_decision' });
  return issues;
}

/**
 * Records an outcome, or changes one. A new one keeps the reasons of the day and the rule that made them; a later change touches
 * neither. The organization itself is not changed: cancelling it is an act of its own.
 * @throws AppError `not_found`, `conflict` with the present record, `rule_broken` (nothing to decide about, no basis, dates)
 */
export async function saveReview(
  write: Write,
  input: SaveInput,
  rule: DormancySettings,
): Promise<{ id: string; revision: number }> {
  const { id, expectedRevision, organizationId, ...fields } = input;
  refuseIssues(checkReview(input, write.today));
  const options = { effectiveOn: fields.decidedOn };
  if (id !== undefined) {
    const present = await requirePresent(write, 'dormant_review', id);
    if (present.organizationId !== organizationId) throw new AppError('not_found');
    return saveRecord(write, 'dormant_review', { id, expectedRevision }, fields, options);
  }
  await requirePresent(write, 'organization', organizationId);
  const reasons = await reasonsOf(write.trx, { settings: rule, today: write.today }, organizationId);
  if (reasons.length === 0) refuseIssues([{ field: 'organizationId', code: 'not_dormant' }]);
  const created = await createRecord(
    write,
    'dormant_review',
    { organizationId, ...fields, reasons, ruleUsed: rule },
    options,
  );
  return { id: created, revision: 1 };
}
