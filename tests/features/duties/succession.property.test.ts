import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '#shared/lib/workingDays.ts';
import { CallFailure, makeService, type TestService } from '#tests/support/makeService.ts';
import { lineUpOf } from './lineUp.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const FIRST = '2025-01-01';
const DAYS = 60;
const PEOPLE = 4;
const day = (index: number): string => addDays(FIRST, index);

/** What clerks do: a new term, another end for one, another holder, a term voided. Days count from `FIRST`. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('assign' as const),
    person: fc.nat(PEOPLE - 1),
    role: fc.constantFrom('leader' as const, 'office_director' as const),
    from: fc.nat(DAYS - 1),
    length: fc.option(fc.nat(20), { nil: null }),
    holdsDuty: fc.boolean(),
    joint: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('end' as const),
    which: fc.nat(9),
    length: fc.option(fc.integer({ min: -2, max: 20 }), { nil: null }),
  }),
  fc.record({ kind: fc.constant('replace' as const), which: fc.nat(9), person: fc.nat(PEOPLE - 1), after: fc.nat(20) }),
  fc.record({ kind: fc.constant('void' as const), which: fc.nat(9) }),
);

/** A term of the model: the days on which it is held, one by one. */
type Term = {
  readonly id: string;
  readonly person: number;
  readonly role: 'leader' | 'office_director';
  readonly duty: boolean;
  readonly joint: boolean;
  readonly from: number;
  readonly to: number | null;
  readonly revision: number;
};
const held = (term: Term, index: number) => term.from <= index && (term.to === null || index <= term.to);

it('D2: who held a role or a duty on a day is what a day-by-day model says, over 40 random successions', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      round += 1;
      const lineUp = lineUpOf(office);
      const group = await lineUp.group(`第${round}领导小组`);
      const item = await lineUp.item(group, `第${round}组事项`);
      const people: string[] = [];
      for (let index = 0; index < PEOPLE; index += 1) people.push(await lineUp.member(`人${round}第${index}`));
      let terms: Term[] = [];
      const dateOf = (index: number | null) => (index === null ? null : day(index));
      const fieldsOf = (term: Omit<Term, 'id' | 'revision'>) => ({
        leadingGroupId: group,
        memberId: people[term.person] ?? '',
        role: term.role,
        startOn: day(term.from),
        endOn: dateOf(term.to),
        joint: term.joint,
        dutyIds: term.duty ? [item] : [],
      });
      /** Days on which a term would stand against another one, counted one by one. */
      const clashes = (term: Omit<Term, 'id' | 'revision'>, id?: string): boolean =>
        (term.to !== null && term.to < term.from) ||
        terms.some(
          (other) =>
            other.id !== id &&
            other.role === term.role &&
            (other.person === term.person || (term.role === 'leader' && !(term.joint && other.joint))) &&
            Array.from({ length: DAYS * 3 }, (_, index) => index).some(
              (index) => held(other, index) && term.from <= index && (term.to === null || index <= term.to),
            ),
        );
      /** The program does what the model allows, and refuses what it does not. */
      const tried = async <Value>(allowed: boolean, act: () => Promise<Value>): Promise<Value | undefined> => {
        try {
          const value = await act();
          expect(allowed).toBe(true);
          return value;
        } catch (error) {
          if (!(error instanceof CallFailure)) throw error;
          expect([allowed, error.code]).toEqual([false, 'rule_broken']);
          return undefined;
        }
      };
      for (const one of steps) {
        if (one.kind === 'assign') {
          const to = one.length === null ? null : one.from + one.length;
          const joint = one.role === 'leader' && one.joint;
          const term = { person: one.person, role: one.role, duty: one.holdsDuty, joint, from: one.from, to };
          const saved = await tried(!clashes(term), () =>
            office.call('duties.saveAssignment', { fields: fieldsOf(term) }),
          );
          if (saved) terms = [...terms, { ...term, ...saved }];
          continue;
        }
        const term = terms[one.which % Math.max(1, terms.length)];
        if (term === undefined) continue;
        const target = { id: term.id, expectedRevision: term.revision };
        if (one.kind === 'void') {
          await office.call('duties.void', { ...target, collection: 'duty_assignment', reason: '录入有误' });
          terms = terms.filter(({ id }) => id !== term.id);
        } else if (one.kind === 'end') {
          const changed = { ...term, to: one.length === null ? null : term.from + one.length };
          const saved = await tried(!clashes(changed, term.id), () =>
            office.call('duties.saveAssignment', { ...target, fields: fieldsOf(changed) }),
          );
          if (saved) terms = terms.map((other) => (other.id === term.id ? { ...changed, ...saved } : other));
        } else {
          const on = term.from + one.after;
          const begun = { ...term, person: one.person, from: on };
          const fits = one.person !== term.person && one.after > 0 && (term.to === null || on <= term.to);
          const shortened = terms.map((other) => (other.id === term.id ? { ...other, to: on - 1 } : other));
          const before = terms;
          terms = shortened;
          const allowed = fits && !clashes(begun);
          terms = before;
          const saved = await tried(allowed, () =>
            office.call('duties.replace', { ...target, memberId: people[one.person] ?? '', on: day(on) }),
          );
          if (saved) {
            terms = shortened.map((other) =>
              other.id === term.id ? { ...other, revision: other.revision + 1 } : other,
            );
            terms.push({ ...begun, id: saved.id, revision: 1 });
          }
        }
      }
      const asked = [{ role: 'leader' }, { role: 'office_director' }, { dutyId: item }] as const;
      for (const post of asked) {
        const own = terms.filter((term) => ('role' in post ? term.role === post.role : term.duty));
        const days = [
          0,
          7,
          19,
          30,
          41,
          59,
          ...own.flatMap(({ from, to }) => [from, from - 1, to ?? from, (to ?? from) + 1]),
        ];
        for (const index of new Set(days.filter((one) => one >= 0))) {
          const { tenures } = await office.call('duties.succession', { leadingGroupId: group, post, at: day(index) });
          const then = tenures.filter(({ heldThen }) => heldThen).map(({ assignmentId }) => assignmentId);
          expect(new Set(then)).toEqual(new Set(own.filter((term) => held(term, index)).map(({ id }) => id)));
        }
        // Days without holder between two holders, one by one.
        const { stretches } = await office.call('duties.succession', { leadingGroupId: group, post });
        const isHeld = (index: number) => own.some((term) => held(term, index));
        const starts = own.map(({ from }) => from);
        const empty = Array.from({ length: DAYS }, (_, index) => index).filter(
          (index) => !isHeld(index) && starts.some((from) => from < index) && starts.some((from) => from > index),
        );
        const told = stretches.filter(({ kind }) => kind === 'gap');
        expect(empty.map(day)).toEqual(
          Array.from({ length: DAYS }, (_, index) => day(index)).filter((date) =>
            told.some(({ from, to }) => from <= date && date <= to),
          ),
        );
      }
    }),
    { numRuns: 40, seed: 20260305 },
  );
}, 120_000);
