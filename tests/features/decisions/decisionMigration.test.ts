import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MIGRATIONS } from '#service/db/migrations/index.ts';
import { decisionNumber } from '#shared/features/decisions/decisions.rules.ts';

const DECISION_LOG = 21;

/** An office as it was before decisions had numbers of their own, and the migration that gives them. */
describe('M6: decisions that were numbered before keep their number and get one of their body', () => {
  let database: Database.Database;
  let count = 0;
  const places = new Map<string, number>();

  beforeEach(() => {
    database = new Database(':memory:');
    for (const { version, sql } of MIGRATIONS) if (version < DECISION_LOG) database.exec(sql);
    count = 0;
    places.clear();
  });
  afterEach(() => database.close());

  const put = (table: string, fields: Readonly<Record<string, string | number | null>>): string => {
    count += 1;
    const id = `${table}-${count}`;
    const common = { id, originOfficeId: 'o', recordState: 'final', revision: 1 };
    const written = { createdAt: 't', createdBy: 'u', updatedAt: 't', updatedBy: 'u' };
    const row = { ...common, ...written, ...fields };
    const names = Object.keys(row);
    database
      .prepare(`INSERT INTO ${table}(${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`)
      .run(row);
    return id;
  };
  const group = (name: string, shortName: string | null = null) =>
    put('leading_group', { name, shortName, officeId: 'o', establishedOn: '2020-01-01' });
  /** A finalized meeting with decisions under their former numbers. */
  const meeting = (part: Readonly<Record<string, string | null>>, decisions: number, state = 'final'): string => {
    const fields = {
      kind: 'leading_group',
      startAt: '2026-03-01T09:00',
      leadingGroupId: null,
      organizationId: null,
      ...part,
    };
    const year = Number(String(fields.startAt).slice(0, 4));
    const key = `${fields.kind} ${year}`;
    const numberSeq = (places.get(key) ?? 0) + 1;
    places.set(key, numberSeq);
    const texts = { title: '会议', place: '三楼', chairName: '张', recorderName: '李', minutesText: '{"blocks":[]}' };
    const number = { numberYear: year, numberSeq, number: `〔${year}〕${numberSeq}号`, selfChecked: 0 };
    const id = put('meeting', { ...texts, ...fields, ...number, recordState: state });
    for (let seq = 1; seq <= decisions; seq += 1)
      put('decision', { meetingId: id, seq, text: `决定${seq}`, number: `${year}-${numberSeq}-${seq}` });
    return id;
  };
  const migrated = () => {
    database.exec(MIGRATIONS.find(({ version }) => version === DECISION_LOG)?.sql ?? '');
    const rows = database
      .prepare('SELECT number, formerNumber, decidedOn FROM decision ORDER BY decidedOn, bodyKey, numberSeq')
      .all();
    return z.array(z.record(z.string(), z.string().nullable())).parse(rows);
  };

  it('in the order of the meetings, by body and year; a voided meeting keeps its own', () => {
    const first = group('市社会组织工作领导小组', ' 民组 ');
    meeting({ leadingGroupId: first, startAt: '2026-05-01T09:00' }, 2);
    meeting({ leadingGroupId: first, startAt: '2026-02-01T09:00', kind: 'topic_analysis' }, 1, 'voided');
    meeting({ leadingGroupId: first, startAt: '2025-12-31T23:30' }, 1);
    meeting({ kind: 'office', startAt: '2026-06-01T09:00' }, 1);
    expect(migrated()).toEqual([
      { number: '民组决〔2025〕1号', formerNumber: '2025-1-1', decidedOn: '2025-12-31' },
      { number: '民组决〔2026〕1号', formerNumber: '2026-1-1', decidedOn: '2026-02-01' },
      { number: '民组决〔2026〕2号', formerNumber: '2026-1-1', decidedOn: '2026-05-01' },
      { number: '民组决〔2026〕3号', formerNumber: '2026-1-2', decidedOn: '2026-05-01' },
      { number: '局务会决〔2026〕1号', formerNumber: '2026-1-1', decidedOn: '2026-06-01' },
    ]);
  });

  it('one short name means one body: the first keeps it, others get their full name, and a count when that is taken too', () => {
    const [first, second, third] = [group('甲组'), group('乙组'), group('乙组')];
    meeting({ leadingGroupId: second, startAt: '2026-02-02T09:00' }, 1);
    meeting({ leadingGroupId: third, startAt: '2026-02-03T09:00' }, 1);
    meeting({ leadingGroupId: first, startAt: '2026-02-01T09:00' }, 1);
    meeting({ startAt: '2026-02-04T09:00' }, 1);
    const numbers = migrated().map(({ number }) => number);
    expect(numbers).toEqual([
      '领导小组决〔2026〕1号',
      '乙组决〔2026〕1号',
      '乙组（2）决〔2026〕1号',
      '领导小组（2）决〔2026〕1号',
    ]);
    expect(new Set(numbers).size).toBe(4);
  });

  it('leaves drafts without a number, and gives the same numbers however often it runs on the same office', () => {
    const council = put('organization', {
      ...{ name: '云州市棋类协会', nameKey: 'k', sortKey: 'k', initials: 'k', registrationKind: 'registered' },
      ...{ establishedOnPrecision: 'day', filedOnPrecision: 'day', status: 'normal', creditFlag: 'none', isCharity: 0 },
      ...{ hasPublicFundraising: 0, isVolunteerService: 0, isIndustryAssociation: 0, isHub: 0 },
    });
    meeting({ kind: 'council', organizationId: council }, 1);
    const draft = meeting({ kind: 'office' }, 0, 'draft');
    put('decision', { meetingId: draft, seq: 1, text: '草稿', number: null });
    const rows = migrated();
    expect(rows).toContainEqual({ number: null, formerNumber: null, decidedOn: null });
    expect(rows).toContainEqual({
      number: decisionNumber('云州市棋类协会理事会', 2026, 1),
      formerNumber: '2026-1-1',
      decidedOn: '2026-03-01',
    });
  });
});
