import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { ROLES, type Role } from '#shared/contract/permissions.ts';
import { recordId } from '#shared/contract/primitives.ts';
import {
  actionFields,
  agendaItemFields,
  decisionFields,
  meetingRow,
  meeting as meetingSchema,
} from '#shared/features/meetings/meetings.contract.ts';
import { textConditions } from '../../db/like.ts';
import { findRecord, recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { MINUTES_COLUMNS } from '../minutes/minutes.lists.repository.ts';
import { readPerson } from './meetings.conduct.ts';

export const CHILD_COLLECTIONS = ['agenda_item', 'attendance', 'decision', 'action_item'] as const;
export type ChildCollection = (typeof CHILD_COLLECTIONS)[number];

const storedMeeting = meetingSchema;
const storedAgenda = z.object({ ...agendaItemFields.shape, id: recordId });
const storedDecision = z.object({
  ...decisionFields.shape,
  id: recordId,
  agendaItemId: z.string().nullable(),
  number: z.string().nullable(),
});
const storedAction = z.object({
  ...actionFields.shape,
  id: recordId,
  decisionId: z.string().nullable(),
  /** The due date that the meeting agreed, when it was extended since. */
  firstDueOn: z.string().nullable(),
  revision: z.number(),
  doneOn: z.string().nullable(),
  evidence: z.string().nullable(),
});

export type StoredMeeting = z.output<typeof storedMeeting>;
type Got = CallOutput<'meetings.get'>;
export type MeetingLists = Pick<Got, 'agenda' | 'attendance' | 'decisions' | 'actions'>;

/** Meetings, newest first; voided ones stay visible unless a state is asked for. */
export async function listMeetings(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'meetings.list'>,
): Promise<CallOutput<'meetings.list'>> {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`1`];
  if (filter.kind) conditions.push(sql<SqlBool>`kind = ${filter.kind}`);
  if (filter.recordState) conditions.push(sql<SqlBool>`recordState = ${filter.recordState}`);
  if (filter.year !== undefined) conditions.push(sql<SqlBool>`substr(startAt, 1, 4) = ${String(filter.year)}`);
  conditions.push(...textConditions(filter.text, ['title', 'number', 'place', 'chairName']));
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM meeting WHERE ${where}`.execute(db);
  // A voided meeting takes its decisions and actions out of every figure (domain.md §2).
  const found = await sql<Record<string, unknown>>`
    SELECT id, revision, kind, title, number, startAt, place, chairName, recordState, updatedAt,
      (SELECT count(*) FROM decision WHERE meetingId = meeting.id AND decision.recordState <> 'voided'
        AND meeting.recordState <> 'voided') AS decisions,
      (SELECT count(*) FROM action_item WHERE meetingId = meeting.id AND action_item.recordState <> 'voided'
        AND status = 'open' AND meeting.recordState <> 'voided') AS openActions,
      EXISTS (SELECT 1 FROM attachment WHERE ownerId = meeting.id AND ownerType = 'meeting'
        AND attachment.recordState <> 'voided' AND signerName IS NOT NULL) AS signed, ${MINUTES_COLUMNS}
    FROM meeting WHERE ${where} ORDER BY startAt DESC, rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: found.rows.map((row) => meetingRow.parse({ ...row, signed: row.signed === 1 })),
  };
}

/** @throws AppError `not_found` */
export async function meetingById(db: Kysely<Schema>, id: string): Promise<StoredMeeting> {
  const found = await findRecord(db, 'meeting', id);
  if (!found) throw new AppError('not_found');
  return storedMeeting.parse(found);
}

/** Rows of one list of a meeting in order, voided ones left out. */
export async function childrenOf(
  db: Kysely<Schema>,
  collection: ChildCollection,
  meetingId: string,
): Promise<StoredRecord[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT * FROM ${sql.table(collection)} WHERE meetingId = ${meetingId} AND recordState <> 'voided'
    ORDER BY seq, rowKey`.execute(db);
  return found.rows.map((row) => recordOf(collection, row));
}

/** The four lists of a meeting as screens and the document read them. */
export async function listsOf(db: Kysely<Schema>, meetingId: string): Promise<MeetingLists> {
  const agenda = (await childrenOf(db, 'agenda_item', meetingId)).map((row) => storedAgenda.parse(row));
  const placeOf = new Map(agenda.map((item, place) => [item.id, place]));
  const attendance = (await childrenOf(db, 'attendance', meetingId)).map((row) => readPerson(row, placeOf));
  const decisions = (await childrenOf(db, 'decision', meetingId)).map((row) => {
    const { agendaItemId, ...decision } = storedDecision.parse(row);
    return { ...decision, agendaIndex: placeOf.get(agendaItemId ?? '') ?? null };
  });
  const decisionPlaceOf = new Map(decisions.map(({ id }, place) => [id, place]));
  const actions = (await childrenOf(db, 'action_item', meetingId)).map((row) => {
    const { decisionId, firstDueOn, ...action } = storedAction.parse(row);
    // Minutes keep the date that was agreed, whatever was extended since (features M11).
    return {
      ...action,
      dueOn: firstDueOn ?? action.dueOn,
      decisionIndex: decisionPlaceOf.get(decisionId ?? '') ?? null,
    };
  });
  return { agenda, attendance, decisions, actions };
}

/** The next number within kind and year; voided meetings keep theirs (features M1). */
export async function nextNumber(db: Kysely<Schema>, kind: string, year: number): Promise<number> {
  const found = await db
    .selectFrom('meeting')
    .select((select) => select.fn.max('numberSeq').as('last'))
    .where('kind', '=', kind)
    .where('numberYear', '=', year)
    .executeTakeFirst();
  return Number(found?.last ?? 0) + 1;
}

/**
 * Marks that a list of the meeting changed although none of its own fields did: whoever has an older copy on the screen must
 * not overwrite it. The rows carry their own history.
 */
export async function touchMeeting(write: Write, id: string): Promise<number> {
  await write.trx
    .updateTable('meeting')
    .set((column) => ({ revision: column('revision', '+', 1), updatedAt: write.at, updatedBy: write.actor.id }))
    .where('id', '=', id)
    .execute();
  const { revision } = await write.trx
    .selectFrom('meeting')
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  write.changed('meeting', id);
  return revision;
}

const rolesSchema = z.array(z.enum(ROLES));

/** Whether an enabled user other than `userId` holds one of the roles. */
export async function othersHold(db: Kysely<Schema>, roles: readonly Role[], userId: string): Promise<boolean> {
  const rows = await db
    .selectFrom('user_account')
    .select('roles')
    .where('enabled', '=', 1)
    .where('id', '<>', userId)
    .execute();
  return rows.some((row) => rolesSchema.parse(JSON.parse(row.roles)).some((role) => roles.includes(role)));
}

/** Ids of a collection's records that exist and are not voided. */
export async function presentIds(
  db: Kysely<Schema>,
  collection: 'leading_group' | 'organization' | 'member',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom(collection)
    .select('id')
    .where('id', 'in', ids)
    .where('recordState', '<>', 'voided')
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Names by id of organizations, voided ones too. */
export async function organizationNames(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('organization').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
