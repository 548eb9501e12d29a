import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { afterStep, NO_STEPS } from '#shared/features/actions/loop.rules.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { sampleMeeting } from '../meetings/sampleMeeting.ts';
import { addPerson, linkMember, SECOND_PASSWORD } from './secondPerson.ts';

const CHECKER = 'checker';
let office: TestService;
let member = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-03-10T10:00:00+08:00' });
  member = (await office.call('duties.saveMember', { fields: { name: '王珺', post: '科长' } })).id;
});
afterAll(() => office.close());

type Fields = CallInput<'actions.save'>['fields'];
async function add(part: Partial<Fields> = {}): Promise<string> {
  const fields = {
    sourceText: '局长批示',
    text: '整治名称不规范',
    responsibleUnit: '社会组织管理科',
    dueOn: '2026-03-31',
  };
  return (await office.call('actions.save', { fields: { ...fields, ...part } })).id;
}
const got = (id: string) => office.call('actions.get', { id });
const target = async (id: string) => ({ id, expectedRevision: (await got(id)).action.revision });
async function refused<Name extends Parameters<TestService['failure']>[0]>(name: Name, input: CallInput<Name>) {
  const failure = await office.failure(name, input);
  expect(failure.code).toBe('rule_broken');
  return failure.details.fields;
}

describe('M7: an action has an owner, a date, a standard and evidence', () => {
  it('is not saved without an owner, with an owner who is gone, or without a date', async () => {
    expect(await refused('actions.save', { fields: { ...sample(), responsibleUnit: null } })).toEqual([
      { field: 'responsibleUnit', code: 'required' },
    ]);
    const gone = (await office.call('duties.saveMember', { fields: { name: '离职者', post: '科员' } })).id;
    await office.call('duties.void', { collection: 'member', id: gone, expectedRevision: 1, reason: '误录' });
    expect(await refused('actions.save', { fields: { ...sample(), ownerMemberId: gone } })).toEqual([
      { field: 'ownerMemberId', code: 'not_found' },
    ]);
    const undated: Record<string, unknown> = { ...sample(), dueOn: undefined };
    const failure = await office.service.call('actions.save', { fields: undated });
    expect(failure.ok ? 'saved' : failure.error.code).toBe('invalid_input');
  });

  it('keeps owner, co-owners and standard, of a meeting too, and sets it up when the minutes are final', async () => {
    const meeting = sampleMeeting();
    const [first, second] = meeting.actions ?? [];
    if (!first || !second) throw new Error('the sample has two tasks');
    const task = { ...first, ownerMemberId: member, coOwnerNames: '李强', doneWhen: '通知印发' };
    const { id } = await office.call('meetings.save', { ...meeting, actions: [task, second] });
    expect((await office.call('meetings.get', { id })).actions[0]).toMatchObject({
      ownerMemberId: member,
      coOwnerNames: '李强',
      doneWhen: '通知印发',
    });
    await office.call('meetings.finalize', { id, expectedRevision: 1, issuedOn: '2026-03-09' });
    const [row] = (await office.call('actions.list', { text: '印发年度检查通知' })).rows;
    const { action, steps } = await got(row?.id ?? '');
    expect(action).toMatchObject({ ownerName: '王珺', doneWhen: '通知印发', stage: 'set_up', setUpOn: '2026-03-09' });
    expect(steps.map((step) => [step.kind, step.happenedOn, step.byName])).toEqual([
      ['set_up', '2026-03-09', '张文员'],
    ]);
    const failed = await refused('meetings.save', { ...meeting, actions: [{ ...first, ownerMemberId: id }] });
    expect(failed).toEqual([{ field: 'actions.0.ownerMemberId', code: 'not_found' }]);
  });

  it('is done with a note or a file only, on a day that has come and not before the meeting', async () => {
    const id = await add();
    const done = { ...(await target(id)), doneOn: '2026-03-10' };
    expect(await refused('actions.complete', done)).toEqual([{ field: 'evidence', code: 'required' }]);
    expect(await refused('actions.complete', { ...done, doneOn: '2026-03-11', evidence: '已办' })).toEqual([
      { field: 'doneOn', code: 'date_in_future' },
    ]);
    const source = await office.fileIn('通知.txt', Buffer.from('已印发'));
    const file = await office.call('attachments.add', { ownerType: 'action_item', ownerId: id, source });
    const other = await add();
    const foreign = { ...(await target(other)), doneOn: '2026-03-10', attachmentIds: [file.id] };
    expect(await refused('actions.complete', foreign)).toEqual([{ field: 'evidence', code: 'required' }]);
    await office.call('actions.complete', { ...done, attachmentIds: [file.id] });
    expect((await got(id)).action).toMatchObject({ stage: 'completed', status: 'done', doneOn: '2026-03-10' });
    expect((await got(id)).steps.at(-1)?.attachmentIds).toEqual([file.id]);

    const meeting = (await office.call('meetings.list', { filter: {} })).rows[0];
    const task = (await office.call('meetings.get', { id: meeting?.id ?? '' })).actions[1];
    const early = { ...(await target(task?.id ?? '')), doneOn: '2026-03-02', evidence: '已核查' };
    expect(await refused('actions.complete', early)).toEqual([
      { field: 'doneOn', code: 'done_before_meeting', params: { date: '2026-03-03' } },
    ]);
  });
});

describe('M9: the loop with its moments', () => {
  it('goes through the six stages, sent back and taken up again, and the log alone gives the state', async () => {
    const id = await add({ ownerMemberId: member });
    await office.call('actions.assign', { ...(await target(id)), note: '请抓紧' });
    await office.call('actions.report', { ...(await target(id)), progress: 'late', note: '材料不齐' });
    expect((await got(id)).action).toMatchObject({ stage: 'reported', state: 'behind', behind: 'progress' });
    const { seq } = await office.call('actions.nextSlip', {});
    await office.call('actions.urge', { items: [await target(id)], firstSeq: seq });
    await office.call('actions.complete', { ...(await target(id)), doneOn: '2026-03-09', evidence: '已整治' });
    await office.call('actions.sendBack', { ...(await target(id)), reason: '还有两家' });
    expect((await got(id)).action).toMatchObject({ status: 'open', stage: 'assigned', doneOn: null, evidence: null });
    await office.call('actions.complete', { ...(await target(id)), doneOn: '2026-03-10', evidence: '全部整治' });
    await office.call('actions.strikeOff', { ...(await target(id)), note: '已核对' });
    const { action, steps } = await got(id);
    expect(steps.map((step) => step.kind)).toEqual([
      'set_up',
      'assigned',
      'reported',
      'urged',
      'completed',
      'returned',
      'completed',
      'struck_off',
    ]);
    expect(steps.map((step) => step.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const step of steps) expect(step.createdAt).toMatch(/^2026-03-10T10:\d\d:/);
    expect(steps.find((step) => step.kind === 'urged')?.number).toBe(`催办〔2026〕${seq}号`);
    // The only person of the office: recorded as self-checked.
    expect(steps.at(-1)?.selfChecked).toBe(true);
    const replayed = steps.reduce((state, step) => afterStep(state, { ...step, by: step.createdBy }), NO_STEPS);
    expect(action).toMatchObject(replayed);
    expect(action).toMatchObject({
      status: 'done',
      stage: 'struck_off',
      doneOn: '2026-03-10',
      struckOffOn: '2026-03-10',
    });
    expect(await refused('actions.report', { ...(await target(id)), progress: 'late', note: '补充' })).toEqual([
      { field: 'id', code: 'step_from_struck_off' },
    ]);
    await office.call('actions.setStatus', { ...(await target(id)), status: 'open', reason: '复查发现问题' });
    expect((await got(id)).action).toMatchObject({ status: 'open', stage: 'assigned', struckOffOn: null });
  });

  it('answers conflict to the second of two clerks and writes nothing', async () => {
    const id = await add();
    const both = await target(id);
    await office.call('actions.assign', both);
    const late = await office.failure('actions.report', { ...both, progress: 'on_track', note: '进展顺利' });
    expect(late.code).toBe('conflict');
    expect((await got(id)).steps).toHaveLength(2);
  });

  it('lists who is behind with his report once the period and its grace are over', async () => {
    const id = await add({ text: '每月一报' });
    await office.call('actions.assign', await target(id));
    await office.call('actions.list', {});
    office.setClock('2026-04-13T09:00:00+08:00');
    try {
      await office.call('actions.askExtension', { ...(await target(id)), newDueOn: '2026-06-30', reason: '工作量大' });
      const [waiting] = (await office.call('actions.mine', {})).toApprove;
      const approver = { approverName: '周明', approverPost: '局长' };
      await office.call('actions.decideExtension', {
        id: waiting?.id ?? '',
        expectedRevision: 1,
        outcome: 'approved',
        ...approver,
      });
      const behind = async () => (await office.call('actions.list', { show: 'behind', text: '每月一报' })).rows;
      expect(await behind()).toEqual([]);
      office.setClock('2026-04-14T09:00:00+08:00');
      expect(await behind()).toMatchObject([{ id, state: 'behind', behind: 'report' }]);
      expect((await office.call('actions.summary', {})).reasons.report).toBeGreaterThan(0);
      await office.call('actions.report', { ...(await target(id)), progress: 'on_track', note: '已完成一半' });
      expect(await behind()).toEqual([]);
    } finally {
      office.setClock('2026-03-10T10:00:00+08:00');
    }
  });
});

describe('M11: extension', () => {
  it('keeps old and new date, reason, approver; the first date is never lost; the issued minutes keep theirs', async () => {
    const meeting = sampleMeeting({ title: '延期的会议' });
    const { id: meetingId } = await office.call('meetings.save', meeting);
    await office.call('meetings.finalize', { id: meetingId, expectedRevision: 1 });
    const id = (await office.call('meetings.get', { id: meetingId })).actions[0]?.id ?? '';
    const ask = async (newDueOn: string, reason = '人手不足') =>
      office.call('actions.askExtension', { ...(await target(id)), newDueOn, reason });
    expect(
      await refused('actions.askExtension', { ...(await target(id)), newDueOn: '2026-03-31', reason: '不够' }),
    ).toEqual([{ field: 'newDueOn', code: 'extension_not_later', params: { date: '2026-03-31' } }]);
    const mistaken = await ask('2026-07-31', '日期填错');
    const back = { id: mistaken.id, expectedRevision: 1, reason: '日期填错' };
    await office.call('actions.withdrawExtension', back);
    expect((await office.failure('actions.withdrawExtension', back)).code).toBe('conflict');
    expect((await got(id)).extensions).toEqual([]);
    expect((await got(id)).action).toMatchObject({ dueOn: '2026-03-31', isExtensionAsked: false, extensionCount: 0 });
    const asked = await ask('2026-04-15');
    expect(
      await refused('actions.askExtension', { ...(await target(id)), newDueOn: '2026-05-01', reason: '再延' }),
    ).toEqual([{ field: 'id', code: 'extension_waiting' }]);
    expect((await got(id)).action).toMatchObject({ dueOn: '2026-03-31', isExtensionAsked: true });
    const approver = { approverName: '周明', approverPost: '局长' };
    const answer = { id: asked.id, expectedRevision: 1, outcome: 'approved', ...approver } as const;
    await office.call('actions.decideExtension', answer);
    expect((await office.failure('actions.decideExtension', answer)).code).toBe('conflict');
    expect(await refused('actions.withdrawExtension', { ...back, id: asked.id, expectedRevision: 2 })).toEqual([
      { field: 'id', code: 'extension_decided' },
    ]);
    const second = await ask('2026-05-15', '台风影响');
    await office.call('actions.decideExtension', { ...answer, id: second.id, outcome: 'refused', remark: '须按期' });
    const third = await ask('2026-04-30', '材料待补');
    await office.call('actions.decideExtension', { ...answer, id: third.id });
    const { action, extensions, steps } = await got(id);
    expect(action).toMatchObject({ dueOn: '2026-04-30', firstDueOn: '2026-03-31', extensionCount: 2 });
    expect(extensions.map((one) => [one.oldDueOn, one.newDueOn, one.reason, one.state, one.approverName])).toEqual([
      ['2026-03-31', '2026-04-15', '人手不足', 'approved', '周明'],
      ['2026-04-15', '2026-05-15', '台风影响', 'refused', '周明'],
      ['2026-04-15', '2026-04-30', '材料待补', 'approved', '周明'],
    ]);
    expect(extensions[0]).toMatchObject({ askedByName: '张文员', approverPost: '局长', selfApproved: true });
    expect(steps.filter((step) => step.kind === 'extended').map((step) => [step.oldDueOn, step.newDueOn])).toEqual([
      ['2026-03-31', '2026-04-15'],
      ['2026-04-15', '2026-04-30'],
    ]);
    // What the meeting agreed stays what it agreed.
    expect((await office.call('meetings.get', { id: meetingId })).actions[0]?.dueOn).toBe('2026-03-31');
    office.setClock('2026-05-20T10:00:00+08:00');
    expect(
      await refused('actions.askExtension', { ...(await target(id)), newDueOn: '2026-05-19', reason: '已过' }),
    ).toEqual([{ field: 'newDueOn', code: 'extension_past' }]);
    office.setClock('2026-03-10T10:00:00+08:00');
  });

  it('waits for nobody once the action is done', async () => {
    const id = await add();
    const { id: asked } = await office.call('actions.askExtension', {
      ...{ ...(await target(id)), newDueOn: '2026-07-31', reason: '人手不足' },
    });
    const waiting = async () => (await office.call('actions.mine', {})).toApprove.map((one) => one.id);
    expect(await waiting()).toContain(asked);
    await office.call('actions.complete', { ...(await target(id)), doneOn: '2026-03-10', evidence: '已办' });
    expect(await waiting()).not.toContain(asked);
  });

  it('is the way to move the date of an action once it was assigned', async () => {
    const id = await add();
    const moved = { ...sample(), dueOn: '2026-04-30' };
    await office.call('actions.save', { ...(await target(id)), fields: moved });
    await office.call('actions.assign', await target(id));
    expect(await refused('actions.save', { ...(await target(id)), fields: { ...moved, dueOn: '2026-05-30' } })).toEqual(
      [{ field: 'dueOn', code: 'due_by_extension' }],
    );
  });
});

describe('M12: closed by somebody else than the doer', () => {
  it('refuses the owner and whoever reported it done while a second person can, for extensions too', async () => {
    const id = await add({ ownerMemberId: member });
    expect(await refused('actions.strikeOff', await target(id))).toEqual([{ field: 'id', code: 'not_completed' }]);
    await office.call('actions.complete', { ...(await target(id)), doneOn: '2026-03-10', evidence: '已办' });
    await addPerson(office, CHECKER, '赵审核');
    expect((await got(id)).closing).toMatchObject({ isDoer: true, othersCanClose: true });
    expect(await refused('actions.strikeOff', await target(id))).toEqual([{ field: 'id', code: 'closed_by_doer' }]);
    await linkMember(office, CHECKER, member);
    // The checker's account is the owner's now: nobody may be both.
    await office.as(CHECKER, SECOND_PASSWORD);
    expect((await office.call('actions.mine', {})).member).toMatchObject({ id: member, name: '王珺' });
    expect(await refused('actions.strikeOff', await target(id))).toEqual([{ field: 'id', code: 'closed_by_doer' }]);
    await linkMember(office, CHECKER, null);
    await office.as(CHECKER, SECOND_PASSWORD);
    expect((await office.call('actions.mine', {})).toStrikeOff.rows.map((row) => row.id)).toContain(id);
    await office.call('actions.strikeOff', await target(id));
    expect((await got(id)).steps.at(-1)).toMatchObject({ kind: 'struck_off', byName: '赵审核', selfChecked: false });
    expect((await office.call('actions.mine', {})).toStrikeOff.rows.map((row) => row.id)).not.toContain(id);

    await office.as('clerk');
    const other = await add();
    const asked = await office.call('actions.askExtension', {
      ...(await target(other)),
      newDueOn: '2026-04-30',
      reason: '延后',
    });
    const answer = {
      id: asked.id,
      expectedRevision: 1,
      outcome: 'approved',
      approverName: '周明',
      approverPost: '局长',
    } as const;
    expect(await refused('actions.decideExtension', answer)).toEqual([{ field: 'id', code: 'extension_own' }]);
    expect((await office.call('actions.mine', {})).toApprove.map((one) => one.id)).not.toContain(asked.id);
    await office.as(CHECKER, SECOND_PASSWORD);
    expect((await office.call('actions.mine', {})).toApprove.map((one) => one.id)).toContain(asked.id);
    await office.call('actions.decideExtension', answer);
    expect((await got(other)).extensions[0]).toMatchObject({ selfApproved: false });
    await office.as('clerk');
  });

  it('is not struck off once its evidence was voided, nor when its meeting was', async () => {
    const id = await add();
    const source = await office.fileIn('佐证.txt', Buffer.from('照片说明'));
    const file = await office.call('attachments.add', { ownerType: 'action_item', ownerId: id, source });
    await office.call('actions.complete', { ...(await target(id)), doneOn: '2026-03-10', attachmentIds: [file.id] });
    await office.call('attachments.void', { id: file.id, expectedRevision: 1, reason: '传错文件' });
    await office.as(CHECKER, SECOND_PASSWORD);
    expect(await refused('actions.strikeOff', await target(id))).toEqual([
      { field: 'id', code: 'strike_without_evidence' },
    ]);
    await office.as('clerk');
    const meeting = await office.call('meetings.save', sampleMeeting({ title: '作废的会议' }));
    const final = { id: meeting.id, expectedRevision: 1, selfChecked: true };
    const { revision } = await office.call('meetings.finalize', final);
    const task = (await office.call('meetings.get', { id: meeting.id })).actions[0]?.id ?? '';
    await office.call('meetings.void', { id: meeting.id, expectedRevision: revision, reason: '重复' });
    expect(await refused('actions.assign', await target(task))).toEqual([
      { field: 'id', code: 'action_meeting_voided' },
    ]);
  });
});

describe('users.setMember', () => {
  it('gives a member to one account only, and takes none that is gone', async () => {
    await linkMember(office, CHECKER, member);
    await office.as('admin');
    const { users } = await office.call('users.list', {});
    expect(users.find((user) => user.login === CHECKER)).toMatchObject({ memberId: member, memberName: '王珺' });
    const clerk = users.find((user) => user.login === 'clerk')?.id ?? '';
    const taken = await office.failure('users.setMember', { id: clerk, memberId: member });
    expect(taken.code).toBe('duplicate');
    expect(taken.details.name).toBe('赵审核');
    expect((await office.failure('users.setMember', { id: clerk, memberId: users[0]?.id ?? '' })).code).toBe(
      'not_found',
    );
    await office.as('clerk');
  });
});

function sample(): Fields {
  return { sourceText: '局长批示', text: '整治名称不规范', responsibleUnit: '社会组织管理科', dueOn: '2026-03-31' };
}
