import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionState } from '#shared/features/actions/actions.rules.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { sampleMeeting } from '../meetings/sampleMeeting.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-10T23:59:00+08:00' });
});
afterAll(() => office.close());

async function add(text: string, dueOn: string): Promise<string> {
  const fields = { sourceText: '局长批示', text, responsibleUnit: '社会组织管理科', dueOn };
  return (await office.call('actions.save', { fields })).id;
}

const rows = async (text: string, show: 'open' | 'overdue' | 'done' | 'all' = 'open') =>
  (await office.call('actions.list', { show, text })).rows;

describe('the state of an action', () => {
  it('turns near and overdue on the right day (near from 5 days before, overdue after the due date)', () => {
    const of = (dueOn: string) => actionState({ status: 'open', dueOn }, '2026-03-10', 5);
    expect([of('2026-03-09'), of('2026-03-10'), of('2026-03-15'), of('2026-03-16')]).toEqual([
      'overdue',
      'near',
      'near',
      'open',
    ]);
    expect(actionState({ status: 'done', dueOn: '2026-03-01' }, '2026-03-10', 5)).toBe('done');
    expect(actionState({ status: 'cancelled', dueOn: '2026-03-01' }, '2026-03-10', 5)).toBe('cancelled');
  });

  it('is computed for the local date and counted', async () => {
    await add('排期一', '2026-03-16');
    await add('排期二', '2026-03-09');
    await add('排期三', '2026-03-10');
    const listed = (await rows('排期')).map(({ text, state, daysLeft }) => ({ text, state, daysLeft }));
    expect(listed).toEqual([
      { text: '排期二', state: 'overdue', daysLeft: -1 },
      { text: '排期三', state: 'near', daysLeft: 0 },
      { text: '排期一', state: 'open', daysLeft: 6 },
    ]);
    expect((await rows('排期', 'overdue')).map((row) => row.text)).toEqual(['排期二']);
    expect((await office.call('actions.list', {})).counts).toEqual({ open: 3, near: 1, overdue: 1 });
    // Two minutes later it is the next day in Shanghai.
    office.setClock('2026-03-11T00:01:00+08:00');
    expect((await rows('排期', 'overdue')).map((row) => row.text)).toEqual(['排期二', '排期三']);
    office.setClock('2026-03-10T23:59:00+08:00');
  });
});

describe('actions.list', () => {
  it('shows the actions of a meeting only while it is final', async () => {
    const { id } = await office.call('meetings.save', sampleMeeting());
    expect(await rows('年度检查通知')).toEqual([]);
    const { revision } = await office.call('meetings.finalize', { id, expectedRevision: 1 });
    const [row] = await rows('年度检查通知');
    expect(row).toMatchObject({
      meetingId: id,
      meetingNumber: '〔2026〕1号',
      meetingTitle: '社会组织管理工作领导小组2026年第1次会议',
    });
    await office.call('meetings.void', { id, expectedRevision: revision, reason: '重复录入' });
    expect(await rows('年度检查通知', 'all')).toEqual([]);
  });
});

describe('actions.setStatus', () => {
  it('needs date and evidence or reason for done, a reason for cancelled and open again', async () => {
    const id = await add('办理结果', '2026-03-31');
    const refused = async (part: object) => {
      const failure = await office.failure('actions.setStatus', { id, expectedRevision: 1, status: 'done', ...part });
      expect(failure.code).toBe('rule_broken');
      return failure.details.fields;
    };
    expect(await refused({})).toEqual([
      { field: 'doneOn', code: 'required' },
      { field: 'evidence', code: 'required' },
    ]);
    expect(await refused({ doneOn: '2026-03-11', evidence: '已办' })).toEqual([
      { field: 'doneOn', code: 'date_in_future' },
    ]);
    expect(await refused({ doneOn: '2026-03-10', evidence: '  ' })).toEqual([{ field: 'evidence', code: 'required' }]);
    expect(await refused({ status: 'cancelled' })).toEqual([{ field: 'reason', code: 'required' }]);

    const done = { id, status: 'done', doneOn: '2026-03-10', evidence: '云民发〔2026〕9号' } as const;
    expect(await office.call('actions.setStatus', { ...done, expectedRevision: 1 })).toEqual({ id, revision: 2 });
    expect(await office.call('actions.setStatus', { ...done, expectedRevision: 2 })).toEqual({ id, revision: 2 });
    expect(await refused({ status: 'open', expectedRevision: 2 })).toEqual([{ field: 'reason', code: 'required' }]);
    const reopened = { id, expectedRevision: 2, status: 'open', reason: '材料不齐' } as const;
    expect((await office.call('actions.setStatus', reopened)).revision).toBe(3);
    expect((await rows('办理结果'))[0]).toMatchObject({ status: 'open', doneOn: null, evidence: null });
    const { entries } = await office.call('records.history', { id });
    expect(entries.map((entry) => [entry.action, entry.reason])).toEqual([
      ['action_item.open', '材料不齐'],
      ['action_item.done', ''],
      ['action_item.create', ''],
    ]);
  });

  it('answers conflict when somebody else was first', async () => {
    const id = await add('两人同办', '2026-03-31');
    const cancelled = { id, expectedRevision: 1, status: 'cancelled', reason: '不再需要' } as const;
    await office.call('actions.setStatus', cancelled);
    expect((await office.failure('actions.setStatus', { ...cancelled, reason: '另一理由', status: 'open' })).code).toBe(
      'conflict',
    );
  });
});

describe('actions.save', () => {
  it('needs an owner and leaves alone what a meeting agreed', async () => {
    const fields = { sourceText: '来文', text: '答复来文', dueOn: '2026-03-31' };
    const failure = await office.failure('actions.save', { fields });
    expect(failure.details.fields).toEqual([{ field: 'responsibleUnit', code: 'required' }]);
    const { id } = await office.call('meetings.save', sampleMeeting());
    const [action] = (await office.call('meetings.get', { id })).actions;
    const owned = { ...fields, responsibleNames: '王珺' };
    const other = await office.failure('actions.save', { id: action?.id, expectedRevision: 1, fields: owned });
    expect(other.details.fields).toEqual([{ field: 'id', code: 'from_meeting' }]);
    expect(await office.call('actions.save', { fields: owned })).toMatchObject({ revision: 1 });
  });
});
