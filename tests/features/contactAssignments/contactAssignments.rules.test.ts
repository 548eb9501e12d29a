import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ContactTerm,
  contactIssues,
  holdsOn,
  planMove,
  townshipKeys,
} from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';

const FIRST = '2025-01-01';
/** Days that the model keeps one by one; the last one stands for every later day. */
const DAYS = 40;
const day = (index: number) => addDays(FIRST, index);
const MEMBERS = ['甲', '乙', '丙'];

type Step =
  | { readonly act: 'save'; readonly who: number; readonly from: number; readonly to: number }
  | { readonly act: 'move'; readonly who: number | null; readonly on: number }
  | { readonly act: 'void'; readonly nth: number };

const index = fc.integer({ min: 0, max: DAYS - 1 });
const who = fc.integer({ min: 0, max: MEMBERS.length - 1 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('save' as const), who, from: index, to: index }),
    fc.record({ act: fc.constant('move' as const), who: fc.option(who), on: index }),
    fc.record({ act: fc.constant('void' as const), nth: fc.nat(20) }),
  ),
  { maxLength: 25 },
);

/** Days of one subject, each with the number of the entry that holds it; kept by hand. */
class Model {
  days: (number | null)[] = Array.from({ length: DAYS }, () => null);
  holders: string[] = [];

  fill(holder: string, from: number, to: number): void {
    const entry = this.holders.push(holder) - 1;
    for (let at = from; at <= to; at += 1) this.days[at] = entry;
  }

  free(from: number, to: number): boolean {
    return this.days.slice(from, to + 1).every((entry) => entry === null);
  }

  move(holder: string | null, on: number): void {
    const entry = this.days[on] ?? null;
    if (entry !== null && this.holders[entry] === holder) return;
    let end = DAYS - 1;
    if (entry === null) {
      const next = this.days.findIndex((one, at) => at > on && one !== null);
      if (next !== -1) end = next - 1;
    } else {
      end = this.days.lastIndexOf(entry);
      for (let at = on; at <= end; at += 1) this.days[at] = null;
    }
    if (holder !== null) this.fill(holder, on, end);
  }

  at(index: number): string | null {
    const entry = this.days[index] ?? null;
    return entry === null ? null : (this.holders[entry] ?? null);
  }
}

describe('D4 one contact on any day', () => {
  it('over any entries, moves and voids: as a calendar kept day by day', () => {
    let moves = 0;
    fc.assert(
      fc.property(steps, (all) => {
        const model = new Model();
        let terms: ContactTerm[] = [];
        let serial = 0;
        const add = (holder: string, from: string, to: string | null) => {
          serial += 1;
          terms = [...terms, { id: `t${serial}`, memberId: holder, startOn: from, endOn: to }];
        };
        for (const step of all) {
          if (step.act === 'save') {
            const [from, to] = [Math.min(step.from, step.to), Math.max(step.from, step.to)];
            const holder = MEMBERS[step.who] ?? '';
            const period = { startOn: day(from), endOn: to === DAYS - 1 ? null : day(to) };
            const fields = { ...period, organizationId: 'o', townshipName: null };
            const refused = contactIssues(fields, undefined, terms, (id) => id);
            expect(refused.length === 0).toBe(model.free(from, to));
            if (refused.length > 0) continue;
            model.fill(holder, from, to);
            add(holder, period.startOn, period.endOn);
          } else if (step.act === 'void') {
            const gone = terms[step.nth % Math.max(terms.length, 1)];
            if (gone === undefined) continue;
            terms = terms.filter((term) => term !== gone);
            model.days = model.days.map((entry, at) => (holdsOn(gone, day(at)) ? null : entry));
          } else {
            const holder = step.who === null ? null : (MEMBERS[step.who] ?? '');
            const plan = planMove(terms, day(step.on), holder);
            model.move(holder, step.on);
            if (plan === null) continue;
            moves += 1;
            const { ends, begins } = plan;
            terms = terms.flatMap((term) => {
              if (term.id !== ends?.id) return [term];
              return ends.endOn === null ? [] : [{ ...term, endOn: ends.endOn }];
            });
            if (begins !== null) add(holder ?? '', begins.startOn, begins.endOn);
          }
          for (let at = 0; at < DAYS; at += 1) {
            const holding = terms.filter((term) => holdsOn(term, day(at)));
            expect(holding.length).toBeLessThanOrEqual(1);
            expect(holding[0]?.memberId ?? null, day(at)).toBe(model.at(at));
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(moves).toBeGreaterThan(400);
  });
});

describe('townships by what they are', () => {
  const renamed = [{ unitId: 'u1', effectiveOn: '2025-06-01', formerName: '白杨乡' }];

  it('a renamed one is the same on every day, however it is written', () => {
    const keyOf = townshipKeys([{ id: 'u1', name: '白杨镇（新区）', endedOn: null }], renamed);
    for (const name of ['白杨乡', '白杨镇（新区）', '白杨镇(新区)', ' 白杨镇 （新区）']) {
      for (const on of ['2025-05-31', '2025-06-01']) expect(keyOf(name, on)).toBe('u1');
    }
    expect(keyOf('河西乡', '2025-06-01')).not.toBe(keyOf('河东乡', '2025-06-01'));
    expect(keyOf('河西乡', '2025-06-01')).toBe(keyOf('河西 乡', '2024-06-01'));
  });

  it('a name that another township took over later means each on its own days', () => {
    const units = [
      { id: 'u1', name: '白杨镇', endedOn: null },
      { id: 'u2', name: '白杨乡', endedOn: null },
    ];
    const keyOf = townshipKeys(units, renamed);
    expect(keyOf('白杨乡', '2025-05-31')).toBe('u1');
    expect(keyOf('白杨乡', '2025-06-01')).toBe('u2');
  });
});
