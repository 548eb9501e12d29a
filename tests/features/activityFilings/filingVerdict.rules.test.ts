import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilingRule } from '#shared/features/activityFilings/filingSettings.ts';
import { filingSettings } from '#shared/features/activityFilings/filingSettings.ts';
import {
  type FilingFacts,
  filingVerdict,
  ruleFor,
  rulesOf,
} from '#shared/features/activityFilings/filingVerdict.rules.ts';
import { verdictSentence } from '#shared/features/activityFilings/filingWords.ts';
import { addDays, createWorkingCalendar } from '#shared/lib/workingDays.ts';
import { message } from '#shared/text/index.ts';

const YEAR_2026 = {
  year: 2026,
  source: '国办发明电〔2025〕7号',
  off: [
    ...span('2026-01-01', 3),
    ...span('2026-02-15', 9),
    ...span('2026-04-04', 3),
    ...span('2026-05-01', 5),
    ...span('2026-06-19', 3),
    ...span('2026-09-25', 3),
    ...span('2026-10-01', 7),
  ],
  makeup: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};
const calendar = createWorkingCalendar([YEAR_2026]);

function span(first: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => addDays(first, index));
}

const facts: FilingFacts = {
  activityKind: 'forum',
  startAt: '2026-10-09T09:00',
  endAt: '2026-10-09T17:00',
  completeOn: null,
  organizerDecidedOn: null,
  expectedParticipants: 200,
  budgetWan: null,
};
const rule = (given: Partial<FilingRule>): FilingRule => ({
  ...{
    n: 7,
    unit: 'calendar_day',
    basis: 'before_start',
    kinds: [],
    participantsAtLeast: null,
    budgetWanAtLeast: null,
  },
  ...given,
});
const by = (given: Partial<FilingRule>) => filingSettings.parse({ rules: [rule(given)] });
const t = (key: Parameters<typeof message>[1], parameters?: Parameters<typeof message>[2]) =>
  message('zh-CN', key, parameters);
const sentence = (one: FilingFacts, settings: ReturnType<typeof by>, today = '2026-09-28') =>
  verdictSentence({ ...one, result: null }, filingVerdict(calendar, one, settings), today, t);

describe('R13 lead time of activity filings (§9.2)', () => {
  it('the example of the specification: start 2026-10-09, latest 10-02, advised 09-30', () => {
    const settings = filingSettings.parse({});
    const inTime = filingVerdict(calendar, { ...facts, completeOn: '2026-10-02' }, settings);
    expect(inTime).toMatchObject({
      ...{ leadDays: 7, latestFilingDate: '2026-10-02', advisedFilingDate: '2026-09-30', timeliness: 'on_time' },
    });
    const late = filingVerdict(calendar, { ...facts, completeOn: '2026-10-03' }, settings);
    expect(late).toMatchObject({ leadDays: 6, latestFilingDate: '2026-10-02', timeliness: 'late' });
  });

  it('the same activity under three rule sets: three verdicts, each in one sentence', () => {
    const filed = { ...facts, completeOn: '2026-09-28', organizerDecidedOn: '2026-09-18' };
    const seven = by({});
    const ten = by({ n: 10, unit: 'working_day' });
    const decision = by({ basis: 'after_decision' });
    // 10 working days before 10-09, counted by hand: 10-08, 09-30, 29, 28, 24, 23, 22, 21, 20 (worked), 18.
    expect(filingVerdict(calendar, filed, seven)).toMatchObject({
      latestFilingDate: '2026-10-02',
      timeliness: 'on_time',
    });
    expect(filingVerdict(calendar, filed, ten)).toMatchObject({ latestFilingDate: '2026-09-18', timeliness: 'late' });
    // 7 days after 09-18 is 09-25, the first of three days off: the deadline goes on to 09-28.
    expect(filingVerdict(calendar, filed, decision)).toMatchObject({
      ...{ latestFilingDate: '2026-09-28', timeliness: 'on_time' },
    });
    const said = [seven, ten, decision].map((settings) => sentence(filed, settings));
    expect(said).toEqual([
      '按规定须在活动开始前7天（自然日）报备，活动2026-10-09开始，最迟应于2026-10-02报备；材料2026-09-28齐备，提前11天，比最迟报备日早4天，属按时报备。',
      '按规定须在活动开始前10个工作日报备，活动2026-10-09开始，最迟应于2026-09-18报备；材料2026-09-28齐备，提前11天，比最迟报备日晚10天，属逾期报备。',
      '按规定须在作出举办决定后7天（自然日）内报备，2026-09-18作出举办决定，最迟应于2026-09-28报备；材料2026-09-28齐备，提前11天，正是最迟报备日，属按时报备。',
    ]);
    for (const one of said) expect(one.match(/。/gu)).toHaveLength(1);
  });

  it('says how it stands while the material is incomplete, and when the decision is not known', () => {
    expect(sentence(facts, by({}))).toContain('材料尚未齐备，离最迟报备日还有4天。');
    expect(sentence(facts, by({}), '2026-10-02')).toContain('今天是最迟报备日');
    expect(sentence(facts, by({}), '2026-10-05')).toContain('已过最迟报备日3天');
    const unknown = { ...facts, completeOn: '2026-09-28' };
    expect(sentence(unknown, by({ basis: 'after_decision' }))).toContain('暂不能判断是否按时。');
    expect(filingVerdict(calendar, unknown, by({ basis: 'after_decision' })).timeliness).toBe('na');
  });

  it('an activity that has begun is late, also where the rule counts from the decision', () => {
    const begun = { ...facts, completeOn: '2026-10-12', organizerDecidedOn: '2026-10-08' };
    const verdict = filingVerdict(calendar, begun, by({ basis: 'after_decision' }));
    expect(verdict).toMatchObject({ leadDays: -3, latestFilingDate: '2026-10-15', timeliness: 'late' });
    expect(sentence(begun, by({ basis: 'after_decision' }))).toContain('活动已于2026-10-09开始，属逾期报备');
    expect(sentence({ ...begun, organizerDecidedOn: null }, by({}))).toContain(
      '活动开始后第4天，比最迟报备日晚10天，属逾期报备',
    );
  });

  it('a year without a calendar is said, and a day still comes out', () => {
    const next = { ...facts, startAt: '2027-02-10T09:00', endAt: '2027-02-10T12:00', completeOn: '2027-01-20' };
    const verdict = filingVerdict(calendar, next, by({ n: 10, unit: 'working_day' }));
    expect(verdict.latestFilingDate).toBe('2027-01-27');
    expect(verdict.basis.latest?.unverifiedYears).toEqual([2027]);
    expect(sentence(next, by({ n: 10, unit: 'working_day' }))).toContain(
      '（2027年节假日安排未录入，按周一至周五推算）。',
    );
    // The count of calendar days needs no calendar, the advised day does.
    expect(filingVerdict(calendar, next, by({})).basis.advisedUnverified).toEqual([2027]);
  });

  it('takes the first rule whose conditions all hold', () => {
    const { rules } = filingSettings.parse({
      rules: [
        rule({ n: 15, kinds: ['foreign'] }),
        rule({ n: 10, participantsAtLeast: 500, budgetWanAtLeast: 20 }),
        rule({ n: 3, unit: 'working_day' }),
      ],
    });
    expect(ruleFor(rules, { ...facts, activityKind: 'foreign' }).n).toBe(15);
    expect(ruleFor(rules, { ...facts, expectedParticipants: 500, budgetWan: '20.0000' }).n).toBe(10);
    expect(ruleFor(rules, { ...facts, expectedParticipants: 500, budgetWan: '19.9999' }).n).toBe(3);
    expect(ruleFor(rules, { ...facts, expectedParticipants: null }).n).toBe(3);
    expect(filingSettings.safeParse({ rules: [rule({ kinds: ['foreign'] })] }).success).toBe(false);
  });

  it('permit threshold and day of the summary', () => {
    const settings = filingSettings.parse({});
    expect(filingVerdict(calendar, { ...facts, expectedParticipants: 999 }, settings).publicSecurityRequired).toBe(
      false,
    );
    expect(filingVerdict(calendar, { ...facts, expectedParticipants: 1000 }, settings).publicSecurityRequired).toBe(
      true,
    );
    // 5 working days after 10-09, counted by hand: 10 (worked), 12, 13, 14, 15.
    expect(filingVerdict(calendar, facts, settings).summaryDueOn).toBe('2026-10-15');
  });

  it('a stored verdict is reckoned again by the rule it was judged by', () => {
    const verdict = filingVerdict(calendar, facts, by({ n: 3 }));
    expect(rulesOf(verdict.basis)).toMatchObject({ rules: [{ n: 3 }], summaryDays: 5, publicSecurityAt: 1000 });
  });
});

const day = fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2025-12-01', offset));
const anyRule = fc.record({
  n: fc.integer({ min: 1, max: 20 }),
  unit: fc.constantFrom<FilingRule['unit'][]>('calendar_day', 'working_day'),
  basis: fc.constantFrom<FilingRule['basis'][]>('before_start', 'after_decision'),
});

describe('properties of the verdict', () => {
  it('agrees with a day-by-day count', () => {
    fc.assert(
      fc.property(day, day, day, anyRule, (startOn, completeOn, decidedOn, given) => {
        const one = { ...facts, startAt: `${startOn}T09:00`, endAt: `${startOn}T10:00`, completeOn };
        const verdict = filingVerdict(calendar, { ...one, organizerDecidedOn: decidedOn }, by(given));
        const latest = byHand(given.basis === 'before_start' ? startOn : decidedOn, given);
        expect(verdict.latestFilingDate).toBe(latest);
        expect(verdict.timeliness).toBe(completeOn <= latest && completeOn <= startOn ? 'on_time' : 'late');
        expect(addDays(completeOn, verdict.leadDays ?? Number.NaN)).toBe(startOn);
        expect(isWorked(verdict.advisedFilingDate ?? '')).toBe(true);
        expect((verdict.advisedFilingDate ?? '9') <= latest).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('for calendar days before the start: on time exactly from n days ahead on', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 30 }), (startOn, completeOn, n) => {
        const one = { ...facts, startAt: `${startOn}T20:00`, endAt: `${startOn}T21:00`, completeOn };
        const { leadDays, timeliness } = filingVerdict(calendar, one, by({ n }));
        expect(timeliness === 'on_time').toBe((leadDays ?? -1) >= n);
      }),
      { numRuns: 200 },
    );
  });
});

/** By the lists of the notice alone, not by the program's calendar. */
function isWorked(date: string): boolean {
  if (YEAR_2026.makeup.includes(date)) return true;
  if (YEAR_2026.off.includes(date)) return false;
  return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

function byHand(from: string, { n, unit, basis }: Pick<FilingRule, 'n' | 'unit' | 'basis'>): string {
  const step = basis === 'before_start' ? -1 : 1;
  let date = from;
  for (let left = n; left > 0; ) {
    date = addDays(date, step);
    if (unit === 'calendar_day' || isWorked(date)) left -= 1;
  }
  if (unit === 'calendar_day' && step === 1) while (!isWorked(date)) date = addDays(date, 1);
  return date;
}
