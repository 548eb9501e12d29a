import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarEdition,
  createWorkingCalendar,
  daysBetween,
  deadlineAfter,
  deadlineBefore,
} from '../../shared/lib/workingDays.ts';

const editions = [2025, 2026].map((year) =>
  calendarEdition.parse(
    JSON.parse(readFileSync(new URL(`../../resources/calendars/${year}.json`, import.meta.url), 'utf8')),
  ),
);
const calendar = createWorkingCalendar(editions);

describe('working days (domain.md §9.3, §9.4)', () => {
  it('seeds say what the specification says', () => {
    const [first, second] = editions;
    expect([first?.off.length, first?.makeup.length, second?.off.length, second?.makeup.length]).toEqual([
      28, 5, 33, 6,
    ]);
    // Statutory 250 working days less or more: 2025 had 248 by the notice, 2026 has 248.
    const count = (year: number) =>
      Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index)).filter(calendar.isWorkingDay).length;
    expect([count(2025), count(2026)]).toEqual([248, 248]);
    for (const edition of editions) {
      // Every make-up day falls on a weekend, else the notice was typed wrong.
      for (const date of edition.makeup) expect([0, 6]).toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
    }
  });

  it('the example of §9.2', () => {
    const found = deadlineBefore(calendar, '2026-10-09', { n: 7, unit: 'calendar_day' });
    expect([found.latest.date, found.advised.date]).toEqual(['2026-10-02', '2026-09-30']);
    expect([daysBetween('2026-10-02', '2026-10-09'), daysBetween('2026-10-03', '2026-10-09')]).toEqual([7, 6]);
    // Working days back from 9 October 2026 (Friday): 8 October is the first, then 30, 29, 28 September.
    expect(deadlineBefore(calendar, '2026-10-09', { n: 4, unit: 'working_day' }).latest.date).toBe('2026-09-28');
  });

  it('forward deadlines', () => {
    // 30 September 2026 + 3 calendar days is a holiday: moved to 8 October.
    expect(deadlineAfter(calendar, '2026-09-30', { n: 3, unit: 'calendar_day' }).date).toBe('2026-10-08');
    // Working days after 30 September: 8, 9, 10 (make-up Saturday), 12 October.
    expect(deadlineAfter(calendar, '2026-09-30', { n: 4, unit: 'working_day' }).date).toBe('2026-10-12');
    expect(calendar.nextWorkingDay('2026-10-10')).toEqual({ date: '2026-10-10', unverifiedYears: [] });
    // 15 calendar days after the half-year.
    expect(deadlineAfter(calendar, '2025-12-31', { n: 15, unit: 'calendar_day' }).date).toBe('2026-01-15');
  });

  it('a year without an edition counts weekdays and says so', () => {
    expect(calendar.workingDayAfter('2026-12-31', 1)).toEqual({ date: '2027-01-01', unverifiedYears: [2027] });
    expect(calendar.workingDayBefore('2025-01-02', 2).unverifiedYears).toEqual([2024]);
    expect([calendar.isVerified(2026), calendar.isVerified(2027)]).toEqual([true, false]);
  });

  it('agrees with counting day by day', () => {
    const day = fc.integer({ min: 0, max: 600 }).map((offset) => addDays('2025-01-01', offset));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (date, n) => {
        const after = calendar.workingDayAfter(date, n).date;
        const between = Array.from({ length: daysBetween(date, after) }, (_, index) => addDays(date, index + 1));
        expect(between.filter(calendar.isWorkingDay)).toHaveLength(n);
        expect(calendar.isWorkingDay(after)).toBe(true);
        if (calendar.isWorkingDay(date)) expect(calendar.workingDayBefore(after, n).date).toBe(date);
      }),
    );
  });

  it('refuses an edition that contradicts itself', () => {
    const bad = { year: 2027, source: 'x', off: ['2027-01-01'], makeup: ['2027-01-01'] };
    expect(calendarEdition.safeParse(bad).success).toBe(false);
    expect(calendarEdition.safeParse({ ...bad, makeup: ['2027-02-30'] }).success).toBe(false);
    expect(() => calendar.workingDayAfter('2026-01-01', 0)).toThrow(RangeError);
  });
});
