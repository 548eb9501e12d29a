import { describe, expect, it } from 'vitest';
import { drawDigest, drawInspections, drawSmallest } from '#service/features/inspections/draw.ts';
import { findingState, inspectionState, isOverdue, summaryOf } from '#shared/features/inspections/inspections.rules.ts';

const keys = (count: number) => Array.from({ length: count }, (_, index) => `组织${index + 1}`);
const drawn = (seed: string, from: readonly string[], count: number) =>
  drawSmallest(seed, from, count).map(({ key }) => key);

describe('a random draw (双随机)', () => {
  it('is what any SHA-256 program reckons from seed and key', () => {
    // printf '2026春|组织1' | sha256sum
    expect(drawDigest('2026春', '组织1')).toBe('b98ce00c89865bec099458b3db0ad665680385824303603dc078b3d70831ea6a');
    expect(drawDigest('', '')).toBe('cbe5cfdf7c2118a9c3d78ef1d684f3afa089201352886449a06a6511cfef74a7');
  });

  it('gives the same for the same seed, whatever the order of the list, and something else for another seed', () => {
    const list = keys(200);
    expect(drawn('2026春', list, 10)).toEqual(drawn('2026春', [...list].reverse(), 10));
    expect(drawn('2026春', list, 10)).not.toEqual(drawn('2026夏', list, 10));
    expect(new Set(drawn('2026春', list, 10)).size).toBe(10);
    // More drawn from the same seed keeps those that were drawn.
    expect(drawn('2026春', list, 20).slice(0, 10)).toEqual(drawn('2026春', list, 10));
  });

  it('is uniform: over 4,000 seeds each of 20 is drawn about equally often, each pair too (chi-squared)', () => {
    const list = keys(20);
    const seen = new Map<string, number>();
    const pairs = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed += 1) {
      const [one = '', two = ''] = drawn(`种子${seed}`, list, 2).sort();
      for (const key of [one, two]) seen.set(key, (seen.get(key) ?? 0) + 1);
      pairs.set(`${one} ${two}`, (pairs.get(`${one} ${two}`) ?? 0) + 1);
    }
    const chiSquared = (counts: readonly number[], expected: number) =>
      counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 19 and 189 degrees of freedom: 43.8 and 251 are passed by chance once in a thousand.
    expect(seen.size).toBe(20);
    expect(chiSquared([...seen.values()], 400)).toBeLessThan(43.8);
    expect(pairs.size).toBe(190);
    expect(chiSquared([...pairs.values()], 4000 / 190)).toBeLessThan(251);
  });

  it('draws two different inspectors for each organization from the pool', () => {
    const lines = drawInspections({
      ...{ seed: '2026春', organizationIds: keys(50), memberIds: ['甲', '乙', '丙', '丁'] },
      ...{ wanted: 12, inspectorsEach: 2 },
    });
    expect(lines).toHaveLength(12);
    for (const { memberIds } of lines) expect(new Set(memberIds).size).toBe(2);
    expect(new Set(lines.flatMap(({ memberIds }) => memberIds)).size).toBe(4);
  });
});

describe('states and figures', () => {
  const none = { rectifyDueOn: null, rectifiedOn: null, reinspectedOn: null, reinspectionResult: null, closedOn: null };
  const rectified = { ...none, rectifyDueOn: '2026-04-03', rectifiedOn: '2026-03-20' };
  const passed = { ...rectified, reinspectedOn: '2026-03-25', reinspectionResult: 'pass' };
  const closed = { ...passed, closedOn: '2026-03-26' };

  it('follow from the days alone', () => {
    expect([none, rectified, passed, closed].map(findingState)).toEqual(['open', 'rectified', 'reinspected', 'closed']);
    expect(findingState({ ...rectified, reinspectedOn: '2026-03-25', reinspectionResult: 'fail' })).toBe('rectified');
    const state = (recordState: string, heldOn: string | null, problemsFound = 0, closedOn: string | null = null) =>
      inspectionState({ recordState, heldOn, problemsFound, closedOn });
    expect([
      state('draft', null),
      state('draft', '2026-03-04'),
      state('final', '2026-03-04', 2),
      state('final', '2026-03-04', 2, '2026-03-26'),
      state('final', '2026-03-04'),
      state('voided', '2026-03-04', 2),
    ]).toEqual(['planned', 'recording', 'rectifying', 'done', 'done', 'voided']);
  });

  it('a day that has come is not overdue, the next is; what is rectified never is', () => {
    const due = { rectifyDueOn: '2026-04-03', rectifiedOn: null };
    expect([isOverdue(due, '2026-04-03'), isOverdue(due, '2026-04-04')]).toEqual([false, true]);
    expect(isOverdue({ ...due, rectifiedOn: '2026-04-10' }, '2026-05-01')).toBe(false);
    expect(isOverdue({ rectifyDueOn: null, rectifiedOn: null }, '2026-05-01')).toBe(false);
  });

  it('sum up the problems: rectified and closed only when all are', () => {
    expect(summaryOf([])).toEqual({
      ...{ problemsFound: 0, problemsRectified: 0, rectifiedOn: null, reinspectedOn: null },
      ...{ reinspectionResult: null, closedOn: null },
    });
    expect(summaryOf([closed, rectified])).toMatchObject({
      ...{ problemsFound: 2, problemsRectified: 2, rectifiedOn: '2026-03-20', reinspectedOn: '2026-03-25' },
      ...{ reinspectionResult: null, closedOn: null },
    });
    expect(summaryOf([closed, passed])).toMatchObject({ reinspectionResult: 'pass', closedOn: null });
    expect(summaryOf([closed, { ...none, reinspectedOn: '2026-03-25', reinspectionResult: 'fail' }])).toMatchObject({
      ...{ problemsRectified: 1, rectifiedOn: null, reinspectionResult: 'fail' },
    });
  });
});
