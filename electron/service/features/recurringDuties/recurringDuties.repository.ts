import { type Kysely, sql } from 'kysely';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import { founded } from '../organizations/organizations.asAt.repository.ts';

const DAY = sql`substr(m.startAt, 1, 10)`;
const SEATS = sql`('present','leave','absent')`;

export type HeldMeeting = { readonly id: string; readonly kind: string; readonly title: string; readonly on: string };

/** Final meetings of some kinds that began between two days, by day. */
export async function meetingsHeld(
  db: Kysely<Schema>,
  kinds: readonly string[],
  from: string,
  to: string,
): Promise<HeldMeeting[]> {
  const found = await sql<HeldMeeting>`SELECT m.id, m.kind, m.title, ${DAY} AS "on" FROM meeting m
    WHERE m.kind IN (${sql.join(kinds)}) AND m.recordState IN ('final','archived')
      AND m.startAt >= ${from} AND m.startAt < ${addDays(to, 1)} ORDER BY m.startAt, m.rowKey`.execute(db);
  return found.rows;
}

/** A council meeting of an organization: how many directors came of how many. */
export type CouncilMeeting = {
  readonly organizationId: string;
  readonly on: string;
  readonly present: number;
  readonly due: number;
};

export type IssuedReport = {
  readonly id: string;
  readonly title: string;
  readonly periodStart: string;
  readonly issuedOn: string;
};

/** Issued half-yearly reports of the half-years of a year. */
export async function halfYearReports(db: Kysely<Schema>, year: number): Promise<IssuedReport[]> {
  const found = await sql<IssuedReport>`SELECT id, title, periodStart, issuedOn FROM report
    WHERE kind = 'half_yearly' AND recordState IN ('final','archived') AND issuedOn IS NOT NULL
      AND periodStart BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`} ORDER BY issuedOn, rowKey`.execute(db);
  return found.rows;
}

/** Council meetings between two days: those whose minutes the office keeps, and those entered with the organization. */
export async function councilMeetings(db: Kysely<Schema>, from: string, to: string): Promise<CouncilMeeting[]> {
  const found = await sql<CouncilMeeting>`
    SELECT m.organizationId, ${DAY} AS "on",
      (SELECT coalesce(sum(a.headcount), 0) FROM attendance a
        WHERE a.meetingId = m.id AND a.recordState <> 'voided' AND a.capacity = 'present') AS present,
      (SELECT coalesce(sum(a.headcount), 0) FROM attendance a
        WHERE a.meetingId = m.id AND a.recordState <> 'voided' AND a.capacity IN ${SEATS}) AS due
    FROM meeting m WHERE m.kind = 'council' AND m.recordState IN ('final','archived') AND m.organizationId IS NOT NULL
      AND m.startAt >= ${from} AND m.startAt < ${addDays(to, 1)}
    UNION ALL
    SELECT organizationId, heldOn, present, due FROM organization_meeting
    WHERE body = 'council' AND recordState IN ('final','archived') AND heldOn BETWEEN ${from} AND ${to}`.execute(db);
  return found.rows;
}

/** Days between two on which contact lists were confirmed. */
export async function confirmations(
  db: Kysely<Schema>,
  from: string,
  to: string,
): Promise<{ readonly organizationId: string; readonly on: string }[]> {
  const found = await sql<{ organizationId: string; on: string }>`
    SELECT organizationId, confirmedOn AS "on" FROM contact_confirmation
    WHERE recordState <> 'voided' AND confirmedOn BETWEEN ${from} AND ${to}`.execute(db);
  return found.rows;
}

/** What it takes to tell whether an organization was in effect on a day. */
export type StandingOrganization = {
  readonly rowKey: number;
  readonly id: string;
  readonly registrationKind: string;
  readonly legalType: string | null;
  readonly status: string;
  readonly foundedOn: string;
};

/** Every organization that counts (final or archived), from a covering index alone. */
export async function standingOrganizations(db: Kysely<Schema>): Promise<StandingOrganization[]> {
  const found = await sql<StandingOrganization>`
    SELECT o.rowKey AS rowKey, o.id, o.registrationKind, o.legalType, o.status, ${founded} AS foundedOn
    FROM organization o WHERE o.recordState IN ('final','archived')`.execute(db);
  return found.rows;
}

/** What fields of organizations were in the past, where it was not what they are today; days as YYYYMMDD, `toDay` excluded. */
export type PastValue = {
  readonly organizationKey: number;
  readonly field: 'status' | 'registrationKind' | 'legalType';
  readonly fromDay: number;
  readonly toDay: number;
  readonly value: string | null;
};

/** Former values of the fields that decide whether an organization counted on a day. */
export async function pastValues(db: Kysely<Schema>): Promise<PastValue[]> {
  const found = await sql<PastValue>`SELECT organizationKey, field, fromDay, toDay, value FROM organization_past
    WHERE field IN ('status','registrationKind','legalType')`.execute(db);
  return found.rows;
}

/** The first day on which a plan item of a year was entered; null: there is none. */
export async function planEnteredOn(db: Kysely<Schema>, year: number): Promise<string | null> {
  const found = await sql<{ on: string | null }>`SELECT min(substr(createdAt, 1, 10)) AS "on" FROM plan_item
    WHERE year = ${year} AND recordState <> 'voided'`.execute(db);
  return found.rows[0]?.on ?? null;
}

/**
 * Commitments of organizations in effect on a day: organizations with a valid one, with none left after an earlier one ended, and with
 * the last one ending by `soon`. A commitment without an end stays valid.
 */
export async function commitmentsOn(
  db: Kysely<Schema>,
  day: string,
  soon: string,
): Promise<{ readonly valid: number; readonly ended: number; readonly ending: number; readonly inEffect: number }> {
  const found = await sql<{ valid: number; ended: number; ending: number; inEffect: number }>`
    SELECT coalesce(sum(ends >= ${day}), 0) AS valid, coalesce(sum(ends < ${day}), 0) AS ended,
      coalesce(sum(ends BETWEEN ${day} AND ${soon}), 0) AS ending, count(*) AS inEffect
    FROM organization o LEFT JOIN (
      SELECT organizationId, max(coalesce(validTo, '9999-12-31')) AS ends FROM commitment
      WHERE recordState <> 'voided' AND signedOn <= ${day} GROUP BY organizationId) c ON c.organizationId = o.id
    WHERE o.recordState IN ('final','archived') AND o.status IN ('normal','liquidating')`.execute(db);
  return found.rows[0] ?? { valid: 0, ended: 0, ending: 0, inEffect: 0 };
}

/** Name and place of organizations, by id, in the order of the registry. */
export async function namesOf(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<
  {
    readonly id: string;
    readonly organizationName: string;
    readonly legalType: string | null;
    readonly townshipName: string | null;
    readonly supervisingUnit: string | null;
  }[]
> {
  return db
    .selectFrom('organization')
    .select(['id', 'name as organizationName', 'legalType', 'townshipName', 'supervisingUnit'])
    .where('id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .orderBy('sortKey')
    .orderBy('rowKey')
    .execute();
}
