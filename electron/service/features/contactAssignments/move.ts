import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { MOST_MOVES } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import { message } from '#shared/text/index.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecords } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import { updateRecords } from '../../db/updateRecords.ts';
import type { Write } from '../../db/write.ts';
import { holders } from './assignments.repository.ts';
import { filteredIds } from './cover.repository.ts';
import { townshipCoverAt } from './cover.ts';
import { type PlannedMove, planMoves, type Subject } from './move.plan.ts';

/** What the audit calls it: the end of the one and the beginning of the other. */
const ACTION = 'contactAssignment.move';
/** Names that a refusal tells. */
const MOST_NAMED = 5;

/**
 * What a move would change, one line for each of the chosen.
 * @throws AppError `rule_broken` when the new contact is not in service, or the filter holds too many at once
 */
export async function previewMove(
  db: Kysely<Schema>,
  { on, to, chosen }: HandlerInput<'contactAssignments.previewMove'>,
  today: string,
): Promise<CallOutput<'contactAssignments.previewMove'>> {
  await requireHolder(db, to);
  const subjects = chosen.by === 'subjects' ? chosen.subjects : await subjectsOf(db, chosen.filter, today);
  const rows = (await planMoves(db, { on, to, today }, subjects)).map(({ row }) => row);
  const count = (change: (typeof rows)[number]['change']) => rows.filter((row) => row.change === change).length;
  return {
    rows,
    counts: {
      moves: count('moves'),
      unchanged: count('unchanged'),
      ended: count('ended'),
      uncovered: rows.filter((row) => row.change === 'moves' && row.after === null).length,
    },
  };
}

async function subjectsOf(
  db: Kysely<Schema>,
  { at, ...filter }: Extract<HandlerInput<'contactAssignments.previewMove'>['chosen'], { by: 'filter' }>['filter'],
  today: string,
): Promise<Subject[]> {
  const day = { at: at ?? today, today };
  const ids = await filteredIds(db, day, await townshipCoverAt(db, day.at), filter, MOST_MOVES + 1);
  if (ids.length > MOST_MOVES)
    refuseIssues([{ field: 'chosen', code: 'contact_too_many', params: { most: MOST_MOVES } }]);
  return ids.map((id) => ({ kind: 'organization', id }));
}

/**
 * Moves organizations and townships to another contact in one transaction: each old assignment ends the day before, a new one begins.
 * @throws AppError `conflict` with `changed` (names of those that are no longer as the preview showed) and `count`: nothing is moved;
 *   `rule_broken` when the new contact is not in service
 */
export async function moveContacts(
  write: Write,
  { on, to, subjects, basisDocumentNo, note }: HandlerInput<'contactAssignments.move'>,
): Promise<CallOutput<'contactAssignments.move'>> {
  await requireHolder(write.trx, to);
  const once = [...new Map(subjects.map((subject) => [`${subject.kind} ${subject.id}`, subject])).values()];
  const planned = await planMoves(write.trx, { on, to, today: write.today }, once);
  const seen = new Map(once.map((subject) => [`${subject.kind} ${subject.id}`, subject.seen]));
  if (planned.length < once.length) throw new AppError('not_found');
  const changed = planned.filter(({ row }) => row.change !== 'moves' || row.seen !== seen.get(`${row.kind} ${row.id}`));
  if (changed.length > 0) {
    const names = changed.slice(0, MOST_NAMED).map(({ row }) => row.name);
    throw new AppError('conflict', { changed: names, count: changed.length });
  }
  const reason = note ?? basisDocumentNo ?? undefined;
  await writeMoves(write, planned, { on, to, basisDocumentNo, note, ...(reason ? { reason } : {}) });
  return { moved: planned.length };
}

/** What is written into the new assignments and into the history of both. */
export type MoveWords = {
  readonly on: string;
  readonly to: string | null;
  readonly basisDocumentNo: string | null;
  readonly note: string | null;
  readonly reason?: string;
};

/** Writes planned moves; the ends stand before the beginnings, so that no day has two contacts at any moment. */
async function writeMoves(write: Write, planned: readonly PlannedMove[], words: MoveWords): Promise<void> {
  const { on, to, basisDocumentNo, note, reason } = words;
  const ends = new Map<string, Fields>();
  const begins: { fields: Fields }[] = [];
  for (const { row, plan } of planned) {
    if (plan === null) continue;
    const voided = { recordState: 'voided', voidReason: message('zh-CN', 'contactAssignments.replacedSameDay') };
    if (plan.ends !== null) ends.set(plan.ends.id, plan.ends.endOn === null ? voided : { endOn: plan.ends.endOn });
    if (plan.begins === null || to === null) continue;
    const organizationId = row.kind === 'organization' ? row.id : null;
    const townshipName = row.kind === 'township' ? row.id : null;
    begins.push({ fields: { memberId: to, organizationId, townshipName, ...plan.begins, note, basisDocumentNo } });
  }
  const options = { action: ACTION, effectiveOn: on, ...(reason === undefined ? {} : { reason }) };
  for (const isVoid of [false, true]) {
    const some = [...ends].filter(([, fields]) => 'recordState' in fields === isVoid);
    await updateRecords(write, 'contact_assignment', new Map(some), options);
  }
  await createRecords(write, 'contact_assignment', begins, options);
}

async function requireHolder(db: Kysely<Schema>, memberId: string | null): Promise<void> {
  if (memberId === null) return;
  const member = (await holders(db)).get(memberId);
  if (member === undefined) refuseIssues([{ field: 'to', code: 'not_found' }]);
  else if (!member.active) refuseIssues([{ field: 'to', code: 'contact_inactive', params: { name: member.name } }]);
}
