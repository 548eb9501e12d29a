import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type DormantReview,
  dormantReview,
  dormantReviewRow,
} from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';
import { fromStored } from '../../db/collections.ts';
import type { Schema } from '../../db/schema.ts';
import { textFilter } from '../../search/textFilter.repository.ts';
import { userNames } from '../users/users.repository.ts';

type ReviewRow = CallOutput<'dormantOrganizations.reviews'>['rows'][number];

const FIELDS = Object.keys(dormantReview.shape);
const columns = sql.join(FIELDS.map((field) => sql.ref(`review.${field}`)));

/** The latest outcome of every organization that has one, voided ones left out. */
export async function latestReviews(
  db: Kysely<Schema>,
  organizationIds?: readonly string[],
): Promise<ReadonlyMap<string, DormantReview>> {
  const of =
    organizationIds === undefined
      ? sql``
      : sql`AND organizationId IN (SELECT value FROM json_each(${JSON.stringify(organizationIds)}))`;
  const found = await sql<Record<string, unknown>>`SELECT ${columns} FROM dormant_review AS review
    WHERE recordState <> 'voided' ${of} ORDER BY decidedOn, rowKey`.execute(db);
  const latest = new Map<string, DormantReview>();
  for (const row of found.rows) {
    const review = dormantReview.parse(fromStored('dormant_review', row));
    latest.set(review.organizationId, review);
  }
  return latest;
}

/** Outcomes, newest first, with the name of their organization. */
export async function listReviews(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'dormantOrganizations.reviews'>,
  today: string,
): Promise<CallOutput<'dormantOrganizations.reviews'>> {
  const where: Expression<SqlBool>[] = [
    filter.includeVoided === true ? sql<SqlBool>`1` : sql<SqlBool>`review.recordState <> 'voided'`,
  ];
  if (filter.outcome) where.push(sql<SqlBool>`review.outcome = ${filter.outcome}`);
  if (filter.townshipName) where.push(sql<SqlBool>`organization.townshipName = ${filter.townshipName}`);
  if (filter.progress === 'done') where.push(sql<SqlBool>`review.doneOn IS NOT NULL`);
  if (filter.progress === 'open') where.push(sql<SqlBool>`review.doneOn IS NULL`);
  if (filter.progress === 'overdue') where.push(sql<SqlBool>`review.doneOn IS NULL AND review.dueOn < ${today}`);
  if (filter.text?.trim()) {
    // The text is looked up in the registry; a voided organization keeps its outcomes.
    const { condition } = await textFilter(db, 'organization', filter.text, true);
    where.push(sql<SqlBool>`review.organizationId IN (SELECT id FROM organization WHERE ${condition})`);
  }
  const from = sql`FROM dormant_review AS review JOIN organization ON organization.id = review.organizationId
    WHERE ${sql.join(where, sql` AND `)}`;
  const counted = await sql<{ total: number }>`SELECT count(*) AS total ${from}`.execute(db);
  const found = await sql<
    Record<string, unknown>
  >`SELECT ${columns}, review.createdBy AS "author", ${organizationColumns} ${from}
    ORDER BY review.decidedOn DESC, review.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: await rowsOf(db, found.rows) };
}

const organizationColumns = sql`organization.name AS name,
  coalesce(organization.uscc, organization.registrationNo, organization.filingNo) AS code,
  organization.townshipName AS townshipName`;

/** Every outcome of one organization, newest first, voided ones too. */
export async function reviewsOf(db: Kysely<Schema>, organizationId: string): Promise<ReviewRow[]> {
  const found = await sql<
    Record<string, unknown>
  >`SELECT ${columns}, review.createdBy AS "author", ${organizationColumns}
    FROM dormant_review AS review JOIN organization ON organization.id = review.organizationId
    WHERE review.organizationId = ${organizationId} ORDER BY review.decidedOn DESC, review.rowKey DESC`.execute(db);
  return rowsOf(db, found.rows);
}

async function rowsOf(db: Kysely<Schema>, rows: readonly Record<string, unknown>[]): Promise<ReviewRow[]> {
  const names = await userNames(db);
  return rows.map(({ author, ...row }) =>
    dormantReviewRow.parse({ ...fromStored('dormant_review', row), recordedByName: names.get(String(author)) ?? '' }),
  );
}
