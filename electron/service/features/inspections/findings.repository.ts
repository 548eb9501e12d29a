import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import {
  type FindingRow,
  findingRow,
  type InspectionFinding,
  inspectionFinding,
} from '#shared/features/inspections/findings.contract.ts';
import { FINDINGS_SHOWN, type FindingsShown } from '#shared/features/inspections/inspections.lists.ts';
import { findingState } from '#shared/features/inspections/inspections.rules.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import { fromStored } from '../../db/collections.ts';
import { textConditions } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

type Filter = HandlerInput<'inspections.printFindings'>;

const FILES = sql`(SELECT count(*) FROM attachment WHERE attachment.ownerType = 'inspection_finding'
  AND attachment.ownerId = finding.id AND attachment.recordState <> 'voided')`;
const derivedFields = inspectionFinding.omit({ state: true, daysLeft: true });

function findingOf({ files, ...row }: Record<string, unknown>, today: string): InspectionFinding {
  const stored = derivedFields.parse({ ...fromStored('inspection_finding', row), files });
  const { rectifyDueOn, rectifiedOn } = stored;
  const daysLeft = rectifyDueOn === null || rectifiedOn !== null ? null : daysBetween(today, rectifyDueOn);
  return { ...stored, state: findingState(stored), daysLeft };
}

/** The problems of an inspection in their order, without voided ones. */
export async function findingsOf(
  db: Kysely<Schema>,
  inspectionId: string,
  today: string,
): Promise<InspectionFinding[]> {
  const found = await sql<
    Record<string, unknown>
  >`SELECT finding.*, ${FILES} AS files FROM inspection_finding AS finding
    WHERE finding.inspectionId = ${inspectionId} AND finding.recordState <> 'voided'
    ORDER BY finding.seq, finding.rowKey`.execute(db);
  return found.rows.map((row) => findingOf(row, today));
}

/** One problem, voided or not. @throws AppError `not_found` */
export async function findingById(db: Kysely<Schema>, id: string, today: string): Promise<InspectionFinding> {
  const found = await sql<
    Record<string, unknown>
  >`SELECT finding.*, ${FILES} AS files FROM inspection_finding AS finding
    WHERE finding.id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return findingOf(row, today);
}

/** The last place of an inspection, voided problems included: a number is not used twice. */
export async function lastFinding(db: Kysely<Schema>, inspectionId: string): Promise<number> {
  const found = await db
    .selectFrom('inspection_finding')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('inspectionId', '=', inspectionId)
    .executeTakeFirst();
  return found?.seq ?? 0;
}

const LISTED = sql`(SELECT finding.*, ${FILES} AS files, inspection.inspectionNo, inspection.heldOn,
    organization.name AS "organizationName"
  FROM inspection_finding AS finding JOIN inspection ON inspection.id = finding.inspectionId
    JOIN organization ON organization.id = finding.organizationId
  WHERE finding.recordState <> 'voided' AND inspection.recordState IN ('final','archived')) AS listed`;

function shown(show: FindingsShown, today: string): Expression<SqlBool> {
  switch (show) {
    case 'all':
      return sql<SqlBool>`closedOn IS NULL`;
    case 'overdue':
      return sql<SqlBool>`rectifiedOn IS NULL AND rectifyDueOn < ${today}`;
    case 'open':
      return sql<SqlBool>`rectifiedOn IS NULL`;
    case 'rectified':
      return sql<SqlBool>`closedOn IS NULL AND rectifiedOn IS NOT NULL AND reinspectionResult IS NOT 'pass'`;
    case 'reinspected':
      return sql<SqlBool>`closedOn IS NULL AND reinspectionResult = 'pass'`;
    case 'closed':
      return sql<SqlBool>`closedOn IS NOT NULL`;
  }
}

function conditions({ text, organizationId, severity }: Omit<Filter, 'show'>): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = [sql<SqlBool>`1`];
  if (organizationId !== undefined) list.push(sql<SqlBool>`organizationId = ${organizationId}`);
  if (severity !== undefined) list.push(sql<SqlBool>`severity = ${severity}`);
  list.push(...textConditions(text, ['foundText', 'basisText', 'organizationName', 'inspectionNo']));
  return list;
}

function listedRow(
  { files, inspectionNo, heldOn, organizationName, ...row }: Record<string, unknown>,
  today: string,
): FindingRow {
  const finding = findingOf({ ...row, files }, today);
  const own = Object.fromEntries(Object.entries(finding).filter(([field]) => field in findingRow.shape));
  return findingRow.parse({
    ...own,
    inspectionNo,
    heldOn,
    organizationName,
    extensionCount: finding.extensions.length,
  });
}

/** Problems of final inspections: open ones by their day, struck off ones the newest first. */
export async function listFindings(
  db: Kysely<Schema>,
  { offset, limit, show, ...filter }: HandlerInput<'inspections.findings'>,
  today: string,
): Promise<{ total: number; rows: FindingRow[] }> {
  const where = sql.join([...conditions(filter), shown(show, today)], sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${LISTED} WHERE ${where}`.execute(db);
  const found = await sql<Record<string, unknown>>`SELECT * FROM ${LISTED} WHERE ${where}
    ORDER BY closedOn DESC, rectifiedOn IS NOT NULL, coalesce(rectifyDueOn, '9999'), inspectionNo, seq
    LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map((row) => listedRow(row, today)) };
}

/** How many problems each choice shows, under the other filters. */
export async function countFindings(
  db: Kysely<Schema>,
  filter: Omit<Filter, 'show'>,
  today: string,
): Promise<Record<FindingsShown, number>> {
  const sums = FINDINGS_SHOWN.map((show) => sql`coalesce(sum(${shown(show, today)}), 0) AS ${sql.ref(show)}`);
  const found = await sql<Record<string, number>>`SELECT ${sql.join(sums)} FROM ${LISTED}
    WHERE ${sql.join(conditions(filter), sql` AND `)}`.execute(db);
  return z.record(z.enum(FINDINGS_SHOWN), z.number()).parse(found.rows[0]);
}
