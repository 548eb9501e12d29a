import { z } from 'zod';
import {
  addDays,
  type CountedDate,
  type DeadlineUnit,
  daysBetween,
  isWeekend,
  type WorkingCalendar,
} from './workingDays.ts';

/**
 * Why a day is the day: every date that the program derives carries its rule, what was counted from, and the edition of the holiday
 * calendar that was used ("Beyond" 10). Stored and sent as it is; put into words by the page and by printed sheets.
 */
export const deadlineReason = z.strictObject({
  /** The day that came out. */
  date: z.iso.date(),
  /** The day it was counted from; itself not counted. */
  from: z.iso.date(),
  direction: z.enum(['after', 'before']),
  n: z.number().int().min(1),
  /** Months and years end on the same day of a later month, or on its last one; they ask no calendar. */
  unit: z.enum(['calendar_day', 'working_day', 'month', 'year']),
  /** Where the plain count ended before it was moved off a rest day; null: not moved. */
  movedFrom: z.iso.date().nullable(),
  /** Rest days passed over while counting working days. */
  restDays: z.number().int().min(0),
  /** Weekend days of the count that are worked (调休上班). */
  makeupDays: z.number().int().min(0),
  /** Years whose edition was used, ascending; none for a plain count of calendar days that needs no calendar. */
  editionYears: z.array(z.number().int()),
  /** Years without an edition, ascending: 节假日安排未录入. */
  unverifiedYears: z.array(z.number().int()),
});
export type DeadlineReason = z.infer<typeof deadlineReason>;

type Rule = { readonly n: number; readonly unit: DeadlineUnit };

/** A deadline after an event (`deadlineAfter`, domain.md §9.3) with its reason. n ≥ 1. */
export function reasonAfter(calendar: WorkingCalendar, from: string, { n, unit }: Rule): DeadlineReason {
  if (unit === 'working_day') return told(calendar, from, 'after', { n, unit }, calendar.workingDayAfter(from, n));
  const plain = addDays(from, n);
  const counted = calendar.nextWorkingDay(plain);
  const reason = told(calendar, from, 'after', { n, unit }, counted);
  return counted.date === plain ? reason : { ...reason, movedFrom: plain };
}

/**
 * A deadline before an event (`deadlineBefore`, domain.md §9.2) with its reason; never moved. `advised` is the last working day on or
 * before it: advice, never the judgement. n ≥ 1.
 */
export function reasonBefore(
  calendar: WorkingCalendar,
  from: string,
  { n, unit }: Rule,
): { readonly latest: DeadlineReason; readonly advised: CountedDate } {
  const counted =
    unit === 'working_day' ? calendar.workingDayBefore(from, n) : { date: addDays(from, -n), unverifiedYears: [] };
  return {
    latest: told(calendar, from, 'before', { n, unit }, counted),
    advised: calendar.lastWorkingDay(counted.date),
  };
}

/** A whole number of months or years after a day, with its reason: 29 February becomes the 28th. Never moved. n ≥ 1. */
export function reasonPeriod(from: string, n: number, unit: 'month' | 'year'): DeadlineReason {
  const months = unit === 'year' ? n * 12 : n;
  const [year, month, day] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)), Number(from.slice(8))];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const date = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())));
  return {
    ...{ date: date.toISOString().slice(0, 10), from, direction: 'after', n, unit, movedFrom: null },
    ...{ restDays: 0, makeupDays: 0, editionYears: [], unverifiedYears: [] },
  };
}

/**
 * The reason of a day that was counted in working days and stored: as it is counted now, or, when a newer edition would give another
 * day and the stored one was kept, as far as the stored facts tell it.
 */
export function reasonStored(
  calendar: WorkingCalendar,
  stored: {
    readonly date: string;
    readonly from: string;
    readonly n: number;
    readonly unverifiedYears: readonly number[];
  },
): DeadlineReason {
  const { date, from, n, unverifiedYears } = stored;
  const now = reasonAfter(calendar, from, { n, unit: 'working_day' });
  // An edition loaded later that gives the same day confirms it: the page does not go on saying that the holidays are not known.
  if (now.date === date) return now;
  const years = new Set([addDays(from, 1), date].map((day) => Number(day.slice(0, 4))));
  return {
    ...{ date, from, direction: 'after', n, unit: 'working_day', movedFrom: null },
    // What was not counted was a rest day, whichever edition said so.
    ...{ restDays: Math.max(0, daysBetween(from, date) - n), makeupDays: 0 },
    editionYears: [...years].filter((year) => !unverifiedYears.includes(year)),
    unverifiedYears: [...unverifiedYears],
  };
}

/** Puts together what was used between the two days. */
function told(
  calendar: WorkingCalendar,
  from: string,
  direction: 'after' | 'before',
  { n, unit }: Rule,
  { date, unverifiedYears }: CountedDate,
): DeadlineReason {
  const asksCalendar = unit === 'working_day' || direction === 'after';
  const step = direction === 'after' ? 1 : -1;
  // A calendar-day deadline asks the calendar about its last days alone.
  const first = unit === 'working_day' ? addDays(from, step) : addDays(from, n * step);
  let [restDays, makeupDays] = [0, 0];
  const years = new Set<number>();
  for (let day = first; asksCalendar; day = addDays(day, step)) {
    years.add(Number(day.slice(0, 4)));
    if (!calendar.isWorkingDay(day)) restDays += 1;
    else if (isWeekend(day)) makeupDays += 1;
    if (day === date) break;
  }
  return {
    ...{ date, from, direction, n, unit, movedFrom: null, restDays, makeupDays },
    editionYears: [...years].filter((year) => calendar.isVerified(year)).sort((a, b) => a - b),
    unverifiedYears: [...unverifiedYears],
  };
}
