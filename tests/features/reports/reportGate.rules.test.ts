import { describe, expect, it } from 'vitest';
import { comparedLines } from '#shared/features/reports/figures/comparedLines.ts';
import type { FigureSpec } from '#shared/features/reports/figures/fact.ts';
import { FIGURES } from '#shared/features/reports/figures/figureCatalog.ts';
import type { Figure } from '#shared/features/reports/figures/figures.rules.ts';
import {
  BLOCKING,
  clockWarnings,
  collectionWarnings,
  draftWarnings,
  figureWarnings,
  textWarnings,
  timeWarnings,
} from '#shared/features/reports/reportGate.rules.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import { checkSubmit, checkVoid, reportDueOn, stageOf } from '#shared/features/reports/reports.rules.ts';
import { createWorkingCalendar } from '#shared/lib/workingDays.ts';
import { message } from '#shared/text/index.ts';
import { reportWarnings } from '#shared/text/zh-CN/reportWarnings.ts';

const CALENDAR = createWorkingCalendar([{ year: 2026, source: '国办发明电', off: ['2026-07-15'], makeup: [] }]);
const HALF = { kind: 'half_yearly', from: '2026-01-01', to: '2026-06-30' } as const;

function line(
  spec: string,
  value: number | null,
  more: Partial<FigureLine['current']> & { part?: string } = {},
): FigureLine {
  const { part = null, ...current } = more;
  const none = { value: null, of: null, to: null };
  return {
    ...{ key: spec, spec, group: 'HF01', unit: 'organization', part, ratio: null },
    ...{ current: { ...none, value, ...current }, previous: none, last_year: none },
  };
}
const codes = (warnings: readonly { readonly code: string }[]) => warnings.map(({ code }) => code);

describe('W9: the gate before issue', () => {
  it('what keeps a document from being made is told apart from what needs a reason', () => {
    const unknown = [{ name: '登记书', line: 3, nearest: '登记数' }];
    const found = textWarnings({
      isCounted: false,
      formerName: '云州县民政局',
      stale: 2,
      isRollUpStale: true,
      unknown,
    });
    const all = ['not_counted', 'office_renamed', 'figures_stale', 'roll_up_stale', 'unknown_places'];
    expect(codes(found)).toEqual(all);
    expect(found[1]?.params).toEqual({ name: '云州县民政局' });
    expect(found.every(({ code }) => BLOCKING.has(code))).toBe(true);
    expect(found[4]).toMatchObject({ count: 1, params: { name: '登记书', line: 3 } });
    const nothing = { isCounted: true, formerName: null, stale: 0, isRollUpStale: false, unknown: [] };
    expect(textWarnings(nothing)).toEqual([]);
  });

  it.each([
    ['the last day of the period', '2026-06-30', ['period_running']],
    ['the day after', '2026-07-01', []],
    ['the last day', '2026-07-16', []],
    ['a day late', '2026-07-17', ['due_passed']],
  ])('days: %s', (_what, today, expected) => {
    const dueOn = reportDueOn(CALENDAR, HALF);
    // 15 July is a rest day here: the next one counts.
    expect(dueOn).toBe('2026-07-16');
    expect(codes(timeWarnings(HALF, { today, dueOn, calendar: CALENDAR }))).toEqual(expected);
  });

  it('years without an edition of the calendar are named, also that of the due day', () => {
    const second = { kind: 'half_yearly', from: '2026-07-01', to: '2026-12-31' } as const;
    const [warning] = timeWarnings(second, { today: '2027-01-02', dueOn: '2027-01-15', calendar: CALENDAR });
    expect(warning).toMatchObject({ code: 'calendar_missing', params: { years: '2027' } });
    expect(reportDueOn(CALENDAR, { kind: 'monthly', from: '2026-06-01', to: '2026-06-30' })).toBeNull();
  });

  it('a machine whose clock stands before the last entry of the log is told', () => {
    const last = '2026-07-10T10:00:00.000+08:00';
    expect(clockWarnings(last, last)).toEqual([]);
    expect(clockWarnings(last, null)).toEqual([]);
    expect(clockWarnings('2026-07-09T10:00:00.000+08:00', last)).toMatchObject([
      { code: 'clock_behind', params: { now: '2026-07-09', last: '2026-07-10' } },
    ]);
  });

  it('overdue, missing and uncovered come with their number and the place where they are worked off', () => {
    const found = figureWarnings([
      line('HF01.registered', 9),
      line('HF20.withLiaison', 7),
      line('HF13.overdue', 3),
      line('HF12.measuresOverdue', 0),
      line('HF10.neverCompleted', 1),
      line('HF09.monthsMissing', 2, { part: '集体学习' }),
      line('HF09.monthsMissing', 1, { part: '每月一训' }),
      line('HF08.share', 0.5, { of: 2, to: 4, part: '2026年第一季度' }),
      line('HF08.share', 1, { of: 4, to: 4, part: '2026年第二季度' }),
    ]);
    expect(found.map(({ code, count }) => [code, count])).toEqual([
      ['filings_incomplete', 1],
      ['actions_overdue', 3],
      ['months_missing', 3],
      ['no_liaison', 2],
      ['no_council', 2],
    ]);
    expect(found.every(({ place }) => typeof place === 'string')).toBe(true);
    expect(found.at(-1)?.params).toEqual({ quarter: '2026年第一季度' });
    expect(codes(figureWarnings([line('HF04.established', 0), line('HF09.monthsMissing', 6)]))).toEqual([
      'no_data',
      'months_missing',
    ]);
  });

  it('whatever stands open in the figures of the program is told: no name of a figure is mistaken', () => {
    const open = figureWarnings(FIGURES.map(({ key }) => line(key, 1)));
    expect(codes(open)).toEqual([
      ...['filings_incomplete', 'filings_pending', 'summaries_overdue', 'problems_outstanding', 'measures_overdue'],
      ...['actions_overdue', 'plan_overdue', 'returns_missing', 'returns_incomplete', 'topic_missing'],
      ...['months_missing', 'terms_overdue'],
    ]);
    const keys = new Set(FIGURES.map(({ key }) => key));
    for (const key of ['HF01.registered', 'HF20.withLiaison', 'HF08.share']) expect(keys).toContain(key);
  });

  it('records that are not final are counted by kind', () => {
    const none = {
      ...{ meetings: 0, studySessions: 0, filings: 0, inspections: 0, assessments: 0 },
      ...{ inspectionsUndated: 0, organizationsUndated: 0 },
    };
    expect(draftWarnings(none)).toEqual([]);
    expect(draftWarnings({ ...none, filings: 2, inspectionsUndated: 1, organizationsUndated: 4 })).toEqual([
      { code: 'drafts_filings', count: 2, place: '/filings' },
      { code: 'inspections_undated', count: 1, place: '/inspections' },
      { code: 'organizations_undated', count: 4, place: '/organizations' },
    ]);
  });

  it('a collection that is put together: voided, of other days, not returned', () => {
    const task = { id: 't1', recordState: 'final', periodStart: '2026-01-01', periodEnd: '2026-06-30' };
    expect(collectionWarnings(HALF, task, [])).toEqual([]);
    // One that asks for texts has no days of its own.
    expect(collectionWarnings(HALF, { ...task, periodStart: null, periodEnd: null }, [])).toEqual([]);
    const place = '/information/collections/t1';
    const voided = { ...task, recordState: 'voided', periodEnd: '2026-03-31' };
    expect(collectionWarnings(HALF, voided, ['南桥镇', '北桥镇'])).toEqual([
      { code: 'collection_voided', count: 1, place },
      { code: 'collection_other_period', count: 1, params: { from: '2026-01-01', to: '2026-03-31' }, place },
      { code: 'not_returned', count: 2, params: { name: '南桥镇' }, place },
    ]);
  });

  it('every warning has its sentence', () => {
    const sentence = message('zh-CN', 'reportWarnings.warning_actions_overdue', { count: 3 });
    expect(sentence).toBe('3 项任务逾期未办结');
    const others = ['collection_voided', 'collection_other_period', 'not_returned', 'organizations_undated'];
    for (const code of [
      ...BLOCKING,
      ...others,
      'no_data',
      'period_running',
      'due_passed',
      'clock_behind',
      'contradictions',
    ])
      expect(Object.keys(reportWarnings)).toContain(`warning_${code}`);
  });
});

describe('where a report stands', () => {
  it.each([
    ['final', 'draft', null, 'draft'],
    ['draft', 'draft', 'draft', 'draft'],
    ['draft', 'draft', 'review', 'in_approval'],
    ['draft', 'draft', 'approved', 'in_approval'],
    ['final', 'issued', 'issued', 'issued'],
    ['final', 'issued', null, 'issued'],
    ['final', 'submitted', 'issued', 'submitted'],
    ['voided', 'draft', 'review', 'voided'],
  ] as const)('%s, %s, document %s: %s', (recordState, state, documentStage, stage) => {
    expect(stageOf({ recordState, state, documentStage })).toBe(stage);
  });

  it('is sent after it was issued and not in the future, voided only before', () => {
    const issued = { stage: 'issued', issuedOn: '2026-07-10' } as const;
    expect(checkSubmit(issued, '2026-07-10', '2026-07-10')).toEqual([]);
    expect(codes(checkSubmit(issued, '2026-07-09', '2026-07-10'))).toEqual(['report_before_issue']);
    expect(codes(checkSubmit(issued, '2026-07-11', '2026-07-10'))).toEqual(['date_in_future']);
    expect(codes(checkSubmit({ stage: 'draft', issuedOn: null }, '2026-07-10', '2026-07-10'))).toEqual([
      'report_not_issued',
    ]);
    expect(codes(checkVoid({ stage: 'issued', document: {} }))).toEqual(['report_issued']);
    // Its document voided, an issued one makes room for another of its period.
    expect(checkVoid({ stage: 'submitted', document: null })).toEqual([]);
    expect(codes(checkVoid({ stage: 'draft', document: {} }))).toEqual(['report_has_document']);
    expect(checkVoid({ stage: 'draft', document: null })).toEqual([]);
  });
});

describe('W4: periods side by side', () => {
  const SPEC: FigureSpec = { key: 'HF08.covered', group: 'HF08', unit: 'organization', by: 'named' };
  const part = (value: string, number: number): Figure => ({
    ...{ key: `${SPEC.key}@${value}`, spec: SPEC, by: { value }, value: number, entries: [] },
  });

  it('quarters stand beside each other by their place, names by what they are called', () => {
    const lines = comparedLines({
      current: [part('2026Q1', 1), part('2026Q2', 2), part('section-1', 5)],
      // A task of an earlier period that stood at zero then has no line now.
      previous: [part('2025Q3', 3), part('2025Q4', 4), part('section-2', 6), part('task-1', 0)],
      last_year: [part('2025Q1', 7), part('2025Q2', 8), part('section-1', 9), part('task-2', 0)],
    });
    expect(lines.map(({ by, at }) => [by?.value, at.current?.value, at.previous?.value, at.last_year?.value])).toEqual([
      ['2026Q1', 1, 3, 7],
      ['2026Q2', 2, 4, 8],
      ['section-1', 5, undefined, 9],
      ['section-2', undefined, 6, undefined],
    ]);
  });
});
