import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { ACTION_STAGES } from '#shared/features/actions/actions.contract.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { linkMember } from './secondPerson.ts';

const TODAY = '2026-05-20';
type Row = CallOutput<'actions.list'>['rows'][number];
let office: TestService;
let group = '';
const members: string[] = [];
const UNITS = ['社会组织管理科', '执法大队', '办公室'];

beforeAll(async () => {
  office = await makeService({ now: '2026-03-10T10:00:00+08:00' });
  for (const name of ['王珺', '李强'])
    members.push((await office.call('duties.saveMember', { fields: { name, post: '科员' } })).id);
  group = (await office.call('duties.saveGroup', { fields: { name: '工作领导小组', establishedOn: '2020-01-01' } })).id;
  for (let index = 0; index < 48; index += 1) await live(index);
  const actions = [0, 1, 2, 3].map((index) => ({
    text: `会议任务${index}`,
    responsibleUnit: '办公室',
    responsibleNames: '赵敏',
    dueOn: addDays(TODAY, index * 5 - 7),
  }));
  const fields = {
    kind: 'leading_group' as const,
    ...{ title: '第一次会议', leadingGroupId: group, startAt: '2026-03-09T09:00' },
    ...{ place: '会议室', chairName: '周明', recorderName: '李喆' },
  };
  const { id } = await office.call('meetings.save', { fields, decisions: [{ text: '同意。' }], actions });
  await office.call('meetings.finalize', { id, expectedRevision: 1, selfChecked: true });
  office.setClock(`${TODAY}T10:00:00+08:00`);
});
afterAll(() => office.close());

/** One action by its number: set up, assigned, reported, done …, on days spread around the day of the test. */
async function live(index: number): Promise<void> {
  const begun = addDays('2026-03-10', (index * 7) % 71);
  office.setClock(`${begun}T10:00:00+08:00`);
  const fields = {
    ...{ sourceText: '局长批示', text: `任务${index}`, responsibleUnit: UNITS[index % 3] ?? null },
    ownerMemberId: index % 4 === 3 ? null : (members[index % 2] ?? null),
    dueOn: addDays(TODAY, ((index * 11) % 60) - 25),
  };
  const { id } = await office.call('actions.save', { fields });
  const target = async () => ({ id, expectedRevision: (await office.call('actions.get', { id })).action.revision });
  const fate = index % 8;
  if (fate >= 1) await office.call('actions.assign', await target());
  if (fate === 2 || fate === 3)
    await office.call('actions.report', {
      ...(await target()),
      progress: fate === 2 ? 'late' : 'on_track',
      note: '进展',
    });
  if (fate >= 4 && fate <= 5)
    await office.call('actions.complete', { ...(await target()), doneOn: begun, evidence: '办好' });
  if (fate === 5) await office.call('actions.strikeOff', await target());
  if (fate === 6)
    await office.call('actions.setStatus', { ...(await target()), status: 'cancelled', reason: '不再需要' });
}

async function listed(input: CallInput<'actions.list'>): Promise<readonly Row[]> {
  const { rows, total } = await office.call('actions.list', { limit: 500, ...input });
  expect(rows).toHaveLength(total);
  const dates = rows.map((row) => row.dueOn);
  expect(dates).toEqual([...dates].sort());
  return rows;
}
const idsOf = (rows: readonly Row[]) => rows.map((row) => row.id).sort();

describe('M18: the list of actions', () => {
  it('shows by state exactly what the judgement of each action says', async () => {
    const all = await listed({ show: 'all' });
    expect(all).toHaveLength(52);
    const expected = {
      open: (row: Row) => row.status === 'open',
      overdue: (row: Row) => row.state === 'overdue',
      behind: (row: Row) => row.state === 'behind',
      near: (row: Row) => row.state === 'near',
      completed: (row: Row) => row.stage === 'completed',
      done: (row: Row) => row.status === 'done',
      cancelled: (row: Row) => row.status === 'cancelled',
    } as const;
    for (const [show, fits] of Object.entries(expected) as [keyof typeof expected, (row: Row) => boolean][]) {
      const rows = all.filter(fits);
      expect(rows.length, show).toBeGreaterThan(0);
      expect(idsOf(await listed({ show })), show).toEqual(idsOf(rows));
    }
    expect(new Set(all.map((row) => row.behind))).toEqual(new Set(['progress', 'report', 'unassigned', null]));
    const summary = await office.call('actions.summary', {});
    const count = (state: Row['state']) => all.filter((row) => row.state === state).length;
    expect(summary).toMatchObject({
      open: all.filter((row) => row.status === 'open').length,
      ...{ overdue: count('overdue'), behind: count('behind'), near: count('near') },
      completed: all.filter((row) => row.stage === 'completed').length,
    });
    const { progress = 0, report = 0, unassigned = 0 } = summary.reasons;
    expect(progress + report + unassigned).toBe(summary.behind);
  });

  it('narrows by body, unit, member, stage, source, due range and words', async () => {
    const all = await listed({ show: 'all' });
    const check = async (input: CallInput<'actions.list'>, fits: (row: Row) => boolean) => {
      const rows = all.filter(fits);
      expect(rows.length).toBeGreaterThan(0);
      expect(idsOf(await listed({ show: 'all', ...input }))).toEqual(idsOf(rows));
    };
    await check({ leadingGroupId: group }, (row) => row.meetingId !== null);
    await check({ unit: '执法大队' }, (row) => row.responsibleUnit === '执法大队');
    await check({ memberId: members[1] ?? '' }, (row) => row.ownerMemberId === members[1]);
    for (const stage of ACTION_STAGES.filter((one) => one !== 'urged'))
      await check({ stage }, (row) => row.stage === stage);
    await check({ source: 'other' }, (row) => row.meetingId === null);
    await check({ source: 'meeting' }, (row) => row.meetingId !== null);
    await check(
      { dueFrom: '2026-05-01', dueTo: '2026-05-20' },
      (row) => row.dueOn >= '2026-05-01' && row.dueOn <= '2026-05-20',
    );
    await check({ text: '赵敏' }, (row) => row.responsibleNames === '赵敏');
    await check({ text: '第一次会议 任务2' }, (row) => row.text === '会议任务2');
    await check({ text: '李强' }, (row) => row.ownerName === '李强');
    const choices = await office.call('actions.choices', {});
    expect(choices.units).toEqual([...UNITS].sort((one, two) => (one < two ? -1 : 1)));
    expect(choices.members.map((one) => one.name)).toEqual(['王珺', '李强']);
    expect(choices.groups.map((one) => one.name)).toEqual(['工作领导小组']);
  });

  it('board and calendar hold the same actions', async () => {
    const all = await listed({ show: 'all' });
    const { columns } = await office.call('actions.board', { perStage: 200 });
    expect(columns.map((column) => column.stage)).toEqual([...ACTION_STAGES]);
    for (const { stage, total, rows } of columns) {
      expect(rows).toHaveLength(total);
      expect(idsOf(rows)).toEqual(idsOf(all.filter((row) => row.stage === stage)));
    }
    const { days, isVerified } = await office.call('actions.calendar', { month: '2026-05' });
    expect(isVerified).toBe(true);
    expect(days).toHaveLength(31);
    // 5 May 2026 is off, Saturday 9 May is worked (调休).
    expect([days[4]?.isWorkingDay, days[8]?.isWorkingDay, days[15]?.isWorkingDay]).toEqual([false, true, false]);
    const due = all.filter((row) => row.dueOn.startsWith('2026-05'));
    expect(idsOf(days.flatMap((day) => day.rows))).toEqual(idsOf(due));
    for (const day of days) {
      expect(day.total).toBe(due.filter((row) => row.dueOn === day.date).length);
      const isOpen = day.rows.map((row) => row.status === 'open');
      expect(isOpen).toEqual([...isOpen].sort((one, two) => Number(two) - Number(one)));
    }
  });

  it('my items are the open ones of the member that the account belongs to', async () => {
    expect(await office.call('actions.mine', {})).toMatchObject({ member: null, total: 0, rows: [] });
    await linkMember(office, 'clerk', members[0] ?? '');
    const mine = await office.call('actions.mine', {});
    const all = await listed({ show: 'all' });
    expect(idsOf(mine.rows)).toEqual(
      idsOf(all.filter((row) => row.status === 'open' && row.ownerMemberId === members[0])),
    );
    expect(mine.total).toBe(mine.rows.length);
    // The only checker of the office strikes off what he did himself too.
    expect(mine.toStrikeOff.total).toBe(all.filter((row) => row.stage === 'completed').length);
  });
});
