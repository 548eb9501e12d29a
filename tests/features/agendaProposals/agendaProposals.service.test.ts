import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkStep, nextStep, stageAfter } from '#shared/features/agendaProposals/agendaWorkflow.rules.ts';
import { brokenRules } from '#tests/features/meetings/brokenRules.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const propose = async (title: string) =>
  (
    await office.call('agendaProposals.save', {
      fields: { title, proposerUnit: '社会组织管理科', proposerName: '王珺', minutesPlanned: 15 },
    })
  ).id;
const record = (
  ids: string[],
  step: 'agreed' | 'collated' | 'fixed' | 'direct' | 'returned',
  more: { personName?: string; remark?: string } = {},
) => office.call('agendaProposals.record', { ids, step, ...more });
const draft = () => office.call('meetings.save', { ...sampleMeeting(), agenda: [], decisions: [] });
const rowOf = async (id: string) => (await office.call('agendaProposals.list', {})).rows.find((row) => row.id === id);

it('a proposed item is found by its words', async () => {
  const id = await propose('研究行业协会脱钩改革');
  const { groups } = await office.call('search.find', { text: '脱钩改革', limit: 5 });
  expect(groups.flatMap(({ hits }) => hits)).toMatchObject([
    { kind: 'agendaProposal', id, title: '研究行业协会脱钩改革' },
  ]);
});

describe('items on their way to the agenda (domain.md §6)', () => {
  it('goes 拟提, 同意, 汇总, 审定 with who and when, in the order chosen', async () => {
    const [first, second] = [await propose('审议评估结果'), await propose('研究换届备案')];
    await record([first, second], 'agreed', { personName: '李春梅' });
    const meeting = await draft();
    const put = { ids: [second, first], meetingId: meeting.id, expectedRevision: meeting.revision };
    const collated = await office.call('agendaProposals.collate', put);
    const { agenda, meeting: stored } = await office.call('meetings.get', { id: meeting.id });
    expect(agenda.map((item) => [item.title, item.proposerUnit, item.minutesPlanned])).toEqual([
      ['研究换届备案', '社会组织管理科', 15],
      ['审议评估结果', '社会组织管理科', 15],
    ]);
    // Whoever has the meeting open is told that it changed.
    expect(stored.revision).toBe(collated.revision);
    await record([agenda[0]?.id ?? ''], 'fixed', { personName: '张建国', remark: '同意' });
    const { items } = await office.call('agendaProposals.ofMeeting', { meetingId: meeting.id });
    expect(items.map((item) => item.stage)).toEqual(['fixed', 'collated']);
    expect(items[0]?.steps.map((step) => [step.step, step.personName, step.decidedAt.slice(0, 13)])).toEqual([
      ['agreed', '李春梅', '2026-03-05T10'],
      ['collated', '张文员', '2026-03-05T10'],
      ['fixed', '张建国', '2026-03-05T10'],
    ]);
    expect(items[0]?.steps[2]).toMatchObject({ remark: '同意', recordedByName: '张文员' });
    expect(await rowOf(second)).toMatchObject({ stage: 'fixed', meetingId: meeting.id });
  });

  it('is sent back with a remark and begins anew; without one nothing changes', async () => {
    const id = await propose('研究经费安排');
    await record([id], 'agreed');
    const bare = await office.failure('agendaProposals.record', { ids: [id], step: 'returned' });
    expect(brokenRules(bare)).toMatchObject([{ field: 'remark', code: 'agenda_returned_reason' }]);
    expect((await rowOf(id))?.stage).toBe('agreed');
    await record([id], 'returned', { remark: '请补充依据' });
    expect(await rowOf(id)).toMatchObject({ stage: 'proposed', returned: true });
    await record([id], 'agreed');
    expect(await rowOf(id)).toMatchObject({ stage: 'agreed', returned: false });
  });

  it('leaves out no step silently, but a small office puts items on directly with a reason that is kept', async () => {
    const id = await propose('通报检查情况');
    expect(brokenRules(await office.failure('agendaProposals.record', { ids: [id], step: 'fixed' }))).toMatchObject([
      { code: 'agenda_step_early' },
    ]);
    const meeting = await draft();
    const put = { ids: [id], meetingId: meeting.id, expectedRevision: meeting.revision };
    const early = await office.failure('agendaProposals.collate', put);
    expect(brokenRules(early)).toMatchObject([{ field: 'reason', code: 'agenda_not_agreed' }]);
    expect((await office.call('meetings.get', { id: meeting.id })).agenda).toEqual([]);
    await office.call('agendaProposals.collate', { ...put, reason: '会前口头请示' });
    const { agenda } = await office.call('meetings.get', { id: meeting.id });
    await record([agenda[0]?.id ?? ''], 'direct', { remark: '本单位三人，当面议定' });
    const { items } = await office.call('agendaProposals.ofMeeting', { meetingId: meeting.id });
    expect(items[0]).toMatchObject({ stage: 'fixed' });
    expect(items[0]?.steps.map((step) => [step.step, step.remark])).toEqual([
      ['collated', '会前口头请示'],
      ['direct', '本单位三人，当面议定'],
    ]);
  });

  it('all or none: one item that cannot take the step stops the others', async () => {
    const [ready, early] = [await propose('甲事项'), await propose('乙事项')];
    await record([ready], 'agreed');
    const failure = await office.failure('agendaProposals.record', { ids: [ready, early], step: 'collated' });
    expect(brokenRules(failure)).toMatchObject([{ code: 'agenda_step_early', params: { title: '乙事项' } }]);
    expect((await rowOf(ready))?.stage).toBe('agreed');
  });

  it('an item taken off its draft, or a voided draft, lets the proposal wait for another meeting', async () => {
    const [first, second] = [await propose('丙事项'), await propose('丁事项')];
    await record([first, second], 'agreed');
    const meeting = await draft();
    const put = { ids: [first, second], meetingId: meeting.id, expectedRevision: meeting.revision };
    const { revision } = await office.call('agendaProposals.collate', put);
    const { agenda } = await office.call('meetings.get', { id: meeting.id });
    const kept = await office.call('meetings.save', {
      ...{ ...sampleMeeting(), id: meeting.id, expectedRevision: revision, decisions: [] },
      agenda: agenda.slice(1),
    });
    expect(await rowOf(first)).toMatchObject({ stage: 'agreed', meetingId: null });
    expect(await rowOf(second)).toMatchObject({ stage: 'collated', meetingId: meeting.id });
    await office.call('meetings.void', { id: meeting.id, expectedRevision: kept.revision, reason: '会议取消' });
    expect(await rowOf(second)).toMatchObject({ stage: 'agreed', meetingId: null });
    const { steps } = await office.call('agendaProposals.steps', { id: second });
    expect(steps.map((step) => step.step)).toEqual(['agreed', 'collated', 'released']);
  });

  it('refuses a stale meeting, an item that stands in one, final minutes, and voids only what waits', async () => {
    const id = await propose('戊事项');
    await record([id], 'agreed');
    const meeting = await draft();
    const put = { ids: [id], meetingId: meeting.id, expectedRevision: meeting.revision };
    const stale = await office.failure('agendaProposals.collate', { ...put, expectedRevision: 7 });
    expect([stale.code, stale.details.record]).toMatchObject(['conflict', { id: meeting.id }]);
    const { revision } = await office.call('agendaProposals.collate', put);
    const again = await office.failure('agendaProposals.collate', { ...put, expectedRevision: revision });
    expect(brokenRules(again)).toMatchObject([{ code: 'agenda_in_meeting' }]);
    const voiding = await office.failure('agendaProposals.void', { id, expectedRevision: 3, reason: '不再提出' });
    expect(brokenRules(voiding)).toMatchObject([{ code: 'agenda_in_meeting' }]);
    await office.call('meetings.finalize', { id: meeting.id, expectedRevision: revision });
    const closed = await office.failure('agendaProposals.record', { ids: [id], step: 'fixed' });
    expect(brokenRules(closed)).toMatchObject([{ code: 'agenda_meeting_closed' }]);
    const waiting = await propose('己事项');
    await office.call('agendaProposals.void', { id: waiting, expectedRevision: 1, reason: '不再提出' });
    expect(await rowOf(waiting)).toBeUndefined();
  });

  it('lists those without a meeting first, by group, state and words', async () => {
    const list = async (filter: Parameters<typeof office.call<'agendaProposals.list'>>[1]['filter']) =>
      (await office.call('agendaProposals.list', { filter })).rows;
    const rows = await list({});
    const places = rows.map((row) => (row.meetingId === null ? 0 : 1));
    expect(places).toEqual([...places].sort());
    expect((await list({ stage: 'fixed' })).every((row) => row.stage === 'fixed')).toBe(true);
    expect((await list({ text: '换届' })).map((row) => row.title)).toEqual(['研究换届备案']);
    expect((await list({ waiting: true })).every((row) => row.meetingId === null)).toBe(true);
  });
});

describe('steps', () => {
  it('follow each other and end at 审定', () => {
    const path = ['agreed', 'collated', 'fixed'] as const;
    let stage: ReturnType<typeof stageAfter> = 'proposed';
    for (const step of path) {
      expect(nextStep(stage)).toBe(step);
      expect(checkStep({ title: '一', stage }, step, null)).toEqual([]);
      stage = stageAfter(step);
    }
    expect(nextStep(stage)).toBeUndefined();
    expect(checkStep({ title: '一', stage }, 'direct', '急')).toMatchObject([{ code: 'agenda_step_done' }]);
  });
});
