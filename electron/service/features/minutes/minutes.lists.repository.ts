import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { MEETING_KINDS } from '#shared/features/meetings/meetings.contract.ts';
import { textConditions } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

/** The last round of review of a draft. */
const lastRound = (column: 'state' | 'reviewerName') => sql`CASE WHEN meeting.recordState = 'draft' THEN
  (SELECT ${sql.ref(column)} FROM minutes_review r WHERE r.meetingId = meeting.id AND r.recordState <> 'voided'
    ORDER BY r.round DESC LIMIT 1) END`;

/** Columns of the list of meetings about their minutes (`minutesRow`); the day they are due is counted by `withMinutesDue`. */
export const MINUTES_COLUMNS = sql`${lastRound('state')} AS reviewState, ${lastRound('reviewerName')} AS reviewerName,
  CASE WHEN meeting.recordState = 'draft' THEN (SELECT count(*) FROM minutes_remark k WHERE k.meetingId = meeting.id
    AND k.recordState <> 'voided' AND k.resolvedAt IS NULL) ELSE 0 END AS openRemarks,
  (SELECT count(*) FROM minutes_correction c WHERE c.meetingId = meeting.id AND c.recordState IN ('final','archived')) AS corrections,
  CASE WHEN meeting.recordState IN ('final','archived') THEN meeting.minutesIssuedOn END AS issuedDay, NULL AS minutesDue`;

const waitingRow = z.object({
  meetingId: z.string(),
  title: z.string(),
  /** Local moment at which it began, and its day. */
  heldAt: z.string(),
  heldOn: z.string(),
  reviewState: z.enum(['waiting', 'agreed', 'returned', 'replaced']).nullable(),
  reviewerId: z.string().nullable(),
  reviewerName: z.string().nullable(),
  handedInByName: z.string().nullable(),
  handedInBy: z.string().nullable(),
});
export type WaitingRow = z.output<typeof waitingRow>;

/** Meetings that were held and whose minutes are drafts, the oldest first, with the last round of their review. */
export async function unfinishedMinutes(db: Kysely<Schema>, today: string, limit: number): Promise<WaitingRow[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT meeting.id AS meetingId, meeting.title, meeting.startAt AS heldAt, substr(meeting.startAt, 1, 10) AS heldOn,
      r.state AS reviewState,
      r.reviewerId, r.reviewerName, r.handedInByName, r.createdBy AS handedInBy
    FROM meeting LEFT JOIN minutes_review r ON r.meetingId = meeting.id AND r.recordState <> 'voided'
      AND r.round = (SELECT max(round) FROM minutes_review WHERE meetingId = meeting.id AND recordState <> 'voided')
    WHERE meeting.recordState = 'draft' AND meeting.startAt < ${`${today}T24`}
    ORDER BY meeting.startAt, meeting.rowKey LIMIT ${limit}`.execute(db);
  return found.rows.map((row) => waitingRow.parse(row));
}

const registerRow = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(MEETING_KINDS),
  title: z.string(),
  heldOn: z.string(),
  issuedOn: z.string().nullable(),
  signerName: z.string().nullable(),
  corrections: z.number(),
  distribution: z.string().nullable(),
  copyTo: z.string().nullable(),
  voidReason: z.string().nullable(),
  recordState: z.string(),
});
export type StoredRegisterRow = z.output<typeof registerRow>;

type RegisterInput = Pick<HandlerInput<'minutes.register'>, 'year' | 'kind' | 'text' | 'offset' | 'limit'>;

/** Minutes that got a number in a year, in the order of kind and number; voided ones stay in their place. */
export async function registerOfYear(
  db: Kysely<Schema>,
  { year, kind, text, offset, limit }: RegisterInput,
): Promise<{ total: CallOutput<'minutes.register'>['total']; rows: StoredRegisterRow[] }> {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`numberYear = ${year}`];
  if (kind !== undefined) conditions.push(sql<SqlBool>`kind = ${kind}`);
  conditions.push(...textConditions(text, ['title', 'number', 'distribution', 'copyTo']));
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM meeting WHERE ${where}`.execute(db);
  const order = sql.join(
    MEETING_KINDS.map((one, index) => sql`WHEN ${one} THEN ${sql.lit(index)}`),
    sql` `,
  );
  const found = await sql<Record<string, unknown>>`
    SELECT id, number, kind, title, substr(startAt, 1, 10) AS heldOn, minutesIssuedOn AS issuedOn,
      (SELECT signerName FROM attachment WHERE ownerId = meeting.id AND attachment.kind = 'minutes_pdf'
        AND attachment.recordState <> 'voided' LIMIT 1) AS signerName,
      (SELECT count(*) FROM minutes_correction c WHERE c.meetingId = meeting.id
        AND c.recordState IN ('final','archived')) AS corrections,
      distribution, copyTo, voidReason, recordState
    FROM meeting WHERE ${where} ORDER BY CASE kind ${order} END, numberSeq LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map((row) => registerRow.parse(row)) };
}
