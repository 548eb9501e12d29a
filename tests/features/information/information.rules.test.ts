import { describe, expect, it } from 'vitest';
import {
  adoptionIssues,
  adoptionPoints,
  periodOfText,
  periodText,
  submissionIssues,
  targetIssues,
  targetPeriods,
  targetState,
} from '#shared/features/information/information.rules.ts';
import { informationSettings } from '#shared/features/information/informationSettings.ts';

const SETTINGS = informationSettings.parse({});

describe('periods of targets (domain.md §8)', () => {
  it('reads 2026-03, 2026Q1 and 2026, and writes them the same', () => {
    expect(periodOfText('2026-03')).toMatchObject({ kind: 'month', from: '2026-03-01', to: '2026-03-31' });
    expect(periodOfText('2026Q1')).toMatchObject({ kind: 'quarter', from: '2026-01-01', to: '2026-03-31' });
    expect(periodOfText('2026')).toMatchObject({ kind: 'year', from: '2026-01-01', to: '2026-12-31' });
    const all = targetPeriods(2028);
    expect(all.map(({ period }) => period)).toHaveLength(17);
    for (const one of all) expect(periodText(periodOfText(one.period) ?? one)).toBe(one.period);
    expect(all.filter(({ number }) => number === 2).map(({ period }) => period)).toEqual(['2028-02', '2028Q2']);
    expect(all.at(-1)?.period).toBe('2028');
    expect(periodOfText('2028-02')?.to).toBe('2028-02-29');
    expect(['1990', '2089'].map((year) => periodOfText(year)?.year)).toEqual([1990, 2089]);
  });

  it.each([
    '',
    '2026-13',
    '2026-00',
    '2026-3',
    '2026Q5',
    '2026q1',
    '26-03',
    '2026年3月',
    '2026-03-01',
    '1989',
    '2090',
    ' 2026',
  ])('refuses %j', (text) => {
    expect(periodOfText(text)).toBeUndefined();
    expect(targetIssues({ period: text })).toEqual([{ field: 'period', code: 'period_malformed' }]);
  });
});

describe('points of an adoption (domain.md §8)', () => {
  it('are those of the table for every kind and level', () => {
    const levels = ['district', 'city', 'province', 'ministry'] as const;
    const row = (kind: 'brief' | 'general' | 'experience' | 'composite') =>
      levels.map((level) => adoptionPoints(kind, level, SETTINGS));
    expect(row('brief')).toEqual([1, 1, 2, 4]);
    expect(row('general')).toEqual([1, 2, 4, 8]);
    expect(row('experience')).toEqual([2, 4, 8, 16]);
    expect(row('composite')).toEqual(row('general'));
    const own = informationSettings.parse({ points: { brief: { city: 7 } } });
    expect(adoptionPoints('brief', 'city', own)).toBe(7);
    expect(adoptionPoints('brief', 'district', own)).toBe(1);
  });
});

describe('how a target stands on a day', () => {
  const march = { from: '2026-03-01', to: '2026-03-31' };
  it.each([
    ['2026-02-28', 0, 'ahead'],
    ['2026-03-01', 0, 'due'],
    ['2026-03-31', 1, 'due'],
    ['2026-04-01', 1, 'missed'],
    ['2026-03-10', 2, 'met'],
    ['2026-04-01', 3, 'met'],
    ['2026-02-01', 2, 'met'],
  ])('on %s with %i of 2: %s', (today, done, state) => {
    expect(targetState(march, { target: 2, done }, today)).toBe(state);
  });

  it('without a target there is nothing to reach; a target of 0 is reached', () => {
    expect(targetState(march, { target: null, done: 5 }, '2026-04-01')).toBe('none');
    expect(targetState(march, { target: 0, done: 0 }, '2026-04-01')).toBe('met');
  });
});

describe('days of submission and adoption', () => {
  it('nothing is sent on a day to come, nothing adopted before it was sent', () => {
    expect(submissionIssues({ submittedOn: '2026-03-05' }, '2026-03-05')).toEqual([]);
    expect(submissionIssues({ submittedOn: '2026-03-06' }, '2026-03-05')).toHaveLength(1);
    const around = { submittedOn: '2026-03-02', today: '2026-03-05' };
    expect(adoptionIssues({ adoptedOn: '2026-03-02' }, around)).toEqual([]);
    expect(adoptionIssues({ adoptedOn: '2026-03-05' }, around)).toEqual([]);
    expect(adoptionIssues({ adoptedOn: '2026-03-01' }, around)).toMatchObject([{ code: 'adopted_before_submission' }]);
    expect(adoptionIssues({ adoptedOn: '2026-03-06' }, around)).toMatchObject([{ code: 'date_in_future' }]);
  });
});
