import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWords } from '#shared/features/recurringDuties/dutyWords.ts';
import { dayOfYear, periodOf, periodsOfYear } from '#shared/features/recurringDuties/periods.rules.ts';
import { DUTY_STATES, PERIOD_KINDS } from '#shared/features/recurringDuties/recurringDuties.lists.ts';
import {
  commitmentState,
  councilCounts,
  dutyRules,
  dutyState,
  leadDaysOf,
  windowsOf,
} from '#shared/features/recurringDuties/recurringDuties.rules.ts';
import { recurringDutySettings } from '#shared/features/recurringDuties/recurringDutySettings.ts';
import { addDays, daysBetween } from '#shared/lib/workingDays.ts';
import { message } from '#shared/text/index.ts';

const SETTINGS = recurringDutySettings.parse({});
const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1980-01-01', n));
const kind = fc.constantFrom(...PERIOD_KINDS);

describe('periods', () => {
  it('every day lies in exactly one period of each kind, and they follow each other without a gap', () => {
    fc.assert(
      fc.property(day, kind, (date, of) => {
        const year = Number(date.slice(0, 4));
        const periods = periodsOfYear(of, year);
        const within = periods.filter(({ from, to }) => from <= date && date <= to);
        expect(within).toEqual([periodOf(of, date)]);
        expect(periods[0]?.from).toBe(`${year}-01-01`);
        expect(periods.at(-1)?.to).toBe(`${year}-12-31`);
        for (const [index, period] of periods.entries())
          if (index > 0) expect(addDays(periods[index - 1]?.to ?? '', 1)).toBe(period.from);
      }),
    );
  });

  it('ends with the last day: leap years, half-years', () => {
    expect(periodOf('month', '2024-02-10').to).toBe('2024-02-29');
    expect(periodOf('month', '2026-02-10').to).toBe('2026-02-28');
    expect(periodOf('month', '2000-02-29').to).toBe('2000-02-29');
    expect(periodOf('half_year', '2026-06-30')).toMatchObject({ number: 1, from: '2026-01-01', to: '2026-06-30' });
    expect(periodOf('half_year', '2026-07-01')).toMatchObject({ number: 2, from: '2026-07-01', to: '2026-12-31' });
    expect(periodOf('quarter', '2026-12-31')).toMatchObject({ number: 4, from: '2026-10-01' });
    expect(dayOfYear(2025, '02-29')).toBe('2025-02-28');
    expect(dayOfYear(2024, '02-29')).toBe('2024-02-29');
  });
});

describe('windows of the duties (domain.md §9.1)', () => {
  const rule = (key: string) => {
    const found = dutyRules(SETTINGS).find((one) => one.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found;
  };

  it('has every duty of the table with its default period', () => {
    expect(dutyRules(SETTINGS).map(({ key, period, times }) => [key, period, times])).toEqual([
      ['half_year_report', 'half_year', 1],
      ['topic_analysis', 'quarter', 1],
      ['leading_group', 'half_year', 1],
      ['council', 'quarter', 1],
      ['council-1', 'year', 2],
      ['collective_study', 'month', 1],
      ['training', 'month', 1],
      ['information-month', 'month', 1],
      ['information-quarter', 'quarter', 1],
      ['information-year', 'year', 1],
      ['commitment', null, 1],
      ['exchange', null, 1],
      ['annual_plan', null, 1],
      ['contacts', 'quarter', 1],
    ]);
    expect(rule('council').types).toEqual(['social_group', 'service_institution', 'other']);
    expect(rule('council-1')).toMatchObject({ types: ['foundation'], twoThirds: true });
  });

  it('the exchange lies from November to January of the next year, the plan until 31 January', () => {
    expect(windowsOf(rule('exchange'), SETTINGS, 2026)).toEqual([{ number: 1, from: '2026-11-01', to: '2027-01-31' }]);
    expect(windowsOf(rule('annual_plan'), SETTINGS, 2026)).toEqual([
      { number: 1, from: '2026-01-01', to: '2026-01-31' },
    ]);
    expect(leadDaysOf(rule('training'), SETTINGS)).toBe(5);
    expect(leadDaysOf(rule('topic_analysis'), SETTINGS)).toBe(15);
    expect(leadDaysOf(rule('commitment'), SETTINGS)).toBe(60);
  });

  it('a rule that is switched off is no row; a type obeys one rule of the councils only', () => {
    const own = recurringDutySettings.parse({
      training: { on: false },
      council: {
        others: [
          { types: ['foundation', 'foundation'], period: 'half_year', times: 1, twoThirds: false },
          { types: ['foundation', 'other'], period: 'year', times: 1, twoThirds: false },
        ],
      },
    });
    const rules = dutyRules(own);
    expect(rules.some(({ key }) => key === 'training')).toBe(false);
    expect(rules.filter(({ duty }) => duty === 'council').map(({ types }) => types)).toEqual([
      ['social_group', 'service_institution'],
      ['foundation'],
      ['other'],
    ]);
  });
});

describe('the state of a duty', () => {
  const state = (today: string, count = 0, needed = 1, since = '2000-01-01') =>
    dutyState({ from: '2026-01-01', to: '2026-03-31' }, { count, needed, late: 0 }, { today, leadDays: 15, since });

  it('turns on the day: the last day still counts, the first day after it is missed', () => {
    expect(state('2025-12-31')).toBe('ahead');
    expect(state('2026-01-01')).toBe('running');
    expect(state('2026-03-15')).toBe('running');
    expect(state('2026-03-16')).toBe('due_soon');
    expect(state('2026-03-31')).toBe('due_soon');
    expect(state('2026-04-01')).toBe('missed');
    expect(state('2026-04-01', 1)).toBe('satisfied');
    expect(state('2026-04-01', 1, 2)).toBe('missed');
    expect(state('2026-02-01', 0, 0)).toBe('nothing');
  });

  it('done after its window it is late, where as often as asked; one too few is missed', () => {
    const standing = (count: number, late: number) =>
      dutyState(
        { from: '2026-01-01', to: '2026-03-31' },
        { count, needed: 2, late },
        { today: '2026-04-10', leadDays: 15, since: '2000-01-01' },
      );
    expect([standing(0, 2), standing(1, 1), standing(0, 1), standing(2, 0)]).toEqual([
      'late',
      'late',
      'missed',
      'satisfied',
    ]);
  });

  it('a month is due soon five days before its end', () => {
    const month = (today: string) =>
      dutyState(
        { from: '2024-02-01', to: '2024-02-29' },
        { count: 0, needed: 1, late: 0 },
        { today, leadDays: 5, since: '2000-01-01' },
      );
    expect([month('2024-02-23'), month('2024-02-24'), month('2024-02-29'), month('2024-03-01')]).toEqual([
      'running',
      'due_soon',
      'due_soon',
      'missed',
    ]);
  });

  it('a period that ended before records were kept is not called missed; what was done in it is', () => {
    expect(state('2026-05-01', 0, 1, '2026-04-01')).toBe('not_kept');
    expect(state('2026-05-01', 0, 1, '2026-03-31')).toBe('missed');
    expect(state('2026-05-01', 1, 1, '2026-04-01')).toBe('satisfied');
  });

  it('goes one way only as days pass, and what is satisfied never becomes missed unless a record is taken back', () => {
    const ORDER = ['ahead', 'running', 'due_soon', 'missed'];
    fc.assert(
      fc.property(day, day, kind, fc.integer({ min: 1, max: 40 }), (one, other, of, leadDays) => {
        const [first, later] = one <= other ? [one, other] : [other, one];
        const { from, to } = periodOf(of, addDays(first, daysBetween(first, later) >> 1));
        const at = (today: string, count: number) =>
          dutyState({ from, to }, { count, needed: 2, late: 0 }, { today, leadDays, since: '1900-01-01' });
        const [before, after] = [at(first, 1), at(later, 1)];
        expect(DUTY_STATES).toContain(before);
        expect(ORDER.indexOf(after)).toBeGreaterThanOrEqual(ORDER.indexOf(before));
        expect(at(later, 2)).toBe('satisfied');
        expect(at(later, 3)).toBe('satisfied');
      }),
    );
  });

  it('two thirds are reached by the share itself, and an unknown number of directors reaches nothing', () => {
    const counts = (present: number, due: number) => councilCounts({ present, due }, { twoThirds: true });
    expect([counts(6, 9), counts(5, 9), counts(7, 10), counts(6, 10), counts(0, 0)]).toEqual([
      ...[true, false, true, false, false],
    ]);
    expect(councilCounts({ present: 0, due: 0 }, { twoThirds: false })).toBe(true);
  });

  it('commitments: one that ended before one that ends soon before all is well', () => {
    expect(commitmentState({ ended: 1, ending: 3, valid: 9 })).toBe('missed');
    expect(commitmentState({ ended: 0, ending: 3, valid: 9 })).toBe('due_soon');
    expect(commitmentState({ ended: 0, ending: 0, valid: 9 })).toBe('satisfied');
    expect(commitmentState({ ended: 0, ending: 0, valid: 0 })).toBe('nothing');
  });
});

describe('how a duty stands, in words', () => {
  const words = (duty: 'council' | 'training', state: 'missed' | 'running', count: number, needed: number) =>
    cellWords({ duty, times: needed }, { state, count, needed }, (key, places) => message('zh-CN', key, places));

  it('counts what is missing behind 缺办, what is done behind the other states', () => {
    expect(words('council', 'missed', 2, 232)).toBe('缺办230家');
    expect(words('council', 'running', 2, 232)).toBe('办理期内 2／232家');
    expect(words('training', 'missed', 1, 3)).toBe('缺办2次');
    expect(words('training', 'missed', 0, 1)).toBe('缺办');
  });
});
