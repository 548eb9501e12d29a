import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { AssessmentFilter } from '#shared/features/riskAssessments/riskAssessments.contract.ts';
import { type AssessmentRow, assessmentRow } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { textConditions } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

/** Assessments (`a`) beside organization (`o`), filing of the activity (`f`) and the later approved version of the same subject. */
export const ASSESSMENTS = sql`risk_assessment a
  JOIN organization o ON o.id = a.organizationId
  LEFT JOIN activity_filing f ON a.subjectKind = 'activity' AND f.id = a.subjectId`;

/** Id of the next later approved assessment of the same subject; null: this is the last one. */
const LATER = sql`(SELECT later.id FROM risk_assessment later
  WHERE later.subjectKind = a.subjectKind AND later.subjectId = a.subjectId AND later.venueName IS a.venueName
    AND later.recordState IN ('final','archived') AND (later.assessedOn, later.id) > (a.assessedOn, a.id)
  ORDER BY later.assessedOn, later.id LIMIT 1)`;

/** Why an activity is over without anybody closing its assessment: called off, or held. */
function endedBy(today: string): RawBuilder<unknown> {
  return sql`CASE WHEN a.closedOn IS NOT NULL OR f.id IS NULL THEN NULL
    WHEN f.recordState = 'voided' OR f.result IN ('cancelled','withdrawn','rejected') THEN 'calledOff'
    WHEN substr(f.endAt, 1, 10) < ${today} THEN 'held' END`;
}

/**
 * The day from which an assessment is closed: the day somebody closed it or, for an activity, the day it was called off or ended
 * (features K2); null while it is open.
 */
function closedOn(today: string): RawBuilder<unknown> {
  return sql`COALESCE(a.closedOn, CASE ${endedBy(today)}
    WHEN 'calledOff' THEN COALESCE(f.decidedOn, substr(f.updatedAt, 1, 10)) WHEN 'held' THEN substr(f.endAt, 1, 10) END)`;
}

/** `AssessmentState` of an assessment on a day. */
export function stateOn(today: string): RawBuilder<unknown> {
  return sql`CASE WHEN a.recordState = 'voided' THEN 'voided' WHEN a.recordState = 'draft' THEN 'draft'
    WHEN ${LATER} IS NOT NULL THEN 'superseded' WHEN ${closedOn(today)} IS NOT NULL THEN 'closed'
    WHEN a.reviewDueOn <= ${today} THEN 'reviewDue' ELSE 'present' END`;
}

const RANK = sql`CASE level WHEN 'low' THEN 1 WHEN 'moderate' THEN 2 WHEN 'high' THEN 3 WHEN 'major' THEN 4 END`;

/** A level as it was stored at approval; of a draft, the highest of its factors so far. */
function levelColumn(name: 'levelBefore' | 'levelCurrent' | 'levelAfter'): RawBuilder<unknown> {
  return sql`COALESCE(a.${sql.ref(name)}, (SELECT level FROM (SELECT c.${sql.ref(name)} AS level FROM risk_factor c
    WHERE c.assessmentId = a.id AND c.recordState <> 'voided') ORDER BY ${RANK} DESC LIMIT 1))`;
}

/** Factors whose acceptance ended and that no other acceptance covers. */
function reopenedFactors(today: string): RawBuilder<unknown> {
  return sql`(SELECT count(DISTINCT r.riskFactorId) FROM risk_acceptance r
    WHERE r.assessmentId = a.id AND r.recordState <> 'voided' AND NOT EXISTS (SELECT 1 FROM risk_acceptance other
      WHERE other.riskFactorId = r.riskFactorId AND other.recordState <> 'voided' AND other.expiresOn >= ${today}
        AND (other.revokedOn IS NULL OR other.revokedOn > ${today})))`;
}

const OPEN_MEASURES = sql`FROM risk_measure m WHERE m.assessmentId = a.id AND m.recordState <> 'voided' AND m.doneOn IS NULL`;

/** The columns of `assessmentRow` as seen on a day. */
function columns(today: string): RawBuilder<unknown> {
  return sql`a.id, a.revision, a.assessmentNo, a.subjectKind, a.subjectId,
    COALESCE(a.venueName, f.title, o.name) AS subjectName, a.organizationId, o.name AS organizationName,
    CASE o.registrationKind WHEN 'filed' THEN 'filed' ELSE o.legalType END AS organizationType, o.townshipName,
    a.periodLabel, a.assessedOn, ${levelColumn('levelBefore')} AS levelBefore, ${levelColumn('levelCurrent')} AS levelCurrent,
    ${levelColumn('levelAfter')} AS levelAfter, a.matrixVersion, a.reviewDueOn, a.approvedOn, ${closedOn(today)} AS closedOn,
    ${stateOn(today)} AS state,
    (SELECT count(*) FROM risk_factor c WHERE c.assessmentId = a.id AND c.recordState <> 'voided' AND c.closedReason IS NULL) AS factors,
    (SELECT count(*) ${OPEN_MEASURES}) AS measuresOpen,
    (SELECT count(*) ${OPEN_MEASURES} AND m.dueOn < ${today}) AS measuresOverdue,
    ${reopenedFactors(today)} AS reopened, a.voidReason`;
}

/** What a filter leaves; superseded, closed and voided ones only when they are asked for. */
function conditions(filter: AssessmentFilter, today: string): Expression<SqlBool>[] {
  const { text, subjectKind, subjectId, organizationId, level, state, townshipName, type, year } = filter;
  const list: Expression<SqlBool>[] = [stateCondition(state, today)];
  if (subjectKind !== undefined) list.push(sql<SqlBool>`a.subjectKind = ${subjectKind}`);
  if (subjectId !== undefined) list.push(sql<SqlBool>`a.subjectId = ${subjectId}`);
  if (organizationId !== undefined) list.push(sql<SqlBool>`a.organizationId = ${organizationId}`);
  if (level !== undefined) list.push(sql<SqlBool>`${levelColumn('levelCurrent')} = ${level}`);
  if (townshipName !== undefined) list.push(sql<SqlBool>`o.townshipName = ${townshipName}`);
  if (type !== undefined)
    list.push(
      type === 'filed'
        ? sql<SqlBool>`o.registrationKind = 'filed'`
        : sql<SqlBool>`o.registrationKind <> 'filed' AND o.legalType = ${type}`,
    );
  if (year !== undefined) list.push(sql<SqlBool>`a.assessedOn BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}`);
  list.push(...textConditions(text, ['a.assessmentNo', 'a.venueName', 'f.title', 'o.name']));
  return list;
}

function stateCondition(state: AssessmentFilter['state'], today: string): Expression<SqlBool> {
  const now = stateOn(today);
  if (state === 'all') return sql<SqlBool>`a.recordState <> 'voided'`;
  if (state === undefined) return sql<SqlBool>`a.recordState <> 'voided' AND ${now} IN ('draft','present','reviewDue')`;
  if (state === 'present') return sql<SqlBool>`${now} IN ('present','reviewDue')`;
  return sql<SqlBool>`${now} = ${state}`;
}

/** A page of assessments, newest first. */
export async function assessmentPage(
  db: Kysely<Schema>,
  { offset, limit, ...filter }: HandlerInput<'riskAssessments.list'>,
  today: string,
): Promise<CallOutput<'riskAssessments.list'>> {
  const where = sql.join(conditions(filter, today), sql` AND `);
  const found = await sql<Record<string, unknown>>`SELECT ${columns(today)} FROM ${ASSESSMENTS} WHERE ${where}
    ORDER BY a.assessedOn DESC, a.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${ASSESSMENTS} WHERE ${where}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map((row) => assessmentRow.parse(row)) };
}

/** One assessment as a line of the list, voided or not. @throws AppError `not_found` */
export async function assessmentLine(db: Kysely<Schema>, id: string, today: string): Promise<AssessmentRow> {
  const found = await sql<
    Record<string, unknown>
  >`SELECT ${columns(today)} FROM ${ASSESSMENTS} WHERE a.id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return assessmentRow.parse(row);
}

/** Every assessment of one subject, voided ones left out, newest first. */
export async function linesOfSubject(
  db: Kysely<Schema>,
  {
    subjectKind,
    subjectId,
    venueName,
  }: { readonly subjectKind: string; readonly subjectId: string; readonly venueName: string | null },
  today: string,
): Promise<AssessmentRow[]> {
  const found = await sql<Record<string, unknown>>`SELECT ${columns(today)} FROM ${ASSESSMENTS}
    WHERE a.subjectKind = ${subjectKind} AND a.subjectId = ${subjectId} AND a.venueName IS ${venueName}
      AND a.recordState <> 'voided' ORDER BY a.assessedOn DESC, a.id DESC`.execute(db);
  return found.rows.map((row) => assessmentRow.parse(row));
}

/** What stands around an assessment: the later version of its subject, and why its activity is over. */
export async function surroundings(
  db: Kysely<Schema>,
  id: string,
  today: string,
): Promise<{ laterId: string | null; endedBy: 'held' | 'calledOff' | null }> {
  const found = await sql<{ laterId: string | null; endedBy: 'held' | 'calledOff' | null }>`
    SELECT ${LATER} AS laterId, ${endedBy(today)} AS endedBy FROM ${ASSESSMENTS} WHERE a.id = ${id}`.execute(db);
  return found.rows[0] ?? { laterId: null, endedBy: null };
}

/** The next number of a year: one more than the highest this office ever gave, voided ones included. */
export async function nextAssessmentNo(db: Kysely<Schema>, officeId: string, year: string): Promise<string> {
  const found = await sql<{ last: number | null }>`
    SELECT max(CAST(substr(assessmentNo, 9) AS INTEGER)) AS last FROM risk_assessment
    WHERE originOfficeId = ${officeId} AND assessmentNo LIKE ${`FX-${year}-%`}`.execute(db);
  return `FX-${year}-${String((found.rows[0]?.last ?? 0) + 1).padStart(4, '0')}`;
}

/** What an assessment is about, as far as its creation needs it; undefined: there is no such record. */
export async function subjectFacts(
  db: Kysely<Schema>,
  subjectKind: string,
  subjectId: string,
): Promise<{ readonly organizationId: string; readonly voided: boolean } | undefined> {
  const found =
    subjectKind === 'activity'
      ? await sql<{ organizationId: string; voided: number }>`
          SELECT organizationId, recordState = 'voided' AS voided FROM activity_filing WHERE id = ${subjectId}`.execute(
          db,
        )
      : await sql<{ organizationId: string; voided: number }>`
          SELECT id AS organizationId, recordState = 'voided' AS voided FROM organization WHERE id = ${subjectId}`.execute(
          db,
        );
  const [row] = found.rows;
  return row && { organizationId: row.organizationId, voided: row.voided === 1 };
}

/** Number of a draft of the same subject; undefined: there is none. */
export async function draftOf(
  db: Kysely<Schema>,
  {
    subjectKind,
    subjectId,
    venueName,
  }: { readonly subjectKind: string; readonly subjectId: string; readonly venueName: string | null },
): Promise<{ readonly id: string; readonly assessmentNo: string } | undefined> {
  return db
    .selectFrom('risk_assessment')
    .select(['id', 'assessmentNo'])
    .where('subjectKind', '=', subjectKind)
    .where('subjectId', '=', subjectId)
    .where('venueName', 'is', venueName)
    .where('recordState', '=', 'draft')
    .executeTakeFirst();
}
