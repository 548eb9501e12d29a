/** Periods of reports: closed intervals of local dates, and those they are compared with (domain.md §2, features W4). */
import { addDays, daysBetween } from '../../lib/workingDays.ts';
import { type Period, periodOf, periodsOfYear } from '../recurringDuties/periods.rules.ts';
import type { PeriodKind } from '../recurringDuties/recurringDuties.lists.ts';
import type { ReportKind } from './reports.lists.ts';

/** First and last day, both included. */
export type ReportPeriod = { readonly kind: ReportKind; readonly from: string; readonly to: string };

/** Whether a local date lies in the period: `in(x)` of domain.md §9.5. */
export function liesIn(day: string, { from, to }: Pick<ReportPeriod, 'from' | 'to'>): boolean {
  return from <= day && day <= to;
}

/** The period of the calendar that a kind of report covers; null: days of the office's choice. */
export const CALENDAR_PERIOD: Readonly<Record<ReportKind, PeriodKind | null>> = {
  monthly: 'month',
  quarterly: 'quarter',
  half_yearly: 'half_year',
  annual: 'year',
  special: null,
};

/** Whether the days fit the kind: a whole period of the calendar, or any days in order. */
export function fitsKind({ kind, from, to }: ReportPeriod): boolean {
  const calendar = CALENDAR_PERIOD[kind];
  if (calendar === null) return from <= to;
  const period = periodOf(calendar, from);
  return period.from === from && period.to === to;
}

/** The period before: that of the calendar, or as many days directly before. */
export function previousPeriod({ kind, from, to }: ReportPeriod): ReportPeriod {
  const calendar = CALENDAR_PERIOD[kind];
  const last = addDays(from, -1);
  if (calendar === null) return { kind, from: addDays(last, -daysBetween(from, to)), to: last };
  const before = periodOf(calendar, last);
  return { kind, from: before.from, to: before.to };
}

/** The same days a year before; that of 29 February is the 28th, and a month keeps its last day. */
export function samePeriodLastYear({ kind, from, to }: ReportPeriod): ReportPeriod {
  const calendar = CALENDAR_PERIOD[kind];
  if (calendar === null) return { kind, from: yearBefore(from), to: yearBefore(to) };
  const then = periodOf(calendar, yearBefore(from));
  return { kind, from: then.from, to: then.to };
}

/** Quarters, months … of the calendar whose last day lies in the period, in order. */
export function periodsEndingIn(calendar: PeriodKind, { from, to }: Pick<ReportPeriod, 'from' | 'to'>): Period[] {
  return yearsOf(from, to).flatMap((year) =>
    periodsOfYear(calendar, year).filter((one) => one.to >= from && one.to <= to),
  );
}

/** Quarters, months … of the calendar of which at least a day lies in the period, in order. */
export function periodsTouching(calendar: PeriodKind, { from, to }: Pick<ReportPeriod, 'from' | 'to'>): Period[] {
  return yearsOf(from, to).flatMap((year) =>
    periodsOfYear(calendar, year).filter((one) => one.to >= from && one.from <= to),
  );
}

function yearsOf(from: string, to: string): number[] {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_unused, index) => first + index);
}

function yearBefore(day: string): string {
  const year = Number(day.slice(0, 4)) - 1;
  const rest = day.slice(4);
  const isCommonYear = new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1;
  return `${year}${rest === '-02-29' && isCommonYear ? '-02-28' : rest}`;
}
