import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { commonFields } from '#shared/contract/primitives.ts';
import { richText } from '#shared/features/documents/textBlock.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { changedFigure, type ReportRow, reportWarning } from '#shared/features/reports/reports.contract.ts';
import {
  REPORT_KINDS,
  REPORT_STAGES,
  type ReportKind,
  type ReportStage,
} from '#shared/features/reports/reports.lists.ts';
import { reportDueOn, stageOf } from '#shared/features/reports/reports.rules.ts';
import { storedFigures } from '#shared/features/reports/storedFigures.ts';
import { daysBetween, type WorkingCalendar } from '#shared/lib/workingDays.ts';
import { textConditions } from '../../db/like.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { shownTitle } from './reports.words.ts';

/** What the last refresh changed: figures, and the places of the text with what stood there before. */
export const storedChanges = z.strictObject({
  figures: z.array(changedFigure),
  places: z.record(z.string(), z.string()),
});

/** What the gate showed when the document was made, and the hash of the text and figures that went into it. */
export const storedWarnings = z.strictObject({
  list: z.array(reportWarning),
  drafted: z.string().nullable(),
});

const storedReport = z.object({
  ...commonFields,
  kind: z.enum(REPORT_KINDS),
  officeId: z.string(),
  title: z.string(),
  periodStart: z.string(),
  periodEnd: z.string(),
  dueOn: z.string().nullable(),
  content: richText,
  recipients: z.string().nullable(),
  templateId: z.string().nullable(),
  collectionTaskId: z.string().nullable(),
  figures: storedFigures.nullable(),
  countedAt: z.string().nullable(),
  snapshotSha256: z.string().nullable(),
  changed: storedChanges,
  warnings: storedWarnings,
  warningReason: z.string().nullable(),
  documentId: z.string().nullable(),
  state: z.enum(['draft', 'issued', 'submitted']),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  pdfAttachmentId: z.string().nullable(),
  snapshotAttachmentId: z.string().nullable(),
  submittedOn: z.string().nullable(),
  submittedTo: z.string().nullable(),
});

/** The document of a report as far as it decides where the report stands; null: there is none, or it was voided. */
export type ReportDocument = { readonly id: string; readonly stage: string };

/** A report with where it stands. */
export type StoredReport = z.output<typeof storedReport> & {
  readonly document: ReportDocument | null;
  readonly stage: ReportStage;
};

/** One report, voided or not. @throws AppError `not_found` */
export async function reportById(db: Kysely<Schema>, id: string): Promise<StoredReport> {
  const found = await findRecord(db, 'report', id);
  if (!found) throw new AppError('not_found');
  const parsed = storedReport.parse(found);
  const document = parsed.documentId === null ? null : await documentOf(db, parsed.documentId);
  return { ...parsed, document, stage: stageOf({ ...parsed, documentStage: document?.stage ?? null }) };
}

/** The report that a form showed. @throws AppError `not_found`, `conflict` with the present record */
export async function expectedReport(
  db: Kysely<Schema>,
  id: string,
  expectedRevision: number | undefined,
): Promise<StoredReport> {
  const present = await reportById(db, id);
  // Without the revision that was shown nothing is overwritten.
  if (present.revision !== expectedRevision)
    throw new AppError('conflict', { record: await findRecord(db, 'report', id) });
  return present;
}

async function documentOf(db: Kysely<Schema>, id: string): Promise<ReportDocument | null> {
  const found = await db
    .selectFrom('official_document')
    .select(['id', 'stage'])
    .where('id', '=', id)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found ?? null;
}

/** The period that a report covers. */
export function periodOfReport({
  kind,
  periodStart,
  periodEnd,
}: Pick<StoredReport, 'kind' | 'periodStart' | 'periodEnd'>): ReportPeriod {
  return { kind, from: periodStart, to: periodEnd };
}

/** The report made into a document, if one is. */
export async function reportOfDocument(db: Kysely<Schema>, documentId: string): Promise<StoredReport | null> {
  const found = await db
    .selectFrom('report')
    .select('id')
    .where('documentId', '=', documentId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found ? reportById(db, found.id) : null;
}

/** The report of a kind that covers a period already; special ones may be as many as wanted. */
export async function reportOfPeriod(
  db: Kysely<Schema>,
  officeId: string,
  { kind, from }: ReportPeriod,
): Promise<StoredReport | null> {
  if (kind === 'special') return null;
  const found = await db
    .selectFrom('report')
    .select('id')
    .where('officeId', '=', officeId)
    .where('kind', '=', kind)
    .where('periodStart', '=', from)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found ? reportById(db, found.id) : null;
}

const STAGE = sql`CASE WHEN r.recordState = 'voided' THEN 'voided' WHEN r.state <> 'draft' THEN r.state
  WHEN d.stage IN ('review','approved') THEN 'in_approval' ELSE 'draft' END`;
const FROM = sql`report r LEFT JOIN official_document d ON d.id = r.documentId AND d.recordState <> 'voided'
  LEFT JOIN user_account u ON u.id = r.updatedBy`;
const COLUMNS = sql`r.id, r.revision, r.kind, r.title, r.periodStart, r.periodEnd, r.dueOn, ${STAGE} AS stage, r.countedAt, r.number,
  r.issuedOn, r.submittedOn, r.submittedTo, r.snapshotSha256, CASE WHEN instr(r.title, '{') + instr(r.title, '｛') > 0 THEN r.figures END AS figures,
  d.id AS documentId, r.updatedAt, coalesce(u.displayName, r.updatedBy) AS updatedByName,
  r.voidReason`;

const listed = z.object({
  id: z.string(),
  revision: z.number(),
  kind: z.enum(REPORT_KINDS),
  title: z.string(),
  periodStart: z.string(),
  periodEnd: z.string(),
  dueOn: z.string().nullable(),
  stage: z.enum(REPORT_STAGES),
  countedAt: z.string().nullable(),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  submittedOn: z.string().nullable(),
  submittedTo: z.string().nullable(),
  snapshotSha256: z.string().nullable(),
  /** JSON; only where the title has places. */
  figures: z.string().nullable(),
  documentId: z.string().nullable(),
  updatedAt: z.string(),
  updatedByName: z.string(),
  voidReason: z.string().nullable(),
});

export type ReportFilter = {
  readonly kind?: ReportKind | undefined;
  readonly stage?: ReportStage | undefined;
  readonly year?: number | undefined;
  readonly text?: string | undefined;
};
/** The day on which a list is read, and the working days that its due dates are counted by. */
export type ReportLook = { readonly today: string; readonly calendar: WorkingCalendar };

function conditions({ kind, stage, year, text }: ReportFilter): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = [
    stage === undefined ? sql<SqlBool>`r.recordState <> 'voided'` : sql<SqlBool>`${STAGE} = ${stage}`,
  ];
  if (kind !== undefined) list.push(sql<SqlBool>`r.kind = ${kind}`);
  if (year !== undefined)
    list.push(sql<SqlBool>`r.periodStart <= ${`${year}-12-31`} AND r.periodEnd >= ${`${year}-01-01`}`);
  list.push(...textConditions(text, ['r.title', 'r.number', 'r.submittedTo']));
  return list;
}

/** Reports of a filter, the latest period first; voided ones only when asked for by stage. */
export async function listReports(
  db: Kysely<Schema>,
  { offset = 0, limit = -1, ...filter }: ReportFilter & { readonly offset?: number; readonly limit?: number },
  look: ReportLook,
): Promise<{ total: number; rows: ReportRow[] }> {
  const where = sql.join(conditions(filter), sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${FROM} WHERE ${where}`.execute(db);
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${where}
    ORDER BY r.periodEnd DESC, r.periodStart, r.kind, r.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const office = await ownName(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map((row) => rowOf(row, look, office)) };
}

/** One report as lists show it. @throws AppError `not_found` */
export async function reportRow(db: Kysely<Schema>, id: string, look: ReportLook): Promise<ReportRow> {
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return rowOf(row, look, await ownName(db));
}

/** The office as it is called today. */
async function ownName(db: Kysely<Schema>): Promise<string> {
  const own = await db.selectFrom('office').select('name').where('local', '=', 1).executeTakeFirst();
  return own?.name ?? '';
}

function rowOf(row: unknown, { today, calendar }: ReportLook, officeName: string): ReportRow {
  const { figures: json, snapshotSha256, ...parsed } = listed.parse(row);
  const figures = json === null ? null : storedFigures.parse(JSON.parse(json));
  const isOpen = parsed.stage === 'draft' || parsed.stage === 'in_approval';
  // What is still to be done is due by the calendar as it is today; what is done, as it was then.
  const dueOn = isOpen ? reportDueOn(calendar, periodOfReport(parsed)) : parsed.dueOn;
  const title = shownTitle({ ...parsed, figures, snapshotSha256 }, officeName);
  return { ...parsed, title, dueOn, daysLeft: dueOn === null || !isOpen ? null : daysBetween(today, dueOn) };
}

/** Whether anything but the report itself names a stored file: then it stays. */
export async function isFileNamed(db: Kysely<Schema>, sha256: string, reportId: string): Promise<boolean> {
  const attached = await db.selectFrom('attachment').select('id').where('sha256', '=', sha256).executeTakeFirst();
  if (attached) return true;
  const other = await db
    .selectFrom('report')
    .select('id')
    .where('snapshotSha256', '=', sha256)
    .where('id', '<>', reportId)
    .executeTakeFirst();
  return other !== undefined;
}

/** Name of a template and title of a collection that a report names. */
export async function namesOfReport(
  db: Kysely<Schema>,
  { templateId, collectionTaskId }: Pick<StoredReport, 'templateId' | 'collectionTaskId'>,
): Promise<{ readonly templateName: string | null; readonly collectionTitle: string | null }> {
  const template =
    templateId === null
      ? undefined
      : await db.selectFrom('report_template').select('name').where('id', '=', templateId).executeTakeFirst();
  const task =
    collectionTaskId === null
      ? undefined
      : await db.selectFrom('collection_task').select('title').where('id', '=', collectionTaskId).executeTakeFirst();
  return { templateName: template?.name ?? null, collectionTitle: task?.title ?? null };
}
