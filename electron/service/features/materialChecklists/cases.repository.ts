import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type CorrectionNotice,
  correctionNotice,
  type MaterialCase,
} from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import { caseDeadline, caseState, missingMaterials } from '#shared/features/materialChecklists/materials.rules.ts';
import { caseMaterials } from '#shared/features/materialChecklists/materials.ts';
import { type DeadlineReason, reasonStored } from '#shared/lib/deadlineReason.ts';
import { daysBetween, type WorkingCalendar } from '#shared/lib/workingDays.ts';
import { fromStored } from '../../db/collections.ts';
import { textConditions } from '../../db/like.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { userNames } from '../users/users.repository.ts';

type CaseRow = CallOutput<'materialChecklists.list'>['rows'][number];

const storedCase = z.object({
  id: z.string(),
  revision: z.number().int(),
  recordState: z.string(),
  voidReason: z.string().nullable(),
  createdBy: z.string(),
  updatedBy: z.string(),
  updatedAt: z.string(),
  caseNo: z.string(),
  matterCode: z.string(),
  matterTitle: z.string(),
  templateVersion: z.number().int(),
  organizationId: z.string().nullable(),
  applicantName: z.string(),
  receivedOn: z.string(),
  informDueOn: z.string(),
  informDays: z.number().int(),
  informUnverified: z.array(z.number().int()),
  items: caseMaterials,
  note: z.string().nullable(),
  completeOn: z.string().nullable(),
  completedByName: z.string().nullable(),
  closedOn: z.string().nullable(),
  closeReason: z.string().nullable(),
});
export type StoredCase = z.output<typeof storedCase>;

/** A notice as it is stored, with its document. */
const storedNotice = correctionNotice.omit({ reason: true }).extend({ unverifiedYears: z.array(z.number().int()) });
export type StoredNotice = z.output<typeof storedNotice>;

/** The notice that counts: the latest that is not voided. */
const latest = (column: 'noticedOn' | 'dueOn') => sql`(SELECT ${sql.ref(column)} FROM correction_notice AS notice
  WHERE notice.caseId = material_case.id AND notice.recordState <> 'voided'
  ORDER BY notice.noticedOn DESC, notice.rowKey DESC LIMIT 1)`;
const isOpen = sql`recordState <> 'voided' AND completeOn IS NULL AND closedOn IS NULL`;
/** The day that counts for an open case, as `caseDeadline` says. */
const nextDay = sql`coalesce(${latest('dueOn')}, informDueOn)`;

type Notice = { readonly noticedOn: string | null; readonly dueOn: string | null };

/** @throws AppError `not_found` */
export async function caseById(db: Kysely<Schema>, id: string): Promise<StoredCase> {
  const found = await findRecord(db, 'material_case', id);
  if (!found) throw new AppError('not_found');
  return storedCase.parse(found);
}

function rowOf(one: StoredCase, { noticedOn, dueOn }: Notice, today: string): CaseRow {
  const { id, revision, caseNo, matterCode, matterTitle, organizationId, applicantName, receivedOn } = one;
  const state = one.recordState === 'voided' ? 'voided' : caseState(one);
  const deadline =
    state === 'voided' ? null : caseDeadline({ state, informDueOn: one.informDueOn, correctionDueOn: dueOn });
  return {
    ...{ id, revision, caseNo, matterCode, matterTitle, organizationId, applicantName, receivedOn, state, noticedOn },
    needed: one.items.filter(({ applies }) => applies).length,
    missing: missingMaterials(one.items).length,
    deadline: deadline === null ? null : { ...deadline, daysLeft: daysBetween(today, deadline.dueOn) },
    ...{ completeOn: one.completeOn, completedByName: one.completedByName, closedOn: one.closedOn },
  };
}

/** Cases: open ones by the day that counts next, the others newest first. */
export async function listCases(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'materialChecklists.list'>,
  today: string,
): Promise<CallOutput<'materialChecklists.list'>> {
  const where: Expression<SqlBool>[] = [
    filter.includeVoided === true ? sql<SqlBool>`1` : sql<SqlBool>`recordState <> 'voided'`,
  ];
  const state = filter.state ?? 'open';
  if (state === 'open') where.push(sql<SqlBool>`(${isOpen} OR recordState = 'voided')`);
  if (state === 'overdue') where.push(sql<SqlBool>`${isOpen} AND ${nextDay} < ${today}`);
  if (state === 'complete') where.push(sql<SqlBool>`completeOn IS NOT NULL`);
  if (state === 'closed') where.push(sql<SqlBool>`closedOn IS NOT NULL`);
  if (filter.matterCode) where.push(sql<SqlBool>`matterCode = ${filter.matterCode}`);
  if (filter.organizationId) where.push(sql<SqlBool>`organizationId = ${filter.organizationId}`);
  where.push(...textConditions(filter.text, ['caseNo', 'applicantName', 'matterTitle']));
  const all = sql.join(where, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM material_case WHERE ${all}`.execute(db);
  const found = await sql<
    Record<string, unknown>
  >`SELECT *, ${latest('noticedOn')} AS "noticeDay", ${latest('dueOn')} AS "noticeDue"
    FROM material_case WHERE ${all}
    ORDER BY CASE WHEN ${isOpen} THEN ${nextDay} ELSE '9999' END, receivedOn DESC, rowKey DESC
    LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const rows = found.rows.map(({ noticeDay, noticeDue, ...row }) =>
    rowOf(
      storedCase.parse(fromStored('material_case', row)),
      { noticedOn: textOr(noticeDay), dueOn: textOr(noticeDue) },
      today,
    ),
  );
  return { total: counted.rows[0]?.total ?? 0, rows, counts: await countOpen(db, today) };
}

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

async function countOpen(db: Kysely<Schema>, today: string): Promise<{ open: number; overdue: number }> {
  const found = await sql<{ open: number; overdue: number | null }>`SELECT count(*) AS open,
    sum(${nextDay} < ${today}) AS overdue FROM material_case WHERE ${isOpen}`.execute(db);
  const [row] = found.rows;
  return { open: row?.open ?? 0, overdue: row?.overdue ?? 0 };
}

/** One case with the names of who wrote it. @throws AppError `not_found` */
export async function caseDetails(
  db: Kysely<Schema>,
  id: string,
  { today, calendar }: { readonly today: string; readonly calendar: WorkingCalendar },
): Promise<{ case: MaterialCase; notices: CorrectionNotice[] }> {
  const stored = await caseById(db, id);
  const notices = await noticesOf(db, id);
  const counting = notices.find(({ recordState }) => recordState !== 'voided');
  const names = await userNames(db);
  const { templateVersion, items, note, closeReason, voidReason, updatedAt } = stored;
  const head = rowOf(stored, { noticedOn: counting?.noticedOn ?? null, dueOn: counting?.dueOn ?? null }, today);
  return {
    case: {
      ...head,
      ...{ templateVersion, items, note, closeReason, voidReason, updatedAt },
      inform: informReason(stored, calendar),
      createdByName: names.get(stored.createdBy) ?? '',
      updatedByName: names.get(stored.updatedBy) ?? '',
    },
    notices: notices.map((notice) => withReason(notice, calendar)),
  };
}

function informReason(stored: StoredCase, calendar: WorkingCalendar): DeadlineReason {
  const { informDueOn: date, receivedOn: from, informDays: n, informUnverified: unverifiedYears } = stored;
  return reasonStored(calendar, { date, from, n, unverifiedYears });
}

/** A notice with the reason of its day. */
export function withReason({ unverifiedYears, ...notice }: StoredNotice, calendar: WorkingCalendar): CorrectionNotice {
  const { dueOn: date, noticedOn: from, workingDays: n } = notice;
  return { ...notice, reason: reasonStored(calendar, { date, from, n, unverifiedYears }) };
}

/** The notices of a case, newest first, voided ones too. */
export async function noticesOf(db: Kysely<Schema>, caseId: string): Promise<StoredNotice[]> {
  const found = await sql<Record<string, unknown>>`SELECT notice.*, document.number AS "documentNumber",
      document.stage AS "stage", document.recordState AS "documentState"
    FROM correction_notice AS notice LEFT JOIN official_document AS document ON document.id = notice.documentId
    WHERE notice.caseId = ${caseId} ORDER BY notice.noticedOn DESC, notice.rowKey DESC`.execute(db);
  return found.rows.map(noticeOf);
}

function noticeOf({ documentNumber, stage, documentState, ...row }: Record<string, unknown>): StoredNotice {
  const record = fromStored('correction_notice', row);
  const fields = Object.fromEntries(Object.entries(record).filter(([field]) => field in storedNotice.shape));
  const documentStage = documentState === 'voided' ? 'voided' : textOr(stage);
  return storedNotice.parse({ ...fields, documentNumber: textOr(documentNumber), documentStage });
}

/** One notice with its case. @throws AppError `not_found` */
export async function noticeById(
  db: Kysely<Schema>,
  id: string,
): Promise<{ readonly notice: StoredNotice; readonly case: StoredCase }> {
  const found = await findRecord(db, 'correction_notice', id);
  if (typeof found?.caseId !== 'string') throw new AppError('not_found');
  const notice = (await noticesOf(db, found.caseId)).find((one) => one.id === id);
  if (!notice) throw new AppError('not_found');
  return { notice, case: await caseById(db, found.caseId) };
}

/** The case from whose notice a document was drafted. */
export async function caseOfDocument(db: Kysely<Schema>, documentId: string) {
  const row = await db
    .selectFrom('correction_notice')
    .innerJoin('material_case', 'material_case.id', 'correction_notice.caseId')
    .select(['material_case.id', 'material_case.caseNo', 'material_case.applicantName'])
    .where('correction_notice.documentId', '=', documentId)
    .executeTakeFirst();
  return row ?? null;
}

/** The next number of a year: one more than the highest ever given, voided ones included. */
export async function nextCaseNumber(db: Kysely<Schema>, year: string): Promise<string> {
  const found = await sql<{
    last: number | null;
  }>`SELECT max(CAST(substr(caseNo, 9) AS INTEGER)) AS last FROM material_case
    WHERE caseNo LIKE ${`SL-${year}-%`}`.execute(db);
  return `SL-${year}-${String((found.rows[0]?.last ?? 0) + 1).padStart(4, '0')}`;
}
