import { expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/list.ts';
import { makeService } from '#tests/support/makeService.ts';
import { addOrganization } from '../materialChecklists/materialOffice.ts';
import { sampleMeeting } from './sampleMeeting.ts';

it('fills in the group as at the date in official order, what the last meeting had, and what it left open', async () => {
  const own = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  try {
    const group = await own.call('duties.saveGroup', {
      fields: { name: '社会组织管理工作领导小组', establishedOn: '2024-01-01' },
    });
    const assign = async (
      name: string,
      role: 'leader' | 'member' | 'deputy_leader' | 'office_director' | 'liaison',
      startOn: string,
      endOn?: string,
    ) => {
      const member = await own.call('duties.saveMember', { fields: { name, post: '副局长', unitName: '市民政局' } });
      const fields = { leadingGroupId: group.id, memberId: member.id, role, startOn, endOn: endOn ?? null };
      await own.call('duties.saveAssignment', { fields });
    };
    await assign('联络某', 'liaison', '2024-01-01');
    await assign('褚主任', 'office_director', '2024-01-01');
    await assign('陈成员', 'member', '2024-01-01');
    await assign('旧组长', 'leader', '2024-01-01', '2026-02-28');
    await assign('新组长', 'leader', '2026-03-01');
    await assign('卫副组长', 'deputy_leader', '2024-01-01');
    const ask = (date: string) =>
      own.call('meetings.prefill', { kind: 'leading_group', leadingGroupId: group.id, date });
    const people = (answer: CallOutput<'meetings.prefill'>) => answer.attendance.map((row) => [row.capacity, row.name]);

    const first = await ask('2026-02-28');
    expect(first).toMatchObject({
      title: '社会组织管理工作领导小组2026年第一次会议',
      chairName: '旧组长',
      place: '',
      openActions: [],
    });
    expect(people(first)).toEqual([
      ['present', '旧组长'],
      ['present', '卫副组长'],
      ['present', '陈成员'],
      ['observer', '褚主任'],
    ]);

    const held = sampleMeeting({
      leadingGroupId: group.id,
      chairName: '旧组长',
      startAt: '2026-02-20T09:00',
      endAt: null,
    });
    const { id } = await own.call('meetings.save', held);
    await own.call('meetings.save', {
      ...sampleMeeting({ startAt: '2026-02-25T09:00', endAt: null, place: '别处' }),
    });
    // Actions of a draft are not yet anybody's work.
    expect((await ask('2026-03-20')).openActions).toEqual([]);
    await own.call('meetings.finalize', { id, expectedRevision: 1 });
    const next = await ask('2026-03-20');
    expect(next).toMatchObject({
      title: '社会组织管理工作领导小组2026年第二次会议',
      place: '三楼会议室',
      chairName: '新组长',
      recorderName: '李喆',
    });
    expect(next.openActions.map((action) => action.text)).toEqual(['印发年度检查通知', '核查未参检名单']);
    // Judged as the list of actions judges them.
    const states = (answer: CallOutput<'meetings.prefill'>) => answer.openActions.map((one) => [one.owner, one.state]);
    const listed = (await own.call('actions.list', { show: 'open' })).rows.map((row) => row.state);
    expect(states(next).map(([, state]) => state)).toEqual(listed);
    expect(states(next)[0]).toEqual(['社会组织管理科 王珺', 'open']);
    const [action] = next.openActions;
    if (!action) throw new Error('an action is open');
    await own.call('actions.setStatus', {
      id: action.id,
      expectedRevision: 2,
      status: 'done',
      doneOn: '2026-03-05',
      evidence: '已印发',
    });
    expect((await ask('2026-03-20')).openActions.map((one) => one.text)).toEqual(['核查未参检名单']);
  } finally {
    await own.close();
  }
});

it('brings what a council left open to its next meeting, and never to that of another organization', async () => {
  const own = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  try {
    const [first, second] = [await addOrganization(own, '茶业协会', 1), await addOrganization(own, '书法学会', 2)];
    const input = sampleMeeting({ kind: 'council', organizationId: first });
    const [task] = input.actions ?? [];
    if (!task) throw new Error('the sample has tasks');
    const actions = [{ ...task, responsibleUnit: null, organizationId: first, dueOn: '2026-03-04' }];
    const { id } = await own.call('meetings.save', { ...input, actions });
    await own.call('meetings.finalize', { id, expectedRevision: 1, selfChecked: true });
    const ask = async (organizationId?: string, date = '2026-03-20') =>
      (await own.call('meetings.prefill', { kind: 'council', date, ...(organizationId ? { organizationId } : {}) }))
        .openActions;
    expect(await ask(first)).toMatchObject([
      { text: '印发年度检查通知', owner: '茶业协会 王珺', state: 'overdue', daysLeft: -1 },
    ]);
    expect((await ask(first, '2026-03-04'))[0]).toMatchObject({ state: 'near', daysLeft: 0 });
    expect(await ask(second)).toEqual([]);
    expect(await ask()).toEqual([]);
  } finally {
    await own.close();
  }
});
