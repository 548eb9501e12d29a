import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  ACTS_OF_ORGANIZATION,
  type DormancyFacts,
  LIVE_STATUSES,
  NOT_TAKEN_PART,
} from '#shared/features/dormantOrganizations/dormancy.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { textFilter } from '../../search/textFilter.repository.ts';

/** An organization that exists, with what its records say. */
export type LiveOrganization = DormancyFacts & {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly townshipName: string | null;
  readonly status: string;
};

export type FactsFilter = {
  readonly text?: string | undefined;
  readonly townshipName?: string | undefined;
  readonly organizationId?: string | undefined;
};

const counts = sql`recordState IN ('final', 'archived')`;
const listed = (values: readonly string[]) => sql.join(values.map((value) => sql.lit(value)));

/** What counts as a sign of activity: a record of the organization, and its day. Others are added here as features bring them. */
const SIGNS: readonly {
  readonly collection: string;
  readonly day: RawBuilder<unknown>;
  readonly only: RawBuilder<unknown>;
}[] = [
  {
    collection: 'organization_event',
    day: sql`effectiveOn`,
    only: sql`kind IN (${listed(ACTS_OF_ORGANIZATION)})`,
  },
  { collection: 'organization_meeting', day: sql`heldOn`, only: sql`1` },
  { collection: 'meeting', day: sql`substr(startAt, 1, 10)`, only: sql`organizationId IS NOT NULL` },
  // Accepted and held: its last day has come.
  { collection: 'activity_filing', day: sql`substr(endAt, 1, 10)`, only: sql`result = 'accepted'` },
];

/** Every sign up to a day, or those of some organizations alone (a JSON list of ids). */
function signs(today: string, ids?: string): RawBuilder<unknown> {
  const parts = SIGNS.map(({ collection, day, only }) => {
    const of = ids === undefined ? sql`` : sql`AND organizationId IN (SELECT value FROM json_each(${ids}))`;
    return sql`SELECT organizationId, ${day} AS day, ${sql.lit(collection)} AS collection, id
      FROM ${sql.table(collection)} WHERE ${counts} AND ${only} AND ${day} <= ${today} ${of}`;
  });
  return sql.join(parts, sql` UNION ALL `);
}

/** The organizations that exist, by name, with the facts that the rule reads. */
export async function liveOrganizations(
  db: Kysely<Schema>,
  today: string,
  { text, townshipName, organizationId }: FactsFilter = {},
): Promise<LiveOrganization[]> {
  const where: Expression<SqlBool>[] = [sql<SqlBool>`${counts}`, sql<SqlBool>`status IN (${listed(LIVE_STATUSES)})`];
  if (text?.trim()) where.push((await textFilter(db, 'organization', text, false)).condition);
  if (townshipName) where.push(sql<SqlBool>`townshipName = ${townshipName}`);
  if (organizationId) where.push(sql<SqlBool>`id = ${organizationId}`);
  const ids = organizationId === undefined ? undefined : JSON.stringify([organizationId]);
  const found = await sql<LiveOrganization>`
    WITH sign AS (SELECT organizationId, max(day) AS day FROM (${signs(today, ids)}) GROUP BY organizationId),
      review AS (SELECT organizationId, max(year) AS year FROM annual_review
        WHERE ${counts} AND conclusion NOT IN (${listed(NOT_TAKEN_PART)}) GROUP BY organizationId),
      live AS (SELECT * FROM organization WHERE ${sql.join(where, sql` AND `)})
    SELECT live.id, live.name, coalesce(live.uscc, live.registrationNo, live.filingNo) AS code, live.townshipName, live.status, live.registrationKind,
      CASE live.registrationKind WHEN 'filed' THEN coalesce(live.filedOn, live.establishedOn)
        ELSE coalesce(live.establishedOn, live.filedOn) END AS foundedOn,
      CASE WHEN live.registrationKind = 'filed' AND live.filedOn IS NOT NULL OR live.establishedOn IS NULL
        THEN live.filedOnPrecision ELSE live.establishedOnPrecision END AS precision,
      substr(live.createdAt, 1, 10) AS enteredOn, live.certificateValidTo, sign.day AS lastSignOn,
      review.year AS lastReviewedYear
    FROM live LEFT JOIN sign ON sign.organizationId = live.id LEFT JOIN review ON review.organizationId = live.id
    ORDER BY live.sortKey, live.rowKey`.execute(db);
  return found.rows;
}

export type RestingRow = {
  readonly organizationId: string;
  readonly collection: string;
  readonly id: string;
  readonly day: string;
};

/** The last sign of each of some organizations, as the record it is. */
export async function lastSigns(db: Kysely<Schema>, today: string, ids: readonly string[]): Promise<RestingRow[]> {
  // With max() SQLite takes the other columns from the row that holds it.
  const found = await sql<RestingRow>`SELECT organizationId, collection, id, max(day) AS day
    FROM (${signs(today, JSON.stringify(ids))}) GROUP BY organizationId`.execute(db);
  return found.rows;
}

/** The annual reviews from a year on in which some organizations did not take part. */
export async function missedReviews(
  db: Kysely<Schema>,
  fromYear: number,
  ids: readonly string[],
): Promise<RestingRow[]> {
  const found =
    await sql<RestingRow>`SELECT organizationId, 'annual_review' AS collection, id, CAST(year AS TEXT) AS day
    FROM annual_review WHERE ${counts} AND year >= ${fromYear} AND conclusion IN (${listed(NOT_TAKEN_PART)})
      AND organizationId IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY year`.execute(db);
  return found.rows;
}
