import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { HandlerInput } from '#shared/contract/list.ts';
import { type ReviewCounts, type ReviewRow, reviewRow } from '#shared/features/annualReviews/annualReviews.contract.ts';
import { REVIEW_GROUPS, type ReviewGroup, TOOK_PART } from '#shared/features/annualReviews/annualReviews.rules.ts';
import { LEGAL_TYPES, type LegalType } from '#shared/features/organizations/organizations.lists.ts';
import { likePattern } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

type Filter = HandlerInput<'annualReviews.organizations'>['filter'];

const ENDINGS = sql.join(['cancelled', 'revoked', 'license_revoked', 'filing_ended'].map((kind) => sql.lit(kind)));
const IN_TOOK_PART = sql`r.conclusion IN (${sql.join(TOOK_PART.map((conclusion) => sql.lit(conclusion)))})`;

/** What an organization's conclusion must be to stand in a group; the same rule as `groupsOf`. */
const GROUP: Readonly<Record<ReviewGroup, RawBuilder<unknown>>> = {
  due: sql`r.conclusion IS NOT 'exempt_new'`,
  exempt: sql`r.conclusion = 'exempt_new'`,
  took_part: IN_TOOK_PART,
  qualified: sql`r.conclusion = 'qualified'`,
  basically_qualified: sql`r.conclusion = 'basically_qualified'`,
  unqualified: sql`r.conclusion = 'unqualified'`,
  report_submitted: sql`r.conclusion = 'report_submitted'`,
  missing: sql`(r.conclusion IS NULL OR r.conclusion = 'not_submitted')`,
};

/**
 * Registered organizations in effect on the last day of a year, each beside its review of that year. In effect (domain.md §3.2):
 * founded by then (a founding without a date counts as earlier) and not ended by then; one whose ending has no event counts as ended.
 */
const inEffect = (year: number) => sql`
  organization o LEFT JOIN annual_review r
    ON r.organizationId = o.id AND r.year = ${year} AND r.recordState <> 'voided'
  WHERE o.recordState IN ('final','archived') AND o.registrationKind = 'registered'
    AND coalesce(o.establishedOn, '') <= ${`${year}-12-31`}
    AND NOT EXISTS (SELECT 1 FROM organization_event e WHERE e.organizationId = o.id AND e.recordState <> 'voided'
      AND e.kind IN (${ENDINGS}) AND e.effectiveOn <= ${`${year}-12-31`})
    AND (o.status NOT IN (${ENDINGS}) OR EXISTS (SELECT 1 FROM organization_event e WHERE e.organizationId = o.id
      AND e.recordState <> 'voided' AND e.kind IN (${ENDINGS})))`;

/** How many organizations of a year stand in each group, by type in the order of the list, and together. */
export async function reviewCounts(
  db: Kysely<Schema>,
  year: number,
): Promise<{ types: { legalType: LegalType; counts: ReviewCounts }[]; total: ReviewCounts }> {
  const sums = sql.join(REVIEW_GROUPS.map((group) => sql`sum(${GROUP[group]}) AS ${sql.ref(group)}`));
  const found = await sql<Record<string, string | number | null>>`
    SELECT coalesce(o.legalType, 'other') AS legalType, ${sums} FROM ${inEffect(year)} GROUP BY 1`.execute(db);
  const total = emptyCounts();
  const types = LEGAL_TYPES.flatMap((legalType) => {
    const row = found.rows.find((one) => one.legalType === legalType);
    if (row === undefined) return [];
    const counts = emptyCounts();
    for (const group of REVIEW_GROUPS) {
      counts[group] = Number(row[group] ?? 0);
      total[group] += counts[group];
    }
    return [{ legalType, counts }];
  });
  return { types, total };
}

function emptyCounts(): ReviewCounts {
  return {
    due: 0,
    exempt: 0,
    took_part: 0,
    qualified: 0,
    basically_qualified: 0,
    unqualified: 0,
    report_submitted: 0,
    missing: 0,
  };
}

/** The organizations behind one number, by name; `total` is that number when nothing else narrows the list. */
export async function reviewOrganizations(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'annualReviews.organizations'>,
): Promise<{ total: number; rows: ReviewRow[] }> {
  const from = sql`${inEffect(filter.year)} AND ${GROUP[filter.group]} ${narrowed(filter)}`;
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${from}`.execute(db);
  const found = await sql<Record<string, unknown>>`
    SELECT o.id, o.name, o.uscc, o.legalType, o.townshipName, o.supervisingUnit, r.id AS reviewId, r.revision, r.year,
      r.regime, r.submittedOn, r.conclusion, r.concludedOn, r.rectificationDueOn
    FROM ${from} ORDER BY o.sortKey, o.rowKey LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map(rowOf) };
}

function narrowed({ legalType, townshipName, text }: Filter): RawBuilder<unknown> {
  const words = (text ?? '').split(/\s+/u).filter(Boolean).slice(0, 8);
  const parts = [
    ...(legalType === undefined ? [] : [sql`AND coalesce(o.legalType, 'other') = ${legalType}`]),
    ...(townshipName === undefined ? [] : [sql`AND o.townshipName = ${townshipName}`]),
    ...words.map((word) => {
      const pattern = likePattern(word);
      return sql`AND (o.name LIKE ${pattern} ESCAPE '\\' OR o.uscc LIKE ${pattern} ESCAPE '\\'
        OR o.supervisingUnit LIKE ${pattern} ESCAPE '\\')`;
    }),
  ];
  return sql.join([sql``, ...parts], sql` `);
}

function rowOf(row: Record<string, unknown>): ReviewRow {
  const { id, name, uscc, legalType, townshipName, supervisingUnit, reviewId, ...review } = row;
  const organization = { id, name, uscc, legalType, townshipName, supervisingUnit };
  return reviewRow.parse({ ...organization, review: reviewId === null ? null : { id: reviewId, ...review } });
}
