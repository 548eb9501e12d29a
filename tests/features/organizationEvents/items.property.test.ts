import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededNumbers } from '#tests/features/organizations/asAt.history.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { group, type SaveFields, stateOf } from './samples.ts';

/** Registered items against a replay of the changes that stand, whatever was entered late or voided. */

const TODAY = '2026-03-05';
const FIRST = { domicile: '人民路1号', name: '云州市第1号商会' };
const DAYS = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}-10`);

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: `${TODAY}T10:00:00+08:00` });
});
afterAll(() => office.close());

type Item = keyof typeof FIRST;
type Change = { readonly id: string; readonly item: Item; readonly day: string; readonly value: string };

/** What an item is at the end of a day: the last of the changes up to it, on one day the one entered last. */
function replay(changes: readonly Change[], item: Item, day: string): string {
  let held: { day: string; value: string } = { day: '', value: FIRST[item] };
  for (const change of changes) {
    if (change.item === item && change.day <= day && change.day >= held.day) held = change;
  }
  return held.value;
}

describe('R5 R6 registered items', () => {
  it.each([5, 40, 2026])(
    'equal a replay of the changes that stand, on every day and today, and each change begins where the one before ends (seed %i)',
    async (seed) => {
      const random = seededNumbers(seed);
      const { id } = await office.call('organizations.save', {
        fields: group(1, { ...FIRST, registrationNo: `云社字${seed}` }),
        reason: '同名',
      });
      let changes: Change[] = [];
      const seen = { entered: 0, late: 0, voided: 0, refused: 0 };
      for (let round = 0; round < 60; round++) {
        const { revision } = await stateOf(office, id);
        const now: SaveFields = group(1, {
          registrationNo: `云社字${seed}`,
          name: replay(changes, 'name', TODAY),
          domicile: replay(changes, 'domicile', TODAY),
        });
        const some = changes[random(changes.length)];
        if (some !== undefined && random(3) === 0) {
          const event = await office.call('organizationEvents.get', { id: some.id });
          const input = { id: some.id, expectedRevision: event.revision, reason: '误登' };
          const answer = await office.service.call('organizationEvents.void', input, { callId: `v${seed}-${round}` });
          if (answer.ok) changes = changes.filter((change) => change !== some);
          seen[answer.ok ? 'voided' : 'refused'] += 1;
        } else {
          const item: Item = random(3) === 0 ? 'name' : 'domicile';
          const day = DAYS[random(DAYS.length)] ?? TODAY;
          const value = item === 'name' ? `云州市${seed}第${round}次改名商会` : `新华路${round}号`;
          const before = new Set(changes.map((change) => change.id));
          await office.call('organizations.save', {
            ...{ id, expectedRevision: revision, effectiveOn: day, reason: '经核准' },
            fields: { ...now, [item]: value },
          });
          const { rows } = await office.call('organizationEvents.list', { organizationId: id });
          const made = rows.find((row) => row.items.length > 0 && !before.has(row.id));
          seen.entered += 1;
          if (changes.some((change) => change.item === item && change.day > day)) seen.late += 1;
          changes.push({ id: made?.id ?? '', item, day, value });
        }
        const present = await stateOf(office, id);
        expect([present.name, present.domicile]).toEqual([
          replay(changes, 'name', TODAY),
          replay(changes, 'domicile', TODAY),
        ]);
        for (const day of round % 4 === 3 ? ['2024-12-31', ...DAYS] : []) {
          const { organization } = await office.call('organizations.get', { id, asAt: day });
          expect({ day, name: organization.name, domicile: organization.domicile }).toEqual({
            ...{ day, name: replay(changes, 'name', day), domicile: replay(changes, 'domicile', day) },
          });
        }
      }
      const { rows } = await office.call('organizationEvents.list', { organizationId: id });
      for (const item of ['name', 'domicile'] as const) {
        let held: unknown = FIRST[item];
        for (const { items } of [...rows].reverse()) {
          const change = items.find(({ field }) => field === item);
          if (change === undefined) continue;
          expect(change.before).toBe(held);
          held = change.after;
        }
      }
      expect(seen.entered).toBeGreaterThan(20);
      expect(seen.late).toBeGreaterThan(5);
      expect(seen.voided).toBeGreaterThan(3);
      expect(seen.refused).toBeGreaterThan(3);
    },
    120_000,
  );
});
