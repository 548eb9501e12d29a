import type { HandlerInput } from '#shared/contract/list.ts';
import { changeIssues } from '#shared/features/decisions/decisions.rules.ts';
import { createRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { changeExists, citationExists } from './citations.repository.ts';
import { decisionForUse } from './decisionParts.repository.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Notes that a later decision changes an earlier one.
 * @throws AppError `not_found`, `rule_broken` (itself, an earlier one changing a later one, voided, a day before the deciding, noted already)
 */
export async function addChange(write: Write, fields: HandlerInput<'decisions.addChange'>): Promise<Saved> {
  const later = await decisionForUse(write.trx, fields.decisionId);
  const earlier = await decisionForUse(write.trx, fields.changedDecisionId);
  refuseIssues(changeIssues(later, earlier, fields));
  if (await changeExists(write.trx, fields)) refuseIssues([{ field: 'changedDecisionId', code: 'changed_already' }]);
  const id = await createRecord(write, 'decision_change', fields, { effectiveOn: fields.effectiveOn });
  write.changed('decision', fields.decisionId, fields.changedDecisionId);
  return { id, revision: 1 };
}

/** Takes back a note of a change or a citation with its reason. @throws AppError `not_found`, `conflict` */
export async function takeBack(
  write: Write,
  collection: 'decision_change' | 'decision_citation',
  { id, expectedRevision, reason }: HandlerInput<'decisions.voidChange'>,
): Promise<Saved> {
  await requirePresent(write, collection, id);
  return voidRecord(write, collection, id, expectedRevision, reason);
}

/**
 * Names the decision that an action carries out. The minutes that set the action up do not change by it.
 * @throws AppError `not_found`, `conflict`, `rule_broken` (the action stands in a draft or was voided with its meeting, the decision is voided)
 */
export async function linkAction(
  write: Write,
  { actionId, expectedRevision, decisionId }: HandlerInput<'decisions.linkAction'>,
): Promise<Saved> {
  const action = await requirePresent(write, 'action_item', actionId);
  if (action.listed !== 1) refuseIssues([{ field: 'actionId', code: 'action_not_listed' }]);
  if (decisionId !== null) await requireUsable(write, decisionId);
  const options = { action: decisionId === null ? 'action_item.unlink' : 'action_item.link' };
  const { revision } = await updateRecord(write, 'action_item', actionId, expectedRevision, { decisionId }, options);
  for (const id of [action.decisionId, decisionId]) if (typeof id === 'string') write.changed('decision', id);
  return { id: actionId, revision };
}

/** Names a decision as the basis of a record. @throws AppError `not_found`, `conflict` (the record is voided), `rule_broken` */
export async function cite(write: Write, fields: HandlerInput<'decisions.cite'>): Promise<Saved> {
  await requirePresent(write, fields.ownerType, fields.ownerId);
  await requireUsable(write, fields.decisionId);
  if (await citationExists(write.trx, fields)) refuseIssues([{ field: 'decisionId', code: 'cited_already' }]);
  const id = await createRecord(write, 'decision_citation', fields);
  return { id, revision: 1 };
}

/** @throws AppError `not_found`; `rule_broken` when the decision is voided */
async function requireUsable(write: Write, decisionId: string): Promise<void> {
  const { voided } = await decisionForUse(write.trx, decisionId);
  if (voided) refuseIssues([{ field: 'decisionId', code: 'decision_voided' }]);
}
