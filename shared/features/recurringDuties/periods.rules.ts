/** Periods of the calendar as closed intervals of local dates (domain.md §2): each day lies in exactly one of each kind. */
import type { PeriodKind } from './recurringDuties.lists.ts';

export type Period = {
  readonly kind: PeriodKind;
  readonly year: number;
  /** From 1 within the year. */
  readonly number: number;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
};

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 };

/** The n-th period of a kind in a year. */
function periodAt(kind: PeriodKind, year: number, number: number): Period {
  const months = MONTHS[kind];
  const from = dayText(year, (number - 1) * months + 1, 1);
  return { kind, year, number, from, to: lastDayOfMonth(year, number * months) };
}

/** The period of a kind in which a day lies. */
export function periodOf(kind: PeriodKind, day: string): Period {
  const month = Number(day.slice(5, 7));
  return periodAt(kind, Number(day.slice(0, 4)), Math.ceil(month / MONTHS[kind]));
}

/** All periods of a kind in a year, in order. */
export function periodsOfYear(kind: PeriodKind, year: number): Period[] {
  return Array.from({ length: 12 / MONTHS[kind] }, (_, index) => periodAt(kind, year, index + 1));
}

/** The last day of a month, `month` from 1. */
function lastDayOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** A day of a year by month and day (`MM-DD`); 29 February of a common year is the 28th. */
export function dayOfYear(year: number, monthAndDay: string): string {
  const last = lastDayOfMonth(year, Number(monthAndDay.slice(0, 2)));
  const day = `${year}-${monthAndDay}`;
  return day > last ? last : day;
}

function dayText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
