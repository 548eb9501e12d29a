// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { addUser, expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

type Fields = CallInput<'planItems.save'>['fields'];

let office: TestService;
let unitId = '';
let otherUnitId = '';
let memberId = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  const unit = async (name: string) =>
    (await office.call('duties.saveUnit', { fields: { name, shortName: null, level: 'section', workPhone: null } })).id;
  unitId = await unit('社会组织管理股');
  otherUnitId = await unit('办公室');
  memberId = (await office.call('duties.saveMember', { fields: { name: '王珺', post: '股长' } })).id;
});
afterAll(() => office.close());

const fields = (changes: Partial<Fields> = {}): Fields => ({
  ...{ year: 2026, text: '完成社会组织年检', responsibleOfficeId: unitId, responsibleMemberId: memberId },
  ...{ dueOn: '2026-06-30', ...changes },
});
const add = (changes: Partial<Fields> = {}) => office.call('planItems.save', { fields: fields(changes) });
const list = async (input: CallInput<'planItems.list'>) => (await office.call('planItems.list', input)).rows;

describe('plan items of a year (domain.md §5)', () => {
  it('stand in their order with unit, member, due date and days left', async () => {
    const first = await add();
    const second = await add({ text: '开展清理整治', dueOn: '2026-03-04', responsibleMemberId: null });
    expect(await list({ year: 2026 })).toMatchObject([
      { id: first.id, seq: 1, responsibleOfficeName: '社会组织管理股', responsibleMemberName: '王珺', daysLeft: 117 },
      { id: second.id, seq: 2, responsibleMemberName: null, daysLeft: -1, status: 'open' },
    ]);
    await office.call('planItems.save', {
      ...expected(second),
      fields: fields({ text: '开展清理整治', seq: 1, dueOn: '2026-03-04' }),
    });
    await office.call('planItems.save', { ...expected(first), fields: fields({ seq: 2 }) });
    expect((await list({ year: 2026 })).map(({ text }) => text)).toEqual(['开展清理整治', '完成社会组织年检']);
    expect((await list({ year: 2026, show: 'overdue' })).map(({ text }) => text)).toEqual(['开展清理整治']);
    expect(await list({ year: 2026, officeId: otherUnitId })).toEqual([]);
    expect((await list({ year: 2026, text: '王珺 年检' })).map(({ text }) => text)).toEqual(['完成社会组织年检']);
    expect(await list({ year: 2025 })).toEqual([]);
  });

  it('refuses a due date before its year, a unit that is not there, and a stale revision; nothing changes', async () => {
    const before = await list({ year: 2026 });
    const early = await office.failure('planItems.save', { fields: fields({ dueOn: '2025-12-31' }) });
    expect(issuesOf(early)).toEqual(['dueOn: plan_due_before']);
    const nowhere = await office.failure('planItems.save', { fields: fields({ responsibleOfficeId: memberId }) });
    expect(issuesOf(nowhere)).toEqual(['responsibleOfficeId: not_found']);
    const [first] = before;
    const stale = await office.failure('planItems.save', {
      id: first?.id ?? '',
      expectedRevision: 1,
      fields: fields(),
    });
    expect(stale.code).toBe('conflict');
    expect(stale.details.record).toMatchObject({ id: first?.id, revision: 2 });
    expect(await list({ year: 2026 })).toEqual(before);
  });

  it('takes a pasted list whole or not at all, after the last item', async () => {
    const row = (text: string, dueOn: string) => ({
      text,
      dueOn,
      responsibleOfficeId: otherUnitId,
      responsibleMemberId: null,
    });
    const broken = { year: 2027, rows: [row('甲事项', '2027-03-01'), row('乙事项', '2026-03-01')] };
    expect(issuesOf(await office.failure('planItems.addMany', broken))).toEqual(['rows.1.dueOn: plan_due_before']);
    expect(await list({ year: 2027 })).toEqual([]);
    const good = { year: 2027, rows: [row('甲事项', '2027-03-01'), row('乙事项', '2027-09-30')] };
    expect(await office.call('planItems.addMany', good)).toEqual({ count: 2 });
    await office.call('planItems.addMany', { year: 2027, rows: [row('丙事项', '2027-12-31')] });
    expect((await list({ year: 2027 })).map(({ seq, text }) => [seq, text])).toEqual([
      ...[
        [1, '甲事项'],
        [2, '乙事项'],
        [3, '丙事项'],
      ],
    ]);
  });

  it('is done with a day and evidence, open again with a reason; the history names each', async () => {
    const { id, revision } = await add({ text: '印发工作要点', dueOn: '2026-02-10' });
    const done = { id, expectedRevision: revision, status: 'done', doneOn: '2026-03-01' } as const;
    expect(issuesOf(await office.failure('planItems.setStatus', done))).toEqual(['evidence: plan_evidence']);
    const future = { ...done, doneOn: '2026-03-06', evidence: '云民发〔2026〕3号' };
    expect(issuesOf(await office.failure('planItems.setStatus', future))).toEqual(['doneOn: date_in_future']);
    const saved = await office.call('planItems.setStatus', { ...done, evidence: '云民发〔2026〕3号' });
    expect((await office.call('planItems.get', { id })).item).toMatchObject({ status: 'done', doneOn: '2026-03-01' });
    const again = { id, expectedRevision: saved.revision, status: 'open' } as const;
    expect(issuesOf(await office.failure('planItems.setStatus', again))).toEqual(['reason: required']);
    await office.call('planItems.setStatus', { ...again, reason: '文件撤回' });
    expect((await office.call('planItems.get', { id })).item).toMatchObject({
      status: 'open',
      doneOn: null,
      evidence: null,
    });
    const { entries } = await office.call('records.history', { id });
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['plan_item.done', 'plan_item.open']));
  });

  it('a file is evidence enough', async () => {
    const { id, revision } = await add({ text: '编印年报' });
    const source = await office.fileIn('年报.txt', new TextEncoder().encode('年报'));
    await office.call('attachments.add', { ownerType: 'plan_item', ownerId: id, source });
    const done = { id, expectedRevision: revision, status: 'done', doneOn: '2026-03-01' } as const;
    await office.call('planItems.setStatus', done);
    expect((await office.call('attachments.list', { ownerType: 'plan_item', ownerId: id })).rows).toHaveLength(1);
  });

  it('carries notes on progress, the newest in the list; a voided one stays readable', async () => {
    const { id } = await add({ text: '建设社会组织孵化基地' });
    const note = (notedOn: string, text: string) =>
      office.call('planItems.addProgress', { planItemId: id, notedOn, text });
    await note('2026-02-01', '完成选址');
    const wrong = await note('2026-03-01', '写错的进展');
    const future = { planItemId: id, notedOn: '2026-03-06', text: '将来' };
    expect(issuesOf(await office.failure('planItems.addProgress', future))).toEqual(['notedOn: date_in_future']);
    await office.call('planItems.voidProgress', { ...expected(wrong), reason: '写错' });
    const got = await office.call('planItems.get', { id });
    expect(got.item).toMatchObject({ progressOn: '2026-02-01', progressText: '完成选址' });
    expect(got.progress).toMatchObject([
      { text: '写错的进展', voidReason: '写错', byName: '张文员' },
      { text: '完成选址', voidReason: null },
    ]);
  });

  it('unfinished items of the year before are carried over once; the old ones stay open and say so', async () => {
    const { id } = await add({ year: 2025, text: '上年未完成的事', dueOn: '2025-12-31' });
    const other = await add({ year: 2025, text: '上年取消的事', dueOn: '2025-12-31' });
    await office.call('planItems.setStatus', { ...expected(other), status: 'cancelled', reason: '任务调整' });
    expect((await office.call('planItems.overview', { year: 2026 })).unfinishedBefore).toBe(1);
    const early = { year: 2026, ids: [id], dueOn: '2025-12-31' };
    expect(issuesOf(await office.failure('planItems.copyUnfinished', early))).toEqual(['dueOn: plan_due_before']);
    const cancelled = { year: 2026, ids: [other.id], dueOn: '2026-06-30' };
    expect(issuesOf(await office.failure('planItems.copyUnfinished', cancelled))).toEqual(['ids: plan_not_unfinished']);
    await office.call('planItems.copyUnfinished', { year: 2026, ids: [id], dueOn: '2026-06-30' });
    expect((await list({ year: 2026, text: '上年未完成' }))[0]).toMatchObject({
      carriedFromId: id,
      dueOn: '2026-06-30',
    });
    expect((await list({ year: 2025, show: 'open' }))[0]).toMatchObject({ id, carriedToYear: 2026 });
    expect((await office.call('planItems.overview', { year: 2026 })).unfinishedBefore).toBe(0);
    const twice = { year: 2026, ids: [id], dueOn: '2026-06-30' };
    expect(issuesOf(await office.failure('planItems.copyUnfinished', twice))).toEqual(['ids: plan_not_unfinished']);
    const voiding = { id, expectedRevision: 1, reason: '录错' };
    expect(issuesOf(await office.failure('planItems.void', voiding))).toEqual(['id: plan_carried']);
  });

  it('the overview counts by quarter of the due date; voided items leave every figure', async () => {
    const item = await add({ year: 2030, text: '远期事项', dueOn: '2030-05-01' });
    await add({ year: 2030, text: '远期事项二', dueOn: '2030-12-31' });
    const quarters = async () =>
      (await office.call('planItems.overview', { year: 2030 })).quarters.map(({ due }) => due);
    expect(await quarters()).toEqual([0, 1, 0, 1]);
    await office.call('planItems.void', { ...expected(item), reason: '录错年份' });
    expect(await quarters()).toEqual([0, 0, 0, 1]);
    expect((await office.call('planItems.overview', { year: 2030 })).counts).toMatchObject({ all: 1, open: 1 });
  });

  it('prints and exports the list as filtered', async () => {
    const printed = await office.call('planItems.print', { year: 2026 });
    const text = rawText(office.bytes(printed.file)).replace(/\s/g, '');
    expect(text).toContain('年度重点工作清单');
    expect(text).toContain('开展清理整治');
    expect(text).toContain('逾期1天');
    expect(text).toContain(`共${printed.count}条`);
    const exported = await office.call('exports.list', {
      ...{ list: 'planItems', input: { year: 2026, show: 'overdue' }, format: 'csv' },
    });
    const rows = csvRows(office.bytes(exported.file).toString('utf8'));
    expect(rows[1]?.slice(0, 6)).toEqual(['1', '开展清理整治', '社会组织管理股', '王珺', '2026-03-04', '逾期1天']);
  });

  it('is found by the search', async () => {
    const { groups } = await office.call('search.find', { text: '孵化基地' });
    expect(groups.flatMap(({ kind, hits }) => hits.map(({ title }) => [kind, title]))).toEqual([
      ['planItem', '建设社会组织孵化基地'],
    ]);
  });

  it('is handed over when its member leaves: the open ones, each with a line of history', async () => {
    const member = async (name: string) =>
      (await office.call('duties.saveMember', { fields: { name, post: '科员' } })).id;
    const [from, to] = [await member('周离任'), await member('吴接任')];
    const open = await add({ year: 2029, text: '未完成的一项', dueOn: '2029-06-30', responsibleMemberId: from });
    const done = await add({ year: 2026, text: '已完成的一项', dueOn: '2026-03-31', responsibleMemberId: from });
    await office.call('planItems.setStatus', {
      ...{ ...expected(done), status: 'done', doneOn: '2026-03-05', evidence: '提前完成' },
    });
    const { id, revision } = await office.call('handovers.save', {
      fields: {
        ...{ fromMemberId: from, toMemberId: to, handedOn: '2026-03-05', witnessName: '监交员', witnessPost: '主任' },
        ...{ reason: '岗位调整', leaves: true },
      },
    });
    const { work } = await office.call('handovers.get', { id });
    const shown = work.map(({ kind, itemId }) => ({ kind, itemId }));
    expect(work.map(({ kind, title, dueOn }) => [kind, title, dueOn])).toEqual([
      ['planItem', '未完成的一项', '2029-06-30'],
    ]);
    await office.call('handovers.carryOut', { id, expectedRevision: revision, shown });
    expect((await list({ year: 2029 }))[0]?.responsibleMemberName).toBe('吴接任');
    expect((await list({ year: 2026, text: '已完成的一项' }))[0]?.responsibleMemberName).toBe('周离任');
    const { entries } = await office.call('records.history', { id: open.id });
    expect(entries.filter(({ action }) => action === 'plan_item.handover')).toHaveLength(1);
  });

  it('is written by clerks only', async () => {
    await addUser(office, 'leader', '陈局长', ['leader']);
    await office.as('leader');
    expect((await office.failure('planItems.save', { fields: fields() })).code).toBe('forbidden');
    expect((await list({ year: 2026 })).length).toBeGreaterThan(0);
    await office.as('clerk');
  });
});
