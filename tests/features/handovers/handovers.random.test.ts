import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '#service/office/session.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import {
  addAccount,
  addDesk,
  addGroups,
  addMeetings,
  addMembers,
  addWork,
  chance,
  historyCounts,
  leftBehind,
  openStore,
  within,
} from './handoverOffice.ts';

/** features D5, "Beyond" 12: after 50 random hand-overs, zero orphans. */
const ROUNDS = 50;
const NOW = '2026-03-05T10:00:00+08:00';

let office: TestService;
let store: Session;

beforeAll(async () => {
  office = await makeService({ now: NOW });
  store = await openStore(office.folder, NOW);
});
afterAll(async () => {
  await store.store.close();
  await office.close();
});

it('after 50 random hand-overs nothing is left with those who left, and each piece has one line of history', async () => {
  const random = chance(51_205);
  const people = Array.from({ length: 40 }, (_one, index) => ({
    id: '',
    name: `人员${index}`,
    userId: '',
    gone: false,
  }));
  await within(store, async (write) => {
    const ids = await addMembers(
      write,
      people.map(({ name }) => name),
    );
    for (const [index, person] of people.entries()) {
      person.id = ids[index] ?? '';
      person.userId = await addAccount(write, person.id, `user${index}`);
      await addDesk(write, person.userId, random.below(3));
    }
    await addGroups(write, random, ids, 6);
    await addMeetings(
      write,
      random,
      people.map(({ name }) => name),
      60,
    );
    await addWork(write, random, ids, 120);
  });
  let given = 0;
  let repeated = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const active = people.filter(({ gone }) => !gone);
    const from = random.one(active);
    const to = random.one(active.filter((one) => one !== from));
    const others = active.filter((one) => one !== from);
    const handedOn = random.one(['2026-03-05', '2026-02-20', '2026-03-31']);
    const leaves = active.length > 8 && random.below(2) === 0;
    const fields = {
      ...{ fromMemberId: from.id, fromUserId: from.userId, toMemberId: to.id, handedOn, leaves },
      ...{ witnessName: '监交员', witnessPost: '办公室主任', reason: '岗位调整' },
    };
    const { id, revision } = await office.call('handovers.save', { fields });
    const { work } = await office.call('handovers.get', { id });
    const moves = work.filter(({ toMemberId }) => toMemberId !== null);
    // Some pieces go to others than the default receiver.
    const choices = moves
      .filter(() => random.below(3) === 0)
      .map(({ kind, itemId }) => ({ kind, itemId, toMemberId: random.one(others).id }));
    const ticks = work
      .filter(({ toMemberId }) => toMemberId === null)
      .map(({ kind, itemId, title, note }) => ({ kind, itemId, title, note }));
    const kept = await office.call('handovers.save', {
      id,
      expectedRevision: revision,
      fields: { ...fields, choices, ticks },
    });
    const before = await historyCounts(store);
    const shown = moves.map(({ kind, itemId }) => ({ kind, itemId }));
    const done = await office.call('handovers.carryOut', { id, expectedRevision: kept.revision, shown });
    expect(done.given).toBe(moves.length);
    given += done.given;
    const day = handedOn > '2026-03-05' ? handedOn : '2026-03-05';
    expect(await leftBehind(store, { memberId: from.id, userId: from.userId, name: from.name }, day)).toEqual([]);
    // One line of history for each piece; a meeting that he both chairs and records is two pieces.
    const after = await historyCounts(store);
    const pieces = new Map<string, number>();
    for (const { kind, itemId } of moves)
      if (kind !== 'drafts') pieces.set(itemId.slice(0, 36), (pieces.get(itemId.slice(0, 36)) ?? 0) + 1);
    for (const [recordId, count] of pieces)
      expect((after.get(recordId) ?? 0) - (before.get(recordId) ?? 0), recordId).toBe(count);
    // New work for him after the hand-over keeps it open until that is handed over, too.
    if (random.below(3) === 0) {
      repeated += 1;
      await within(store, (write) => addWork(write, random, [from.id], 1));
      const close = { id, expectedRevision: done.revision, signedOn: '2026-03-05' };
      const left = (await office.call('handovers.get', { id })).work.filter(({ toMemberId }) => toMemberId !== null);
      if (left.length > 0 && handedOn <= '2026-03-05') {
        const refused = await office.failure('handovers.close', close);
        expect(refused.details.fields).toMatchObject([{ code: 'handover_unowned', params: { count: left.length } }]);
      }
      await office.call('handovers.carryOut', {
        id,
        expectedRevision: done.revision,
        shown: left.map(({ kind, itemId }) => ({ kind, itemId })),
      });
    }
    const { handover } = await office.call('handovers.get', { id });
    office.setClock('2026-04-02T10:00:00+08:00');
    await office.call('handovers.close', { id, expectedRevision: handover.revision, signedOn: '2026-04-02' });
    office.setClock(NOW);
    from.gone = leaves;
    // The office goes on working.
    const working = people.filter(({ gone }) => !gone).map((one) => one.id);
    await within(store, (write) => addWork(write, random, working, 2));
  }
  for (const { id: memberId, userId, name } of people.filter(({ gone }) => gone))
    expect(await leftBehind(store, { memberId, userId, name }, '2026-04-02')).toEqual([]);
  const { open } = await office.call('handovers.list', {});
  expect(open).toBe(0);
  expect(given).toBeGreaterThan(300);
  expect(repeated).toBeGreaterThan(5);
}, 240_000);
