import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type StudyMakeUp,
  type StudySession,
  studyAttendance,
  studySession,
  studySessionRow,
} from '#shared/features/studySessions/studySessions.contract.ts';
import type { StudyKind } from '#shared/features/studySessions/studySessions.lists.ts';
import { textConditions } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

const MADE_UP = sql`coalesce((SELECT sum(m.headcount) FROM study_make_up m
  WHERE m.sessionId = s.id AND m.recordState <> 'voided'), 0) AS madeUp`;
const COLUMNS = sql`s.id, s.revision, s.recordState, s.voidReason, s.kind, s.heldOn, s.hours, s.place, s.topic, s.chairName,
  s.recorderName, s.participants, s.absent, ${MADE_UP}`;

/** Sessions, newest first; voided ones stay visible unless a state is asked for. */
export async function studyPage(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'studySessions.list'>,
): Promise<CallOutput<'studySessions.list'>> {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`1`];
  if (filter.kind) conditions.push(sql<SqlBool>`s.kind = ${filter.kind}`);
  if (filter.state) conditions.push(sql<SqlBool>`s.recordState = ${filter.state}`);
  if (filter.year !== undefined) conditions.push(sql<SqlBool>`substr(s.heldOn, 1, 4) = ${String(filter.year)}`);
  if (filter.month !== undefined)
    conditions.push(sql<SqlBool>`substr(s.heldOn, 6, 2) = ${String(filter.month).padStart(2, '0')}`);
  conditions.push(...textConditions(filter.text, ['s.topic', 's.place', 's.chairName', 's.recorderName']));
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM study_session s WHERE ${where}`.execute(
    db,
  );
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM study_session s WHERE ${where}
    ORDER BY s.heldOn DESC, s.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map((row) => studySessionRow.parse(row)) };
}

/** One session with its lists. @throws AppError `not_found` */
export async function sessionById(db: Kysely<Schema>, id: string): Promise<StudySession> {
  const found = await sql<Record<string, unknown>>`
    SELECT ${COLUMNS}, s.contentText, s.discussionText, s.attendance FROM study_session s WHERE s.id = ${id}`.execute(
    db,
  );
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  const attendance = z.array(studyAttendance).parse(JSON.parse(String(row.attendance)));
  return studySession.parse({ ...row, attendance });
}

/** The make-ups of a session by day; voided ones stay readable. Names come from the session's own list. */
export async function makeUpsOf(db: Kysely<Schema>, session: StudySession): Promise<StudyMakeUp[]> {
  const names = new Map(session.attendance.map(({ memberId, name }) => [memberId, name]));
  const rows = await db
    .selectFrom('study_make_up')
    .select(['id', 'revision', 'madeUpOn', 'headcount', 'memberId', 'note', 'voidReason'])
    .where('sessionId', '=', session.id)
    .orderBy('madeUpOn')
    .orderBy('rowKey')
    .execute();
  return rows.map((row) => ({ ...row, memberName: row.memberId === null ? null : (names.get(row.memberId) ?? null) }));
}

/** A final session as the figures count it. */
export type HeldSession = {
  readonly id: string;
  readonly kind: StudyKind;
  readonly heldOn: string;
  readonly topic: string | null;
  readonly participants: number;
  readonly absent: number;
  readonly madeUp: number;
  readonly hours: number | null;
};

/** Final sessions between two days, by day. */
export async function sessionsHeld(db: Kysely<Schema>, from: string, to: string): Promise<HeldSession[]> {
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM study_session s
    WHERE s.recordState IN ('final', 'archived') AND s.heldOn BETWEEN ${from} AND ${to}
    ORDER BY s.heldOn, s.rowKey`.execute(db);
  return found.rows.map((row) => studySessionRow.parse(row));
}
