import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { HeldDays } from '#shared/features/community/community.rules.ts';
import { type StationRow, stationRow } from '#shared/features/community/serviceStations.contract.ts';
import { textConditions } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

const STATIONS = sql`service_station s
  LEFT JOIN organization hub ON hub.id = s.hubOrganizationId
  LEFT JOIN (
    SELECT stationId, count(*) AS activities, max(heldOn) AS lastHeldOn FROM station_activity
    WHERE recordState IN ('final', 'archived') GROUP BY stationId) held ON held.stationId = s.id`;

const COLUMNS = sql`s.id, s.revision, s.recordState, s.voidReason, s.name, s.townshipName, s.communityName, s.openedOn, s.closedOn,
  s.hubOrganizationId, hub.name AS hubOrganizationName, s.leadPost, s.note, coalesce(held.activities, 0) AS activities, held.lastHeldOn`;

type Filter = HandlerInput<'serviceStations.print'>['filter'];

function conditions({ state, townshipName, text }: Filter): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = [sql<SqlBool>`1`];
  // A state speaks of stations that stand; without one voided ones stay visible.
  if (state !== undefined) list.push(sql<SqlBool>`s.recordState <> 'voided'`);
  if (state === 'open') list.push(sql<SqlBool>`s.closedOn IS NULL`);
  if (state === 'closed') list.push(sql<SqlBool>`s.closedOn IS NOT NULL`);
  if (townshipName !== undefined) list.push(sql<SqlBool>`s.townshipName = ${townshipName}`);
  list.push(...textConditions(text, ['s.name', 's.townshipName', 's.communityName', 's.leadPost', 'hub.name']));
  return list;
}

/** Stations by township, community and name. */
export async function stationPage(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'serviceStations.list'>,
): Promise<CallOutput<'serviceStations.list'>> {
  const where = sql.join(conditions(filter), sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${STATIONS} WHERE ${where}`.execute(db);
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${STATIONS} WHERE ${where}
    ORDER BY s.recordState = 'voided', s.townshipName, s.communityName, s.name, s.rowKey
    LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map((row) => stationRow.parse(row)) };
}

/** One station, voided or not. @throws AppError `not_found` */
export async function stationById(db: Kysely<Schema>, id: string): Promise<StationRow> {
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${STATIONS} WHERE s.id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return stationRow.parse(row);
}

/** What forms and filters choose from. Townships and communities are those of stations and of the registry. */
export async function stationNames(db: Kysely<Schema>): Promise<CallOutput<'serviceStations.names'>> {
  const stations = await db
    .selectFrom('service_station')
    .select(['id', 'name', 'townshipName', 'communityName', 'openedOn', 'closedOn'])
    .where('recordState', '<>', 'voided')
    .orderBy('townshipName')
    .orderBy('name')
    .execute();
  const places = await sql<{ townshipName: string; communityName: string | null }>`
    SELECT townshipName, communityName FROM service_station WHERE recordState <> 'voided'
    UNION SELECT townshipName, communityName FROM organization
    WHERE recordState <> 'voided' AND townshipName IS NOT NULL ORDER BY townshipName, communityName`.execute(db);
  return {
    stations,
    townships: [...new Set(places.rows.map(({ townshipName }) => townshipName))],
    communities: places.rows.flatMap(({ townshipName, communityName }) =>
      communityName === null ? [] : [{ townshipName, communityName }],
    ),
  };
}

const heldDays = z.object({ first: z.string().nullable(), last: z.string().nullable() });

/** The first and last day of the activities of a station that are not voided; null: it has none. */
export async function heldDaysOf(db: Kysely<Schema>, stationId: string): Promise<HeldDays> {
  const found = await db
    .selectFrom('station_activity')
    .select(({ fn }) => [fn.min('heldOn').as('first'), fn.max('heldOn').as('last')])
    .where('stationId', '=', stationId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  const { first, last } = heldDays.parse(found);
  return first === null || last === null ? null : { first, last };
}

/** Whether another station of the township that is not voided has this name. */
export async function isStationTaken(
  db: Kysely<Schema>,
  { id, townshipName, name }: { readonly id: string | undefined; readonly townshipName: string; readonly name: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('service_station')
    .select('id')
    .where('townshipName', '=', townshipName)
    .where('name', '=', name)
    .where('recordState', '<>', 'voided')
    .execute();
  return found.some((station) => station.id !== id);
}
