import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitsKind,
  liesIn,
  periodsEndingIn,
  periodsTouching,
  previousPeriod,
  type ReportPeriod,
  samePeriodLastYear,
} from '#shared/features/reports/reportPeriod.rules.ts';
import { checkOpen, checkPeriod } from '#shared/features/reports/reports.rules.ts';

/** Calendar arithmetic of this test alone: days are counted from the epoch. */
const DAY = 86_400_000;
const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayAt = (count: number) => new Date(count * DAY).toISOString().slice(0, 10);
const length = ({ from, to }: { readonly from: string; readonly to: string }) => number(to) - number(from) + 1;
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const two = (value: number) => String(value).padStart(2, '0');
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const lengthOfMonth = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0));

const KINDS = { monthly: 1, quarterly: 3, half_yearly: 6, annual: 12 } as const;
type CalendarKind = keyof typeof KINDS;

/** The n-th period of a kind in a year, from months and their lengths. */
function periodAt(kind: CalendarKind, year: number, index: number): ReportPeriod {
  const first = (index - 1) * KINDS[kind] + 1;
  const last = index * KINDS[kind];
  return {
    kind,
    from: `${year}-${two(first)}-01`,
    to: `${year}-${two(last)}-${two(lengthOfMonth(year, last))}`,
  };
}

const year = fc.integer({ min: 1990, max: 2089 });
const kind = fc.constantFrom<CalendarKind>('monthly', 'quarterly', 'half_yearly', 'annual');
const place = fc
  .tuple(kind, year, fc.nat())
  .map(([one, of, index]) => ({ kind: one, year: of, index: (index % (12 / KINDS[one])) + 1 }));
const anyDay = fc.integer({ min: number('1990-01-01'), max: number('2089-12-31') }).map(dayAt);
const freeDays = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 800 }))
  .map(([from, days]): ReportPeriod => ({ kind: 'special', from, to: dayAt(number(from) + days) }));

describe('periods of reports (domain.md §2, features W4)', () => {
  it('the period before ends the day before, is one of the calendar, and its days follow each other', () => {
    fc.assert(
      fc.property(place, ({ kind: one, year: of, index }) => {
        const period = periodAt(one, of, index);
        const before = previousPeriod(period);
        const inYear = 12 / KINDS[one];
        expect(before).toEqual(index === 1 ? periodAt(one, of - 1, inYear) : periodAt(one, of, index - 1));
        expect(number(before.to) + 1).toBe(number(period.from));
        expect(fitsKind(period) && fitsKind(before)).toBe(true);
        const twoBefore = previousPeriod(before);
        expect(number(twoBefore.to) + 1).toBe(number(before.from));
        expect(length(twoBefore) + length(before) + length(period)).toBe(
          number(period.to) - number(twoBefore.from) + 1,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('the same period a year ago is the one of that number, with the last day that its month has', () => {
    fc.assert(
      fc.property(place, ({ kind: one, year: of, index }) => {
        expect(samePeriodLastYear(periodAt(one, of, index))).toEqual(periodAt(one, of - 1, index));
      }),
      { numRuns: 500 },
    );
    expect(samePeriodLastYear({ kind: 'monthly', from: '2025-02-01', to: '2025-02-28' })).toEqual({
      ...{ kind: 'monthly', from: '2024-02-01', to: '2024-02-29' },
    });
    expect(samePeriodLastYear({ kind: 'monthly', from: '2024-02-01', to: '2024-02-29' })).toEqual({
      ...{ kind: 'monthly', from: '2023-02-01', to: '2023-02-28' },
    });
  });

  it('going back through all years of the calendar leaves out no day and counts none twice', () => {
    for (const one of ['monthly', 'quarterly', 'half_yearly', 'annual'] as const) {
      let period = periodAt(one, 2089, 12 / KINDS[one]);
      let days = length(period);
      while (period.from > '1990-01-01') {
        period = previousPeriod(period);
        days += length(period);
      }
      expect([one, days]).toEqual([one, number('2089-12-31') - number('1990-01-01') + 1]);
    }
  });

  it('free days: the period before is as long and ends the day before; a year ago the same days, 29 February the 28th', () => {
    fc.assert(
      fc.property(freeDays, (period) => {
        const before = previousPeriod(period);
        expect(length(before)).toBe(length(period));
        expect(number(before.to) + 1).toBe(number(period.from));
        expect(previousPeriod(before).to).toBe(dayAt(number(before.from) - 1));
        const ago = samePeriodLastYear(period);
        for (const side of ['from', 'to'] as const) {
          const [then, now] = [ago[side], period[side]];
          expect(Number(then.slice(0, 4))).toBe(Number(now.slice(0, 4)) - 1);
          expect(then.slice(5)).toBe(now.slice(5) === '02-29' ? '02-28' : now.slice(5));
          expect(dayAt(number(then))).toBe(then);
        }
        expect(ago.from <= ago.to).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('only whole periods of the calendar fit their kind; free days must be in order', () => {
    fc.assert(
      fc.property(
        place,
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        ({ kind: one, year: of, index }, by, atEnd) => {
          const period = periodAt(one, of, index);
          const moved = atEnd
            ? { ...period, to: dayAt(number(period.to) + by) }
            : { ...period, from: dayAt(number(period.from) - by) };
          expect(fitsKind(moved)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
    expect(fitsKind({ kind: 'special', from: '2026-03-05', to: '2026-03-05' })).toBe(true);
    expect(fitsKind({ kind: 'special', from: '2026-03-06', to: '2026-03-05' })).toBe(false);
    expect(fitsKind({ kind: 'half_yearly', from: '2026-01-01', to: '2026-12-31' })).toBe(false);
  });

  it('quarters and months that end in the period, or touch it, are those that a search day by day finds', () => {
    fc.assert(
      fc.property(freeDays, fc.constantFrom('quarter' as const, 'month' as const), (period, calendar) => {
        const months = calendar === 'quarter' ? 3 : 1;
        const touching = new Set<string>();
        const ending = new Set<string>();
        for (let count = number(period.from); count <= number(period.to); count += 1) {
          const day = dayAt(count);
          const name = `${day.slice(0, 4)}/${Math.ceil(Number(day.slice(5, 7)) / months)}`;
          touching.add(name);
          const next = dayAt(count + 1);
          const isLast = next.slice(8) === '01' && (Number(next.slice(5, 7)) - 1) % months === 0;
          if (isLast) ending.add(name);
        }
        const names = (found: ReturnType<typeof periodsTouching>) => found.map((one) => `${one.year}/${one.number}`);
        expect(names(periodsTouching(calendar, period))).toEqual([...touching]);
        expect(names(periodsEndingIn(calendar, period))).toEqual([...ending]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what a period takes in and what is refused', () => {
  const half = { kind: 'half_yearly', from: '2026-01-01', to: '2026-06-30' } as const;

  it('takes in its first and its last day, and neither neighbour (domain.md §9.5)', () => {
    const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'];
    expect(days.map((day) => liesIn(day, half))).toEqual([false, true, true, false]);
  });

  it('refuses days out of order, parts of a period, and one that has not begun', () => {
    const told = (period: ReportPeriod, today = '2026-01-01') =>
      checkPeriod(period, today).map(({ field, code }) => `${field}: ${code}`);
    expect(told(half)).toEqual([]);
    expect(told(half, '2025-12-31')).toEqual(['periodStart: report_period_ahead']);
    expect(told({ ...half, from: '2026-01-02' })).toEqual(['periodStart: report_not_whole_period']);
    expect(told({ ...half, from: '2026-07-01' })).toEqual(['periodEnd: report_period_order']);
    expect(told({ kind: 'special', from: '2026-01-01', to: '2026-01-01' })).toEqual([]);
  });

  it('keeps text and figures of everything but a draft', () => {
    expect(checkOpen({ stage: 'draft' })).toEqual([]);
    for (const stage of ['in_approval', 'issued', 'submitted', 'voided'] as const)
      expect(checkOpen({ stage })).toEqual([{ field: 'stage', code: `report_${stage}` }]);
  });
});
