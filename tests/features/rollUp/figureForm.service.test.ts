// needs: soffice, pdftotext
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '#service/office/session.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { convert, findSoffice } from '#tests/bench/soffice.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { counted, fillOffice, newReport, readyReport, reportNow } from '#tests/features/reports/reportSteps.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addTownships, edited, figures, filled, KEYS, returned, rowsOf, sentTask, sumsOf } from './rollUpOffice.ts';

const NOW = '2026-07-10T10:00:00+08:00';
const VALUES = figures(3, 10, 7.5, 6, 8);

let office: TestService;
let folder = '';
let unit: Record<string, string> = {};
const id = (name: string) => unit[name] ?? '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-forms-'));
  office = await makeService({ now: '2026-07-01T09:00:00+08:00' });
  unit = await addTownships(office, ['城西街道', '城东街道', '南桥镇']);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await office.close();
});

const task = (title = '上半年社会组织工作数据') =>
  sentTask(office, { title, recipientOfficeIds: Object.values(unit), dueOn: '2026-07-20' }, '2026-07-01');
async function form(taskId: string, officeId?: string): Promise<Buffer> {
  const { file } = await office.call('collectionTasks.form', { id: taskId, ...(officeId ? { officeId } : {}) });
  return office.bytes(file);
}
const read = async (taskId: string, bytes: Uint8Array, officeId: string | null = null, name = '表.xlsx') =>
  office.call('collectionTasks.readForm', { id: taskId, officeId, source: await office.fileIn(name, bytes) });
const refused = async (taskId: string, bytes: Uint8Array, officeId: string | null = null) => {
  const source = await office.fileIn('表.xlsx', bytes);
  return office.failure('collectionTasks.readForm', { id: taskId, officeId, source });
};
const returnsOf = async (taskId: string) => (await office.call('collectionTasks.get', { id: taskId })).returns;

/** What LibreOffice makes of a workbook: opened and stored again. */
function resaved(bytes: Uint8Array, ending: 'xlsx' | 'csv'): Buffer {
  const soffice = findSoffice();
  if (soffice === undefined) throw new Error('LibreOffice is missing');
  const target = path.join(folder, ending);
  writeFileSync(path.join(folder, 'form.xlsx'), bytes);
  convert(
    soffice,
    path.join(folder, 'form.xlsx'),
    ending === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76' : ending,
    target,
  );
  return readFileSync(path.join(target, `form.${ending}`));
}

describe('the form of a collection of figures (features W8)', () => {
  it('carries instruction, task, period, office and one line a figure; shares that are reckoned are not asked', async () => {
    const taskId = await task();
    const rows = rowsOf(await form(taskId, id('城西街道')));
    const text = JSON.stringify(rows);
    for (const word of ['上半年社会组织工作数据报送表', '只填“数值”一列', '2026-01-01至2026-06-30', '城西街道', '代码'])
      expect(text).toContain(word);
    const keys = rows.slice(8).map((row) => row[4]);
    expect([...keys].sort()).toEqual(KEYS.filter((key) => key !== 'HF20.share').sort());
    expect(rows.slice(8).every((row) => row[3] === null)).toBe(true);
    const paper = await office.call('collectionTasks.printForm', { id: taskId, officeId: id('南桥镇') });
    const printed = rawText(office.bytes(paper.file)).replace(/\s/g, '');
    for (const word of ['南桥镇', '活动报备数', '数据中已包含的单位']) expect(printed).toContain(word);
  });

  it.each(['xlsx', 'csv'] as const)(
    'filled in, stored again by LibreOffice as .%s, it is read back',
    async (ending) => {
      const taskId = await task(`经由${ending}`);
      const mine = edited(await form(taskId, id('城西街道')), (rows) => {
        filled({ ...VALUES, 'HF17.hours': '７.5' })(rows);
        for (const row of rows) if (row[0] === '数据中已包含的单位') row[1] = '城东街道、南桥镇';
      });
      const found = await read(taskId, resaved(mine, ending), id('城西街道'), `表.${ending}`);
      expect(found).toMatchObject({
        ...{ officeId: id('城西街道'), figures: VALUES, empty: [] },
        coversOfficeIds: [id('城东街道'), id('南桥镇')],
      });
      expect(await returnsOf(taskId)).toEqual([]);
    },
  );

  it('the same file twice is refused, also for another office; so is a form of another office, task or period', async () => {
    const taskId = await task();
    const bytes = edited(await form(taskId, id('城西街道')), filled(VALUES));
    const found = await read(taskId, bytes);
    const input = returned(taskId, found.officeId, found.figures, {
      ...{ sourceSha256: found.sourceSha256, receivedAt: '2026-07-01T08:00' },
    });
    await office.call('collectionTasks.saveReturn', input);
    const before = await returnsOf(taskId);
    expect(issuesOf(await refused(taskId, bytes))).toEqual(['source: form_twice']);
    const again = { ...input, sameConfirmed: true };
    expect(issuesOf(await office.failure('collectionTasks.saveReturn', again))).toEqual(['source: form_twice']);
    const other = { ...again, fields: { ...again.fields, officeId: id('南桥镇') } };
    expect(issuesOf(await office.failure('collectionTasks.saveReturn', other))).toEqual(['source: form_twice']);
    // The same figures in another file are told like the same text is.
    const typed = { ...input, fields: { ...input.fields, sourceSha256: null } };
    expect(issuesOf(await office.failure('collectionTasks.saveReturn', typed))).toEqual(['sections: return_same']);
    const east = edited(await form(taskId, id('城东街道')), filled(VALUES));
    expect(issuesOf(await refused(taskId, east, id('南桥镇')))).toEqual(['source: form_other_office']);
    expect(issuesOf(await refused(await task('另一次征集'), east))).toEqual(['source: form_other_task']);
    const moved = edited(east, (rows) => {
      for (const row of rows) if (row[4] === '2026-01-01/2026-06-30') row[4] = '2025-07-01/2025-12-31';
    });
    expect(issuesOf(await refused(taskId, moved))).toEqual(['source: form_other_period']);
    expect(issuesOf(await refused(taskId, Buffer.from('指标,数值\n报备数,3\n')))).toEqual(['source: form_unknown']);
    expect((await refused(taskId, Buffer.from('%PDF-1.7'))).code).toBe('not_spreadsheet');
    expect(await returnsOf(taskId)).toEqual(before);
    // Voided, the file may be entered again.
    const { id: returnId = '', revision = 0 } = before[0] ?? {};
    await office.call('collectionTasks.voidReturn', { id: returnId, expectedRevision: revision, reason: '录错' });
    expect((await read(taskId, bytes)).figures).toEqual(VALUES);
  });

  it('every wrong row is named with its line: text, negative, decimals, unknown, twice; nothing is stored', async () => {
    const taskId = await task();
    const bytes = edited(await form(taskId, id('城西街道')), (rows) => {
      const wrong = { 'HF04.established': '三家', 'HF10.filed': -2, 'HF17.hours': 1.25, 'HF20.withLiaison': 1.5 };
      filled(wrong)(rows);
      rows.push([9, '没有的指标', '家', 3, 'HF99.none'], [10, '又一行', '家', 4, 'HF10.filed']);
    });
    const failed = await refused(taskId, bytes);
    expect(issuesOf(failed).sort()).toEqual([
      ...['source: form_figure_twice', 'source: form_figure_unknown', 'source: form_negative'],
      ...['source: form_not_whole', 'source: form_text', 'source: form_too_fine'],
    ]);
    const lines = JSON.stringify(failed.details);
    for (const word of ['三家', '没有的指标', '"line":15']) expect(lines).toContain(word);
    expect(await returnsOf(taskId)).toEqual([]);
    const gaps = edited(await form(taskId), (rows) => {
      filled({ 'HF10.filed': '1,234', 'HF17.hours': '—' })(rows);
      for (const row of rows) if (row[0] === '填报单位') row[1] = ' 城东 街道 ';
    });
    const found = await read(taskId, gaps);
    expect(found).toMatchObject({ officeId: id('城东街道'), figures: { 'HF10.filed': 1234 } });
    expect(found.empty).toHaveLength(4);
    const nobody = edited(gaps, (rows) => {
      for (const row of rows) if (row[0] === '填报单位') row[1] = '天外街道';
      for (const row of rows) if (row[0] === '数据中已包含的单位') row[1] = '无此单位';
    });
    expect(issuesOf(await refused(taskId, nobody))).toEqual(['source: form_office_unknown']);
    const stranger = edited(gaps, (rows) => {
      for (const row of rows) if (row[0] === '数据中已包含的单位') row[1] = '无此单位';
    });
    expect(issuesOf(await refused(taskId, stranger))).toEqual(['source: form_covers_unknown']);
  });

  it('a task without figures has no form', async () => {
    const input: CallInput<'collectionTasks.save'> = { fields: { title: '只要材料', dueOn: '2026-07-05' } };
    const { id: taskId } = await office.call('collectionTasks.save', input);
    expect(issuesOf(await office.failure('collectionTasks.form', { id: taskId }))).toEqual([
      'source: no_figures_asked',
    ]);
  });
});

describe('both ends by file (features W8)', () => {
  let lower: TestService;
  let session: Session;
  beforeAll(async () => {
    lower = await makeService({ now: NOW });
    session = await fillOffice(lower, NOW, 24);
  });
  afterAll(async () => {
    await session.store.close();
    await lower.close();
  });

  it('the lower office fills the form from its issued report; the upper one reads it back and counts it', async () => {
    office.setClock(NOW);
    const taskId = await task('上下衔接');
    const empty = await form(taskId, id('南桥镇'));
    const source = () => lower.fileIn('报送表.xlsx', empty);
    const created = await newReport(lower);
    await counted(lower, created);
    const draft = await lower.failure('rollUp.fillForm', { source: await source(), reportId: created.id });
    expect(issuesOf(draft)).toEqual(['source: form_report_draft']);
    const { document } = await readyReport(lower, await reportNow(lower, created.id));
    await lower.call('officialDocuments.issue', { ...expected(document), issuedOn: '2026-07-10' });
    const done = await lower.call('rollUp.fillForm', { source: await source(), reportId: created.id });
    expect(done).toMatchObject({ title: '上下衔接', officeName: '南桥镇', filled: 5, empty: [] });
    const { lines } = await lower.call('reports.figures', { id: created.id });
    const issued = Object.fromEntries(lines.map(({ key, current }) => [key, current.value]));
    const found = await read(taskId, lower.bytes(done.file), id('南桥镇'));
    for (const [key, value] of Object.entries(found.figures)) expect([key, value]).toEqual([key, issued[key]]);
    expect(Object.values(found.figures).some((value) => (value ?? 0) > 0)).toBe(true);
    await office.call(
      'collectionTasks.saveReturn',
      returned(taskId, found.officeId, found.figures, {
        ...{ sourceSha256: found.sourceSha256, receivedAt: '2026-07-10T09:00' },
      }),
    );
    const sums = sumsOf(await office.call('rollUp.table', { taskId }));
    for (const key of KEYS) expect([key, sums[key]]).toEqual([key, issued[key]]);
    // The same numbers stand in the column of the office's own records, counted from the same rules.
    const recipientOfficeIds = Object.values(await addTownships(lower, ['甲乡']));
    const own = await sentTask(lower, { recipientOfficeIds, dueOn: '2026-07-20' }, '2026-07-10');
    const table = await lower.call('rollUp.table', { taskId: own, own: true });
    for (const row of table.rows) expect([row.key, row.cells[0]?.value]).toEqual([row.key, issued[row.key]]);
  });

  it('a report of other days fills nothing', async () => {
    const quarter = await sentTask(
      office,
      { ...{ title: '二季度', recipientOfficeIds: [id('南桥镇')], dueOn: '2026-07-20' }, periodStart: '2026-04-01' },
      '2026-07-01',
    );
    const { rows } = await lower.call('reports.list', { stage: 'issued' });
    const source = await lower.fileIn('报送表.xlsx', await form(quarter, id('南桥镇')));
    const failed = await lower.failure('rollUp.fillForm', { source, reportId: rows[0]?.id ?? '' });
    expect(issuesOf(failed)).toEqual(['source: form_report_period']);
  });
});
