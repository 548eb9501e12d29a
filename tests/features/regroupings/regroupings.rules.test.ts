import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DUTY_ROLES } from '#shared/features/duties/duties.contract.ts';
import { compareOfficialOrder } from '#shared/features/duties/duties.rules.ts';
import {
  checkRegroupingDay,
  leaderDoubt,
  lineupDifference,
  numberLineup,
  type PresentPlace,
  type WantedPlace,
} from '#shared/features/regroupings/regroupings.rules.ts';

const NOTHING = { joint: false, scopeText: null, sectionNames: [], dutyIds: [], postDutyText: null };
const present = (memberId: string, seq: number, role: PresentPlace['role'] = 'member'): PresentPlace => ({
  ...NOTHING,
  id: `a-${memberId}`,
  memberId,
  role,
  seq,
});
const goesOn = ({ id, memberId, role }: PresentPlace, part: Partial<WantedPlace> = {}): WantedPlace => ({
  ...NOTHING,
  assignmentId: id,
  memberId,
  role,
  ...part,
});
const joins = (memberId: string, role: PresentPlace['role'] = 'member'): WantedPlace => ({
  ...NOTHING,
  assignmentId: null,
  memberId,
  role,
});

describe('a new line-up is numbered so that as little as possible changes', () => {
  const [a, b, c] = [present('a', 1), present('b', 2), present('c', 3)];
  const numbers = (wanted: readonly WantedPlace[]) =>
    numberLineup([a, b, c], wanted).map(({ memberId, seq, stays }) => [memberId, seq, stays]);

  it('nothing changes', () => {
    expect(numbers([a, b, c].map((one) => goesOn(one)))).toEqual([
      ['a', 1, true],
      ['b', 2, true],
      ['c', 3, true],
    ]);
  });

  it('one leaves and one joins in the middle: the others stay', () => {
    expect(numbers([goesOn(a), joins('x'), goesOn(c)])).toEqual([
      ['a', 1, true],
      ['x', 1, false],
      ['c', 3, true],
    ]);
  });

  it('the last becomes the first: he alone changes', () => {
    expect(numbers([goesOn(c), goesOn(a), goesOn(b)])).toEqual([
      ['c', 0, false],
      ['a', 1, true],
      ['b', 2, true],
    ]);
  });

  it('other duties are a change in the same place', () => {
    expect(numbers([goesOn(a, { scopeText: '牵头登记' }), goesOn(b), goesOn(c)]).slice(0, 2)).toEqual([
      ['a', 1, false],
      ['b', 2, true],
    ]);
  });

  it('property: the numbers always give the order that was asked for', () => {
    const people = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ seq: fc.integer({ min: 0, max: 4 }), role: fc.constantFrom(...DUTY_ROLES) }), {
          maxLength: 12,
        }),
        people,
        fc.array(fc.boolean(), { minLength: 31, maxLength: 31 }),
        (stored, order, changed) => {
          const old = stored
            .map((one, index) => ({ ...present(String(index), one.seq, one.role), startOn: '2025-01-01' }))
            .sort(compareOfficialOrder);
          const wanted = order.map((number) => {
            const own = old.find(({ memberId }) => memberId === String(number));
            if (own === undefined) return joins(String(number));
            return goesOn(own, changed[number] === true ? { scopeText: '另行分工' } : {});
          });
          const numbered = numberLineup(old, wanted);
          // What stands in the table afterwards: those that stay with their old day, the others from the new day on.
          const after = numbered
            .map((line) => ({ ...line, startOn: line.stays ? '2025-01-01' : '2026-01-01' }))
            .map((line) => ({ ...line, key: line.stays ? old.findIndex(({ id }) => id === line.assignmentId) : 1000 }))
            .sort((one, two) => compareOfficialOrder(one, two) || one.key - two.key);
          const asked = DUTY_ROLES.flatMap((role) => wanted.filter((line) => line.role === role));
          expect(after.map(({ memberId }) => memberId)).toEqual(asked.map(({ memberId }) => memberId));
          expect(numbered.every(({ seq }) => seq >= 0)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what a regrouping means for a person', () => {
  it('joins, leaves, changes role, stays', () => {
    const before = [present('a', 1, 'leader'), present('b', 1), present('c', 2)];
    const after = [
      { memberId: 'b', role: 'leader' as const, stays: false },
      { memberId: 'c', role: 'member' as const, stays: true },
      { memberId: 'x', role: 'member' as const, stays: false },
    ];
    expect(lineupDifference(before, after, ({ stays }) => stays)).toEqual([
      { memberId: 'b', change: 'changes', before: ['member'], after: ['leader'] },
      { memberId: 'c', change: 'stays', before: ['member'], after: ['member'] },
      { memberId: 'x', change: 'joins', before: [], after: ['member'] },
      { memberId: 'a', change: 'leaves', before: ['leader'], after: [] },
    ]);
  });

  it('the leader is missing, or several are not joint', () => {
    expect(leaderDoubt([{ role: 'member', joint: false }])).toBe('none');
    const two = (joint: boolean) => [
      { role: 'leader' as const, joint: true },
      { role: 'leader' as const, joint },
    ];
    expect(leaderDoubt(two(false))).toBe('several');
    expect(leaderDoubt(two(true))).toBeNull();
  });
});

it('the day lies after the founding, before the dissolution, and after every day on which something began', () => {
  const group = { establishedOn: '2024-01-01', dissolvedOn: '2026-12-31' };
  const code = (day: string, starts: readonly string[] = []) => checkRegroupingDay(day, group, starts)[0]?.code;
  expect(code('2024-01-01')).toBe('regrouping_before_group');
  expect(code('2024-01-02')).toBeUndefined();
  expect(code('2026-12-31')).toBe('regrouping_group_dissolved');
  expect(code('2026-03-01', ['2025-01-01', '2026-03-01'])).toBe('regrouping_later_change');
  expect(code('2026-03-02', ['2025-01-01', '2026-03-01'])).toBeUndefined();
});
