import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { voidDocument } from '../officialDocuments/officialDocuments.number.ts';
import { documentById } from '../officialDocuments/officialDocuments.repository.ts';
import {
  assignmentFactsOf,
  assignmentsById,
  regroupingById,
  regroupingsOfGroup,
  type StoredRegrouping,
} from './regroupings.repository.ts';

/**
 * What keeps a regrouping from being voided: it is void, its notice is issued, one of its assignments was changed since, or the group
 * was changed later.
 * @returns a code of `ruleIssues`, or null
 */
export async function blockOfVoid(db: Kysely<Schema>, regrouping: StoredRegrouping): Promise<string | null> {
  if (regrouping.recordState === 'voided') return 'is_voided';
  if (regrouping.officialDocumentId !== null) {
    const document = await documentById(db, regrouping.officialDocumentId);
    if (document.stage === 'issued' && document.recordState !== 'voided') return 'regrouping_notice_issued';
  }
  const own = regrouping.lines.flatMap(({ ended, begun }) => [ended, begun].filter((one) => one !== null));
  const present = await assignmentsById(
    db,
    own.map(({ id }) => id),
  );
  const isChanged = own.some(({ id, revision }) => present.get(id)?.revision !== revision);
  if (isChanged) return 'regrouping_changed_since';
  const begun = new Set(regrouping.lines.map((line) => line.begun?.id));
  const facts = await assignmentFactsOf(db, regrouping.leadingGroupId);
  const isFollowed = facts.some(({ id, startOn }) => startOn >= regrouping.effectiveOn && !begun.has(id));
  return isFollowed ? 'regrouping_followed' : null;
}

/**
 * Voids a regrouping: what it began is void, what it ended goes on as before; a notice that is not issued is voided with it.
 * @throws AppError `not_found`, `conflict`, `rule_broken` while something later depends on it
 */
export async function voidRegrouping(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'regroupings.void'>,
): Promise<{ id: string; revision: number }> {
  const regrouping = await expectedRegrouping(write, id, expectedRevision);
  const code = await blockOfVoid(write.trx, regrouping);
  if (code !== null) refuseIssues([{ field: 'recordState', code }]);
  const options = { action: 'regrouping.void', reason, effectiveOn: regrouping.effectiveOn };
  for (const { begun } of regrouping.lines)
    if (begun !== null) await voidRecord(write, 'duty_assignment', begun.id, begun.revision, reason);
  const restored = new Map<string, { readonly from: number; readonly to: number }>();
  for (const { ended } of regrouping.lines) {
    if (ended === null) continue;
    const fields = { endOn: ended.formerEndOn };
    const { revision } = await updateRecord(write, 'duty_assignment', ended.id, ended.revision, fields, options);
    restored.set(ended.id, { from: ended.revision - 1, to: revision });
  }
  await followRestored(write, regrouping, restored);
  if (regrouping.officialDocumentId !== null) {
    const document = await documentById(write.trx, regrouping.officialDocumentId);
    if (document.recordState !== 'voided')
      await voidDocument(write, { id: document.id, expectedRevision: document.revision, reason });
  }
  return voidRecord(write, 'regrouping', id, expectedRevision, reason);
}

/**
 * What was restored is as an earlier regrouping left it: that one may be voided next. Its lines learn the revision it has now.
 * @param restored by assignment: the revision before the regrouping that is voided, and the present one
 */
async function followRestored(
  write: Write,
  voided: StoredRegrouping,
  restored: ReadonlyMap<string, { readonly from: number; readonly to: number }>,
): Promise<void> {
  const follow = <Place extends { readonly id: string; readonly revision: number }>(place: Place | null) => {
    const known = place === null ? undefined : restored.get(place.id);
    return place === null || known?.from !== place.revision ? place : { ...place, revision: known.to };
  };
  for (const earlier of await regroupingsOfGroup(write.trx, voided.leadingGroupId)) {
    if (earlier.id === voided.id) continue;
    const lines = earlier.lines.map((line) => ({ ...line, ended: follow(line.ended), begun: follow(line.begun) }));
    await updateRecord(write, 'regrouping', earlier.id, earlier.revision, { lines }, { action: 'regrouping.void' });
  }
}

/**
 * The regrouping that a screen showed, still as it showed it.
 * @throws AppError `not_found`, `conflict` with the present record when it was changed or voided
 */
export async function expectedRegrouping(
  write: Write,
  id: string,
  expectedRevision: number,
): Promise<StoredRegrouping> {
  const present = await regroupingById(write.trx, id);
  if (present.recordState === 'voided' || present.revision !== expectedRevision)
    throw new AppError('conflict', { record: await findRecord(write.trx, 'regrouping', id) });
  return present;
}
