import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { checkAssignment, checkChange, checkDutyIds, checkReplacement } from '#shared/features/duties/duties.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { createRecord, findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, type SaveTarget, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { assignmentById, itemsById, termsOfGroup } from './duties.repository.ts';
import { correctionDay, POST_FIELDS } from './memberPosts.ts';

export type AssignmentFields = HandlerInput<'duties.saveAssignment'>['fields'];
type Saved = { readonly id: string; readonly revision: number };

/**
 * Creates or changes an assignment under the rules of domain.md §5.
 * @throws AppError `rule_broken` codes `date_order`, `duty_overlap`, `second_leader`, `not_found`, `duty_of_other_group`; `conflict`
 */
export async function saveAssignment(write: Write, target: SaveTarget, fields: AssignmentFields): Promise<Saved> {
  const others = await termsOfGroup(write.trx, fields.leadingGroupId);
  // A duty that was voided after it was given stays named until somebody takes it off: only what is added must exist.
  const kept = target.id === undefined ? [] : ((await assignmentById(write.trx, target.id))?.dutyIds ?? []);
  const added = fields.dutyIds.filter((id) => !kept.includes(id));
  refuseIssues([
    ...(await missingReference(write, 'leading_group', 'leadingGroupId', fields.leadingGroupId)),
    ...(await missingReference(write, 'member', 'memberId', fields.memberId)),
    ...checkAssignment({ ...fields, id: target.id }, others),
    ...checkDutyIds({ ...fields, dutyIds: added }, await itemsById(write.trx, added)),
  ]);
  const stored = { ...fields, joint: fields.role === 'leader' && fields.joint };
  return saveRecord(write, 'duty_assignment', target, stored, { effectiveOn: fields.startOn });
}

/**
 * Changes an assignment from a day on: the old term ends the day before, the new one holds what changed. Two records, each with its line
 * of history, in the open transaction.
 * @throws AppError `rule_broken` codes of `checkChange` and of an assignment; `conflict`, `not_found`
 */
export async function changeAssignment(
  write: Write,
  { id, expectedRevision }: SaveTarget & { readonly id: string },
  fields: AssignmentFields,
  from: string,
): Promise<Saved> {
  const old = await shownAssignment(write, id, expectedRevision);
  refuseIssues(checkChange(old, fields, from));
  const endOn = addDays(from, -1);
  await updateRecord(write, 'duty_assignment', id, expectedRevision, { endOn }, { effectiveOn: from });
  return saveAssignment(write, {}, { ...fields, startOn: from, dutyIds: await standingItems(write, fields.dutyIds) });
}

/** Duty items that are not voided: a new term does not name the others. */
async function standingItems(write: Write, ids: readonly string[]): Promise<string[]> {
  const found = await itemsById(write.trx, ids);
  const voided = new Set(found.flatMap(({ id, recordState }) => (recordState === 'voided' ? [id] : [])));
  return ids.filter((id) => !voided.has(id));
}

/** The fields of an assignment that a form showed. @throws AppError `not_found`; `conflict` when it was changed since */
async function shownAssignment(
  write: Write,
  id: string,
  expectedRevision: number | undefined,
): Promise<AssignmentFields> {
  const present = await requirePresent(write, 'duty_assignment', id);
  if (present.revision !== expectedRevision) throw new AppError('conflict', { record: present });
  const fields = await assignmentById(write.trx, id);
  if (fields === undefined) throw new AppError('not_found');
  return fields;
}

/**
 * Puts another member into the place of an assignment from a day on: the old one ends the day before, the new one holds the same
 * role, place, duties and sections. Two records, each with its line of history, in the open transaction.
 * @throws AppError `rule_broken` codes of `checkReplacement` and of an assignment; `conflict`, `not_found`
 */
export async function replaceHolder(
  write: Write,
  { id, expectedRevision, memberId, on, basisDocumentNo }: HandlerInput<'duties.replace'>,
): Promise<{ readonly endedId: string; readonly id: string }> {
  const old = await shownAssignment(write, id, expectedRevision);
  refuseIssues(checkReplacement(old, { memberId, on }));
  const endOn = addDays(on, -1);
  const dutyIds = await standingItems(write, old.dutyIds);
  const begun = { ...old, memberId, dutyIds, startOn: on, basisDocumentNo: basisDocumentNo ?? old.basisDocumentNo };
  const others = (await termsOfGroup(write.trx, old.leadingGroupId)).map((term) =>
    term.id === id ? { ...term, endOn } : term,
  );
  refuseIssues([...(await missingReference(write, 'member', 'memberId', memberId)), ...checkAssignment(begun, others)]);
  await updateRecord(write, 'duty_assignment', id, expectedRevision, { endOn }, { effectiveOn: on });
  const newId = await createRecord(write, 'duty_assignment', begun, { effectiveOn: on });
  return { endedId: id, id: newId };
}

/**
 * Creates or changes a member. Another name, post or unit holds from a day on, or, as a correction, as long as what it corrects.
 * @param effectiveOn null: a correction; undefined: today
 */
export async function saveMember(
  write: Write,
  { fields, effectiveOn, ...target }: HandlerInput<'duties.saveMember'>,
): Promise<Saved> {
  refuseIssues(await missingReference(write, 'office', 'officeId', fields.officeId));
  if (target.id === undefined) return saveRecord(write, 'member', target, fields);
  const present = await requirePresent(write, 'member', target.id);
  const moved = POST_FIELDS.some((field) => present[field] !== fields[field]);
  const day = effectiveOn === null ? await correctionDay(write.trx, present) : effectiveOn;
  return saveRecord(write, 'member', target, fields, moved && day !== undefined ? { effectiveOn: day } : {});
}

/** Creates or changes a duty item. @throws AppError `rule_broken` codes `date_order`, `not_found`, `duty_moved`; `conflict` */
export async function saveItem(write: Write, { fields, ...target }: HandlerInput<'duties.saveItem'>): Promise<Saved> {
  const issues = await missingReference(write, 'leading_group', 'leadingGroupId', fields.leadingGroupId);
  if (fields.endOn !== null && fields.endOn < fields.startOn) issues.push({ field: 'endOn', code: 'date_order' });
  if (target.id !== undefined) {
    const present = await requirePresent(write, 'duty_item', target.id);
    // Assignments of its own group name it.
    if (present.leadingGroupId !== fields.leadingGroupId) issues.push({ field: 'leadingGroupId', code: 'duty_moved' });
  }
  refuseIssues(issues);
  return saveRecord(write, 'duty_item', target, fields, { effectiveOn: fields.startOn });
}

/** A reference must lead to a record that is not voided. */
async function missingReference(
  write: Write,
  collection: 'office' | 'leading_group' | 'member',
  field: string,
  id: string | null,
): Promise<FieldIssue[]> {
  if (id === null) return [];
  const found = await findRecord(write.trx, collection, id);
  return found && found.recordState !== 'voided' ? [] : [{ field, code: 'not_found' }];
}
