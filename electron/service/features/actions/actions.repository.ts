import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { HandlerInput } from '#shared/contract/list.ts';
import { actionItem } from '#shared/features/actions/actions.contract.ts';
import { likePattern } from '../../db/like.ts';
import { recordOf } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

const listedAction = actionItem.extend({ meetingTitle: z.string().nullable(), meetingNumber: z.string().nullable() });
type ListedAction = z.output<typeof listedAction>;

/** Only actions of finalized meetings and those from other sources count; drafts and voided meetings take theirs along. */
const LISTED = sql<SqlBool>`action_item.recordState <> 'voided'
  AND (action_item.meetingId IS NULL OR meeting.recordState IN ('final','archived'))`;
const FROM = sql`FROM action_item LEFT JOIN meeting ON meeting.id = action_item.meetingId`;

/** One page of the action list by due date, and the number of all that fit. */
export async function listActions(
  db: Kysely<Schema>,
  { show, text = '', offset, limit }: HandlerInput<'actions.list'>,
  today: string,
): Promise<{ total: number; rows: ListedAction[] }> {
  const conditions: Expression<SqlBool>[] = [LISTED];
  if (show === 'open') conditions.push(sql<SqlBool>`action_item.status = 'open'`);
  if (show === 'overdue') conditions.push(sql<SqlBool>`action_item.status = 'open' AND action_item.dueOn < ${today}`);
  if (show === 'done') conditions.push(sql<SqlBool>`action_item.status = 'done'`);
  for (const word of text.split(/\s+/u).filter(Boolean).slice(0, 8)) {
    const columns = [
      'action_item.text',
      'responsibleUnit',
      'responsibleNames',
      'sourceText',
      'meeting.title',
      'meeting.number',
    ];
    const tests = columns.map((column) => sql<SqlBool>`${sql.ref(column)} LIKE ${likePattern(word)} ESCAPE '\\'`);
    conditions.push(sql<SqlBool>`(${sql.join(tests, sql` OR `)})`);
  }
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total ${FROM} WHERE ${where}`.execute(db);
  const found = await sql<Record<string, unknown>>`
    SELECT action_item.*, meeting.title AS meetingTitle, meeting.number AS meetingNumber ${FROM} WHERE ${where}
    ORDER BY action_item.dueOn, action_item.rowKey LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: found.rows.map((row) => listedAction.parse(recordOf('action_item', row))),
  };
}

/** All open actions, how many of them are near due (`today` … `nearUntil`), and how many are overdue. */
export async function countActions(
  db: Kysely<Schema>,
  today: string,
  nearUntil: string,
): Promise<{ open: number; near: number; overdue: number }> {
  const found = await sql<{ open: number; near: number | null; overdue: number | null }>`
    SELECT count(*) AS open, sum(action_item.dueOn < ${today}) AS overdue,
      sum(action_item.dueOn BETWEEN ${today} AND ${nearUntil}) AS near
    ${FROM} WHERE ${LISTED} AND action_item.status = 'open'`.execute(db);
  const [row] = found.rows;
  return { open: row?.open ?? 0, near: row?.near ?? 0, overdue: row?.overdue ?? 0 };
}
