import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { acceptanceState, factorState } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import {
  type RiskAcceptance,
  type RiskFactor,
  type RiskMeasure,
  riskAcceptance,
  riskFactor,
  riskMeasure,
} from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import { fromStored } from '../../db/collections.ts';
import type { Schema } from '../../db/schema.ts';

const FACTOR = riskFactor.omit({ state: true });
const MEASURE = riskMeasure.omit({ daysLeft: true });
const ACCEPTANCE = riskAcceptance.omit({ state: true });

type Row = Readonly<Record<string, unknown>>;

/** The fields of a row that a schema knows. */
function known<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, row: Row) {
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((key) => [key, row[key]])));
}

/** A factor as it is stored; voided ones are left out. */
export async function storedFactors(db: Kysely<Schema>, assessmentId: string) {
  const found = await sql<Row>`SELECT * FROM risk_factor
    WHERE assessmentId = ${assessmentId} AND recordState <> 'voided' ORDER BY seq, rowKey`.execute(db);
  return found.rows.map((row) => known(FACTOR, fromStored('risk_factor', row)));
}
export type StoredFactor = Awaited<ReturnType<typeof storedFactors>>[number];

/** The measures of an assessment in their order, with the names of members as they are today. */
export async function measuresOf(db: Kysely<Schema>, assessmentId: string, today: string): Promise<RiskMeasure[]> {
  const found = await sql<Row>`SELECT m.*, person.name AS memberName FROM risk_measure m
    LEFT JOIN member person ON person.id = m.responsibleMemberId
    WHERE m.assessmentId = ${assessmentId} AND m.recordState <> 'voided' ORDER BY m.seq, m.rowKey`.execute(db);
  return found.rows.map((row) => {
    const measure = known(MEASURE, fromStored('risk_measure', row));
    return { ...measure, daysLeft: daysBetween(today, measure.dueOn) };
  });
}

/** The assessment in which a measure stands. @throws AppError `not_found` */
export async function assessmentOfMeasure(db: Kysely<Schema>, id: string): Promise<string> {
  const found = await db.selectFrom('risk_measure').select('assessmentId').where('id', '=', id).executeTakeFirst();
  if (!found) throw new AppError('not_found');
  return found.assessmentId;
}

/** Every acceptance of the factors of an assessment, the latest first. */
export async function acceptancesOf(
  db: Kysely<Schema>,
  assessmentId: string,
  today: string,
): Promise<RiskAcceptance[]> {
  const found =
    await sql<Row>`SELECT r.*, person.name AS approverName, person.post AS approverPost FROM risk_acceptance r
    JOIN member person ON person.id = r.approverMemberId
    WHERE r.assessmentId = ${assessmentId} AND r.recordState <> 'voided' ORDER BY r.acceptedOn DESC, r.rowKey DESC`.execute(
      db,
    );
  return found.rows.map((row) => {
    const acceptance = known(ACCEPTANCE, row);
    return { ...acceptance, state: acceptanceState(acceptance, today) };
  });
}

/** Factors, measures and acceptances of an assessment as they stand on a day. */
export async function contentOf(
  db: Kysely<Schema>,
  assessmentId: string,
  today: string,
): Promise<{ factorRows: RiskFactor[]; measures: RiskMeasure[]; acceptances: RiskAcceptance[] }> {
  const factors = await storedFactors(db, assessmentId);
  const measures = await measuresOf(db, assessmentId, today);
  const acceptances = await acceptancesOf(db, assessmentId, today);
  const accepted = grouped(acceptances, ({ riskFactorId }) => riskFactorId);
  const factorRows = factors.map((factor) => {
    const touching = measures.filter(({ riskFactorIds }) => riskFactorIds.includes(factor.id));
    return { ...factor, state: factorState(factor, accepted.get(factor.id) ?? [], touching, today) };
  });
  return { factorRows, measures, acceptances };
}

/** Last place among the rows of an assessment; 0 when it has none. */
export async function lastSeq(
  db: Kysely<Schema>,
  collection: 'risk_factor' | 'risk_measure',
  assessmentId: string,
): Promise<number> {
  const found = await db
    .selectFrom(collection)
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('assessmentId', '=', assessmentId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found?.seq ?? 0;
}

/** How many files are attached to a record of risk work. */
export async function filesOf(db: Kysely<Schema>, ownerType: string, ownerId: string): Promise<number> {
  const found = await db
    .selectFrom('attachment')
    .select(({ fn }) => fn.countAll<number>().as('files'))
    .where('ownerType', '=', ownerType)
    .where('ownerId', '=', ownerId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found?.files ?? 0;
}

const takenRow = z.object({ factorId: z.string(), assessmentId: z.string(), assessmentNo: z.string() });

/**
 * Where factors of an assessment were taken over into another subject's: an activity's into its organization's (features K2). A factor that
 * goes on with one of an earlier version was taken when that one was.
 */
export async function takenInto(db: Kysely<Schema>, assessmentId: string) {
  const found = await sql<Row>`WITH RECURSIVE line(factorId, id) AS (
      SELECT id, id FROM risk_factor WHERE assessmentId = ${assessmentId}
      UNION SELECT line.factorId, f.sourceFactorId FROM line JOIN risk_factor f ON f.id = line.id AND f.sourceFactorId IS NOT NULL)
    SELECT line.factorId, other.id AS assessmentId, other.assessmentNo
    FROM line JOIN risk_factor taken ON taken.sourceFactorId = line.id AND taken.recordState <> 'voided'
    JOIN risk_assessment other ON other.id = taken.assessmentId AND other.recordState <> 'voided'
    JOIN risk_assessment a ON a.id = ${assessmentId}
    WHERE other.subjectKind <> a.subjectKind ORDER BY taken.rowKey`.execute(db);
  return found.rows.map((row) => takenRow.parse(row));
}

/** Of some accounts, those that created an assessment or one of its factors: who enters does not approve. */
export async function enteredBy(db: Kysely<Schema>, assessmentId: string): Promise<ReadonlySet<string>> {
  const found = await sql<{ createdBy: string }>`SELECT createdBy FROM risk_assessment WHERE id = ${assessmentId}
    UNION SELECT createdBy FROM risk_factor WHERE assessmentId = ${assessmentId} AND recordState <> 'voided'`.execute(
    db,
  );
  return new Set(found.rows.map(({ createdBy }) => createdBy));
}
