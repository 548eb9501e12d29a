import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactFields } from '#shared/features/contacts/contacts.contract.ts';
import {
  type ContactLine,
  contactSteps,
  followedOn,
  liaisonsOn,
  quarterOf,
  vacantSince,
} from '#shared/features/contacts/contacts.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';

const BLANK = { post: null, workPhone: null, workEmail: null, validTo: null };
const liaison = (name: string, validFrom: string | null, validTo: string | null = null): ContactFields => ({
  ...BLANK,
  ...{ name, role: 'liaison', validFrom, validTo },
});
type Stored = ContactFields & { readonly id: string };
const unknown = (id: string): never => {
  throw new Error(`unknown ${id}`);
};

/** The contacts after the steps, as the service writes them. */
function after(stored: readonly Stored[], lines: readonly ContactLine[], today: string, newId: () => string): Stored[] {
  let all = [...stored];
  for (const step of contactSteps(stored, lines, today, unknown)) {
    if (step.step === 'create') all.push({ id: newId(), ...step.fields });
    else if (step.step === 'void') all = all.filter(({ id }) => id !== step.id);
    else
      all = all.map((one) =>
        one.id !== step.id ? one : step.step === 'end' ? { ...one, validTo: step.validTo } : { ...one, ...step.fields },
      );
  }
  return all;
}

describe('§3.3 a liaison is ended, never overwritten', () => {
  it('whatever names a form sends on whatever days, every earlier day keeps its liaison', () => {
    const edits = fc.array(
      fc.record({ days: fc.integer({ min: 0, max: 40 }), name: fc.constantFrom('甲', '乙', '丙', null) }),
      { minLength: 1, maxLength: 12 },
    );
    let changes = 0;
    fc.assert(
      fc.property(edits, (all) => {
        let serial = 0;
        const newId = () => {
          serial += 1;
          return `c${serial}`;
        };
        let today = '2025-01-01';
        let contacts: Stored[] = [{ id: 'c0', ...liaison('甲', today) }];
        /** Who was liaison on each day, kept by hand: what a day's last form said. */
        const byHand = new Map<string, string | null>([[today, '甲']]);
        for (const { days, name } of all) {
          const present = liaisonsOn(contacts, today)[0];
          for (let step = 0; step < days; step += 1) {
            today = addDays(today, 1);
            byHand.set(today, present?.name ?? null);
          }
          const open = contacts.filter(({ validTo }) => validTo === null);
          const lines: ContactLine[] =
            name === null ? [] : open.length === 0 ? [liaison(name, null)] : open.map((one) => ({ ...one, name }));
          if (name !== (present?.name ?? null)) changes += 1;
          contacts = after(contacts, lines, today, newId);
          byHand.set(today, name);
          for (const [day, who] of byHand)
            expect(liaisonsOn(contacts, day).map((one) => one.name)).toEqual(who ? [who] : []);
        }
      }),
      { numRuns: 300 },
    );
    expect(changes).toBeGreaterThan(500);
  });

  it('a later beginning in the line is the day of the change; a role that is no liaison any more ends likewise', () => {
    const stored = [{ id: 'a', ...liaison('甲', '2024-01-01') }];
    const line = { ...liaison('乙', '2026-02-10'), id: 'a' };
    expect(contactSteps(stored, [line], '2026-03-05', unknown)).toEqual([
      { step: 'end', id: 'a', validTo: '2026-02-09', on: '2026-02-10' },
      { step: 'create', fields: liaison('乙', '2026-02-10') },
    ]);
    const other: ContactLine = { ...liaison('甲', '2024-01-01'), role: 'office', id: 'a' };
    expect(contactSteps(stored, [other], '2026-03-05', unknown)).toEqual([
      { step: 'end', id: 'a', validTo: '2026-03-04', on: '2026-03-05' },
      { step: 'create', fields: { ...liaison('甲', '2026-03-05'), role: 'office' } },
    ]);
  });

  it('a telephone is changed in place; other roles are changed and removed as before; those who left stay', () => {
    const stored: Stored[] = [
      { id: 'left', ...liaison('丁', '2020-01-01', '2023-12-31') },
      { id: 'a', ...liaison('甲', '2024-01-01') },
      { id: 'o', ...liaison('乙', '2024-01-01'), role: 'office' },
      { id: 'p', ...liaison('丙', '2024-01-01'), role: 'office' },
    ];
    const phone = { ...liaison('甲', '2024-01-01'), workPhone: '0571-1234567' };
    const renamed: ContactLine = { ...liaison('戊', '2024-01-01'), role: 'office' };
    expect(
      contactSteps(
        stored,
        [
          { ...phone, id: 'a' },
          { ...renamed, id: 'o' },
        ],
        '2026-03-05',
        unknown,
      ),
    ).toEqual([
      { step: 'void', id: 'p', because: 'removed' },
      { step: 'update', id: 'a', fields: phone },
      { step: 'update', id: 'o', fields: renamed },
    ]);
  });
});

it('knows followers and vacancies', () => {
  const [one, two] = [liaison('甲', '2024-01-01', '2025-06-30'), liaison('乙', '2025-07-01', '2026-02-27')];
  expect([followedOn(one, [two]), followedOn(two, [one])]).toEqual([null, '2025-07-01']);
  expect(vacantSince([one, two], '2026-03-05')).toBe('2026-02-28');
  expect(vacantSince([one, two], '2026-02-27')).toBeNull();
  expect(vacantSince([], '2026-03-05')).toBeNull();
  expect(vacantSince([{ ...one, role: 'office' }], '2026-03-05')).toBeNull();
});

it.each([
  ['2026-01-01', 1, '2026-01-01', '2026-03-31'],
  ['2026-03-31', 1, '2026-01-01', '2026-03-31'],
  ['2026-06-30', 2, '2026-04-01', '2026-06-30'],
  ['2026-10-01', 4, '2026-10-01', '2026-12-31'],
])('quarter of %s', (day, number, from, endsOn) => {
  expect(quarterOf(day)).toEqual({ year: 2026, number, from, endsOn });
});
