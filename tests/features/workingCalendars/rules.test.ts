import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDays } from '#shared/features/workingCalendars/days.rules.ts';
import { runWords } from '#shared/features/workingCalendars/reasonWords.ts';
import {
  editionDifferences,
  editionDoubts,
  editionErrors,
  runsOf,
} from '#shared/features/workingCalendars/workingCalendars.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { LOCALES, message, messageIfKnown } from '#shared/text/index.ts';

const OFF = [
  ...['2027-01-01', '2027-01-02', '2027-01-03', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'],
  ...['2027-02-10', '2027-02-11', '2027-04-05', '2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04', '2027-05-05'],
  ...['2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05'],
];
const GOOD = { year: 2027, source: '通知', off: OFF, makeup: ['2027-01-30', '2027-10-09'] };
const codes = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code);

describe('an edition is checked in plain words', () => {
  it('a right one has neither errors nor doubts', () => {
    expect([editionErrors(GOOD), editionDoubts(GOOD)]).toEqual([[], []]);
  });

  it.each([
    ['calendar_other_year', { ...GOOD, year: 2026 }],
    ['calendar_other_year', { ...GOOD, off: [...OFF, '2026-12-31'] }],
    ['calendar_both', { ...GOOD, makeup: ['2027-01-02'] }],
    ['calendar_makeup_weekday', { ...GOOD, makeup: ['2027-01-04'] }],
    ['calendar_twice', { ...GOOD, off: [...OFF, '2027-01-01'] }],
    ['calendar_no_off', { ...GOOD, off: [] }],
    ['calendar_no_source', { ...GOOD, source: '  ' }],
  ])('%s is an error', (code, edition) => {
    const issues = editionErrors(edition);
    expect(codes(issues)).toContain(code);
    for (const locale of LOCALES)
      for (const issue of issues)
        expect(messageIfKnown(locale, `ruleIssues.${issue.code}`, issue.params)).not.toMatch(/[{}]/);
  });

  it.each([
    ['calendar_off_weekend', { ...GOOD, off: [...OFF, '2027-03-06', '2027-03-07'] }],
    ['calendar_always_off', { ...GOOD, off: OFF.filter((day) => !day.startsWith('2027-10')) }],
    ['calendar_off_count', { ...GOOD, off: OFF.slice(0, 10) }],
    ['calendar_no_makeup', { ...GOOD, makeup: [] }],
  ])('%s is a doubt, no error', (code, edition) => {
    expect(codes(editionDoubts(edition))).toContain(code);
    expect(editionErrors(edition)).toEqual([]);
  });

  it('names at most five days of a long list', () => {
    const [issue] = editionErrors({ ...GOOD, year: 2028, makeup: [] });
    expect(issue?.params).toMatchObject({ count: OFF.length, days: `${OFF.slice(0, 5).join('、')}……` });
  });

  it('tells what one edition has otherwise than another', () => {
    expect(
      editionDifferences(GOOD, { off: [...OFF.slice(1), '2027-06-09'], makeup: ['2027-01-30', '2027-01-31'] }),
    ).toEqual({
      ...{ addedOff: ['2027-06-09'], removedOff: ['2027-01-01'] },
      ...{ addedMakeup: ['2027-01-31'], removedMakeup: ['2027-10-09'] },
    });
  });
});

describe('days as a notice writes them', () => {
  it('are read in every way a clerk writes them', () => {
    const text =
      '1月1日（周五）至3日（周日）放假调休，共3天、5月9日上班；2027-02-05至2027-02-07，2027/4/5。9月30日至10月2日';
    expect(readDays(text, 2027)).toEqual({
      days: [
        ...['2027-01-01', '2027-01-02', '2027-01-03', '2027-05-09', '2027-02-05', '2027-02-06', '2027-02-07'],
        ...['2027-04-05', '2027-09-30', '2027-10-01', '2027-10-02'],
      ],
      wrong: [],
    });
  });

  it('what is no day is named, and nothing is made of it', () => {
    expect(readDays('2月30日、元旦、5月5日至1日、1月1日至12月31日', 2027)).toEqual({
      days: [],
      wrong: ['2月30日', '元旦', '5月5日至1日', '1月1日至12月31日'],
    });
  });

  it('are written and read back the same, whatever the days', () => {
    const day = fc.integer({ min: -20, max: 390 }).map((offset) => addDays('2027-01-01', offset));
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 40 }), fc.constantFrom(...LOCALES), (days, locale) => {
        const runs = runsOf(days);
        // A holiday is no longer than some days.
        fc.pre(runs.every((run) => run.length < 20));
        const words = runWords(days, (key, places) => message(locale, key, places), 2027);
        expect(readDays(words, 2027)).toEqual({ days: [...days].sort(), wrong: [] });
      }),
    );
  });
});
