import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonPoints, reasonSentence, type Say } from '#shared/features/workingCalendars/reasonWords.ts';
import { reasonAfter, reasonBefore, reasonPeriod, reasonStored } from '#shared/lib/deadlineReason.ts';
import { addDays, type CalendarEdition, calendarEdition, createWorkingCalendar } from '#shared/lib/workingDays.ts';
import { message } from '#shared/text/index.ts';
import { nthAfter, nthBefore, plainAfter, workingDaysList } from './countByList.ts';
import { EDITION_2027 } from './edition2027.ts';

const SHIPPED = [2025, 2026].map((year) =>
  calendarEdition.parse(
    JSON.parse(readFileSync(new URL(`../../../resources/calendars/${year}.json`, import.meta.url), 'utf8')),
  ),
);
const LOADED = [...SHIPPED, EDITION_2027];
const calendars = { without: createWorkingCalendar(SHIPPED), loaded: createWorkingCalendar(LOADED) };

/** domain.md §9.4, word by word. */
const SPECIFIED: Readonly<Record<number, { readonly off: string; readonly makeup: string }>> = {
  2026: {
    off: '01-01..03, 02-15..23, 04-04..06, 05-01..05, 06-19..21, 09-25..27, 10-01..07',
    makeup: '01-04, 02-14, 02-28, 05-09, 09-20, 10-10',
  },
  2025: {
    off: '01-01, 01-28..02-04, 04-04..06, 05-01..05, 05-31..06-02, 10-01..08',
    makeup: '01-26, 02-08, 04-27, 09-28, 10-11',
  },
};

function specified(year: number, words: string): string[] {
  return words.split(', ').flatMap((part) => {
    const [from = '', to = from] = part.split('..');
    const last = to.length === 2 ? `${from.slice(0, 2)}-${to}` : to;
    const days: string[] = [];
    for (let day = `${year}-${from}`; day <= `${year}-${last}`; day = addDays(day, 1)) days.push(day);
    return days;
  });
}

describe('what comes with the program', () => {
  it.each(SHIPPED)('$year says what domain.md §9.4 says', ({ year, off, makeup }) => {
    expect([off, makeup]).toEqual([
      specified(year, SPECIFIED[year]?.off ?? ''),
      specified(year, SPECIFIED[year]?.makeup ?? ''),
    ]);
  });
});

/** Three offices and their rules: the city counts plain days, the county ten working days, the district three. */
const OFFICES = {
  city: { n: 7, unit: 'calendar_day' },
  county: { n: 10, unit: 'working_day' },
  district: { n: 3, unit: 'working_day' },
} as const;

type Row = readonly [
  office: keyof typeof OFFICES,
  direction: 'after' | 'before',
  from: string,
  isLoaded: boolean,
  date: string,
  restDays: number,
  makeupDays: number,
  movedFrom: string | null,
  unverifiedYears: readonly number[],
];

/** Counted outside the program, from the lists of domain.md §9.4; three offices for each day, side by side. */
const ROWS: readonly Row[] = [
  ['city', 'after', '2025-01-02', false, '2025-01-09', 0, 0, null, []],
  ['county', 'after', '2025-01-02', false, '2025-01-16', 4, 0, null, []],
  ['district', 'after', '2025-01-02', false, '2025-01-07', 2, 0, null, []],
  ['city', 'before', '2025-01-24', false, '2025-01-17', 0, 0, null, []],
  ['county', 'before', '2025-01-24', false, '2025-01-10', 4, 0, null, []],
  ['district', 'before', '2025-01-24', false, '2025-01-21', 0, 0, null, []],
  ['city', 'after', '2025-01-26', false, '2025-02-05', 3, 0, '2025-02-02', []],
  ['county', 'after', '2025-01-26', false, '2025-02-14', 9, 1, null, []],
  ['district', 'after', '2025-01-26', false, '2025-02-06', 8, 0, null, []],
  ['city', 'before', '2025-02-05', false, '2025-01-29', 0, 0, null, []],
  ['county', 'before', '2025-02-05', false, '2025-01-15', 11, 1, null, []],
  ['district', 'before', '2025-02-05', false, '2025-01-24', 9, 1, null, []],
  ['city', 'after', '2025-04-25', false, '2025-05-06', 4, 0, '2025-05-02', []],
  ['county', 'after', '2025-04-25', false, '2025-05-13', 8, 1, null, []],
  ['district', 'after', '2025-04-25', false, '2025-04-29', 1, 1, null, []],
  ['city', 'before', '2025-04-30', false, '2025-04-23', 0, 0, null, []],
  ['county', 'before', '2025-04-30', false, '2025-04-17', 3, 1, null, []],
  ['district', 'before', '2025-04-30', false, '2025-04-27', 0, 1, null, []],
  ['city', 'after', '2025-09-26', false, '2025-10-09', 6, 0, '2025-10-03', []],
  ['county', 'after', '2025-09-26', false, '2025-10-16', 10, 2, null, []],
  ['district', 'after', '2025-09-26', false, '2025-09-30', 1, 1, null, []],
  ['city', 'before', '2025-10-09', false, '2025-10-02', 0, 0, null, []],
  ['county', 'before', '2025-10-09', false, '2025-09-18', 11, 1, null, []],
  ['district', 'before', '2025-10-09', false, '2025-09-28', 8, 1, null, []],
  ['city', 'after', '2026-01-02', false, '2026-01-09', 0, 0, null, []],
  ['county', 'after', '2026-01-02', false, '2026-01-15', 3, 1, null, []],
  ['district', 'after', '2026-01-02', false, '2026-01-06', 1, 1, null, []],
  ['city', 'before', '2026-02-12', false, '2026-02-05', 0, 0, null, []],
  ['county', 'before', '2026-02-12', false, '2026-01-29', 4, 0, null, []],
  ['district', 'before', '2026-02-12', false, '2026-02-09', 0, 0, null, []],
  ['city', 'after', '2026-02-14', false, '2026-02-24', 3, 0, '2026-02-21', []],
  ['county', 'after', '2026-02-14', false, '2026-03-06', 10, 1, null, []],
  ['district', 'after', '2026-02-14', false, '2026-02-26', 9, 0, null, []],
  ['city', 'before', '2026-02-24', false, '2026-02-17', 0, 0, null, []],
  ['county', 'before', '2026-02-24', false, '2026-02-03', 11, 1, null, []],
  ['district', 'before', '2026-02-24', false, '2026-02-12', 9, 1, null, []],
  ['city', 'after', '2026-05-08', false, '2026-05-15', 0, 0, null, []],
  ['county', 'after', '2026-05-08', false, '2026-05-21', 3, 1, null, []],
  ['district', 'after', '2026-05-08', false, '2026-05-12', 1, 1, null, []],
  ['city', 'before', '2026-09-18', false, '2026-09-11', 0, 0, null, []],
  ['county', 'before', '2026-09-18', false, '2026-09-04', 4, 0, null, []],
  ['district', 'before', '2026-09-18', false, '2026-09-15', 0, 0, null, []],
  ['city', 'after', '2026-09-30', false, '2026-10-08', 1, 0, '2026-10-07', []],
  ['county', 'after', '2026-09-30', false, '2026-10-20', 10, 1, null, []],
  ['district', 'after', '2026-09-30', false, '2026-10-10', 7, 1, null, []],
  ['city', 'before', '2026-10-09', false, '2026-10-02', 0, 0, null, []],
  ['county', 'before', '2026-10-09', false, '2026-09-18', 11, 1, null, []],
  ['district', 'before', '2026-10-09', false, '2026-09-29', 7, 0, null, []],
  ['city', 'after', '2026-12-28', false, '2027-01-04', 0, 0, null, [2027]],
  ['county', 'after', '2026-12-28', false, '2027-01-11', 4, 0, null, [2027]],
  ['district', 'after', '2026-12-28', false, '2026-12-31', 0, 0, null, []],
  ['city', 'before', '2026-12-31', false, '2026-12-24', 0, 0, null, []],
  ['county', 'before', '2026-12-31', false, '2026-12-17', 4, 0, null, []],
  ['district', 'before', '2026-12-31', false, '2026-12-28', 0, 0, null, []],
  ['city', 'after', '2027-01-04', false, '2027-01-11', 0, 0, null, [2027]],
  ['county', 'after', '2027-01-04', false, '2027-01-18', 4, 0, null, [2027]],
  ['district', 'after', '2027-01-04', false, '2027-01-07', 0, 0, null, [2027]],
  ['city', 'before', '2027-02-05', false, '2027-01-29', 0, 0, null, []],
  ['county', 'before', '2027-02-05', false, '2027-01-22', 4, 0, null, [2027]],
  ['district', 'before', '2027-02-05', false, '2027-02-02', 0, 0, null, [2027]],
  ['city', 'after', '2027-10-08', false, '2027-10-15', 0, 0, null, [2027]],
  ['county', 'after', '2027-10-08', false, '2027-10-22', 4, 0, null, [2027]],
  ['district', 'after', '2027-10-08', false, '2027-10-13', 2, 0, null, [2027]],
  ['city', 'after', '2026-12-28', true, '2027-01-04', 0, 0, null, []],
  ['county', 'after', '2026-12-28', true, '2027-01-12', 5, 0, null, []],
  ['district', 'after', '2026-12-28', true, '2026-12-31', 0, 0, null, []],
  ['city', 'before', '2026-12-31', true, '2026-12-24', 0, 0, null, []],
  ['county', 'before', '2026-12-31', true, '2026-12-17', 4, 0, null, []],
  ['district', 'before', '2026-12-31', true, '2026-12-28', 0, 0, null, []],
  ['city', 'after', '2027-01-29', true, '2027-02-15', 10, 0, '2027-02-05', []],
  ['county', 'after', '2027-01-29', true, '2027-02-19', 11, 1, null, []],
  ['district', 'after', '2027-01-29', true, '2027-02-02', 1, 1, null, []],
  ['city', 'before', '2027-02-04', true, '2027-01-28', 0, 0, null, []],
  ['county', 'before', '2027-02-04', true, '2027-01-22', 3, 1, null, []],
  ['district', 'before', '2027-02-04', true, '2027-02-01', 0, 0, null, []],
  ['city', 'after', '2027-02-13', true, '2027-02-20', 0, 1, null, []],
  ['county', 'after', '2027-02-13', true, '2027-02-25', 2, 1, null, []],
  ['district', 'after', '2027-02-13', true, '2027-02-17', 1, 0, null, []],
  ['city', 'before', '2027-04-30', true, '2027-04-23', 0, 0, null, []],
  ['county', 'before', '2027-04-30', true, '2027-04-16', 4, 0, null, []],
  ['district', 'before', '2027-04-30', true, '2027-04-27', 0, 0, null, []],
  ['city', 'after', '2027-09-24', true, '2027-10-08', 7, 0, '2027-10-01', []],
  ['county', 'after', '2027-09-24', true, '2027-10-13', 9, 2, null, []],
  ['district', 'after', '2027-09-24', true, '2027-09-28', 1, 1, null, []],
  ['city', 'before', '2027-10-08', true, '2027-10-01', 0, 0, null, []],
  ['county', 'before', '2027-10-08', true, '2027-09-20', 8, 1, null, []],
  ['district', 'before', '2027-10-08', true, '2027-09-28', 7, 0, null, []],
];

describe('Beyond 10: 87 days over three years, under the rules of three offices', () => {
  it.each(ROWS)('%s counts %s %s (2027 loaded: %s): %s', (...row) => {
    const [office, direction, from, isLoaded, date, restDays, makeupDays, movedFrom, unverifiedYears] = row;
    const calendar = isLoaded ? calendars.loaded : calendars.without;
    const rule = OFFICES[office];
    const reason =
      direction === 'after' ? reasonAfter(calendar, from, rule) : reasonBefore(calendar, from, rule).latest;
    expect(reason).toMatchObject({ date, from, direction, ...rule, restDays, makeupDays, movedFrom, unverifiedYears });
  });

  it('covers three years, every adjusted weekend kind, and each year with and without its edition', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ROWS.map(([, , from]) => from.slice(0, 4)))).toEqual(new Set(['2025', '2026', '2027']));
    expect(ROWS.filter(([, , , , , , makeup]) => makeup > 0).length).toBeGreaterThan(20);
    // The same day under three rules gives three answers, and the file of 2027 moves some of them.
    const of = (from: string, isLoaded: boolean) =>
      ROWS.filter((row) => row[2] === from && row[3] === isLoaded).map((row) => row[4]);
    expect(new Set(of('2026-09-30', false)).size).toBe(3);
    expect([of('2026-12-28', false), of('2026-12-28', true)]).toEqual([
      ['2027-01-04', '2027-01-11', '2026-12-31'],
      ['2027-01-04', '2027-01-12', '2026-12-31'],
    ]);
  });
});

describe('counting agrees with a list of all working days', () => {
  const dayOf = (year: number) => fc.integer({ min: 0, max: 364 }).map((offset) => addDays(`${year}-01-01`, offset));
  const edition = fc
    .record({
      off: fc.uniqueArray(dayOf(2027), { maxLength: 40 }),
      makeup: fc.uniqueArray(dayOf(2027), { maxLength: 8 }),
    })
    .map(
      ({ off, makeup }): CalendarEdition => ({
        ...{ year: 2027, source: '随机' },
        ...{ off: off.filter((day) => !makeup.includes(day)), makeup },
      }),
    );

  it('forward and back, whatever the edition', () => {
    fc.assert(
      fc.property(edition, dayOf(2027), fc.integer({ min: 1, max: 30 }), (random, from, n) => {
        const editions = [...SHIPPED, random];
        const calendar = createWorkingCalendar(editions);
        const list = workingDaysList(editions, '2026-01-01', '2028-12-31');
        const after = reasonAfter(calendar, from, { n, unit: 'working_day' });
        const before = reasonBefore(calendar, from, { n, unit: 'working_day' });
        expect(after.date).toBe(nthAfter(list, from, n));
        expect(before.latest.date).toBe(nthBefore(list, from, n));
        expect(reasonAfter(calendar, from, { n, unit: 'calendar_day' }).date).toBe(plainAfter(list, from, n));
        // What was passed over and what was counted make up the whole span.
        expect(addDays(from, n + after.restDays)).toBe(after.date);
        expect(addDays(from, -(n + before.latest.restDays))).toBe(before.latest.date);
        // Back again from a working day: the same day.
        if (list.includes(from))
          expect(reasonBefore(calendar, after.date, { n, unit: 'working_day' }).latest.date).toBe(from);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a stored day keeps its reason', () => {
  const stored = { from: '2026-12-30', n: 5, unverifiedYears: [2027] };
  it('is told as it is counted now while both agree, else from what was stored', () => {
    const kept = reasonStored(calendars.without, { ...stored, date: '2027-01-06' });
    expect(kept).toEqual(reasonAfter(calendars.without, '2026-12-30', { n: 5, unit: 'working_day' }));
    // The edition came later and would give 7 January; the day was kept.
    expect(reasonStored(calendars.loaded, { ...stored, date: '2027-01-06' })).toMatchObject({
      ...{ date: '2027-01-06', from: '2026-12-30', n: 5, restDays: 2, editionYears: [2026], unverifiedYears: [2027] },
    });
  });

  it('an edition that came later and gives the same day confirms it: the year is no longer unknown', () => {
    const march = { from: '2027-03-01', n: 5, unverifiedYears: [2027], date: '2027-03-08' };
    expect(reasonStored(calendars.without, march)).toMatchObject({ editionYears: [], unverifiedYears: [2027] });
    expect(reasonStored(calendars.loaded, march)).toMatchObject({ editionYears: [2027], unverifiedYears: [] });
  });
});

describe('months and years', () => {
  it.each([
    ['2026-02-12', 2, 'year', '2028-02-12'],
    ['2024-02-29', 2, 'year', '2026-02-28'],
    ['2026-08-31', 6, 'month', '2027-02-28'],
    ['2026-01-31', 1, 'month', '2026-02-28'],
    ['2026-11-15', 3, 'month', '2027-02-15'],
  ] as const)('%s and %i %ss: %s', (from, n, unit, date) => {
    expect(reasonPeriod(from, n, unit)).toMatchObject({ date, from, n, unit, editionYears: [], unverifiedYears: [] });
  });
});

describe('the reason in one sentence, the same on the page and on paper', () => {
  const say: Say = (key, places) => message('zh-CN', key, places);
  const sources = new Map(LOADED.map(({ year, source }) => [year, source]));
  const { without, loaded } = calendars;
  const days = (n: number) => ({ n, unit: 'calendar_day' }) as const;
  const workingDays = (n: number) => ({ n, unit: 'working_day' }) as const;
  it.each([
    [
      reasonAfter(without, '2026-09-30', workingDays(4)),
      '收到材料',
      '2026-10-12 星期一：自2026-09-30 星期三（收到材料）的次日起算，第4个工作日；期间的8个休息日不计；期间的1个调休上班日计入；按2026年节假日安排推算（国务院办公厅关于2026年部分节假日安排的通知）。',
    ],
    [
      reasonAfter(without, '2026-03-03', workingDays(2)),
      '会议召开',
      '2026-03-05 星期四：自2026-03-03 星期二（会议召开）的次日起算，第2个工作日；按2026年节假日安排推算（国务院办公厅关于2026年部分节假日安排的通知）。',
    ],
    [
      reasonAfter(without, '2026-09-16', days(15)),
      '时段结束',
      '2026-10-08 星期四：自2026-09-16 星期三（时段结束）的次日起算，第15日；原为2026-10-01 星期四，逢休息日，顺延至其后第一个工作日；按2026年节假日安排推算（国务院办公厅关于2026年部分节假日安排的通知）。',
    ],
    [
      reasonBefore(without, '2026-10-09', days(7)).latest,
      '活动开始',
      '2026-10-02 星期五：2026-10-09 星期五（活动开始）之前第7日，当日不计；遇休息日不顺延。',
    ],
    [
      reasonBefore(without, '2026-10-09', workingDays(3)).latest,
      '活动开始',
      '2026-09-29 星期二：2026-10-09 星期五（活动开始）之前第3个工作日，当日不计；期间的7个休息日不计；遇休息日不顺延；按2026年节假日安排推算（国务院办公厅关于2026年部分节假日安排的通知）。',
    ],
    [
      reasonAfter(without, '2026-12-30', workingDays(5)),
      '通知补正',
      '2027-01-06 星期三：自2026-12-30 星期三（通知补正）的次日起算，第5个工作日；期间的2个休息日不计；按2026年节假日安排推算（国务院办公厅关于2026年部分节假日安排的通知）；2027年节假日安排未录入，该年按周一至周五为工作日推算。',
    ],
    [
      reasonAfter(loaded, '2026-12-30', workingDays(5)),
      '通知补正',
      `2027-01-07 星期四：自2026-12-30 星期三（通知补正）的次日起算，第5个工作日；期间的3个休息日不计；按2026年节假日安排推算（国务院办公厅关于2026年部分节假日安排的通知）；按2027年节假日安排推算（${EDITION_2027.source}）。`,
    ],
    [reasonPeriod('2026-02-12', 2, 'year'), '列入', '2028-02-12 星期六：自2026-02-12 星期四（列入）起满2年。'],
    [reasonPeriod('2026-08-31', 6, 'month'), '评估', '2027-02-28 星期日：自2026-08-31 星期一（评估）起满6个月。'],
  ])('%#', (reason, basis, sentence) => {
    expect(reasonSentence({ reason, basis, sources }, say)).toBe(sentence);
  });

  it('stands complete in English, and names a year whose notice is not at hand without it', () => {
    const reason = reasonAfter(without, '2026-12-30', workingDays(5));
    const points = reasonPoints({ reason, basis: 'notice' }, (key, places) => message('en', key, places));
    expect(points).toEqual([
      'working day 5 after 2026-12-30 Wednesday (notice), counted from the next day',
      '2 rest days in between are not counted',
      'by the holiday calendar of 2026',
      'no holiday calendar for 2027: Monday to Friday were counted there',
    ]);
  });
});
