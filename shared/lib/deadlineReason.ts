import { z } from 'zod';
import { addDays, type CountedDate, type DeadlineUnit, type WorkingCalendar } from './workingDays.ts';

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
  unit: z.enum(['calendar_day', 'working_day']),
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

function isWeekend(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
