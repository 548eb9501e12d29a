import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORDED_KINDS, type RecordedKind } from '#shared/features/organizationEvents/organizationEvents.lists.ts';
import { seededNumbers } from '#tests/features/organizations/asAt.history.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { filled, group, record, stateOf, voidEvent } from './samples.ts';

/** Derived status and credit flag against a replay that knows nothing of how the product works them out. */

const ENDED = ['cancelled', 'revoked', 'license_revoked'];
const FOUNDED = '2024-01-01';
const TODAY = '2026-03-05';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: `${TODAY}T10:00:00+08:00` });
});
afterAll(() => office.close());

type Told = { readonly id: string; readonly kind: string; readonly day: string };

/** What is true at the end of a day: the events up to it, told one after the other. */
function replay(told: readonly Told[], day: string): { status: string; creditFlag: string } {
  let status = 'normal';
  const lists = { abnormal: false, serious: false };
  const inOrder = told.map((event, index) => ({ ...event, index }));
  inOrder.sort((left, right) => (left.day === right.day ? left.index - right.index : left.day < right.day ? -1 : 1));
  for (const event of inOrder) {
    if (event.day > day) break;
    if (event.kind === 'liquidation_started') status = 'liquidating';
    else if (ENDED.includes(event.kind)) status = event.kind;
    else if (event.kind.includes('abnormal')) lists.abnormal = event.kind.endsWith('in');
    else lists.serious = event.kind.endsWith('in');
  }
  return { status, creditFlag: lists.serious ? 'serious_illegal' : lists.abnormal ? 'activity_abnormal' : 'none' };
}

/** The days on which something changes, and those before and after. */
const DAYS = Array.from({ length: 40 }, (_, index) =>
  new Date(Date.parse('2024-01-05') + index * 20 * 86_400_000).toISOString().slice(0, 10),
).filter((day) => day <= TODAY);

describe('R4 R12 status and credit flag follow the events', () => {
  it.each([3, 77, 2026])(
    'equals a replay after every entry, back-dated entry and void (seed %i)',
    async (seed) => {
      const random = seededNumbers(seed);
      const pick = <Item>(items: readonly Item[]): Item => {
        const item = items[random(items.length)];
        if (item === undefined) throw new RangeError();
        return item;
      };
      const { id } = await office.call('organizations.save', { fields: group(seed, { establishedOn: FOUNDED }) });
      let told: Told[] = [];
      const seen = { entered: 0, refused: 0, voided: 0, keptVoid: 0 };
      for (let round = 0; round < 110; round++) {
        const before = await stateOf(office, id);
        if (told.length > 0 && random(4) === 0) {
          const one = pick(told);
          const { revision } = await office.call('organizationEvents.get', { id: one.id });
          const input = { id: one.id, expectedRevision: revision, reason: '误登' };
          const answer = await office.service.call('organizationEvents.void', input, { callId: `v${seed}-${round}` });
          if (answer.ok) told = told.filter((event) => event !== one);
          seen[answer.ok ? 'voided' : 'keptVoid'] += 1;
        } else {
          const day = pick(DAYS);
          const kind: RecordedKind = pick(RECORDED_KINDS);
          // An ending is rare, so that lists have time to change.
          if (ENDED.includes(kind) && random(3) > 0) continue;
          const input = { organizationId: id, expectedRevision: before.revision, ...filled(kind, day) };
          const answer = await office.service.call('organizationEvents.record', input, { callId: `r${seed}-${round}` });
          if (answer.ok) {
            const rows = await office.call('organizationEvents.list', { organizationId: id });
            const known = new Set(told.map((event) => event.id));
            const made = rows.rows.find((row) => row.kind === kind && !known.has(row.id));
            told.push({ id: made?.id ?? '', kind, day });
          } else {
            expect(answer.error.code).toBe('rule_broken');
            expect(await stateOf(office, id)).toEqual(before);
          }
          seen[answer.ok ? 'entered' : 'refused'] += 1;
        }
        const { status, creditFlag } = await stateOf(office, id);
        expect({ status, creditFlag }).toEqual(replay(told, TODAY));
        if (round % 10 !== 9) continue;
        for (const day of DAYS.slice(1)) {
          const { organization } = await office.call('organizations.get', { id, asAt: day });
          const row = (await office.call('organizations.list', { asAt: day })).rows.find((one) => one.id === id);
          const expected = { day, ...replay(told, day) };
          expect({ day, status: organization.status, creditFlag: organization.creditFlag }).toEqual(expected);
          expect({ day, status: row?.status, creditFlag: row?.creditFlag }).toEqual(expected);
        }
      }
      expect(seen.entered).toBeGreaterThan(8);
      expect(seen.refused).toBeGreaterThan(8);
      expect(seen.voided).toBeGreaterThan(3);
    },
    120_000,
  );

  it('an entry in a list is not voided while its removal stands', async () => {
    const { id } = await office.call('organizations.save', { fields: group(501, { establishedOn: FOUNDED }) });
    const { id: entry } = await record(office, id, filled('list_abnormal_in', '2025-01-10'));
    const { id: removal } = await record(office, id, filled('list_abnormal_out', '2025-02-10'));
    const failure = await office.failure('organizationEvents.void', { id: entry, expectedRevision: 1, reason: '误登' });
    expect(failure.details.fields).toEqual([
      { field: 'id', code: 'event_needed', params: { date: '2025-02-10', kind: '移出活动异常名录' } },
    ]);
    await voidEvent(office, removal);
    expect((await stateOf(office, id)).creditFlag).toBe('activity_abnormal');
    await voidEvent(office, entry);
    expect((await stateOf(office, id)).creditFlag).toBe('none');
  });

  it('voiding the entry that stands alone leaves no trace on any day', async () => {
    const { id } = await office.call('organizations.save', { fields: group(500, { establishedOn: FOUNDED }) });
    const { revision } = await stateOf(office, id);
    const input = { organizationId: id, expectedRevision: revision, ...filled('list_serious_in', '2025-01-10') };
    const { id: event } = await office.call('organizationEvents.record', input);
    await voidEvent(office, event);
    for (const asAt of ['2025-01-09', '2025-01-10', TODAY]) {
      expect((await office.call('organizations.get', { id, asAt })).organization.creditFlag).toBe('none');
    }
  });
});
