import { describe, expect, it } from 'vitest';
import { lettersOf } from '#shared/features/community/caseText.ts';
import {
  activityIssues,
  caseIssues,
  exchangeYearOn,
  isOpenOn,
  stationIssues,
} from '#shared/features/community/community.rules.ts';

const codes = (issues: readonly { readonly field: string; readonly code: string }[]) =>
  issues.map(({ field, code }) => `${field}: ${code}`);
const TODAY = '2026-06-30';

describe('days of a station (domain.md §7)', () => {
  it.each<[string, string, string | null, { first: string; last: string } | null, string[]]>([
    ['opened today, never closed', TODAY, null, null, []],
    ['opened tomorrow', '2026-07-01', null, null, ['openedOn: date_in_future']],
    ['closed tomorrow', '2026-01-01', '2026-07-01', null, ['closedOn: date_in_future']],
    ['closed on the day it opened', '2026-01-01', '2026-01-01', null, []],
    ['closed today', '2026-01-01', TODAY, null, []],
    ['closed the day before', '2026-01-02', '2026-01-01', null, ['closedOn: station_closed_before']],
    [
      'activities on its first and last day',
      '2026-01-01',
      '2026-02-01',
      { first: '2026-01-01', last: '2026-02-01' },
      [],
    ],
    [
      'an activity the day before it opened',
      '2026-01-02',
      null,
      { first: '2026-01-01', last: '2026-03-01' },
      ['openedOn: station_held_before'],
    ],
    [
      'an activity the day after it closed',
      '2026-01-01',
      '2026-02-01',
      { first: '2026-01-05', last: '2026-02-02' },
      ['closedOn: station_held_after'],
    ],
  ])('%s', (_name, openedOn, closedOn, held, expected) => {
    expect(codes(stationIssues({ openedOn, closedOn }, held, TODAY))).toEqual(expected);
  });

  it('is open on its first and on its last day, neither before nor after', () => {
    const days = { openedOn: '2026-01-10', closedOn: '2026-03-10' };
    expect(['2026-01-09', '2026-01-10', '2026-03-10', '2026-03-11'].map((day) => isOpenOn(days, day))).toEqual([
      ...[false, true, true, false],
    ]);
    expect(isOpenOn({ ...days, closedOn: null }, '2089-01-01')).toBe(true);
  });
});

describe('activities of a station', () => {
  const station = { openedOn: '2026-01-10', closedOn: '2026-03-10' };
  const nobody: string[] = [];
  const activity = { heldOn: '2026-02-01', hours: 7.5, organizationIds: nobody, volunteerTimes: 3 };
  it.each<[string, Partial<typeof activity>, string[]]>([
    ['within the days of its station', {}, []],
    ['on the first day', { heldOn: '2026-01-10' }, []],
    ['on the last day', { heldOn: '2026-03-10' }, []],
    ['before the station opened', { heldOn: '2026-01-09' }, ['heldOn: activity_before_opening']],
    ['after the station closed', { heldOn: '2026-03-11' }, ['heldOn: activity_after_closing']],
    ['tomorrow', { heldOn: '2026-07-01' }, ['heldOn: date_in_future']],
    ['negative hours', { hours: -0.5 }, ['hours: activity_hours_negative']],
    ['two decimals', { hours: 7.25 }, ['hours: activity_hours_decimal']],
    ['a sum of tenths that binary numbers miss', { hours: 0.1 + 0.2 }, []],
    ['hours of nobody', { volunteerTimes: 0 }, ['volunteerTimes: activity_nobody_served']],
    ['neither hours nor volunteers', { volunteerTimes: 0, hours: 0 }, []],
    ['an organization twice', { organizationIds: ['a', 'b', 'a'] }, ['organizationIds: activity_organization_twice']],
  ])('%s', (_name, change, expected) => {
    expect(codes(activityIssues({ ...activity, ...change }, station, TODAY))).toEqual(expected);
  });

  it('may be of today, where the station is open', () => {
    expect(activityIssues({ ...activity, heldOn: TODAY }, { ...station, closedOn: null }, TODAY)).toEqual([]);
  });
});

it('the exchange spoken of is that of last year through the last day of its window', () => {
  const end = (year: number) => `${year + 1}-01-31`;
  expect(['2026-01-31', '2026-02-01', '2026-12-31'].map((day) => exchangeYearOn(day, end))).toEqual([2025, 2026, 2026]);
});

describe('typical cases', () => {
  it('need a text and a day that has come', () => {
    expect(codes(caseIssues('2026-07-01', 0, TODAY))).toEqual(['heldOn: date_in_future', 'text: case_text_missing']);
    expect(caseIssues(TODAY, 1, TODAY)).toEqual([]);
  });

  it('letters count every sign but blanks, tables too, one for a character outside the BMP', () => {
    const table = { kind: 'table' as const, columns: [{ title: '项目' }], rows: [['便 民'], ['𠮷祥']] };
    expect(
      lettersOf({
        blocks: [{ kind: 'heading', level: 1, text: '做法' }, { kind: 'paragraph', text: ' 入户\n走访。' }, table],
      }),
    ).toBe(13);
    expect(lettersOf({ blocks: [{ kind: 'paragraph', text: ' 　' }] })).toBe(0);
  });
});
