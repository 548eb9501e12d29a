import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { ACTIVITY_CATEGORIES } from '#shared/features/community/community.lists.ts';
import type {
  ActivitySums,
  CommunityStatistics,
  StatisticsInput,
} from '#shared/features/community/stationActivities.contract.ts';
import type { Schema } from '../../db/schema.ts';
import { COUNTED, SUMS } from './activities.repository.ts';

const grouped = z.object({
  key: z.string(),
  activities: z.number(),
  volunteerTimes: z.number(),
  servedTimes: z.number(),
  hours: z.number(),
});
const NONE: ActivitySums = { activities: 0, volunteerTimes: 0, servedTimes: 0, hours: 0 };

/**
 * The figures of a period (domain.md §9.5 HF17, HF18): stations open on its last day, activities within it by category, month, township
 * and station, typical cases held within it. Counts only. Every category stands there, also one without an activity.
 */
export async function communityStatistics(
  db: Kysely<Schema>,
  { from, to, townshipName }: StatisticsInput,
): Promise<CommunityStatistics> {
  const ofTownship = townshipName === undefined ? sql`1` : sql`s.townshipName = ${townshipName}`;
  const by = async (key: ReturnType<typeof sql>) => {
    const found = await sql<Record<string, unknown>>`SELECT ${key} AS key, ${SUMS}
      FROM station_activity a JOIN service_station s ON s.id = a.stationId
      WHERE a.heldOn BETWEEN ${from} AND ${to} AND ${COUNTED} AND ${ofTownship} GROUP BY 1 ORDER BY 1`.execute(db);
    return new Map(
      found.rows.map((row) => {
        const { key: value, ...sums } = grouped.parse(row);
        return [value, sums] as const;
      }),
    );
  };
  const categories = await by(sql`a.category`);
  const townships = await by(sql`s.townshipName`);
  const ofStations = await by(sql`s.id`);
  const months = await by(sql`substr(a.heldOn, 1, 7)`);
  const stations = await sql<{ id: string; name: string; townshipName: string; open: number }>`
    SELECT s.id, s.name, s.townshipName, s.openedOn <= ${to} AND (s.closedOn IS NULL OR s.closedOn >= ${to}) AS open
    FROM service_station s WHERE s.recordState IN ('final', 'archived') AND ${ofTownship}
    ORDER BY s.townshipName, s.name, s.rowKey`.execute(db);
  const cases = await sql<{ count: number }>`SELECT count(*) AS count FROM typical_case
    WHERE recordState IN ('final', 'archived') AND heldOn BETWEEN ${from} AND ${to}`.execute(db);
  const open = stations.rows.filter((station) => station.open === 1);
  const named = new Set([...townships.keys(), ...open.map((station) => station.townshipName)]);
  return {
    openStations: open.length,
    typicalCases: cases.rows[0]?.count ?? 0,
    total: summed([...categories.values()]),
    byCategory: ACTIVITY_CATEGORIES.map((category) => ({ category, ...(categories.get(category) ?? NONE) })),
    byMonth: [...months].map(([month, sums]) => ({ month, ...sums })),
    byTownship: [...named].sort(byName).map((name) => ({
      townshipName: name,
      openStations: open.filter((station) => station.townshipName === name).length,
      ...(townships.get(name) ?? NONE),
    })),
    byStation: stations.rows
      .filter((station) => station.open === 1 || ofStations.has(station.id))
      .map((station) => ({
        stationId: station.id,
        stationName: station.name,
        townshipName: station.townshipName,
        ...(ofStations.get(station.id) ?? NONE),
      })),
  };
}

function summed(all: readonly ActivitySums[]): ActivitySums {
  const sum = (take: (one: ActivitySums) => number) => all.reduce((total, one) => total + take(one), 0);
  return {
    activities: sum((one) => one.activities),
    volunteerTimes: sum((one) => one.volunteerTimes),
    servedTimes: sum((one) => one.servedTimes),
    hours: sum((one) => Math.round(one.hours * 10)) / 10,
  };
}

/** The order of the database, in which the stations stand, too. */
function byName(one: string, other: string): number {
  return one < other ? -1 : 1;
}
