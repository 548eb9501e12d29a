// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voidingWords } from '#shared/features/collectionTasks/collectionWords.ts';
import { message } from '#shared/text/index.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addTownships, figures, returned, sentTask } from './rollUpOffice.ts';

const NAMES = ['城西街道', '城东街道', '南桥镇'];
const VALUES = figures(1, 2, 0.5, 1, 2);
const HF15 = ['HF15.expected', 'HF15.onTime', 'HF15.late', 'HF15.contained', 'HF15.missing'];
let office: TestService;
let unit: Record<string, string> = {};
let taskId = '';
/** A collection that asks for the figures of the day on which the first one was due. */
let counting = '';
const id = (name: string) => unit[name] ?? '';
beforeAll(async () => {
  office = await makeService({ now: '2026-07-01T09:00:00+08:00' });
  unit = await addTownships(office, NAMES);
  office.setClock('2026-07-06T09:00:00+08:00');
  const recipientOfficeIds = NAMES.map(id);
  taskId = await sentTask(office, { recipientOfficeIds }, '2026-07-01');
  const day = { periodStart: '2026-07-05', periodEnd: '2026-07-05', dueOn: '2026-07-07' };
  counting = await sentTask(office, { ...day, figureKeys: HF15, recipientOfficeIds, title: '报送质量' }, '2026-07-06');
});
afterAll(() => office.close());

const receive = (name: string, covers: readonly string[], receivedAt: string) =>
  office.call('collectionTasks.saveReturn', {
    ...returned(taskId, id(name), VALUES, { coversOfficeIds: covers.map(id), receivedAt }),
    sameConfirmed: true,
  });
const printed = (file: { readonly $file: string }) => rawText(office.bytes(file)).replace(/\s/g, '');
const draft = async (kind: 'reminder' | 'compilation') => {
  const { task } = await office.call('collectionTasks.get', { id: taskId });
  return { id: taskId, expectedRevision: task.revision, kind };
};

/** Every place that says how the offices stand; page, list, table and figure must say the same. */
async function standing() {
  const { task, recipients } = await office.call('collectionTasks.get', { id: taskId });
  const { rows, counts } = await office.call('collectionTasks.list', { show: 'all' });
  const row = rows.find((one) => one.id === taskId);
  const { columns } = await office.call('rollUp.table', { taskId });
  expect(columns.map(({ state, containedIn }) => [state, containedIn?.name ?? null])).toEqual(
    recipients.map(({ state, containedInName }) => [state, containedInName]),
  );
  const numbers = (one: typeof task | typeof row) => [one?.onTime, one?.late, one?.contained, one?.missing, one?.state];
  expect(numbers(row)).toEqual(numbers(task));
  const own = await office.call('rollUp.table', { taskId: counting, own: true });
  const byKey = new Map(own.rows.map(({ key, cells }) => [key, cells[0]?.value]));
  expect(HF15.map((key) => byKey.get(key))).toEqual([3, task.onTime, task.late, task.contained, task.missing]);
  const { others } = await office.call('today.get', {});
  const lines = others.find(({ kind }) => kind === 'collectionOut')?.rows ?? [];
  return {
    states: recipients.map(({ state, containedInName }) => [state, containedInName]),
    pastDue: counts.past_due,
    today: JSON.stringify(lines.find((line) => line.id === taskId)?.note ?? null),
  };
}

describe('an office contained in another one’s return (features W8)', () => {
  it('is nowhere outstanding: page, list, table, figure HF15, day’s page, reminder, papers, export', async () => {
    await receive('城西街道', ['南桥镇'], '2026-07-03T10:00');
    const before = await standing();
    expect(before).toMatchObject({
      states: [
        ['on_time', null],
        ['missing', null],
        ['contained', '城西街道'],
      ],
      pastDue: 1,
    });
    expect(before.today).toContain('"count":1');
    const { offices, documentId } = await office.call('collectionTasks.draftDocument', await draft('reminder'));
    expect(offices).toBe(1);
    const letter = JSON.stringify((await office.call('officialDocuments.get', { id: documentId })).document.content);
    expect(letter).toContain('城东街道');
    expect(letter).not.toContain('南桥镇');
    const paper = printed((await office.call('collectionTasks.printStanding', { id: taskId })).file);
    expect(paper).toContain('由城西街道一并报送');
    expect(printed((await office.call('rollUp.print', { taskId })).file)).toContain('由城西街道一并报送');
    await receive('城东街道', [], '2026-07-05T18:00');
    const after = await standing();
    expect(after).toMatchObject({ pastDue: 0, today: 'null' });
    const nobody = await office.failure('collectionTasks.draftDocument', await draft('reminder'));
    expect(issuesOf(nobody)).toEqual(['returns: nobody_missing']);
    const { file } = await office.call('exports.list', { list: 'collectionTasks', input: {}, format: 'csv' });
    const cells = csvRows(office.bytes(file).toString('utf8').replace('\u{FEFF}', '')).find(([title]) =>
      title?.includes('上半年'),
    );
    expect(cells?.slice(4, 10)).toEqual(['已报齐', '3', '1', '1', '1', '0']);
  });

  it('before a return is voided, it is told what comes back, who is outstanding again, what would count twice', async () => {
    // An older return of the same office contains what another one contains as well since.
    await receive('城西街道', [], '2026-07-03T11:00');
    await receive('城东街道', ['南桥镇'], '2026-07-05T19:00');
    const { returns, recipients } = await office.call('collectionTasks.get', { id: taskId });
    const said = async (returnId: string | null) => {
      const voiding = await office.call('collectionTasks.voidingReturn', { id: returnId ?? '' });
      return voidingWords(voiding, (key, places) => message('zh-CN', key, places));
    };
    const [west, east] = recipients;
    expect(await said(west?.lastReturnId ?? null)).toEqual([
      '作废后，城西街道恢复以 2026-07-03 10:00 收到的一份为准。',
      '恢复的那一份注明已包含：南桥镇。',
      expect.stringContaining('作废后汇总表不再合计：城西街道、城东街道的数据都注明包含南桥镇'),
    ]);
    expect(await said(east?.lastReturnId ?? null)).toEqual([
      '作废后，城东街道恢复以 2026-07-05 18:00 收到的一份为准。',
      '原来随它一并报送的南桥镇，作废后要重新报送。',
    ]);
    const [first] = returns.filter(({ officeName }) => officeName === '城东街道');
    expect(await said(first?.id ?? null)).toEqual([
      '这一份不是城东街道最近的一份，内容仍以 2026-07-05 19:00 收到的为准。',
    ]);
    // What was told is what happens.
    const last = returns.find((one) => one.id === east?.lastReturnId);
    await office.call('collectionTasks.voidReturn', { ...expected(last ?? { id: '', revision: 0 }), reason: '录错' });
    expect(await standing()).toMatchObject({
      states: [
        ['on_time', null],
        ['late', null],
        ['missing', null],
      ],
      pastDue: 1,
    });
    expect(await said(first?.id ?? null)).toEqual(['作废后，城东街道没有其他材料，列为“缺报”。']);
  });
});
