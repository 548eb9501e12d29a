import type { Kysely } from 'kysely';
import { periodText } from '#shared/features/information/information.rules.ts';
import type { DutyCell, DutyRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import {
  commitmentState,
  type DutyFacts,
  type DutyRule,
  type DutyWindow,
  dutyRules,
  dutyState,
  leadDaysOf,
  REPORT_DAYS,
  windowsOf,
} from '#shared/features/recurringDuties/recurringDuties.rules.ts';
import type { RecurringDutySettings } from '#shared/features/recurringDuties/recurringDutySettings.ts';
import { type DeadlineReason, reasonAfter, reasonBefore } from '#shared/lib/deadlineReason.ts';
import { addDays, type WorkingCalendar } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import { type TargetsMet, targetsMet } from '../information/information.figures.ts';
import { sessionsHeld } from '../studySessions/studySessions.repository.ts';
import { type CoverageRecords, coverageOf, readCoverage } from './coverage.ts';
import {
  commitmentsOn,
  halfYearReports,
  type IssuedReport,
  meetingsHeld,
  planEnteredOn,
} from './recurringDuties.repository.ts';

/** Records named in a cell; the rest stands in its list. */
const MOST_NAMED = 5;

const MEETING_DUTIES: ReadonlySet<string> = new Set(['topic_analysis', 'leading_group', 'exchange']);
const COVERAGE_DUTIES: ReadonlySet<string> = new Set(['council', 'contacts']);

export type DutyAround = {
  readonly today: string;
  readonly since: string;
  readonly settings: RecurringDutySettings;
  readonly calendar: WorkingCalendar;
};

type Done = DutyCell['records'][number] & { readonly duty: string };
type Sources = {
  readonly done: readonly Done[];
  readonly coverage: CoverageRecords;
  readonly targets: TargetsMet;
  readonly reports: readonly IssuedReport[];
};

/** Every duty that the office owes, in each of its windows of a year, as it stands today (domain.md §9.1). */
export async function dutiesOfYear(db: Kysely<Schema>, year: number, around: DutyAround): Promise<DutyRow[]> {
  return dutiesFrom(db, year, around, await readCoverage(db, `${year}-01-01`, `${year}-12-31`));
}

/**
 * The duties of the years that today concerns: this year; in its first half also the last period of each duty in the year before. How
 * commitments stand is told of today alone.
 */
export async function dutiesAround(
  db: Kysely<Schema>,
  around: DutyAround,
): Promise<{ readonly year: number; readonly rows: DutyRow[] }[]> {
  const { today, settings } = around;
  const year = Number(today.slice(0, 4));
  if (Number(today.slice(5, 7)) > 6) return [{ year, rows: await dutiesOfYear(db, year, around) }];
  const coverage = await readCoverage(db, `${year - 1}-01-01`, `${year}-12-31`);
  const past = { ...around, settings: { ...settings, commitment: { ...settings.commitment, on: false } } };
  return [
    { year: year - 1, rows: await dutiesFrom(db, year - 1, past, coverage, 1) },
    { year, rows: await dutiesFrom(db, year, around, coverage) },
  ];
}

/** @param last so many periods of each duty, from the end of the year; left out: all of them */
async function dutiesFrom(
  db: Kysely<Schema>,
  year: number,
  around: DutyAround,
  coverage: CoverageRecords,
  last = 12,
): Promise<DutyRow[]> {
  const sources = await readSources(db, year, coverage);
  const rows: DutyRow[] = [];
  for (const rule of dutyRules(around.settings)) {
    const windows = windowsOf(rule, around.settings, year).slice(-last);
    const cells: DutyCell[] = [];
    if (rule.duty === 'commitment') cells.push(await commitmentCell(db, around));
    else if (rule.duty === 'annual_plan') cells.push(...(await planCells(db, windows, rule, around, year)));
    else cells.push(...windows.map((window) => cellOf(rule, window, sources, around)));
    const { key, duty, period, times, types, twoThirds } = rule;
    rows.push({
      key,
      duty,
      period,
      times,
      types: [...types],
      twoThirds,
      leadDays: leadDaysOf(rule, around.settings),
      cells,
    });
  }
  return rows;
}

async function readSources(db: Kysely<Schema>, year: number, coverage: CoverageRecords): Promise<Sources> {
  // The exchange of a year may lie in the next one.
  const [from, to] = [`${year}-01-01`, `${year + 1}-12-31`];
  const meetings = await meetingsHeld(db, [...MEETING_DUTIES], from, to);
  const sessions = await sessionsHeld(db, from, `${year}-12-31`);
  return {
    done: [
      ...meetings.map(({ id, kind, title, on }) => ({ id, duty: kind, title, on, place: `/meetings/${id}` })),
      ...sessions.map(({ id, kind, topic, heldOn }) => ({
        ...{ id, duty: kind, title: topic ?? '', on: heldOn, place: `/meetings/study/${id}` },
      })),
    ],
    coverage,
    targets: await targetsMet(db, year),
    reports: await halfYearReports(db, year),
  };
}

function cellOf(rule: DutyRule, window: DutyWindow, sources: Sources, around: DutyAround): DutyCell {
  if (rule.duty === 'half_year_report') return reportCell(rule, window, sources.reports, around);
  const { today, since, settings, calendar } = around;
  const { facts, records } = factsOf(rule, window, sources, today);
  const state = dutyState(window, facts, { today, since, leadDays: leadDaysOf(rule, settings) });
  return shown(window, facts, state, records, calendar);
}

/** The report of a half-year is done in time until some days after its end; issued later, it is late (domain.md §9.1). */
function reportCell(
  rule: DutyRule,
  window: DutyWindow,
  reports: readonly IssuedReport[],
  { today, since, settings, calendar }: DutyAround,
): DutyCell {
  const reason = reasonAfter(calendar, window.to, REPORT_DAYS);
  const own = reports.filter(({ periodStart }) => periodStart === window.from);
  const inTime = own.filter(({ issuedOn }) => issuedOn <= reason.date).length;
  const facts = { count: inTime, needed: rule.times, late: own.length - inTime };
  // What is owed is told by the half-year, not by the days after it.
  const kept = { today, since: window.to < since ? addDays(reason.date, 1) : since };
  const state = dutyState({ from: window.from, to: reason.date }, facts, {
    ...kept,
    leadDays: leadDaysOf(rule, settings),
  });
  const records = own.map(({ id, title, issuedOn }) => ({ id, title, on: issuedOn, place: `/reports/${id}` }));
  return {
    ...shown(window, facts, state, records, calendar),
    dueOn: reason.date,
    reason,
    advised: advised(calendar, reason.date),
  };
}

function factsOf(rule: DutyRule, window: DutyWindow, sources: Sources, today: string) {
  if (COVERAGE_DUTIES.has(rule.duty)) return coverageFacts(rule, window, sources.coverage, today);
  return rule.duty === 'information'
    ? targetFacts(rule, window, sources.targets)
    : doneFacts(rule, window, sources.done);
}

/** Sections that reached their target of the period, of those that have one. */
function targetFacts({ period: kind }: DutyRule, { from, number }: DutyWindow, targets: TargetsMet) {
  const period = periodText({ kind: kind ?? 'year', year: Number(from.slice(0, 4)), number });
  const { met, needed } = targets.get(period) ?? { met: 0, needed: 0 };
  return { facts: { count: met, needed, late: 0 }, records: [] };
}

function doneFacts(rule: DutyRule, { from, to }: DutyWindow, done: readonly Done[]) {
  const own = done.filter(({ duty, on }) => duty === rule.duty && on >= from && on <= to);
  const records = own.slice(0, MOST_NAMED).map(({ duty: _duty, ...record }) => record);
  return { facts: { count: own.length, needed: rule.times, late: 0 }, records };
}

function coverageFacts(rule: DutyRule, window: DutyWindow, coverage: CoverageRecords, today: string) {
  // What is still to come is not reckoned: nobody knows who will be in effect.
  if (window.from > today) return { facts: { count: 0, needed: 0, late: 0 }, records: [] };
  const rows = coverageOf(coverage, rule, window, window.to < today ? window.to : today);
  const count = rows.filter(({ covered }) => covered).length;
  return { facts: { count, needed: rows.length, late: 0 }, records: [] };
}

/** The plan is there when an item was entered by the day; entered later, it is late. */
async function planCells(
  db: Kysely<Schema>,
  windows: readonly DutyWindow[],
  rule: DutyRule,
  { today, since, settings, calendar }: DutyAround,
  year: number,
): Promise<DutyCell[]> {
  const enteredOn = await planEnteredOn(db, year);
  return windows.map((window) => {
    const inTime = enteredOn !== null && enteredOn <= window.to;
    const facts = { count: inTime ? 1 : 0, needed: 1, late: enteredOn !== null && !inTime ? 1 : 0 };
    const state = dutyState(window, facts, { today, since, leadDays: leadDaysOf(rule, settings) });
    return shown(window, facts, state, [], calendar);
  });
}

/** Commitments have no window: one cell says how they stand today. */
async function commitmentCell(db: Kysely<Schema>, { today, settings, calendar }: DutyAround): Promise<DutyCell> {
  const numbers = await commitmentsOn(db, today, addDays(today, settings.commitment.leadDays));
  const window = { number: 1, from: today, to: today };
  const count = numbers.ended > 0 ? numbers.ended : numbers.ending > 0 ? numbers.ending : numbers.valid;
  const facts = { count, needed: numbers.inEffect, late: 0 };
  return shown(window, facts, commitmentState(numbers), [], calendar);
}

function shown(
  { number, from, to }: DutyWindow,
  { count, needed }: DutyFacts,
  state: DutyCell['state'],
  records: DutyCell['records'],
  calendar: WorkingCalendar,
): DutyCell {
  return { number, from, to, state, count, needed, dueOn: to, reason: null, advised: advised(calendar, to), records };
}

/** The last working day on or before a day: the first one before the day that follows. */
function advised(calendar: WorkingCalendar, day: string): DeadlineReason {
  return reasonBefore(calendar, addDays(day, 1), { n: 1, unit: 'working_day' }).latest;
}

/** Whether a duty is counted organization by organization, and so has a list of those that lack something. */
export function hasMissingList(duty: string): boolean {
  return COVERAGE_DUTIES.has(duty);
}
