import { z } from 'zod';

/**
 * Working days by the State Council's yearly notices (domain.md §9.3, §9.4). Dates are `YYYY-MM-DD` texts without a
 * time zone. A year without an edition counts weekdays and is reported in `unverifiedYears`.
 */

const day = z.iso.date();

/** One year's calendar, as kept in `resources/calendars/<year>.json` and as imported by file. */
export const calendarEdition = z
  .strictObject({
    year: z.number().int().min(1949).max(2089),
    /** The notice: issuing body, file number, date. */
    source: z.string().min(1).max(400),
    /** Days off, weekends inside a holiday included. */
    off: z.array(day).max(200),
    /** Weekend days that are worked (调休上班). */
    makeup: z.array(day).max(60),
  })
  .refine((edition) => edition.off.every((date) => !edition.makeup.includes(date)), 'off_and_makeup');

export type CalendarEdition = z.infer<typeof calendarEdition>;

/** A date that was counted from others, and the years whose calendar was missing while counting. */
export interface CountedDate {
  readonly date: string;
  /** Ascending; empty when every year touched has an edition. Not empty: show 节假日安排未录入. */
  readonly unverifiedYears: readonly number[];
}

export interface WorkingCalendar {
  /** Whether the year has an edition. */
  isVerified(year: number): boolean;
  /** Working day = weekday not in the holiday list, or a make-up workday. */
  isWorkingDay(date: string): boolean;
  /** The day itself when it is a working day, else the first one after it. */
  nextWorkingDay(date: string): CountedDate;
  /** The day itself when it is a working day, else the last one before it. */
  lastWorkingDay(date: string): CountedDate;
  /** The n-th working day after the date; day 1 is the first working day after it. n ≥ 1. */
  workingDayAfter(date: string, n: number): CountedDate;
  /** The n-th working day before the date, the date itself not counted. n ≥ 1. */
  workingDayBefore(date: string, n: number): CountedDate;
}

/** Unit of a deadline rule (domain.md §9.2, §9.3). */
export type DeadlineUnit = 'calendar_day' | 'working_day';

/** Adds whole days to a date; negative n goes back. */
export function addDays(date: string, n: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/** Day of the week: 0 Sunday to 6 Saturday. */
export function weekdayOf(date: string): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return WEEKDAYS[weekday] ?? 0;
}
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Whether the day is a Saturday or a Sunday, worked or not. */
export function isWeekend(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Builds the calendar of all known editions; a later edition of the same year replaces an earlier one. */
export function createWorkingCalendar(editions: readonly CalendarEdition[]): WorkingCalendar {
  const byYear = new Map(editions.map((edition) => [edition.year, edition]));
  const off = new Set([...byYear.values()].flatMap((edition) => edition.off));
  const makeup = new Set([...byYear.values()].flatMap((edition) => edition.makeup));

  function isWorkingDay(date: string): boolean {
    if (makeup.has(date)) return true;
    if (off.has(date)) return false;
    return !isWeekend(date);
  }

  /** Steps from `start` by `step` days until `n` working days are met; `start` counts only when `inclusive`. */
  function count(start: string, step: 1 | -1, n: number, inclusive: boolean): CountedDate {
    const unverified = new Set<number>();
    let date = inclusive ? start : addDays(start, step);
    for (let met = 0; ; date = addDays(date, step)) {
      const year = Number(date.slice(0, 4));
      if (!byYear.has(year)) unverified.add(year);
      if (isWorkingDay(date)) met += 1;
      if (met >= n) return { date, unverifiedYears: [...unverified].sort((a, b) => a - b) };
    }
  }

  return {
    isVerified: (year) => byYear.has(year),
    isWorkingDay,
    nextWorkingDay: (date) => count(date, 1, 1, true),
    lastWorkingDay: (date) => count(date, -1, 1, true),
    workingDayAfter: (date, n) => count(date, 1, atLeastOne(n), false),
    workingDayBefore: (date, n) => count(date, -1, atLeastOne(n), false),
  };
}

/**
 * A deadline after an event (domain.md §9.3). Day 1 is the day after the event. `calendar_day`: event + n, moved to the
 * next working day when that is a rest day. `working_day`: the n-th working day after the event.
 */
export function deadlineAfter(
  calendar: WorkingCalendar,
  event: string,
  rule: { readonly n: number; readonly unit: DeadlineUnit },
): CountedDate {
  if (rule.unit === 'working_day') return calendar.workingDayAfter(event, rule.n);
  return calendar.nextWorkingDay(addDays(event, rule.n));
}

/**
 * A deadline before an event (domain.md §9.2). `latest` is never moved later; `advised` is the last working day on or
 * before it and is advice, never the judgement.
 */
export function deadlineBefore(
  calendar: WorkingCalendar,
  event: string,
  rule: { readonly n: number; readonly unit: DeadlineUnit },
): { readonly latest: CountedDate; readonly advised: CountedDate } {
  const latest =
    rule.unit === 'working_day'
      ? calendar.workingDayBefore(event, rule.n)
      : { date: addDays(event, -rule.n), unverifiedYears: [] };
  return { latest, advised: calendar.lastWorkingDay(latest.date) };
}

function atLeastOne(n: number): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError('n must be a whole number of at least 1');
  return n;
}
