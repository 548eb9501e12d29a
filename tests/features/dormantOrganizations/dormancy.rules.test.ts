import { describe, expect, it } from 'vitest';
import {
  addYears,
  type DormancyFacts,
  dormancyReasons,
  lastYearDue,
  yearsAsked,
} from '#shared/features/dormantOrganizations/dormancy.rules.ts';
import { dormancySettings } from '#shared/features/dormantOrganizations/dormancySettings.ts';
import { reasonWords, ruleWords } from '#shared/features/dormantOrganizations/dormancyWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';

const RULE = dormancySettings.parse({});
const SOUND: DormancyFacts = {
  ...{ foundedOn: '2015-06-12', precision: 'day', enteredOn: '2026-01-05', lastSignOn: '2026-05-20' },
  ...{ registrationKind: 'registered', lastReviewedYear: 2025, certificateValidTo: '2029-06-11' },
};
const kinds = (facts: Partial<DormancyFacts>, today = '2026-07-10', rule = RULE) =>
  dormancyReasons({ ...SOUND, ...facts }, rule, today).map(({ kind }) => kind);

describe('R14 the rule for candidates', () => {
  it('lists nobody whose records are in order', () => {
    expect(kinds({})).toEqual([]);
  });

  it('asks for the last years whose reviews are due', () => {
    expect(lastYearDue('2026-06-30', '06-30')).toBe(2024);
    expect(lastYearDue('2026-07-01', '06-30')).toBe(2025);
    expect(yearsAsked(RULE, '2026-07-01')).toEqual([2024, 2025]);
  });

  it('no review: exactly so many years, no fewer; a later one counts, too', () => {
    expect(kinds({ lastReviewedYear: 2024 })).toEqual([]);
    expect(kinds({ lastReviewedYear: 2023 })).toEqual(['no_review']);
    expect(kinds({ lastReviewedYear: null })).toEqual(['no_review']);
    // A filed group takes part in no review.
    expect(kinds({ registrationKind: 'filed', lastReviewedYear: null })).toEqual([]);
    // A day earlier the year 2025 was not due.
    expect(kinds({ lastReviewedYear: 2023 }, '2026-06-30')).toEqual([]);
    expect(kinds({ lastReviewedYear: 2022 }, '2026-06-30')).toEqual(['no_review']);
    expect(kinds({ lastReviewedYear: 2023 }, '2026-07-10', { ...RULE, reviewYears: 3 })).toEqual([]);
  });

  it('no review: only whoever existed through all those years', () => {
    const never = { lastReviewedYear: null };
    expect(kinds({ ...never, foundedOn: '2024-01-01' })).toEqual(['no_review']);
    expect(kinds({ ...never, foundedOn: '2024-01-02' })).toEqual([]);
    expect(kinds({ ...never, foundedOn: '2023-01-01', precision: 'year' })).toEqual(['no_review']);
    expect(kinds({ ...never, foundedOn: '2024-01-01', precision: 'year' })).toEqual([]);
  });

  it('no activity: on the day on which so many years are full, not the day before', () => {
    expect(kinds({ lastSignOn: '2024-07-10' })).toEqual(['no_activity']);
    expect(kinds({ lastSignOn: '2024-07-11' })).toEqual([]);
    expect(kinds({ lastSignOn: '2024-07-10' }, '2026-07-09')).toEqual([]);
    expect(kinds({ lastSignOn: '2023-07-11' }, '2026-07-10', { ...RULE, activityYears: 3 })).toEqual([]);
  });

  it('no activity: a young organization without any record counts from its founding, known or not', () => {
    const silent = { lastSignOn: null };
    expect(kinds({ ...silent, foundedOn: '2024-07-10' })).toEqual(['no_activity']);
    expect(kinds({ ...silent, foundedOn: '2024-07-11' })).toEqual([]);
    expect(kinds({ ...silent, foundedOn: '2024-06-01', precision: 'month' })).toEqual(['no_activity']);
    expect(kinds({ ...silent, foundedOn: '2024-07-01', precision: 'month' })).toEqual([]);
    expect(kinds({ ...silent, foundedOn: null })).toEqual([]);
    expect(kinds({ ...silent, foundedOn: null, enteredOn: '2024-07-10' })).toEqual(['no_activity']);
  });

  it('knows 29 February', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
    expect(kinds({ lastSignOn: '2024-02-29', lastReviewedYear: 2025 }, '2026-02-28')).toEqual(['no_activity']);
    expect(kinds({ lastSignOn: '2024-02-29', lastReviewedYear: 2025 }, '2026-02-27')).toEqual([]);
  });

  it('certificate: the day after its last day', () => {
    expect(kinds({ certificateValidTo: '2026-07-10' })).toEqual([]);
    expect(kinds({ certificateValidTo: '2026-07-09' })).toEqual(['certificate_expired']);
    expect(kinds({ certificateValidTo: null })).toEqual([]);
  });

  it('counts nothing from before records were kept, and only reasons in use', () => {
    const bare = { lastSignOn: null, lastReviewedYear: null, certificateValidTo: '2020-01-01' };
    expect(kinds(bare)).toEqual(['no_review', 'no_activity', 'certificate_expired']);
    expect(kinds(bare, '2026-07-10', { ...RULE, recordsSince: '2024-07-11' })).toEqual(['certificate_expired']);
    expect(kinds(bare, '2026-07-10', { ...RULE, recordsSince: '2024-01-01' })).toEqual([
      ...['no_review', 'no_activity', 'certificate_expired'],
    ]);
    expect(kinds(bare, '2026-07-10', { ...RULE, reasons: ['no_activity'] })).toEqual(['no_activity']);
    expect(kinds(bare, '2026-07-10', { ...RULE, reasons: [] })).toEqual([]);
  });

  it('says rule and reasons in words', () => {
    const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);
    const found = dormancyReasons(
      { ...SOUND, lastReviewedYear: null, lastSignOn: '2024-03-01', certificateValidTo: '2026-01-31' },
      RULE,
      '2026-07-10',
    );
    expect(found.map((reason) => reasonWords(reason, RULE, t))).toEqual([
      '连续 2 年未参加年检（年报）：2024、2025',
      '2024-03-01 起满 2 年没有会议、活动、登记事项',
      '登记证书 2026-01-31 到期',
    ]);
    expect(ruleWords({ ...RULE, recordsSince: '2022-01-01' }, [2024, 2025], t)).toBe(
      '按记录列出，供核查，不作认定。列入情形：2024、2025 年度连续 2 年没有年检（年报）记录；满 2 年没有会议、活动、登记事项记录；登记证书到期未换；2022-01-01 以前没有记录的不算。',
    );
    expect(ruleWords({ ...RULE, reasons: [] }, [], t)).toContain('没有启用任何列入情形');
  });
});
