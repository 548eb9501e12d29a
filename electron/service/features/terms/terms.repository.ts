import { type Kysely, type RawBuilder, sql } from 'kysely';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';

/** Postponements or holders of posts of a term that are not voided. */
export async function partsOfTerm(
  db: Kysely<Schema>,
  collection: 'term_postponement' | 'term_officer',
  termId: string,
): Promise<{ readonly id: string }[]> {
  return db
    .selectFrom(collection)
    .select('id')
    .where('termId', '=', termId)
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
}

/** Whether a postponement that is not voided begins at the day of this one. */
export async function isFollowed(db: Kysely<Schema>, postponementId: string): Promise<boolean> {
  const found = await sql`SELECT 1 FROM term_postponement own JOIN term_postponement later ON later.termId = own.termId
    WHERE own.id = ${postponementId} AND later.recordState <> 'voided' AND later.formerDueOn >= own.newDueOn`.execute(
    db,
  );
  return found.rows.length > 0;
}

/** Numbers of terms by id. */
export async function termNumbers(db: Kysely<Schema>, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .selectFrom('organization_term')
    .select(['id', 'number'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(found.map(({ id, number }) => [id, number]));
}

const inEffect = sql`o.recordState IN ('final', 'archived') AND o.status IN ('normal', 'liquidating')`;

/**
 * Last day of the term `t`, as `effectiveDueOn` of the rules reckons it: the day so many years later, at most the last of its month,
 * moved by the last postponement.
 */
const dueOn = sql<string>`max(
  min(date(t.startOn, '+' || t.years || ' years'), date(t.startOn, 'start of month', '+' || t.years || ' years', '+1 month', '-1 day')),
  coalesce((SELECT max(p.newDueOn) FROM term_postponement p WHERE p.termId = t.id AND p.recordState <> 'voided'), ''))`;

/** The last term of every organization that has one. With max() SQLite takes the other columns from the row that holds it. */
const lastTerms: RawBuilder<unknown> = sql`(SELECT organizationId, rowKey AS termKey, max(number)
  FROM organization_term WHERE recordState <> 'voided' GROUP BY organizationId)`;

/** The term of an organization that ends soon, or has ended without a re-election. */
export type EndingTerm = {
  readonly termId: string;
  readonly organizationId: string;
  readonly number: number;
  /** Last day, approved postponements included. */
  readonly dueOn: string;
};

/** Terms of organizations in effect that end within so many days from today, and those that have ended; earliest first. */
export async function termsEndingWithin(db: Kysely<Schema>, today: string, days: number): Promise<EndingTerm[]> {
  const until = addDays(today, days);
  // A term never ends before the year its years lead to: most are left out before a day is reckoned.
  const found = await sql<EndingTerm>`SELECT * FROM (
      SELECT t.id AS termId, t.organizationId, t.number, ${dueOn} AS dueOn FROM ${lastTerms} last
      JOIN organization_term t ON t.rowKey = last.termKey JOIN organization o ON o.id = t.organizationId
      WHERE ${inEffect} AND CAST(substr(t.startOn, 1, 4) AS INTEGER) + t.years <= ${Number(until.slice(0, 4))})
    WHERE dueOn <= ${until} ORDER BY dueOn, termId`.execute(db);
  return found.rows;
}

/** An organization in effect with its last term, when one is recorded. */
export type OrganizationWithTerm = {
  readonly id: string;
  readonly name: string;
  readonly townshipName: string | null;
  readonly registrationKind: string;
  readonly legalType: string | null;
  readonly termId: string | null;
  readonly number: number | null;
  readonly startOn: string | null;
  readonly years: number | null;
  readonly dueOn: string | null;
};

/** Every organization in effect in the order of names, with its last term. */
export async function organizationsWithTerms(db: Kysely<Schema>): Promise<OrganizationWithTerm[]> {
  const found = await sql<OrganizationWithTerm>`
    SELECT o.id, o.name, o.townshipName, o.registrationKind, o.legalType, t.id AS termId, t.number, t.startOn, t.years,
      CASE WHEN t.id IS NULL THEN NULL ELSE ${dueOn} END AS dueOn
    FROM organization o LEFT JOIN ${lastTerms} last ON last.organizationId = o.id
      LEFT JOIN organization_term t ON t.rowKey = last.termKey
    WHERE ${inEffect} ORDER BY o.sortKey, o.rowKey`.execute(db);
  return found.rows;
}

/** How often terms were postponed, and the approval number of the last time, by term; terms that were not are left out. */
export async function postponementsOf(
  db: Kysely<Schema>,
  termIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly count: number; readonly approvalNumber: string }>> {
  const found = await sql<{ termId: string; count: number; approvalNumber: string; last: string }>`
    SELECT termId, count(*) AS count, approvalNumber, max(newDueOn) AS last FROM term_postponement
    WHERE recordState <> 'voided' AND termId IN (SELECT value FROM json_each(${JSON.stringify(termIds)}))
    GROUP BY termId`.execute(db);
  return new Map(found.rows.map(({ termId, count, approvalNumber }) => [termId, { count, approvalNumber }]));
}
