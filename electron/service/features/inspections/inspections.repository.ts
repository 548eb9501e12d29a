import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import {
  type InspectionDetails,
  type InspectionRow,
  inspectionDetails,
  inspectionPaper,
  inspectionRow,
} from '#shared/features/inspections/inspections.contract.ts';
import { INSPECTIONS_SHOWN, type InspectionsShown } from '#shared/features/inspections/inspections.lists.ts';
import { inspectionState } from '#shared/features/inspections/inspections.rules.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import { fromStored } from '../../db/collections.ts';
import { textConditions } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

type Filter = HandlerInput<'inspections.print'>;

const FINAL = sql`own.recordState IN ('final','archived')`;
/** The nearest day of a problem that is not rectified; only a final inspection has ordered anything. */
const NEXT_DUE = sql`CASE WHEN ${FINAL} THEN (SELECT min(finding.rectifyDueOn) FROM inspection_finding AS finding
  WHERE finding.inspectionId = own.id AND finding.recordState <> 'voided' AND finding.rectifiedOn IS NULL) END`;
/** Inspections beside the organization, with the nearest day. */
const LISTED = sql`(SELECT own.*, organization.name AS "organizationName", ${NEXT_DUE} AS "nextDueOn"
  FROM inspection AS own JOIN organization ON organization.id = own.organizationId) AS listed`;

const ENDED = sql`(recordState = 'voided' OR (recordState IN ('final','archived') AND (problemsFound = 0 OR closedOn IS NOT NULL)))`;

function shown(show: InspectionsShown, today: string): Expression<SqlBool> {
  const final = sql`recordState IN ('final','archived')`;
  switch (show) {
    case 'all':
      return sql<SqlBool>`1`;
    case 'planned':
      return sql<SqlBool>`recordState = 'draft' AND heldOn IS NULL`;
    case 'recording':
      return sql<SqlBool>`recordState = 'draft' AND heldOn IS NOT NULL`;
    case 'rectifying':
      return sql<SqlBool>`${final} AND problemsFound > 0 AND closedOn IS NULL`;
    case 'overdue':
      return sql<SqlBool>`${final} AND nextDueOn < ${today}`;
    case 'done':
      return sql<SqlBool>`${final} AND (problemsFound = 0 OR closedOn IS NOT NULL)`;
  }
}

function conditions(filter: Omit<Filter, 'show'>): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = [filter.includeVoided ? sql<SqlBool>`1` : sql<SqlBool>`recordState <> 'voided'`];
  if (filter.target !== undefined) list.push(sql<SqlBool>`target = ${filter.target}`);
  if (filter.planKind !== undefined) list.push(sql<SqlBool>`planKind = ${filter.planKind}`);
  if (filter.organizationId !== undefined) list.push(sql<SqlBool>`organizationId = ${filter.organizationId}`);
  if (filter.year !== undefined)
    list.push(sql<SqlBool>`substr(coalesce(heldOn, plannedOn, createdAt), 1, 4) = ${String(filter.year)}`);
  list.push(...textConditions(filter.text, ['inspectionNo', 'organizationName', 'inspectors', 'place']));
  return list;
}

const and = (list: readonly Expression<SqlBool>[]) => sql.join([...list], sql` AND `);

/** A stored inspection as a line of the list. */
function rowOf(row: Record<string, unknown>, today: string): InspectionRow {
  const { organizationName, nextDueOn, ...stored } = row;
  const record = fromStored('inspection', stored);
  const due = typeof nextDueOn === 'string' ? nextDueOn : null;
  const state = inspectionState(stateFields.parse(record));
  const daysLeft = due === null ? null : daysBetween(today, due);
  const own = Object.fromEntries(Object.entries(record).filter(([field]) => field in inspectionRow.shape));
  return inspectionRow.parse({ ...own, organizationName, nextDueOn: due, daysLeft, state });
}

const stateFields = z.object({
  recordState: z.string(),
  heldOn: z.string().nullable(),
  problemsFound: z.number(),
  closedOn: z.string().nullable(),
});

/** Inspections that are not ended first, by the day that counts next; then the newest. */
export async function listInspections(
  db: Kysely<Schema>,
  { offset, limit, show, ...filter }: HandlerInput<'inspections.list'>,
  today: string,
): Promise<{ total: number; rows: InspectionRow[] }> {
  const where = and([...conditions(filter), shown(show, today)]);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${LISTED} WHERE ${where}`.execute(db);
  const found = await sql<Record<string, unknown>>`SELECT * FROM ${LISTED} WHERE ${where}
    ORDER BY ${ENDED}, CASE WHEN ${ENDED} THEN NULL ELSE coalesce(nextDueOn, plannedOn, heldOn, '9999') END,
      coalesce(heldOn, plannedOn, '') DESC, rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map((row) => rowOf(row, today)) };
}

/** How many inspections each choice of the list shows, under the other filters. */
export async function countInspections(
  db: Kysely<Schema>,
  filter: Omit<Filter, 'show'>,
  today: string,
): Promise<Record<InspectionsShown, number>> {
  const sums = INSPECTIONS_SHOWN.map((show) => sql`coalesce(sum(${shown(show, today)}), 0) AS ${sql.ref(show)}`);
  const found = await sql<Record<string, number>>`SELECT ${sql.join(sums)} FROM ${LISTED}
    WHERE ${and(conditions(filter))}`.execute(db);
  return z.record(z.enum(INSPECTIONS_SHOWN), z.number()).parse(found.rows[0]);
}

/** One inspection, voided or not. @throws AppError `not_found` */
export async function inspectionById(db: Kysely<Schema>, id: string, today: string): Promise<InspectionDetails> {
  const found = await sql<Record<string, unknown>>`SELECT listed.*, person.name AS "followUpMemberName",
      earlier.inspectionNo AS "followsNo", draw.drawNo
    FROM ${LISTED} LEFT JOIN member AS person ON person.id = listed.followUpMemberId
      LEFT JOIN inspection AS earlier ON earlier.id = listed.followsId
      LEFT JOIN inspection_draw AS draw ON draw.id = listed.drawId
    WHERE listed.id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  const { followUpMemberName, followsNo, drawNo, ...listed } = row;
  const { organizationName: _name, nextDueOn: _due, ...stored } = listed;
  const head = rowOf(listed, today);
  return inspectionDetails.parse({
    ...fromStored('inspection', stored),
    ...head,
    followUpMemberName,
    followsNo,
    drawNo,
  });
}

/** Follow-up inspections of one, the newest first. */
export async function followUpsOf(db: Kysely<Schema>, id: string, today: string): Promise<InspectionRow[]> {
  const found = await sql<Record<string, unknown>>`SELECT * FROM ${LISTED}
    WHERE followsId = ${id} AND recordState <> 'voided' ORDER BY rowKey DESC`.execute(db);
  return found.rows.map((row) => rowOf(row, today));
}

/** Documents drafted from an inspection, the newest first. */
export async function papersOf(db: Kysely<Schema>, inspectionId: string) {
  const found = await sql<Record<string, unknown>>`SELECT paper.id, paper.kind, paper.draftedOn, paper.documentId,
      document.number AS "documentNumber",
      CASE WHEN document.recordState = 'voided' THEN 'voided' ELSE document.stage END AS "documentStage"
    FROM inspection_paper AS paper JOIN official_document AS document ON document.id = paper.documentId
    WHERE paper.inspectionId = ${inspectionId} AND paper.recordState <> 'voided' ORDER BY paper.rowKey DESC`.execute(
    db,
  );
  return z.array(inspectionPaper).parse(found.rows);
}

/** The next number of a year: one more than the highest that this office gave, voided ones included. */
export async function nextNumber(
  db: Kysely<Schema>,
  {
    table,
    column,
    prefix,
    officeId,
  }: {
    readonly table: 'inspection' | 'inspection_draw';
    readonly column: string;
    readonly prefix: string;
    readonly officeId: string;
  },
): Promise<string> {
  const from = prefix.length + 1;
  const found = await sql<{
    last: number | null;
  }>`SELECT max(CAST(substr(${sql.ref(column)}, ${from}) AS INTEGER)) AS last
    FROM ${sql.table(table)} WHERE originOfficeId = ${officeId} AND substr(${sql.ref(column)}, 1, ${prefix.length}) = ${prefix}`.execute(
    db,
  );
  return `${prefix}${String((found.rows[0]?.last ?? 0) + 1).padStart(4, '0')}`;
}

/** Open inspections of a member: drafts in which he inspects, final ones with open problems that he follows up. */
export async function openInspectionsOf(db: Kysely<Schema>, memberId: string, today: string): Promise<InspectionRow[]> {
  const found = await sql<Record<string, unknown>>`SELECT * FROM ${LISTED} WHERE
    (recordState = 'draft' AND (followUpMemberId = ${memberId}
      OR EXISTS (SELECT 1 FROM json_each(inspectors) WHERE value ->> 'memberId' = ${memberId})))
    OR (recordState IN ('final','archived') AND problemsFound > 0 AND closedOn IS NULL AND followUpMemberId = ${memberId})
    ORDER BY coalesce(nextDueOn, plannedOn, heldOn, '9999'), rowKey`.execute(db);
  return found.rows.map((row) => rowOf(row, today));
}

type RectificationDue = {
  readonly id: string;
  readonly organizationId: string;
  readonly inspectionNo: string;
  readonly dueOn: string;
  readonly count: number;
  /** The reason of the day as JSON; null: a person set it. */
  readonly counted: string | null;
};

/** Organizations of which problems are to be rectified by a day: the nearest day of each inspection. */
export async function rectificationsDue(
  db: Kysely<Schema>,
  until: string,
  organizationId: string | undefined,
): Promise<RectificationDue[]> {
  const only = organizationId === undefined ? sql`1` : sql`inspection.organizationId = ${organizationId}`;
  const found = await sql<RectificationDue>`
    SELECT inspection.id, inspection.organizationId, inspection.inspectionNo, min(finding.rectifyDueOn) AS dueOn,
      count(*) AS count, CASE WHEN min(finding.rectifyDueOn) = json_extract(inspection.rectifyReason, '$.date')
        THEN inspection.rectifyReason END AS counted
    FROM inspection_finding AS finding JOIN inspection ON inspection.id = finding.inspectionId
    WHERE finding.recordState <> 'voided' AND finding.closedOn IS NULL AND finding.rectifiedOn IS NULL
      AND finding.rectifyDueOn <= ${until} AND inspection.recordState IN ('final','archived') AND ${only}
    GROUP BY inspection.id ORDER BY dueOn`.execute(db);
  return found.rows;
}
