// needs: pdftotext
import { execFileSync } from 'node:child_process';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWrite } from '#service/db/write.ts';
import { actionsHandover } from '#service/features/actions/actions.handover.ts';
import { HANDOVER_SOURCES } from '#service/features/handovers/handoverSources.ts';
import { logIn } from '#service/office/session.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { sampleMeeting } from '../meetings/sampleMeeting.ts';

let office: TestService;
let owner = '';
const ids: string[] = [];
beforeAll(async () => {
  office = await makeService({ now: '2026-03-10T10:00:00+08:00' });
  owner = (await office.call('duties.saveMember', { fields: { name: '王珺', post: '科长' } })).id;
  for (const [index, dueOn] of ['2026-02-26', '2026-03-09', '2026-03-05', '2026-03-31'].entries()) {
    const fields = {
      sourceText: '局长批示',
      text: `整治名称不规范第${index + 1}批`,
      responsibleUnit: '社会组织管理科',
      ownerMemberId: owner,
      coOwnerNames: '执法大队',
      doneWhen: '名称全部规范',
      dueOn,
    };
    ids.push((await office.call('actions.save', { fields })).id);
  }
});
afterAll(() => office.close());

const target = async (id: string) => ({
  id,
  expectedRevision: (await office.call('actions.get', { id })).action.revision,
});

/** Text of each page without blanks. */
function pagesOf(pdf: Buffer): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return text
    .split('\f')
    .filter((page) => page.trim() !== '')
    .map((page) => page.replace(/\s+/gu, ''));
}

describe('M9: urging slips', () => {
  it('prints one for each action, two on a page, with number, text, owner, date, days overdue and room for the answer', async () => {
    const { file, firstSeq, year } = await office.call('actions.printSlips', {
      ids: ids.slice(0, 3),
      answerBy: '2026-03-15',
    });
    expect([year, firstSeq]).toEqual([2026, 1]);
    const pages = pagesOf(office.bytes(file));
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('催办〔2026〕1号');
    expect(pages[0]).toContain('催办〔2026〕2号');
    expect(pages[1]).toContain('催办〔2026〕3号');
    for (const words of [
      '整治名称不规范第1批',
      '社会组织管理科',
      '王珺',
      '协办：执法大队',
      '名称全部规范',
      '2026-02-26',
      '已逾期12天',
      '2026年3月15日前书面反馈',
      '办理情况',
      '责任人签字',
    ])
      expect(pages[0]).toContain(words);
    // Nothing is recorded before somebody says that they were printed.
    expect((await office.call('actions.nextSlip', {})).number).toBe('催办〔2026〕1号');
  });

  it('prints one on a page', async () => {
    const { file } = await office.call('actions.printSlips', {
      ids: ids.slice(0, 3),
      perPage: 1,
      answerBy: '2026-03-15',
    });
    expect(pagesOf(office.bytes(file))).toHaveLength(3);
  });

  it('records them all or none under numbers without gaps', async () => {
    const items = [await target(ids[0] ?? ''), await target(ids[1] ?? '')];
    const stale = { ...(await target(ids[2] ?? '')), expectedRevision: 99 };
    expect((await office.failure('actions.urge', { items: [...items, stale], firstSeq: 1 })).code).toBe('conflict');
    expect((await office.call('actions.nextSlip', {})).seq).toBe(1);
    expect(await office.call('actions.urge', { items, firstSeq: 1 })).toEqual({ count: 2 });
    // Another window printed the same numbers and was slower.
    const late = await office.failure('actions.urge', { items: [await target(ids[2] ?? '')], firstSeq: 1 });
    expect(late.details.fields).toEqual([{ field: 'firstSeq', code: 'slip_number_taken' }]);
    await office.call('actions.urge', { items: [await target(ids[2] ?? '')], firstSeq: 3 });
    const numbers = [];
    for (const id of ids.slice(0, 3)) {
      const { action, steps } = await office.call('actions.get', { id });
      expect(action).toMatchObject({ stage: 'urged', lastUrgedOn: '2026-03-10' });
      numbers.push(steps.at(-1)?.number);
    }
    expect(numbers).toEqual(['催办〔2026〕1号', '催办〔2026〕2号', '催办〔2026〕3号']);
    office.setClock('2027-01-04T10:00:00+08:00');
    expect((await office.call('actions.nextSlip', {})).number).toBe('催办〔2027〕1号');
    office.setClock('2026-03-10T10:00:00+08:00');
  });
});

describe('M10: the printed list', () => {
  it('says each warning with a sign and a word', async () => {
    const near = await office.call('actions.save', {
      fields: { sourceText: '来文', text: '临近的任务', responsibleUnit: '办公室', dueOn: '2026-03-12' },
    });
    await office.call('actions.report', { ...(await target(ids[3] ?? '')), progress: 'late', note: '进度滞后' });
    const { file } = await office.call('actions.print', { show: 'open' });
    const text = pagesOf(office.bytes(file)).join('');
    for (const words of ['任务督办清单', '▲逾期12天', '◆滞后', '●还有2天', '催办', '王珺'])
      expect(text).toContain(words);
    await office.call('actions.setStatus', { ...(await target(near.id)), status: 'cancelled', reason: '试验' });
  });
});

describe('M11: minutes issued after an extension', () => {
  it('keep the date that the meeting agreed', async () => {
    const { id } = await office.call('meetings.save', sampleMeeting());
    await office.call('meetings.finalize', { id, expectedRevision: 1 });
    const action = (await office.call('meetings.get', { id })).actions[0]?.id ?? '';
    const asked = await office.call('actions.askExtension', {
      ...(await target(action)),
      newDueOn: '2026-05-08',
      reason: '延后',
    });
    const approver = { approverName: '周明', approverPost: '局长' };
    await office.call('actions.decideExtension', {
      id: asked.id,
      expectedRevision: 1,
      outcome: 'approved',
      ...approver,
    });
    const { file } = await office.call('meetings.preview', { id });
    const text = pagesOf(office.bytes(file)).join('');
    expect(text).toContain('2026年3月31日');
    expect(text).not.toContain('2026年5月8日');
  });
});

describe('D5: the hand-over of open actions', () => {
  it('lists what a member owns and gives each with a line of its own; what is closed stays with its owner', async () => {
    expect(HANDOVER_SOURCES).toContain(actionsHandover);
    const taker = (await office.call('duties.saveMember', { fields: { name: '李强', post: '科员' } })).id;
    const closed = ids[0] ?? '';
    await office.call('actions.complete', { ...(await target(closed)), doneOn: '2026-03-10', evidence: '已规范' });
    const now = () => Date.parse('2026-03-10T11:00:00+08:00');
    const session = await logIn(office.folder, 'clerk', PASSWORD, { now, newId: () => v7({ msecs: now() }) });
    try {
      const look = { memberId: owner, today: '2026-03-10' };
      const open = await actionsHandover.open(session.store.reader, look);
      expect(open.map((one) => one.id).sort()).toEqual(ids.slice(1).sort());
      expect(open[0]).toMatchObject({ title: '整治名称不规范第3批', note: '局长批示', dueOn: '2026-03-05' });
      await runWrite(session.environment, session.actor, 'handover', async (write) => {
        for (const { id } of open)
          await actionsHandover.give(write, { id, from: owner, to: taker, on: '2026-03-12', reason: '岗位调整' });
      });
      expect(await actionsHandover.open(session.store.reader, look)).toEqual([]);
      expect(await actionsHandover.open(session.store.reader, { ...look, memberId: taker })).toHaveLength(3);
    } finally {
      await session.store.close();
    }
    for (const id of ids.slice(1)) {
      const { action, steps } = await office.call('actions.get', { id });
      expect(action).toMatchObject({ ownerMemberId: taker, ownerName: '李强', status: 'open' });
      expect(steps.filter((step) => step.kind === 'handed_over').map((step) => step.note)).toEqual(['岗位调整']);
      const { entries } = await office.call('records.history', { id });
      expect(entries.filter((entry) => entry.action === 'action_item.handed_over')).toHaveLength(1);
    }
    expect((await office.call('actions.get', { id: closed })).action.ownerMemberId).toBe(owner);
  });
});
