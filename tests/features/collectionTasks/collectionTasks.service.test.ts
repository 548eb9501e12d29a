// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

type Fields = CallInput<'collectionTasks.save'>['fields'];

let office: TestService;
let west = '';
let east = '';
let south = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-06-01T09:00:00+08:00' });
  const unit = async (name: string) =>
    (await office.call('duties.saveUnit', { fields: { name, shortName: null, level: 'township', workPhone: null } }))
      .id;
  west = await unit('城西街道');
  east = await unit('城东街道');
  south = await unit('南桥镇');
});
afterAll(() => office.close());

const fields = (changes: Partial<Fields> = {}): Fields => ({
  ...{ title: '上半年社区社会组织工作情况', dueOn: '2026-06-28', recipientOfficeIds: [west, east, south] },
  ...{ requirementText: '不超过1500字', ...changes },
});
const details = (id: string) => office.call('collectionTasks.get', { id });
const revisionOf = async (id: string) => (await details(id)).task.revision;
async function sent(changes: Partial<Fields> = {}): Promise<string> {
  const task = await office.call('collectionTasks.save', { fields: fields(changes) });
  await office.call('collectionTasks.send', { ...expected(task), sentOn: '2026-06-01' });
  return task.id;
}
const FULL = { 开展情况: '开展了三次活动', 进展成效: '成效明显', 存在问题: '经费不足', 意见建议: '请予支持' };
const entry = (
  taskId: string,
  officeId: string,
  receivedAt: string,
  sections: Readonly<Record<string, string>> = FULL,
): CallInput<'collectionTasks.saveReturn'> => ({ taskId, fields: { officeId, receivedAt, sections, note: null } });
const receive = (...input: Parameters<typeof entry>) => office.call('collectionTasks.saveReturn', entry(...input));
const printed = (file: { readonly $file: string }) => rawText(office.bytes(file)).replace(/\s/g, '');

describe('sending a collection (domain.md §8)', () => {
  it('is a draft with the fixed outline until it is sent to somebody', async () => {
    const draft = await office.call('collectionTasks.save', { fields: fields({ recipientOfficeIds: [] }) });
    expect((await details(draft.id)).task).toMatchObject({
      ...{ state: 'draft', cutoffTime: '24:00', sentOn: null },
      outline: ['开展情况', '进展成效', '存在问题', '意见建议'],
    });
    const nobody = await office.failure('collectionTasks.send', { ...expected(draft), sentOn: '2026-06-01' });
    expect(issuesOf(nobody)).toEqual(['recipientOfficeIds: no_recipients']);
    const early = await office.failure('collectionTasks.saveReturn', entry(draft.id, west, '2026-06-01T08:00'));
    expect(issuesOf(early)).toEqual(['taskId: collection_not_sent']);
    const outline = ['基本情况', '特色做法'];
    await office.call('collectionTasks.save', { ...expected(draft), fields: fields({ outline }) });
    const around = { id: draft.id, expectedRevision: 2 };
    const late = await office.failure('collectionTasks.send', { ...around, sentOn: '2026-06-02' });
    expect(issuesOf(late)).toEqual(['sentOn: date_in_future']);
    await office.call('collectionTasks.send', { ...around, sentOn: '2026-06-01' });
    expect((await details(draft.id)).task).toMatchObject({ state: 'collecting', outline, waiting: 3, missing: 0 });
    await office.call('collectionTasks.withdraw', { id: draft.id, expectedRevision: 3, reason: '提纲要改' });
    expect((await details(draft.id)).task).toMatchObject({ state: 'draft', sentOn: null });
    await office.call('collectionTasks.void', { id: draft.id, expectedRevision: 4, reason: '不再征集' });
  });

  it('once sent, the outline stays, an office that returned stays, and a due day before it is refused', async () => {
    const id = await sent();
    const change = (changes: Partial<Fields>, expectedRevision: number) =>
      office.failure('collectionTasks.save', { id, expectedRevision, fields: fields(changes) });
    expect(issuesOf(await change({ outline: ['别的'] }, 2))).toEqual(['outline: outline_is_sent']);
    await receive(id, west, '2026-06-01T08:30');
    const before = await details(id);
    expect(issuesOf(await change({ outline: ['别的'] }, 2))).toEqual(['outline: outline_has_returns']);
    expect(issuesOf(await change({ recipientOfficeIds: [east] }, 2))).toEqual([
      'recipientOfficeIds: recipient_returned',
    ]);
    expect(issuesOf(await change({ dueOn: '2026-05-31' }, 2))).toEqual(['dueOn: collection_due_before_sent']);
    const back = await office.failure('collectionTasks.withdraw', { id, expectedRevision: 2, reason: '提纲要改' });
    expect(issuesOf(back)).toEqual(['sentOn: withdraw_has_returns']);
    expect((await change({ title: '改名' }, 1)).code).toBe('conflict');
    expect(await details(id)).toEqual(before);
  });
});

describe('returns (domain.md §8, §9.3)', () => {
  it('the first decides timeliness, the last content; missing and incomplete are named', async () => {
    const id = await sent();
    office.setClock('2026-07-02T10:00:00+08:00');
    expect((await receive(id, west, '2026-06-28T23:59', { 开展情况: '先报一部分' })).timeliness).toBe('on_time');
    expect((await receive(id, west, '2026-06-30T09:00')).timeliness).toBe('late');
    const late = await receive(id, east, '2026-06-29T00:00', { ...FULL, 存在问题: ' 　' });
    expect(late.timeliness).toBe('late');
    const { task, recipients, returns } = await details(id);
    expect(task).toMatchObject({ state: 'past_due', expected: 3, onTime: 1, late: 1, missing: 1, incomplete: 1 });
    expect(recipients).toMatchObject([
      { name: '城西街道', state: 'on_time', returns: 2, empty: [], firstReceivedAt: '2026-06-28T23:59' },
      { name: '城东街道', state: 'late', returns: 1, empty: ['存在问题'] },
      { name: '南桥镇', state: 'missing', returns: 0, firstReceivedAt: null },
    ]);
    expect(returns).toHaveLength(3);
    // The list reckons the same in SQL (HF15).
    const { rows } = await office.call('collectionTasks.list', { show: 'past_due' });
    expect(rows.find((row) => row.id === id)).toMatchObject({
      expected: 3,
      onTime: 1,
      late: 1,
      missing: 1,
      incomplete: 1,
    });
    const [first] = returns;
    await office.call('collectionTasks.voidReturn', { id: first?.id ?? '', expectedRevision: 1, reason: '录错单位' });
    expect((await details(id)).task).toMatchObject({ onTime: 0, late: 2 });
    // 28 June 2026 is a Sunday: the deadline is not moved by itself; a new one judges every return again.
    const moved = fields({ dueOn: '2026-06-29', cutoffTime: '17:00' });
    await office.call('collectionTasks.save', { id, expectedRevision: 2, fields: moved });
    expect((await details(id)).recipients.map(({ state }) => state)).toEqual(['late', 'on_time', 'missing']);
    // Only what is judged otherwise is written anew: whoever has the other one open meets no conflict.
    const standing = (await details(id)).returns.filter(({ voidReason }) => voidReason === null);
    const revisionOf = (officeId: string) => standing.find((one) => one.officeId === officeId)?.revision;
    expect([revisionOf(west), revisionOf(east)]).toEqual([1, 2]);
  });

  it('are refused before the task, in the future, from others, under other headings; the same twice is told', async () => {
    const id = await sent();
    const refused = async (...input: Parameters<typeof entry>) =>
      issuesOf(await office.failure('collectionTasks.saveReturn', entry(...input)));
    expect(await refused(id, west, '2026-05-31T23:59')).toEqual(['receivedAt: return_before_task']);
    expect(await refused(id, west, '2026-07-02T10:30')).toEqual(['receivedAt: date_in_future']);
    expect(await refused(id, west, '2026-06-20T10:00', { 别的标题: '内容' })).toEqual(['sections: heading_unknown']);
    const other = await sent({ recipientOfficeIds: [east] });
    expect(await refused(other, west, '2026-06-20T10:00')).toEqual(['officeId: not_asked']);
    expect((await details(id)).returns).toEqual([]);
    const first = await receive(id, west, '2026-06-20T10:00');
    expect(await refused(id, west, '2026-06-21T10:00')).toEqual(['sections: return_same']);
    await office.call('collectionTasks.saveReturn', { ...entry(id, west, '2026-06-21T10:00'), sameConfirmed: true });
    expect((await details(id)).recipients[0]).toMatchObject({ returns: 2, lastReceivedAt: '2026-06-21T10:00' });
    const corrected = { ...entry(id, west, '2026-06-19T10:00'), ...expected(first) };
    await office.call('collectionTasks.saveReturn', corrected);
    expect((await office.failure('collectionTasks.saveReturn', corrected)).code).toBe('conflict');
    const shut = async (closedOn: string) =>
      issuesOf(await office.failure('collectionTasks.close', { id, expectedRevision: 2, closedOn }));
    expect(await shut('2026-05-31')).toEqual(['closedOn: closed_before_sent']);
    expect(await shut('2026-07-04')).toEqual(['closedOn: date_in_future']);
    const open = await office.failure('collectionTasks.reopen', { id, expectedRevision: 2, reason: '补收' });
    expect(issuesOf(open)).toEqual(['closedOn: collection_is_open']);
    await office.call('collectionTasks.close', { id, expectedRevision: 2, closedOn: '2026-07-02' });
    expect(await refused(id, east, '2026-06-20T10:00')).toEqual(['closedOn: collection_closed']);
    const [kept] = (await details(id)).returns;
    const voided = await office.failure('collectionTasks.voidReturn', {
      ...{ id: kept?.id ?? '', expectedRevision: kept?.revision ?? 0, reason: '录错单位' },
    });
    expect(issuesOf(voided)).toEqual(['closedOn: collection_closed']);
    expect((await details(id)).task).toMatchObject({ state: 'closed', missing: 2 });
    await office.call('collectionTasks.reopen', { id, expectedRevision: 3, reason: '补收材料' });
    await receive(id, east, '2026-07-02T09:00');
  });

  it('files that came with a return belong to it', async () => {
    const id = await sent();
    const back = await receive(id, south, '2026-06-10T09:00');
    const source = await office.fileIn('材料.txt', Buffer.from('南桥镇材料'));
    await office.call('attachments.add', { ownerType: 'collection_return', ownerId: back.id, source });
    expect((await details(id)).returns[0]?.files).toBe(1);
  });
});

describe('documents and papers', () => {
  let id = '';
  beforeAll(async () => {
    id = await sent({ title: '社区社会组织典型做法' });
    await receive(id, west, '2026-06-20T10:00', { 开展情况: '旧稿' });
    await receive(id, west, '2026-06-21T10:00', { ...FULL, 开展情况: '城西新稿' });
    await receive(id, east, '2026-06-22T10:00', { ...FULL, 开展情况: '城东情况', 意见建议: '' });
  });
  const draft = async (kind: CallInput<'collectionTasks.draftDocument'>['kind'], task = id) => {
    const answer = await office.call('collectionTasks.draftDocument', {
      ...{ id: task, expectedRevision: await revisionOf(task), kind },
    });
    const { document } = await office.call('officialDocuments.get', { id: answer.documentId });
    return { ...answer, document, text: JSON.stringify(document.content) };
  };

  it('a reminder goes to those from whom nothing came; when nobody is missing it is refused', async () => {
    const reminder = await draft('reminder');
    expect(reminder).toMatchObject({ offices: 1, document: { stage: 'draft', content: { form: 'letter' } } });
    expect(reminder.document.title).toBe('关于催报“社区社会组织典型做法”材料的通知');
    expect(reminder.text).toContain('南桥镇');
    for (const name of ['城西街道', '城东街道']) expect(reminder.text).not.toContain(name);
    expect(reminder.text).toContain('2026年6月28日24:00前');
    expect((await office.call('collectionTasks.ofDocument', { documentId: reminder.documentId })).task?.id).toBe(id);
    const all = await sent({ recipientOfficeIds: [west] });
    await receive(all, west, '2026-06-05T10:00');
    const nobody = await office.failure('collectionTasks.draftDocument', {
      ...{ id: all, expectedRevision: 2, kind: 'reminder' },
    });
    expect(issuesOf(nobody)).toEqual(['returns: nobody_missing']);
  });

  it('the compilation has every last return heading by heading, office by office, and names who is missing', async () => {
    const { text, offices, document } = await draft('compilation');
    expect(offices).toBe(2);
    expect(document.content.form).toBe('report');
    expect(text).not.toContain('旧稿');
    const places = ['"开展情况"', '城西街道', '城西新稿', '城东街道', '城东情况', '"进展成效"', '"意见建议"'].map(
      (word) => text.indexOf(word),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((one, other) => one - other)).toEqual(places);
    expect(text).toContain('未报送材料的单位：南桥镇');
    // What was written in paragraphs stays in paragraphs, and what was left empty is said.
    const parts = await sent({ recipientOfficeIds: [west] });
    await receive(parts, west, '2026-06-01T08:30', { 开展情况: '第一段\n\n　　第二段' });
    const drafted = await office.call('collectionTasks.draftDocument', {
      ...{ id: parts, expectedRevision: 2, kind: 'compilation' },
    });
    const { document: made } = await office.call('officialDocuments.get', { id: drafted.documentId });
    expect(JSON.stringify(made.content)).toContain(
      '{"kind":"paragraph","text":"第一段"},{"kind":"paragraph","text":"第二段"}',
    );
    const { notices } = await details(id);
    expect(notices.map(({ kind, officeNames }) => [kind, officeNames.length])).toEqual([
      ['compilation', 2],
      ['reminder', 1],
    ]);
    const empty = await sent({ recipientOfficeIds: [west] });
    const nothing = await office.failure('collectionTasks.draftDocument', {
      ...{ id: empty, expectedRevision: 2, kind: 'compilation' },
    });
    expect(issuesOf(nothing)).toEqual(['returns: nothing_returned']);
  });

  it('the call names headings, requirement and day, with the form as its attachment', async () => {
    const { text, offices } = await draft('call');
    expect(offices).toBe(3);
    for (const word of [
      '城西街道、城东街道、南桥镇',
      '不超过1500字',
      '2026年6月28日24:00前',
      '社区社会组织典型做法材料报送表',
    ])
      expect(text).toContain(word);
  });

  it('prints the empty form, a return, the standing and the register', async () => {
    const form = printed((await office.call('collectionTasks.printForm', { id })).file);
    for (const heading of ['开展情况', '进展成效', '存在问题', '意见建议', '填报人']) expect(form).toContain(heading);
    expect(form).not.toContain('城西新稿');
    const own = printed((await office.call('collectionTasks.printForm', { id, officeId: south })).file);
    expect(own).toContain('南桥镇');
    const { recipients } = await details(id);
    const back = await office.call('collectionTasks.printReturn', { id: recipients[0]?.lastReturnId ?? '' });
    expect(printed(back.file)).toContain('城西新稿');
    const standing = printed((await office.call('collectionTasks.printStanding', { id })).file);
    expect(standing).toContain('3南桥镇缺报');
    expect(standing).toContain('意见建议');
    const register = await office.call('collectionTasks.print', { year: 2026 });
    expect(printed(register.file)).toContain(`共${register.count}条`);
    const exported = await office.call('exports.list', {
      list: 'collectionTasks',
      input: { year: 2026 },
      format: 'csv',
    });
    const rows = csvRows(office.bytes(exported.file).toString('utf8').replace('\uFEFF', ''));
    expect(rows.find(([title]) => title === '社区社会组织典型做法')?.slice(4, 11)).toEqual([
      ...['已截止缺报', '3', '2', '0', '0', '1', '1'],
    ]);
  });

  it('the counts of the list add up, and voided ones are in none', async () => {
    const { counts, total } = await office.call('collectionTasks.list', {});
    expect(counts.all).toBe(total);
    expect(counts.all).toBe(counts.open + counts.draft + counts.closed);
    const { rows } = await office.call('collectionTasks.list', { show: 'draft' });
    expect(rows).toEqual([]);
  });
});

describe('a collection that asks for figures too (features W8)', () => {
  it('call, paper form, return and compilation carry the figures', async () => {
    const asked = { periodStart: '2026-01-01', periodEnd: '2026-03-31', figureKeys: ['HF10.filed', 'HF17.hours'] };
    const id = await sent({ title: '一季度工作', outline: ['存在问题'], recipientOfficeIds: [west, east], ...asked });
    const figures = { 'HF10.filed': 12, 'HF17.hours': 3.5 };
    const sections = { 存在问题: '经费不足' };
    const own = {
      officeId: west,
      receivedAt: '2026-06-20T10:00',
      sections,
      note: null,
      figures,
      coversOfficeIds: [east],
    };
    const back = await office.call('collectionTasks.saveReturn', { taskId: id, fields: own });
    const draft = async (kind: CallInput<'collectionTasks.draftDocument'>['kind']) => {
      const target = { id, expectedRevision: await revisionOf(id), kind };
      const { documentId } = await office.call('collectionTasks.draftDocument', target);
      return JSON.stringify((await office.call('officialDocuments.get', { id: documentId })).document.content);
    };
    const call = await draft('call');
    for (const word of ['2026年第一季度', '活动报备数', '数据中已包含下级单位']) expect(call).toContain(word);
    const compiled = await draft('compilation');
    for (const word of ['经费不足', '数据（2026年第一季度）', '活动报备数（项）', '"12"'])
      expect(compiled).toContain(word);
    const paper = printed((await office.call('collectionTasks.printForm', { id, officeId: east })).file);
    for (const word of ['活动报备数', '数据中已包含的单位', '城东街道']) expect(paper).toContain(word);
    expect(paper).not.toContain('3.5');
    const copy = printed((await office.call('collectionTasks.printReturn', { id: back.id })).file);
    for (const word of ['活动报备数项12', '小时3.5', '数据中已包含的单位：城东街道']) expect(copy).toContain(word);
    const exported = await office.call('exports.list', { list: 'collectionTasks', input: {}, format: 'csv' });
    const rows = csvRows(office.bytes(exported.file).toString('utf8').replace('\uFEFF', ''));
    expect(rows.find(([title]) => title === '一季度工作')?.slice(-3)).toEqual(['2026-01-01', '2026-03-31', '2']);
  });
});
