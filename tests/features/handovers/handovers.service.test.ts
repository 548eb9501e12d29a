// needs: pdftotext
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '#service/office/session.ts';
import type { CallInput } from '#shared/contract/list.ts';
import type { CallFailure } from '#tests/support/makeService.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addAccount, addDesk, leftBehind, openStore, within } from './handoverOffice.ts';

const NOW = '2026-03-05T10:00:00+08:00';
const LATER = '2026-03-20T10:00:00+08:00';
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

async function newMember(name: string, post = '科员'): Promise<string> {
  return (await office.call('duties.saveMember', { fields: { name, post } })).id;
}
async function newGroup(name: string): Promise<string> {
  return (await office.call('duties.saveGroup', { fields: { name, establishedOn: '2024-01-01' } })).id;
}
type AssignmentFields = CallInput<'duties.saveAssignment'>['fields'];
async function assign(fields: Partial<AssignmentFields> & Pick<AssignmentFields, 'leadingGroupId' | 'memberId'>) {
  return (await office.call('duties.saveAssignment', { fields: { role: 'member', startOn: '2024-06-01', ...fields } }))
    .id;
}
type Fields = CallInput<'handovers.save'>['fields'];
const fieldsOf = (fromMemberId: string, toMemberId: string, part: Partial<Fields> = {}): Fields => ({
  ...{ fromMemberId, toMemberId, handedOn: '2026-03-10', witnessName: '监交员', witnessPost: '办公室主任' },
  ...{ reason: '岗位调整', leaves: true, ...part },
});
const codes = ({ details }: CallFailure) =>
  Array.isArray(details.fields) ? details.fields.map((issue: { code: string }) => issue.code) : [];
async function openItems(id: string) {
  const { work, handover } = await office.call('handovers.get', { id });
  const moves = work.filter(({ toMemberId }) => toMemberId !== null);
  return { work, handover, shown: moves.map(({ kind, itemId }) => ({ kind, itemId })), moves };
}

describe('replacing a person in one sitting', () => {
  it('lists every kind of open work, gives it in one act, and closes only when all is signed, returned and ticked', async () => {
    const [from, to, third] = [
      await newMember('周离任', '副局长'),
      await newMember('吴接任'),
      await newMember('郑分担'),
    ];
    const group = await newGroup('登记领导小组');
    const duty = await assign({ leadingGroupId: group, memberId: from, role: 'deputy_leader', scopeText: '牵头登记' });
    const account = await within(store, (write) => addAccount(write, from, 'zhou'));
    const receiver = await within(store, (write) => addAccount(write, to, 'wu'));
    await within(store, (write) => addDesk(write, account, 2));
    const action = await office.call('actions.save', {
      fields: { sourceText: '局务会', text: '修订登记指南', dueOn: '2026-05-01', ownerMemberId: from },
    });
    await office.call('contactAssignments.save', {
      fields: { memberId: from, townshipName: '城东街道', startOn: '2025-01-01' },
    });
    const extra = {
      ...{
        id: crypto.randomUUID(),
        name: '档案室钥匙',
        count: '2 把',
        toMemberId: third,
        remark: '',
        handedOver: false,
      },
    };
    const fields = fieldsOf(from, to, { fromUserId: account, toUserId: receiver, extras: [extra] });
    const { id, revision } = await office.call('handovers.save', { fields });
    const { work, moves, shown } = await openItems(id);
    expect([...new Set(moves.map(({ kind }) => kind))].sort()).toEqual(
      ['action', 'contact_assignment', 'drafts', 'duties', 'minutesReviews', 'officialDocuments'].sort(),
    );
    expect(work.filter(({ toMemberId }) => toMemberId === null)).toMatchObject([{ kind: 'account', ticked: false }]);
    const early = await office.failure('handovers.close', { id, expectedRevision: revision, signedOn: '2026-03-05' });
    expect(codes(early)).toEqual(['handover_not_carried_out']);

    // The action goes to somebody else than the rest.
    const choices = [{ kind: 'action', itemId: action.id, toMemberId: third }];
    const kept = await office.call('handovers.save', {
      id,
      expectedRevision: revision,
      fields: { ...fields, choices },
    });
    const done = await office.call('handovers.carryOut', { id, expectedRevision: kept.revision, shown });
    expect(done.given).toBe(moves.length);
    expect(await leftBehind(store, { memberId: from, userId: account, name: '周离任' }, '2026-03-10')).toEqual([]);
    const at = async (day: string) =>
      (await office.call('duties.overview', { at: day })).assignments
        .filter(({ leadingGroupId }) => leadingGroupId === group)
        .map(({ memberName, role, scopeText, startOn, endOn }) => ({ memberName, role, scopeText, startOn, endOn }));
    const held = { role: 'deputy_leader', scopeText: '牵头登记' };
    expect(await at('2026-03-09')).toEqual([
      { memberName: '周离任', ...held, startOn: '2024-06-01', endOn: '2026-03-09' },
    ]);
    expect(await at('2026-03-10')).toEqual([{ memberName: '吴接任', ...held, startOn: '2026-03-10', endOn: null }]);
    const { entries } = await office.call('records.history', { id: duty });
    expect(entries.filter(({ action: what }) => what === 'handover.give')).toHaveLength(1);
    const { rows } = await office.call('actions.list', {});
    expect(rows.find((row) => row.id === action.id)).toMatchObject({ ownerMemberId: third });

    office.setClock(LATER);
    const close = { id, expectedRevision: done.revision, signedOn: '2026-03-20' };
    expect(codes(await office.failure('handovers.close', close))).toEqual([
      'handover_not_returned',
      'handover_not_handed',
    ]);
    // New work of his keeps it open.
    await office.call('actions.save', {
      fields: { sourceText: '局务会', text: '又一件', dueOn: '2026-06-01', ownerMemberId: from },
    });
    expect(codes(await office.failure('handovers.close', close))[0]).toBe('handover_unowned');
    const again = await openItems(id);
    expect(again.moves.map(({ title }) => title)).toEqual(['又一件']);
    const second = await office.call('handovers.carryOut', { id, expectedRevision: done.revision, shown: again.shown });
    expect(second.given).toBe(1);
    const [back] = again.work.filter(({ toMemberId }) => toMemberId === null);
    if (!back) throw new Error('nothing to return');
    const ticked = await office.call('handovers.save', {
      id,
      expectedRevision: second.revision,
      fields: {
        ...fields,
        ticks: [{ kind: back.kind, itemId: back.itemId, title: back.title, note: back.note }],
        extras: [{ ...extra, handedOver: true }],
      },
    });
    const wrongDay = { id, expectedRevision: ticked.revision, signedOn: '2026-03-09' };
    expect(codes(await office.failure('handovers.close', wrongDay))).toEqual(['handover_signed_early']);
    expect(codes(await office.failure('handovers.close', { ...wrongDay, signedOn: '2026-03-21' }))).toEqual([
      'date_in_future',
    ]);
    await office.call('handovers.close', { ...wrongDay, signedOn: '2026-03-20' });
    const { members } = await office.call('handovers.people', {});
    expect(members.find((one) => one.id === from)).toMatchObject({ active: false });
    const { handover } = await office.call('handovers.get', { id });
    expect(handover).toMatchObject({ stage: 'closed', recordState: 'final', signedOn: '2026-03-20' });
    expect(handover.given).toHaveLength(moves.length + 1);
    const later = await office.failure('handovers.save', { id, expectedRevision: handover.revision, fields });
    expect(codes(later)).toEqual(['handover_is_closed']);
    office.setClock(NOW);
  });

  it('what the receiver holds already in the same role goes on as one assignment', async () => {
    const [from, to] = [await newMember('冯移交'), await newMember('陈兼任')];
    const group = await newGroup('年检领导小组');
    await assign({ leadingGroupId: group, memberId: from, scopeText: '年检材料', sectionNames: ['登记科'], seq: 1 });
    await assign({ leadingGroupId: group, memberId: to, scopeText: '公示', sectionNames: ['执法科'], seq: 2 });
    const { id, revision } = await office.call('handovers.save', { fields: fieldsOf(from, to) });
    const { shown } = await openItems(id);
    await office.call('handovers.carryOut', { id, expectedRevision: revision, shown });
    const { assignments } = await office.call('duties.overview', { at: '2026-03-10' });
    expect(assignments.filter(({ leadingGroupId }) => leadingGroupId === group)).toMatchObject([
      { memberName: '陈兼任', scopeText: '公示\n年检材料', sectionNames: ['执法科', '登记科'], startOn: '2026-03-10' },
    ]);
    const before = (await office.call('duties.overview', { at: '2026-03-09' })).assignments;
    expect(before.filter(({ leadingGroupId }) => leadingGroupId === group)).toHaveLength(2);
  });

  it('an assignment that would begin later begins with the receiver', async () => {
    const [from, to] = [await newMember('褚将任'), await newMember('卫接手')];
    const group = await newGroup('评估领导小组');
    await assign({ leadingGroupId: group, memberId: from, role: 'leader', startOn: '2026-07-01' });
    const { id, revision } = await office.call('handovers.save', { fields: fieldsOf(from, to) });
    const { shown } = await openItems(id);
    await office.call('handovers.carryOut', { id, expectedRevision: revision, shown });
    const leader = async (day: string) =>
      (await office.call('duties.overview', { at: day })).assignments
        .filter(({ leadingGroupId }) => leadingGroupId === group)
        .map(({ memberName }) => memberName);
    expect(await leader('2026-06-30')).toEqual([]);
    expect(await leader('2026-07-01')).toEqual(['卫接手']);
  });
});

describe('bad input changes nothing', () => {
  it('the parties: himself, a voided or inactive receiver, the witness a party, a second hand-over of the same giver', async () => {
    const [from, to] = [await newMember('蒋甲'), await newMember('沈乙')];
    const gone = (await office.call('duties.saveMember', { fields: { name: '韩退', post: '科员', active: false } })).id;
    const refused = async (fields: Fields) => codes(await office.failure('handovers.save', { fields }));
    expect(await refused(fieldsOf(from, from))).toEqual(['handover_to_self']);
    expect(await refused(fieldsOf(from, gone))).toEqual(['handover_receiver_inactive']);
    expect(await refused(fieldsOf(from, crypto.randomUUID()))).toEqual(['not_found']);
    expect(await refused(fieldsOf(from, to, { witnessName: '沈乙' }))).toEqual(['handover_witness_party']);
    expect(await refused(fieldsOf(from, to, { witnessName: null }))).toEqual(['required']);
    const extra = { id: crypto.randomUUID(), name: ' ', count: '', toMemberId: null, remark: '', handedOver: false };
    expect(await refused(fieldsOf(from, to, { extras: [extra] }))).toEqual(['handover_extra_name']);
    const { id, revision } = await office.call('handovers.save', { fields: fieldsOf(from, to) });
    expect(await refused(fieldsOf(from, to))).toEqual(['handover_under_way']);
    const stale = { id, expectedRevision: revision + 3, fields: fieldsOf(from, to) };
    expect((await office.failure('handovers.save', stale)).code).toBe('conflict');
    await office.call('handovers.void', { id, expectedRevision: revision, reason: '选错了人' });
    expect((await office.call('handovers.save', { fields: fieldsOf(from, to) })).revision).toBe(1);
  });

  it('work that came up since the list was shown is not given unseen; a failing kind leaves everything where it was', async () => {
    const [from, to] = [await newMember('杨移'), await newMember('朱接')];
    const group = await newGroup('执法领导小组');
    const duty = await assign({ leadingGroupId: group, memberId: from });
    const [own, other] = await within(store, async (write) => [
      await addAccount(write, from, 'yang'),
      await addAccount(write, to, 'zhu'),
    ]);
    const fields = fieldsOf(from, to, { fromUserId: own ?? null, toUserId: other ?? null });
    const { id, revision } = await office.call('handovers.save', { fields });
    const first = await openItems(id);
    const action = await office.call('actions.save', {
      fields: { sourceText: '局务会', text: '新事项', dueOn: '2026-05-01', ownerMemberId: from },
    });
    const unseen = await office.failure('handovers.carryOut', { id, expectedRevision: revision, shown: first.shown });
    expect(codes(unseen)).toEqual(['handover_new_work']);
    // The receiver has both places of this form taken: the draft cannot be laid down, and nothing else is given either.
    await within(store, async (write) => {
      for (const [userId, key] of [
        [own, 'meeting:new'],
        [other, 'meeting:new'],
        [other, 'meeting:new-next'],
      ])
        await write.trx
          .insertInto('draft')
          .values({ userId: userId ?? '', key: key ?? '', title: '新建会议', content: '{}', savedAt: write.at })
          .execute();
    });
    const { shown } = await openItems(id);
    const failed = await office.failure('handovers.carryOut', { id, expectedRevision: revision, shown });
    expect(codes(failed)).toEqual(['handover_draft_place']);
    const { assignments } = await office.call('duties.overview', { at: '2026-03-10' });
    expect(assignments.find((row) => row.id === duty)).toMatchObject({ memberId: from, endOn: null, revision: 1 });
    const { rows } = await office.call('actions.list', {});
    expect(rows.find((row) => row.id === action.id)).toMatchObject({ ownerMemberId: from });
    expect((await office.call('handovers.get', { id })).handover).toMatchObject({ stage: 'open', given: [] });
    await office.call('handovers.void', { id, expectedRevision: revision, reason: '接收人另定' });
  });

  it('documents need a receiver with an account; the parties stay once work was handed over', async () => {
    const [from, to] = [await newMember('秦文书'), await newMember('尤无号')];
    const own = await within(store, (write) => addAccount(write, from, 'qin'));
    await within(store, (write) => addDesk(write, own, 1));
    const fields = fieldsOf(from, to, { fromUserId: own });
    const { id, revision } = await office.call('handovers.save', { fields });
    const { shown } = await openItems(id);
    const refused = await office.failure('handovers.carryOut', { id, expectedRevision: revision, shown });
    expect(codes(refused)).toEqual(['handover_no_account']);
    const account = await within(store, (write) => addAccount(write, to, 'you'));
    const done = await office.call('handovers.carryOut', { id, expectedRevision: revision, shown });
    expect(await leftBehind(store, { memberId: from, userId: own, name: '秦文书' }, '2026-03-10')).toEqual([]);
    const { drafts } = await store.store.reader
      .selectFrom('draft')
      .select((select) => select.fn.countAll<number>().as('drafts'))
      .where('userId', '=', account)
      .executeTakeFirstOrThrow();
    expect(drafts).toBe(1);
    const moved = { id, expectedRevision: done.revision, fields: { ...fields, handedOn: '2026-03-12' } };
    expect(codes(await office.failure('handovers.save', moved))).toEqual(['handover_parties_fixed']);
    const voided = await office.failure('handovers.void', { id, expectedRevision: done.revision, reason: '不要了' });
    expect(codes(voided)).toEqual(['handover_was_carried_out']);
  });
});

it('coming meetings that he chairs or records are handed over; past ones stay as they were held', async () => {
  const [from, to] = [await newMember('许主持'), await newMember('何接会')];
  const meeting = (title: string, startAt: string) =>
    office.call('meetings.save', {
      fields: { kind: 'office', title, startAt, place: '会议室', chairName: '许主持', recorderName: '许主持' },
    });
  const past = await meeting('上月局务会', '2026-02-05T09:00');
  const coming = await meeting('下月局务会', '2026-04-05T09:00');
  const { id, revision } = await office.call('handovers.save', { fields: fieldsOf(from, to) });
  const { moves, shown } = await openItems(id);
  expect(moves.map(({ title, note }) => `${title} ${note}`)).toEqual(['下月局务会 主持人', '下月局务会 记录人']);
  await office.call('handovers.carryOut', { id, expectedRevision: revision, shown });
  const named = async (meetingId: string) => {
    const { meeting: stored } = await office.call('meetings.get', { id: meetingId });
    return [stored.chairName, stored.recorderName];
  };
  expect(await named(coming.id)).toEqual(['何接会', '何接会']);
  expect(await named(past.id)).toEqual(['许主持', '许主持']);
});

it('the sheet names every piece with its receiver and has a line to sign for all three; the scan is kept with it', async () => {
  const [from, to] = [await newMember('吕清单', '登记科科长'), await newMember('施接收', '登记科副科长')];
  const group = await newGroup('清单领导小组');
  await assign({ leadingGroupId: group, memberId: from, role: 'liaison', scopeText: '日常联络' });
  const extra = {
    id: crypto.randomUUID(),
    name: '移动硬盘',
    count: '1 个',
    toMemberId: to,
    remark: '加密',
    handedOver: true,
  };
  const { id, revision } = await office.call('handovers.save', { fields: fieldsOf(from, to, { extras: [extra] }) });
  const textOf = async () => {
    const { file } = await office.call('handovers.printSheet', { id });
    const pdf = path.join(office.dataRoot, 'sheet.pdf');
    writeFileSync(pdf, office.bytes(file));
    return execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).replaceAll(/[\s　]/g, '');
  };
  expect(await textOf()).toContain('核对稿，事项尚未移交');
  const { shown } = await openItems(id);
  await office.call('handovers.carryOut', { id, expectedRevision: revision, shown });
  const text = await textOf();
  expect(text).not.toContain('核对稿');
  for (const part of ['工作交接清单', '责任分工', '清单领导小组·联络员', '日常联络', '施接收', '移动硬盘', '已交到'])
    expect(text, part).toContain(part);
  for (const line of ['移交人（吕清单）签字', '接收人（施接收）签字', '监交人（监交员）签字'])
    expect(text, line).toContain(line);
  const source = await office.fileIn('交接清单.pdf', Buffer.from('%PDF-1.4\n%test'));
  await office.call('attachments.add', { ownerType: 'handover', ownerId: id, source });
  expect((await office.call('attachments.list', { ownerType: 'handover', ownerId: id })).rows).toHaveLength(1);
});
