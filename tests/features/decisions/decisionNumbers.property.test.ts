import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionRow } from '#shared/features/decisions/decisions.contract.ts';
import { bodyNameOf } from '#shared/features/decisions/decisions.rules.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
const groups: (string | null)[] = [null];

beforeAll(async () => {
  office = await makeService({ now: '2027-06-10T10:00:00+08:00' });
  // Two groups of one short name, two without any, and meetings that belong to none.
  for (const [name, shortName] of [
    ['社会组织工作领导小组', '民组'],
    ['安全生产工作领导小组', '民组'],
    ['养老服务工作领导小组', null],
    ['社区治理工作领导小组', null],
  ] as const) {
    const { id } = await office.call('duties.saveGroup', { fields: { name, shortName, establishedOn: '2020-01-01' } });
    groups.push(id);
  }
});
afterAll(() => office.close());

const step = fc.record({
  group: fc.integer({ min: 0, max: 4 }),
  kind: fc.constantFrom('leading_group' as const, 'topic_analysis' as const),
  startAt: fc.constantFrom('2025-12-31T23:30', '2026-01-01T00:10', '2026-07-01T09:00', '2027-01-04T09:00'),
  decisions: fc.integer({ min: 0, max: 3 }),
  isVoided: fc.boolean(),
});

async function hold({
  group,
  kind,
  startAt,
  decisions,
  isVoided,
}: typeof step extends fc.Arbitrary<infer S> ? S : never) {
  const fields = { kind, startAt, leadingGroupId: groups[group] ?? null, title: '工作会议', place: '三楼' };
  const { id, revision } = await office.call('meetings.save', {
    fields: {
      ...fields,
      chairName: '张建国',
      recorderName: '李喆',
      minutesText: { blocks: [{ kind: 'paragraph', text: '会议研究了工作。' }] },
    },
    decisions: Array.from({ length: decisions }, (_one, place) => ({ text: `第${place + 1}项决定。` })),
  });
  const final = await office.call('meetings.finalize', { id, expectedRevision: revision, selfChecked: true });
  if (isVoided) await office.call('meetings.void', { id, expectedRevision: final.revision, reason: '重复录入' });
  return decisions;
}

async function everyDecision(): Promise<DecisionRow[]> {
  const rows: DecisionRow[] = [];
  for (let offset = 0; ; offset += 500) {
    const page = await office.call('decisions.list', { offset, limit: 500 });
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
}

describe('M6: numbers of decisions', () => {
  it('have no gap and no second one, whatever bodies, years, voided meetings and windows that finalize at once', async () => {
    let expected = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        // Every meeting is written by a window of its own, all at the same time.
        for (const count of await Promise.all(steps.map(hold))) expected += count;
        const rows = await everyDecision();
        expect(rows).toHaveLength(expected);
        expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
        const places = new Map<string, number[]>();
        for (const { bodyKey, number } of rows) {
          const [, year = '', place = ''] = /〔(\d{4})〕(\d+)号$/u.exec(number) ?? [];
          const key = `${bodyKey} ${year}`;
          places.set(key, [...(places.get(key) ?? []), Number(place)]);
        }
        for (const [key, list] of places)
          expect(
            list.toSorted((a, b) => a - b),
            key,
          ).toEqual(list.map((_place, index) => index + 1));
      }),
      { numRuns: 8, seed: 20260610 },
    );
    expect(expected).toBeGreaterThan(20);
  }, 120_000);

  it('carry a name that no other body has', async () => {
    const names = new Map<string, string>();
    for (const { bodyKey, bodyName } of await everyDecision()) {
      expect(names.get(bodyName) ?? bodyKey).toBe(bodyKey);
      names.set(bodyName, bodyKey);
    }
    expect(names.size).toBeGreaterThanOrEqual(6);
    const year = (name: string) => [...names.keys()].includes(name);
    expect([year('民组'), year('领导小组'), year('专题分析')]).toEqual([true, true, true]);
  });

  it('go on under the new name when a group is given another short name', async () => {
    const before = (await everyDecision()).filter(({ bodyKey }) => bodyKey === `group:${groups[1]}`);
    const { groups: stored } = await office.call('duties.overview', { at: '2027-06-10' });
    const group = stored.find(({ id }) => id === groups[1]);
    const { id = '', revision = 0 } = group ?? {};
    const fields = { name: '社会组织工作领导小组', shortName: '社组', establishedOn: '2020-01-01' };
    await office.call('duties.saveGroup', { id, expectedRevision: revision, fields });
    await hold({ group: 1, kind: 'leading_group', startAt: '2027-01-04T09:00', decisions: 1, isVoided: false });
    const place = before.filter(({ number }) => number.includes('〔2027〕')).length + 1;
    const { rows } = await office.call('decisions.list', { filter: { text: `社组决〔2027〕${place}号` } });
    expect(rows.map(({ number }) => number)).toEqual([`社组决〔2027〕${place}号`]);
  });
});

describe('bodyNameOf', () => {
  it('takes the first free name, else counts', () => {
    expect(bodyNameOf(['民组', '领导小组'], new Set())).toBe('民组');
    expect(bodyNameOf(['民组', '领导小组'], new Set(['民组']))).toBe('领导小组');
    expect(bodyNameOf(['民组', '领导小组'], new Set(['民组', '领导小组', '领导小组（2）']))).toBe('领导小组（3）');
  });
});
