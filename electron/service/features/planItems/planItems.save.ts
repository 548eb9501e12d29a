import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { PlanItemFields } from '#shared/features/planItems/planItems.contract.ts';
import { planItemIssues, planStatusIssues } from '#shared/features/planItems/planItems.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { createRecord, createRecords, findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { carriedToYear, filesOf, lastPlace, unfinishedOf } from './planItems.repository.ts';

type Saved = { readonly id: string; readonly revision: number };
type Owners = Pick<PlanItemFields, 'responsibleOfficeId' | 'responsibleMemberId'>;

/** What a new item begins with. */
const FRESH = { status: 'open', doneOn: null, evidence: null, carriedFromId: null } as const;

/** Adds or changes an item. @throws AppError `not_found`, `conflict`, `rule_broken` (unit or member gone, due date out of the year) */
export async function savePlanItem(
  write: Write,
  { fields, ...target }: HandlerInput<'planItems.save'>,
): Promise<Saved> {
  const { seq, ...rest } = fields;
  refuseIssues([...planItemIssues(fields), ...(await ownerIssues(write, fields))]);
  if (target.id === undefined) {
    const place = seq ?? (await lastPlace(write.trx, fields.year)) + 1;
    return saveRecord(write, 'plan_item', target, { ...rest, ...FRESH, seq: place });
  }
  return saveRecord(write, 'plan_item', target, { ...rest, ...(seq === undefined ? {} : { seq }) });
}

/** Adds the rows of a list after the last item, all or none. @throws AppError `rule_broken`; a field is named `rows.<n>.<field>` */
export async function addPlanItems(
  write: Write,
  { year, rows }: HandlerInput<'planItems.addMany'>,
): Promise<{ count: number }> {
  const issues: FieldIssue[] = [];
  for (const [index, row] of rows.entries()) {
    const own = [...planItemIssues({ year, dueOn: row.dueOn }), ...(await ownerIssues(write, row))];
    issues.push(...own.map((issue) => ({ ...issue, field: `rows.${index}.${issue.field}` })));
  }
  refuseIssues(issues);
  const last = await lastPlace(write.trx, year);
  const items = rows.map((row, index) => ({ fields: { ...row, ...FRESH, year, seq: last + index + 1 } }));
  await createRecords(write, 'plan_item', items);
  return { count: items.length };
}

/**
 * Carries open items of the year before on; each new item names the old one, which stays as it is.
 * @throws AppError `not_found`; `rule_broken` when one is done, cancelled or carried already, or the due date is out of the year
 */
export async function copyUnfinished(
  write: Write,
  { year, ids, dueOn }: HandlerInput<'planItems.copyUnfinished'>,
): Promise<{ count: number }> {
  refuseIssues(planItemIssues({ year, dueOn }));
  const open = new Map((await unfinishedOf(write.trx, year - 1, write.today)).map((item) => [item.id, item]));
  const chosen = new Set(ids);
  if ([...chosen].some((id) => !open.has(id))) refuseIssues([{ field: 'ids', code: 'plan_not_unfinished' }]);
  const last = await lastPlace(write.trx, year);
  const items = [...open.values()]
    .filter(({ id }) => chosen.has(id))
    .map(({ id, text, responsibleOfficeId, responsibleMemberId }, index) => {
      const own = { year, seq: last + index + 1, text, responsibleOfficeId, responsibleMemberId, dueOn };
      return { fields: { ...FRESH, ...own, carriedFromId: id } };
    });
  await createRecords(write, 'plan_item', items, { action: 'plan_item.carry' });
  return { count: items.length };
}

/** Marks an item done, cancelled or open again. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function setPlanStatus(
  write: Write,
  { id, expectedRevision, status, doneOn: typedOn, evidence, reason }: HandlerInput<'planItems.setStatus'>,
): Promise<Saved> {
  const present = await requirePresent(write, 'plan_item', id);
  const doneOn = typedOn ?? null;
  const change = { status, doneOn, evidence, reason };
  const around = { year: Number(present.year), today: write.today };
  refuseIssues(planStatusIssues(change, around, await filesOf(write.trx, id)));
  const isDone = status === 'done';
  const words = evidence.normalize('NFC').trim();
  const patch = { status, doneOn: isDone ? doneOn : null, evidence: isDone && words !== '' ? words : null };
  const options = { action: `plan_item.${status}`, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
  const { revision } = await updateRecord(write, 'plan_item', id, expectedRevision, patch, options);
  return { id, revision };
}

/** Notes progress. @throws AppError `not_found`; `conflict` when the item is voided; `rule_broken` for a day to come */
export async function addProgress(write: Write, fields: HandlerInput<'planItems.addProgress'>): Promise<Saved> {
  await requirePresent(write, 'plan_item', fields.planItemId);
  if (fields.notedOn > write.today) refuseIssues([{ field: 'notedOn', code: 'date_in_future' }]);
  return { id: await createRecord(write, 'plan_progress', fields), revision: 1 };
}

/** Voids an item. @throws AppError `not_found`, `conflict`; `rule_broken` when a later item goes on with it */
export async function voidPlanItem(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'planItems.void'>,
): Promise<Saved> {
  const year = await carriedToYear(write.trx, id);
  if (year !== null) refuseIssues([{ field: 'id', code: 'plan_carried', params: { year } }]);
  return voidRecord(write, 'plan_item', id, expectedRevision, reason);
}

/** The unit is one of the office's that still is; the member one that is active. What an item already names may stay. */
async function ownerIssues(write: Write, owners: Owners): Promise<FieldIssue[]> {
  const { responsibleOfficeId, responsibleMemberId } = owners;
  const issues: FieldIssue[] = [];
  const unit = await findRecord(write.trx, 'office', responsibleOfficeId);
  if (!unit || unit.recordState === 'voided') issues.push({ field: 'responsibleOfficeId', code: 'not_found' });
  if (responsibleMemberId === null) return issues;
  const person = await findRecord(write.trx, 'member', responsibleMemberId);
  if (!person || person.recordState === 'voided') issues.push({ field: 'responsibleMemberId', code: 'not_found' });
  return issues;
}

/**
 * Gives an open item to another member, with a history line of its own.
 * @throws AppError `not_found`; `conflict` when it is no longer open or no longer the former member's
 */
export async function givePlanItem(
  write: Write,
  { id, from, to, on, reason }: { id: string; from: string; to: string; on: string; reason: string },
): Promise<void> {
  const present = await requirePresent(write, 'plan_item', id);
  if (present.status !== 'open' || present.responsibleMemberId !== from)
    throw new AppError('conflict', { record: present });
  const options = { action: 'plan_item.handover', reason, effectiveOn: on };
  await updateRecord(write, 'plan_item', id, present.revision, { responsibleMemberId: to }, options);
}
