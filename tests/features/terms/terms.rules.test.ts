import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueGroup } from '#shared/features/organizations/dueItems.rules.ts';
import { TERM_RANGES } from '#shared/features/terms/terms.lists.ts';
import {
  addYears,
  closedOn,
  currentTerm,
  dueOfTerm,
  effectiveDueOn,
  isInRange,
  termWarnings,
} from '#shared/features/terms/terms.rules.ts';
import { addDays, daysBetween } from '#shared/lib/workingDays.ts';

const TODAY = '2026-03-05';

describe('R7 the last day of a term', () => {
  it.each([
    ['2021-05-10', 5, '2026-05-10'],
    ['2020-02-29', 5, '2025-02-28'],
    ['2020-02-29', 4, '2024-02-29'],
    ['2023-02-28', 1, '2024-02-28'],
    ['1996-02-29', 4, '2000-02-29'],
    ['2019-12-31', 3, '2022-12-31'],
  ])('%s and %i years: %s', (startOn, years, due) => {
    expect(dueOfTerm({ startOn, years })).toBe(due);
  });

  it('is the same day of the same month, or the last of that month, whatever the day (property)', () => {
    const days = fc.integer({ min: 0, max: 50_000 }).map((number) => addDays('1949-10-01', number));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 10 }), (startOn, years) => {
        const due = addYears(startOn, years);
        expect(Number(due.slice(0, 4)) - Number(startOn.slice(0, 4))).toBe(years);
        expect(due.slice(5, 7)).toBe(startOn.slice(5, 7));
        const isSame = due.slice(8) === startOn.slice(8);
        expect(isSame || (startOn.endsWith('02-29') && addDays(due, 1).endsWith('03-01'))).toBe(true);
        expect(addDays(due, 0)).toBe(due);
      }),
    );
  });

  it('follows the last approved postponement, and the next election closes the term', () => {
    const term = { number: 2, electedOn: '2021-05-01', startOn: '2021-05-10', years: 5 };
    expect(effectiveDueOn(term, [])).toBe('2026-05-10');
    expect(effectiveDueOn(term, [{ newDueOn: '2027-05-10' }, { newDueOn: '2026-11-10' }])).toBe('2027-05-10');
    const first = { ...term, number: 1, electedOn: '2016-05-01' };
    const third = { ...term, number: 3, electedOn: '2026-02-01' };
    expect(closedOn(first, [third, term, first])).toBe('2021-05-01');
    expect(closedOn(third, [third, term, first])).toBeNull();
    expect(currentTerm([first, third, term])).toBe(third);
    expect(currentTerm([])).toBeUndefined();
  });

  it('warns of a term above five years and of postponements above one year in all, and of nothing else', () => {
    const term = { startOn: '2020-02-29', years: 5 };
    expect(termWarnings(term, [{ newDueOn: '2026-02-28' }])).toEqual([]);
    expect(termWarnings(term, [{ newDueOn: '2025-08-28' }, { newDueOn: '2026-03-01' }])).toEqual(['long_postponement']);
    expect(termWarnings({ ...term, years: 6 }, [])).toEqual(['long_term']);
  });
});

it('R7 a last day stands in the ranges of 180, 90 and 30 days up to that day itself, and is overdue the day after', () => {
  const ranges = (days: number) => {
    const group = dueGroup(addDays(TODAY, days), TODAY);
    return TERM_RANGES.filter((range) => isInRange(range, { group })).join(' ');
  };
  expect(ranges(181)).toBe('recorded');
  expect(ranges(180)).toBe('due 180 recorded');
  expect(ranges(91)).toBe('due 180 recorded');
  expect(ranges(90)).toBe('due 90 180 recorded');
  expect(ranges(31)).toBe('due 90 180 recorded');
  expect(ranges(30)).toBe('due 30 90 180 recorded');
  expect(ranges(0)).toBe('due 30 90 180 recorded');
  expect(ranges(-1)).toBe('due overdue recorded');
  expect(TERM_RANGES.filter((range) => isInRange(range, null))).toEqual(['unrecorded']);
  expect(daysBetween(TODAY, addDays(TODAY, 180))).toBe(180);
});
