import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type ActivityRow,
  type ActivitySums,
  activityRow,
} from '#shared/features/community/stationActivities.contract.ts';
import { textConditions } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

const ACTIVITIES = sql`station_activity a JOIN service_station s ON s.id = a.stationId`;
/** Ids with names in the order of the list; an id without a record keeps none. */
const ORGANIZATIONS = sql`(SELECT json_group_array(json_object('id', o.id, 'name', o.name) ORDER BY own.key)
  FROM json_each(a.organizationIds) own JOIN organization o ON o.id = own.value)`;
const COLUMNS = sql`a.id, a.revision, a.recordState, a.voidReason, a.stationId, s.name AS stationName, s.townshipName, s.communityName,
  a.heldOn, a.category, a.title, a.organizationIds, ${ORGANIZATIONS} AS organizations, a.volunteerTimes, a.servedTimes, a.hours,
  a.onsiteLeadName, a.onsiteLeadPost, a.note`;

/** Activities that count: final, of a station that is not voided (domain.md §2). */
export const COUNTED = sql<SqlBool>`a.recordState IN ('final', 'archived') AND s.recordState <> 'voided'`;
/** Sums of activities; hours in tenths first, so that 0.1 and 0.2 make 0.3. */
export const SUMS = sql`count(*) AS activities, coalesce(sum(a.volunteerTimes), 0) AS volunteerTimes,
  coalesce(sum(a.servedTimes), 0) AS servedTimes, coalesce(sum(CAST(round(a.hours * 10) AS INTEGER)), 0) / 10.0 AS hours`;

type Filter = HandlerInput<'stationActivities.print'>['filter'];

function rowOf(row: Record<string, unknown>): ActivityRow {
  const { organizationIds, organizations, ...rest } = row;
  return activityRow.parse({
    ...rest,
    organizationIds: JSON.parse(String(organizationIds)),
    organizations: JSON.parse(String(organizations)),
  });
}

function conditions(filter: Filter): Expression<SqlBool>[] {
  const { from, to, stationId, townshipName, category, organizationId, text } = filter;
  const list: Expression<SqlBool>[] = [sql<SqlBool>`1`];
  if (from !== undefined) list.push(sql<SqlBool>`a.heldOn >= ${from}`);
  if (to !== undefined) list.push(sql<SqlBool>`a.heldOn <= ${to}`);
  if (stationId !== undefined) list.push(sql<SqlBool>`a.stationId = ${stationId}`);
  if (townshipName !== undefined) list.push(sql<SqlBool>`s.townshipName = ${townshipName}`);
  if (category !== undefined) list.push(sql<SqlBool>`a.category = ${category}`);
  if (organizationId !== undefined) list.push(sql<SqlBool>`a.organizationIds LIKE ${`%"${organizationId}"%`}`);
  list.push(
    ...textConditions(text, ['a.title', 'a.onsiteLeadName', 'a.note', 's.name', 's.townshipName', 's.communityName']),
  );
  return list;
}

/** Activities, newest first; voided ones stay visible and are not summed up. */
export async function activityPage(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'stationActivities.list'>,
): Promise<CallOutput<'stationActivities.list'>> {
  const where = sql.join(conditions(filter), sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${ACTIVITIES} WHERE ${where}`.execute(db);
  const sums = await sql<ActivitySums>`SELECT ${SUMS} FROM ${ACTIVITIES} WHERE ${where} AND ${COUNTED}`.execute(db);
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${ACTIVITIES} WHERE ${where}
    ORDER BY a.heldOn DESC, a.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const [total = { activities: 0, volunteerTimes: 0, servedTimes: 0, hours: 0 }] = sums.rows;
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map(rowOf), sums: total };
}

/** One activity, voided or not. @throws AppError `not_found` */
export async function activityById(db: Kysely<Schema>, id: string): Promise<ActivityRow> {
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${ACTIVITIES} WHERE a.id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return rowOf(row);
}
