import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type FilingDetails,
  type FilingMove,
  type FilingRow,
  filingDetails,
} from '#shared/features/activityFilings/activityFilings.contract.ts';
import type { FilingShown } from '#shared/features/activityFilings/activityFilings.lists.ts';
import {
  filingNumber,
  filingStage,
  filingWarnings,
  needsUnitDecision,
} from '#shared/features/activityFilings/activityFilings.rules.ts';
import type { FilingSettings } from '#shared/features/activityFilings/filingSettings.ts';
import {
  type FilingVerdict,
  filingVerdict,
  rulesOf,
  type VerdictRules,
  verdictBasis,
} from '#shared/features/activityFilings/filingVerdict.rules.ts';
import { daysBetween, type WorkingCalendar } from '#shared/lib/workingDays.ts';
import { fromStored } from '../../db/collections.ts';
import { textConditions } from '../../db/like.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { userNames } from '../users/users.repository.ts';

/** What a verdict is reckoned with: the calendar and the rules of the office, as seen today. */
export type FilingTerms = {
  readonly calendar: WorkingCalendar;
  readonly settings: FilingSettings;
  readonly today: string;
};

/** A filing as it is stored; the snapshot is null while it is a draft. */
const storedFiling = filingDetails
  .omit({
    organizationName: true,
    stage: true,
    summaryDaysLeft: true,
    emergencyPlanName: true,
    supervisionMode: true,
    unitDecisionNeeded: true,
    receiptDocument: true,
    refusalDocument: true,
    verdict: true,
    warnings: true,
    createdByName: true,
  })
  .extend({
    timeliness: filingDetails.shape.timeliness.nullable(),
    summaryDueOn: z.string().nullable(),
    advisedFilingDate: z.string().nullable(),
    publicSecurityRequired: z.boolean().nullable(),
    ruleUsed: verdictBasis.nullable(),
    receiptDocumentId: z.string().nullable(),
    refusalDocumentId: z.string().nullable(),
    createdBy: z.string(),
  });
export type StoredFiling = z.output<typeof storedFiling>;

/** Takes the fields of a record that a filing has. */
export function filingOf(record: Readonly<Record<string, unknown>>): StoredFiling {
  const own = Object.entries(record).filter(([field]) => field in storedFiling.shape);
  return storedFiling.parse(Object.fromEntries(own));
}

/** @throws AppError `not_found` */
export async function filingById(db: Kysely<Schema>, id: string): Promise<StoredFiling> {
  const found = await findRecord(db, 'activity_filing', id);
  if (!found) throw new AppError('not_found');
  return filingOf(found);
}

/** The verdict: stored with a final filing, reckoned by the rules of today for one still in work. */
export function verdictOf(filing: StoredFiling, { calendar, settings }: FilingTerms): FilingVerdict {
  const { ruleUsed, timeliness, summaryDueOn } = filing;
  if (ruleUsed === null || timeliness === null || summaryDueOn === null)
    return filingVerdict(calendar, filing, settings);
  return {
    ...{ leadDays: filing.leadDays, latestFilingDate: filing.latestFilingDate, timeliness, summaryDueOn },
    advisedFilingDate: filing.advisedFilingDate,
    publicSecurityRequired: filing.publicSecurityRequired ?? false,
    basis: ruleUsed,
  };
}

/**
 * The verdict as it is to be stored. What was judged once keeps its rule: only a filing whose material was not complete yet follows the
 * rules of today.
 * @param judged the filing as it was stored before
 */
export function snapshotOf(facts: StoredFiling, judged: Judged, terms: FilingTerms) {
  const { basis, ...days } = filingVerdict(terms.calendar, facts, rulesFor(judged, terms));
  return { ...days, ruleUsed: basis };
}

type Judged = Pick<StoredFiling, 'ruleUsed' | 'completeOn'>;

/** The rules by which a filing is judged from now on: those it was judged by once its material was complete, else those of today. */
export function rulesFor({ ruleUsed, completeOn }: Judged, { settings }: Pick<FilingTerms, 'settings'>): VerdictRules {
  return ruleUsed === null || completeOn === null ? settings : rulesOf(ruleUsed);
}

/**
 * How the registry says that an organization is supervised. One whose unit is named there, but whose mode is not known, is taken to be under
 * that unit: its agreement is not left out because a field is empty.
 */
export function supervisionModeOf(organization: Readonly<Record<string, unknown>> | undefined): string | null {
  const { supervisionMode, supervisingUnit } = organization ?? {};
  if (typeof supervisionMode === 'string') return supervisionMode;
  return typeof supervisingUnit === 'string' ? 'dual' : null;
}

function rowOf(filing: StoredFiling, organizationName: string, terms: FilingTerms): FilingRow {
  const { id, revision, recordState, filingNo, organizationId, title, activityKind, startAt, endAt, place } = filing;
  const { expectedParticipants, receivedOn, completeOn, result, summarySubmittedOn, voidReason } = filing;
  const stage = filingStage(filing, terms.today);
  const { leadDays, latestFilingDate, timeliness, summaryDueOn } = verdictOf(filing, terms);
  return {
    ...{ id, revision, recordState, filingNo, organizationId, organizationName, title, activityKind, startAt, endAt },
    ...{ place, expectedParticipants, receivedOn, completeOn, result, stage, leadDays, latestFilingDate, timeliness },
    ...{ summaryDueOn, summarySubmittedOn, voidReason },
    summaryDaysLeft: stage === 'summary' ? daysBetween(terms.today, summaryDueOn) : null,
  };
}

const CONCLUDED = sql`f.result IS NOT NULL AND f.result IN ('accepted','rejected','withdrawn','cancelled')`;
const awaitsSummary = (today: string) =>
  sql`f.result = 'accepted' AND f.summarySubmittedOn IS NULL AND substr(f.endAt, 1, 10) < ${today}`;

/** The SQL of `filingStage` and of what the list is narrowed to. */
export function shownCondition(
  show: Exclude<FilingShown, 'all' | 'overdue_summary'>,
  today: string,
): Expression<SqlBool> {
  switch (show) {
    case 'open':
      return sql<SqlBool>`(NOT (${CONCLUDED}) OR (${awaitsSummary(today)}))`;
    case 'checking':
      return sql<SqlBool>`NOT (${CONCLUDED}) AND f.completeOn IS NULL AND f.result IS NOT 'returned'`;
    case 'correcting':
      return sql<SqlBool>`f.result = 'returned' AND f.completeOn IS NULL`;
    case 'waiting_unit':
      return sql<SqlBool>`NOT (${CONCLUDED}) AND f.completeOn IS NOT NULL AND f.supervisingUnitDecision IS 'pending'`;
    case 'deciding':
      return sql<SqlBool>`NOT (${CONCLUDED}) AND f.completeOn IS NOT NULL AND f.supervisingUnitDecision IS NOT 'pending'`;
    case 'awaiting':
      return sql<SqlBool>`f.result = 'accepted' AND f.summarySubmittedOn IS NULL AND substr(f.endAt, 1, 10) >= ${today}`;
    case 'summary':
      return sql<SqlBool>`${awaitsSummary(today)}`;
    case 'closed':
      return sql<SqlBool>`f.result = 'accepted' AND f.summarySubmittedOn IS NOT NULL`;
    default:
      return sql<SqlBool>`f.result = ${show}`;
  }
}

const overdueSummary = (today: string) => sql<SqlBool>`(${awaitsSummary(today)}) AND f.summaryDueOn < ${today}`;

const FILINGS = sql`activity_filing f JOIN organization o ON o.id = f.organizationId`;

/** Filings as filtered. What somebody must still do comes first, the nearest activity at the top; then the newest activity. */
export async function listFilings(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'activityFilings.list'>,
  terms: FilingTerms,
): Promise<CallOutput<'activityFilings.list'>> {
  const { today } = terms;
  const where: Expression<SqlBool>[] = [sql<SqlBool>`o.recordState <> 'voided'`];
  if (filter.includeVoided !== true) where.push(sql<SqlBool>`f.recordState <> 'voided'`);
  const show = filter.show ?? 'all';
  if (show === 'overdue_summary') where.push(overdueSummary(today));
  else if (show !== 'all') where.push(shownCondition(show, today));
  if (filter.activityKind) where.push(sql<SqlBool>`f.activityKind = ${filter.activityKind}`);
  if (filter.organizationId) where.push(sql<SqlBool>`f.organizationId = ${filter.organizationId}`);
  if (filter.year) where.push(sql<SqlBool>`substr(f.startAt, 1, 4) = ${String(filter.year)}`);
  if (filter.timeliness) where.push(await timelinessCondition(db, filter.timeliness, terms));
  where.push(...textConditions(filter.text, ['f.filingNo', 'f.title', 'o.name', 'f.place']));
  const all = sql.join(where, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${FILINGS} WHERE ${all}`.execute(db);
  const isOpen = shownCondition('open', today);
  const found = await sql<Record<string, unknown>>`SELECT f.*, o.name AS "organizationName" FROM ${FILINGS} WHERE ${all}
    ORDER BY CASE WHEN ${isOpen} THEN 0 ELSE 1 END, CASE WHEN ${isOpen} THEN f.startAt END, f.startAt DESC, f.rowKey DESC
    LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const rows = found.rows.map(({ organizationName, ...row }) =>
    rowOf(filingOf(fromStored('activity_filing', row)), String(organizationName), terms),
  );
  return { total: counted.rows[0]?.total ?? 0, rows, counts: await countFilings(db, today) };
}

/** Timeliness of a final filing is stored; that of the few drafts is reckoned. */
async function timelinessCondition(
  db: Kysely<Schema>,
  wanted: string,
  terms: FilingTerms,
): Promise<Expression<SqlBool>> {
  const drafts = await db.selectFrom('activity_filing').selectAll().where('recordState', '=', 'draft').execute();
  const ids = drafts
    .map((row) => filingOf(fromStored('activity_filing', row)))
    .filter((filing) => verdictOf(filing, terms).timeliness === wanted)
    .map(({ id }) => id);
  return sql<SqlBool>`(f.timeliness = ${wanted} OR f.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))`;
}

async function countFilings(db: Kysely<Schema>, today: string): Promise<CallOutput<'activityFilings.list'>['counts']> {
  const found = await sql<{ open: number; summary: number; overdue: number }>`SELECT
      count(*) FILTER (WHERE ${shownCondition('open', today)}) AS open,
      count(*) FILTER (WHERE ${awaitsSummary(today)}) AS summary,
      count(*) FILTER (WHERE ${overdueSummary(today)}) AS overdue
    FROM ${FILINGS} WHERE f.recordState <> 'voided' AND o.recordState <> 'voided'`.execute(db);
  const [row] = found.rows;
  return { open: row?.open ?? 0, summary: row?.summary ?? 0, overdueSummary: row?.overdue ?? 0 };
}

/** One filing with everything that is shown of it, voided or not. @throws AppError `not_found` */
export async function filingOutput(
  db: Kysely<Schema>,
  id: string,
  terms: FilingTerms,
): Promise<CallOutput<'activityFilings.get'>> {
  const filing = await filingById(db, id);
  const organization = await findRecord(db, 'organization', filing.organizationId);
  const names = await userNames(db);
  const moves = await movesOf(db, id, names);
  const verdict = verdictOf(filing, terms);
  const supervisionMode = supervisionModeOf(organization);
  const stored = Object.entries(filing).filter(([field]) => field in filingDetails.shape);
  const details: FilingDetails = filingDetails.parse({
    ...Object.fromEntries(stored),
    ...rowOf(filing, String(organization?.name ?? ''), terms),
    emergencyPlanName: await planName(db, filing),
    supervisionMode,
    unitDecisionNeeded: needsUnitDecision({ ...filing, supervisionMode }),
    receiptDocument: await documentLine(db, filing.receiptDocumentId),
    refusalDocument: await documentLine(db, filing.refusalDocumentId),
    verdict,
    warnings: filingWarnings(filing, verdict.publicSecurityRequired, {
      lastMovedOn: moves.at(-1)?.movedOn ?? null,
      receiptIsOld: await receiptIsOld(db, filing),
    }),
    createdByName: names.get(filing.createdBy) ?? '',
  });
  return { filing: details, moves };
}

/** The name of the file that is the emergency plan; null when there is none, or none any more. */
export async function planName(
  db: Kysely<Schema>,
  { id, emergencyPlanAttachmentId }: Pick<StoredFiling, 'id' | 'emergencyPlanAttachmentId'>,
): Promise<string | null> {
  if (emergencyPlanAttachmentId === null) return null;
  const file = await db
    .selectFrom('attachment')
    .select('fileName')
    .where('id', '=', emergencyPlanAttachmentId)
    .where('ownerType', '=', 'activity_filing')
    .where('ownerId', '=', id)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return file?.fileName ?? null;
}

async function documentLine(db: Kysely<Schema>, id: string | null): Promise<FilingDetails['receiptDocument']> {
  if (id === null) return null;
  const found = await db
    .selectFrom('official_document')
    .select(['id', 'number', 'stage', 'title', 'recordState'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found || found.recordState === 'voided') return null;
  return { id: found.id, number: found.number, stage: found.stage, title: found.title };
}

/** Whether a receipt that stands still names the days and the place from before a move. */
async function receiptIsOld(db: Kysely<Schema>, { id, receiptDocumentId }: StoredFiling): Promise<boolean> {
  if (receiptDocumentId === null) return false;
  const moved = await db
    .selectFrom('activity_filing_move as move')
    .innerJoin('official_document as receipt', (join) =>
      join.onTrue().on('receipt.id', '=', receiptDocumentId).on('receipt.recordState', '<>', 'voided'),
    )
    .select('move.id')
    .where('move.filingId', '=', id)
    .where('move.recordState', '<>', 'voided')
    .whereRef('move.createdAt', '>', 'receipt.createdAt')
    .executeTakeFirst();
  return moved !== undefined;
}

/** The moved dates of a filing, oldest first. */
async function movesOf(
  db: Kysely<Schema>,
  filingId: string,
  names: ReadonlyMap<string, string>,
): Promise<FilingMove[]> {
  const rows = await db
    .selectFrom('activity_filing_move')
    .select(['id', 'movedOn', 'startAtBefore', 'endAtBefore', 'placeBefore', 'startAt', 'endAt', 'place', 'reason'])
    .select('createdBy')
    .where('filingId', '=', filingId)
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
  return rows.map(({ createdBy, ...row }) => ({ ...row, byName: names.get(createdBy) ?? '' }));
}

/** The next number of a year: one more than the highest that this office gave, voided ones included. */
export async function nextFilingNumber(db: Kysely<Schema>, officeId: string, year: string): Promise<string> {
  const found = await sql<{ last: number | null }>`SELECT max(CAST(substr(filingNo, 9) AS INTEGER)) AS last
    FROM activity_filing WHERE originOfficeId = ${officeId} AND filingNo LIKE ${`HD-${year}-%`}`.execute(db);
  return filingNumber(year, (found.rows[0]?.last ?? 0) + 1);
}

/** The filing whose list of materials a case is; undefined for a case of something else. */
export async function filingOfCase(db: Kysely<Schema>, materialCaseId: string): Promise<StoredFiling | undefined> {
  const row = await db
    .selectFrom('activity_filing')
    .selectAll()
    .where('materialCaseId', '=', materialCaseId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return row === undefined ? undefined : filingOf(fromStored('activity_filing', row));
}
