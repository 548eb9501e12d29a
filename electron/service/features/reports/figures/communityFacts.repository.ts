import { sql } from 'kysely';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import { COUNTED as COUNTED_ACTIVITY } from '../../community/activities.repository.ts';
import { byDay, COUNTED, titleOf } from './factRows.ts';
import type { FactLook, FactSource } from './factSource.ts';

type StationRow = {
  readonly id: string;
  readonly name: string;
  readonly townshipName: string;
  readonly openedOn: string;
  readonly closedOn: string | null;
};

/** Stations that had opened by END and had not closed before it. */
async function stations({ db, period: { to } }: FactLook): Promise<Fact[]> {
  const found = await sql<StationRow>`SELECT id, name, townshipName, openedOn, closedOn FROM service_station
    WHERE recordState IN ${COUNTED} AND openedOn <= ${to} AND (closedOn IS NULL OR closedOn >= ${to})`.execute(db);
  return byDay(
    found.rows.map(({ id, name, townshipName, ...data }) => ({
      ...{ id, collection: 'service_station', recordId: id, title: titleOf(townshipName, name), on: null, data },
    })),
  );
}

type StationActivityRow = {
  readonly id: string;
  readonly title: string | null;
  readonly stationName: string;
  readonly heldOn: string;
  readonly category: string;
  readonly volunteerTimes: number;
  readonly servedTimes: number;
  readonly hours: number;
};

/** Activities of the period whose station is not voided. */
async function stationActivities({ db, period: { from, to } }: FactLook): Promise<Fact[]> {
  const found = await sql<StationActivityRow>`
    SELECT a.id, a.title, s.name AS stationName, a.heldOn, a.category, a.volunteerTimes, a.servedTimes, a.hours
    FROM station_activity a JOIN service_station s ON s.id = a.stationId
    WHERE a.heldOn BETWEEN ${from} AND ${to} AND ${COUNTED_ACTIVITY}`.execute(db);
  return byDay(
    found.rows.map(({ id, title, stationName, ...data }) => ({
      ...{ id, collection: 'station_activity', recordId: id, title: titleOf(stationName, title), on: data.heldOn },
      data,
    })),
  );
}

/** Typical cases of the period. */
async function typicalCases({ db, period: { from, to } }: FactLook): Promise<Fact[]> {
  const found = await sql<{ id: string; title: string; heldOn: string }>`SELECT id, title, heldOn FROM typical_case
    WHERE recordState IN ${COUNTED} AND heldOn BETWEEN ${from} AND ${to}`.execute(db);
  return byDay(
    found.rows.map(({ id, title, heldOn }) => ({
      ...{ id, collection: 'typical_case', recordId: id, title, on: heldOn, data: { heldOn } },
    })),
  );
}

type PlanRow = {
  readonly id: string;
  readonly seq: number;
  readonly text: string;
  readonly dueOn: string;
  readonly status: string;
  readonly doneOn: string | null;
};

/** Plan items due in the period, whatever the year of their plan. */
async function planItems({ db, period: { from, to } }: FactLook): Promise<Fact[]> {
  const found = await sql<PlanRow>`SELECT id, seq, text, dueOn, status, doneOn FROM plan_item
    WHERE recordState IN ${COUNTED} AND dueOn BETWEEN ${from} AND ${to}`.execute(db);
  return byDay(
    found.rows.map(({ id, seq, text, ...data }) => ({
      ...{ id, collection: 'plan_item', recordId: id, title: titleOf(seq, text), on: data.dueOn, data },
    })),
  );
}

export const COMMUNITY_SOURCES: Readonly<Record<string, FactSource>> = {
  stations,
  stationActivities,
  typicalCases,
  planItems,
};
