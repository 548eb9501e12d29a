import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { filingVerdict, rulesOf } from '#shared/features/activityFilings/filingVerdict.rules.ts';
import { deadlineReason, reasonAfter } from '#shared/lib/deadlineReason.ts';
import type { CountedDate, WorkingCalendar } from '#shared/lib/workingDays.ts';
import { findRecord, recordOf, updateRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { filingById, filingOf, type StoredFiling } from '../activityFilings/activityFilings.repository.ts';
import type { Deadline, DeadlineLook, DeadlineSource, MovedDay } from './deadlineTypes.ts';

const ACTION = 'calendar.move';

/** Days of activity filings and inspections. */
export const WORK_SOURCES: readonly DeadlineSource[] = [
  {
    kind: 'filing_latest',
    deadlines: (db, look) => judgedBy(db, look, ({ latest }) => latest ?? NO_DAY),
  },
  {
    kind: 'filing_advised',
    deadlines: (db, look) =>
      judgedBy(db, look, ({ latest }, calendar) => (latest === null ? NO_DAY : calendar.lastWorkingDay(latest.date))),
  },
  { kind: 'filing_summary', deadlines: summaries, move: moveSummary },
  { kind: 'inspection_rectify', deadlines: rectifications, move: moveRectification },
];

/** A rule that counts from a day nobody entered: it has no day, by whatever calendar. */
const NO_DAY: CountedDate = { date: '', unverifiedYears: [] };

/** Filings of activities that begin around the year. */
async function filingsAround(db: Kysely<Schema>, { year }: DeadlineLook): Promise<StoredFiling[]> {
  const rows = await db
    .selectFrom('activity_filing')
    .selectAll()
    .where('recordState', '<>', 'voided')
    .where('startAt', '>=', `${year - 1}-01-01`)
    .where('startAt', '<', `${year + 2}-01-01`)
    .orderBy('startAt')
    .orderBy('rowKey')
    .execute();
  return rows.map((row) => filingOf(recordOf('activity_filing', row)));
}

/** What a filing is judged by: the rule stored with it, or those of the office while it is not judged yet. */
function basisOf(filing: StoredFiling, { settings }: DeadlineLook, calendar: WorkingCalendar) {
  const rules = filing.ruleUsed === null ? settings.activityFilings : rulesOf(filing.ruleUsed);
  return filingVerdict(calendar, filing, rules).basis;
}

function headOf({ id, filingNo, title }: StoredFiling) {
  return { recordId: id, title: `${filingNo} ${title}`, place: `/filings/${id}` };
}

/** Days by which filings are judged. What was judged once is stored with its filing and stays; what is not yet follows the calendar. */
async function judgedBy(
  db: Kysely<Schema>,
  look: DeadlineLook,
  day: (basis: ReturnType<typeof basisOf>, calendar: WorkingCalendar) => CountedDate,
): Promise<Deadline[]> {
  const filings = (await filingsAround(db, look)).filter(({ ruleUsed }) => ruleUsed === null);
  return filings.map((filing) => ({
    ...headOf(filing),
    settled: filing.startAt.slice(0, 10) < look.today,
    storedOn: null,
    count: (calendar) => day(basisOf(filing, look, calendar), calendar),
  }));
}

/** Summaries that fall due after activities; stored with a filing once it was judged. */
async function summaries(db: Kysely<Schema>, look: DeadlineLook): Promise<Deadline[]> {
  return (await filingsAround(db, look)).map((filing) => ({
    ...headOf(filing),
    settled: filing.summarySubmittedOn !== null || WITHOUT_SUMMARY.has(filing.result ?? ''),
    storedOn: filing.ruleUsed === null ? null : filing.summaryDueOn,
    count: (calendar) => basisOf(filing, look, calendar).summary,
  }));
}

/** Results after which no summary is owed. */
const WITHOUT_SUMMARY: ReadonlySet<string> = new Set(['rejected', 'withdrawn', 'cancelled']);

async function moveSummary(write: Write, id: string, { calendar, reason }: MovedDay): Promise<void> {
  const { ruleUsed, summaryDueOn } = await filingById(write.trx, id);
  if (ruleUsed === null || summaryDueOn === null) return;
  const { from } = ruleUsed.summary;
  const summary = reasonAfter(calendar, from, { n: ruleUsed.summaryDays, unit: ruleUsed.summaryUnit });
  const fields = { summaryDueOn: summary.date, ruleUsed: { ...ruleUsed, summary } };
  await updateRecord(write, 'activity_filing', id, undefined, fields, { action: ACTION, reason });
}

const inspectionRow = z.object({
  id: z.string(),
  title: z.string(),
  rectifyDueOn: z.string(),
  rectifyReason: z.string().transform((text) => deadlineReason.parse(JSON.parse(text))),
  settled: z.number().transform((value) => value === 1),
});

/** The counting rule of a rectification; one that a person set otherwise has no reason and is not counted. */
function rectifyCounted({ from, n, unit }: z.output<typeof deadlineReason>, calendar: WorkingCalendar) {
  if (unit === 'month' || unit === 'year') return null;
  return reasonAfter(calendar, from, { n, unit });
}

async function rectifications(db: Kysely<Schema>, { from, to }: DeadlineLook): Promise<Deadline[]> {
  const found =
    await sql`SELECT inspection.id, inspectionNo || ' ' || organization.name AS title, rectifyDueOn, rectifyReason,
      rectifiedOn IS NOT NULL OR closedOn IS NOT NULL AS settled
    FROM inspection JOIN organization ON organization.id = organizationId
    WHERE inspection.recordState IN ('final', 'archived') AND rectifyDueOn IS NOT NULL AND rectifyReason IS NOT NULL
      AND heldOn BETWEEN ${from} AND ${to} ORDER BY heldOn, inspection.rowKey`.execute(db);
  return found.rows.map((row) => {
    const { id, title, rectifyDueOn, rectifyReason, settled } = inspectionRow.parse(row);
    const count = (calendar: WorkingCalendar) => rectifyCounted(rectifyReason, calendar) ?? NO_DAY;
    return { recordId: id, title, place: `/inspections/${id}`, settled, storedOn: rectifyDueOn, count };
  });
}

/** Moves an inspection's day, and with it the open problems that have the same one. */
async function moveRectification(write: Write, id: string, { calendar, reason }: MovedDay): Promise<void> {
  const record = await findRecord(write.trx, 'inspection', id);
  const stored = deadlineReason.safeParse(record?.rectifyReason);
  const rectifyReason = stored.success ? rectifyCounted(stored.data, calendar) : null;
  if (record === undefined || rectifyReason === null) return;
  const rectifyDueOn = rectifyReason.date;
  const options = { action: ACTION, reason };
  await updateRecord(write, 'inspection', id, undefined, { rectifyDueOn, rectifyReason }, options);
  const findings = await write.trx
    .selectFrom('inspection_finding')
    .select('id')
    .where('inspectionId', '=', id)
    .where('recordState', '<>', 'voided')
    .where('rectifiedOn', 'is', null)
    .where('rectifyDueOn', '=', String(record.rectifyDueOn))
    .execute();
  for (const finding of findings)
    await updateRecord(write, 'inspection_finding', finding.id, undefined, { rectifyDueOn }, options);
}
