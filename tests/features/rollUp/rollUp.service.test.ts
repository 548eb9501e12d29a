// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyWords } from '#shared/features/collectionTasks/collectionWords.ts';
import { askedFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName } from '#shared/features/rollUp/figureWords.ts';
import { isInSum, tableNotes } from '#shared/features/rollUp/rollUpWords.ts';
import { message } from '#shared/text/index.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { cellsOf, textOf } from '#tests/features/exports/exportedLists.ts';
import { expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import { addTownships, figures, KEYS, returned, sentTask, sumsOf, type TaskFields } from './rollUpOffice.ts';

const NAMES = ['城西街道', '城东街道', '南桥镇', '北河镇', '云溪乡'];
let office: TestService;
let unit: Record<string, string> = {};
const id = (name: string) => unit[name] ?? '';
beforeAll(async () => {
  office = await makeService({ now: '2026-07-01T09:00:00+08:00' });
  unit = await addTownships(office, NAMES);
  office.setClock('2026-07-06T09:00:00+08:00');
});
afterAll(() => office.close());

const task = (fields: Partial<TaskFields> = {}) =>
  sentTask(office, { recipientOfficeIds: NAMES.map(id), ...fields }, '2026-07-01');
const receive = (...input: Parameters<typeof returned>) =>
  office.call('collectionTasks.saveReturn', returned(...input));
const refused = async (...input: Parameters<typeof returned>) =>
  issuesOf(await office.failure('collectionTasks.saveReturn', returned(...input)));
const table = (taskId: string, own = false) => office.call('rollUp.table', { taskId, own });
const printed = (file: { readonly $file: string }) => rawText(office.bytes(file)).replace(/\s/g, '');

describe('asking for figures (features W8)', () => {
  it('needs a period and known figures; texts and figures may be asked together; once sent both are fixed', async () => {
    const draft = { title: '季度数据', dueOn: '2026-07-05', outline: [], recipientOfficeIds: [id('南桥镇')] };
    const failure = async (fields: Partial<TaskFields>) =>
      issuesOf(await office.failure('collectionTasks.save', { fields: { ...draft, ...fields } }));
    expect(await failure({ figureKeys: KEYS })).toEqual(['periodStart: figures_without_period']);
    expect(await failure({})).toEqual(['outline: outline_empty']);
    const period = { periodStart: '2026-04-01', periodEnd: '2026-06-30' };
    expect(await failure({ ...period, figureKeys: ['HF99.none'] })).toEqual(['figureKeys: figure_unknown']);
    const saved = await office.call('collectionTasks.save', { fields: { ...draft, ...period, figureKeys: KEYS } });
    await office.call('collectionTasks.send', { ...expected(saved), sentOn: '2026-07-01' });
    const change = async (fields: Partial<TaskFields>) =>
      issuesOf(
        await office.failure('collectionTasks.save', {
          ...{ id: saved.id, expectedRevision: 2, fields: { ...draft, ...period, figureKeys: KEYS, ...fields } },
        }),
      );
    expect(await change({ figureKeys: KEYS.slice(1) })).toEqual(['figureKeys: figures_are_sent']);
    expect(await change({ periodStart: '2026-05-01' })).toEqual(['figureKeys: figures_are_sent']);
    const { task: kept } = await office.call('collectionTasks.get', { id: saved.id });
    expect(kept).toMatchObject({ figureKeys: KEYS, figures: KEYS.length, ...period });
    await office.call('collectionTasks.void', { id: saved.id, expectedRevision: kept.revision, reason: '不用了' });
  });

  it('a figure that cannot be is refused by name; one left out makes the return incomplete, in the list and in the record', async () => {
    const taskId = await task({ outline: ['存在问题'] });
    const wrong = { 'HF10.filed': -1, 'HF04.established': 1.5, 'HF17.hours': 1.25, 'HF12.assessed': 3 };
    expect((await refused(taskId, id('南桥镇'), wrong)).sort()).toEqual([
      ...[
        'figures: figure_negative',
        'figures: figure_not_asked',
        'figures: figure_not_whole',
        'figures: figure_too_fine',
      ],
    ]);
    expect((await office.call('collectionTasks.get', { id: taskId })).returns).toEqual([]);
    await receive(taskId, id('南桥镇'), { 'HF10.filed': 3 }, { sections: { 存在问题: '经费不足' } });
    await receive(taskId, id('北河镇'), figures(1, 2, 3.5, 4, 5), { sections: { 存在问题: '无' } });
    const { recipients, task: found } = await office.call('collectionTasks.get', { id: taskId });
    const names = new Map(askedFigures(KEYS).map((figure) => [figure.key, askedName(figure)]));
    const left = ['HF01.registered', 'HF04.established', 'HF17.hours', 'HF20.withLiaison'].map((key) => names.get(key));
    const leftBy = (name: string) =>
      emptyWords(recipients.find((one) => one.name === name) ?? { empty: [], emptyFigures: [] });
    expect(leftBy('南桥镇')).toEqual(left);
    expect(leftBy('北河镇')).toEqual([]);
    expect(found).toMatchObject({ incomplete: 1, onTime: 2, missing: 3 });
    const { rows } = await office.call('collectionTasks.list', {});
    expect(rows.find((row) => row.id === taskId)).toMatchObject({ incomplete: 1, figures: KEYS.length });
    // HF15 counts it likewise.
    const day = { periodStart: '2026-07-05', periodEnd: '2026-07-05', dueOn: '2026-07-06' };
    const asking = await task({ ...day, title: '报送质量', figureKeys: ['HF15.incomplete'] });
    expect((await table(asking, true)).rows[0]?.cells[0]?.value).toBe(1);
    // The share follows from its two figures and is stored with the return; a base of zero gives none.
    const { returns } = await office.call('collectionTasks.get', { id: taskId });
    expect(returns.at(-1)?.figures).toEqual({ ...figures(1, 2, 3.5, 4, 5), 'HF20.share': 0.8 });
    expect(await refused(taskId, id('北河镇'), figures(1, 2, 3.5, 4, 5), { sections: { 存在问题: '无' } })).toEqual([
      'sections: return_same',
    ]);
    await receive(taskId, id('北河镇'), figures(1, 2, 3.5, 0, 0), { sections: { 存在问题: '无' } });
    const { entry } = await office.call('collectionTasks.getReturn', {
      id: (await office.call('collectionTasks.get', { id: taskId })).recipients[3]?.lastReturnId ?? '',
    });
    expect(entry.figures['HF20.share']).toBeNull();
  });
});

describe('the table (features W8)', () => {
  let taskId = '';
  beforeAll(async () => {
    taskId = await task();
    await receive(taskId, id('城西街道'), figures(9, 9, 9, 9, 9), { receivedAt: '2026-07-02T09:00' });
    // The last return decides content, the first one timeliness; late by one minute is late.
    await receive(taskId, id('城西街道'), figures(3, 10, 0.1, 6, 8), { receivedAt: '2026-07-05T17:01' });
    await receive(taskId, id('城东街道'), figures(2, 5, 0.2, 1, 4), { receivedAt: '2026-07-05T17:00' });
    await receive(taskId, id('南桥镇'), { 'HF10.filed': 4 }, { receivedAt: '2026-07-05T17:01' });
  });

  it('adds the last returns, divides shares again, names who is missing, late and incomplete', async () => {
    const found = await table(taskId);
    expect(found.columns.map(({ name, state, counted }) => [name, state, counted])).toEqual([
      ['城西街道', 'on_time', true],
      ['城东街道', 'on_time', true],
      ['南桥镇', 'late', true],
      ['北河镇', 'missing', false],
      ['云溪乡', 'missing', false],
    ]);
    expect(sumsOf(found)).toEqual({
      ...{ 'HF04.established': 5, 'HF10.filed': 19, 'HF17.hours': 0.3, 'HF20.withLiaison': 7, 'HF01.registered': 12 },
      'HF20.share': 0.583333,
    });
    const filed = found.rows.find(({ key }) => key === 'HF10.filed');
    expect(filed?.cells.map(({ state, value }) => value ?? state)).toEqual([10, 5, 4, 'no_return', 'no_return']);
    const founded = found.rows.find(({ key }) => key === 'HF04.established');
    expect(founded?.cells[2]?.state).toBe('left_out');
    expect(found.columns[2]?.empty).toHaveLength(4);
    const notes = (locale: 'zh-CN' | 'en') =>
      tableNotes(found, { locale, t: (key, places) => message(locale, key, places) }).join('\n');
    expect(notes('zh-CN')).toContain('不完整1个单位：南桥镇（缺期末登记组织数、新成立登记数、站点活动服务时长等4项）');
    // On the English page only the names of the offices are Chinese.
    expect(NAMES.reduce((words, name) => words.replaceAll(name, ''), notes('en'))).not.toMatch(/\p{Script=Han}/u);
    const { rows, total } = await office.call('rollUp.list', { year: 2026 });
    expect(total).toBe(rows.length);
    expect(rows.find((row) => row.id === taskId)).toMatchObject({
      expected: 5,
      onTime: 2,
      late: 1,
      missing: 2,
      incomplete: 1,
    });
  });

  it('a share that is asked for without its figures is in no sum, and no office is said to be in it', async () => {
    const lone = await task({ figureKeys: ['HF20.share'], title: '只报比例' });
    await receive(lone, id('城西街道'), { 'HF20.share': 0.5 });
    const found = await table(lone);
    const [row] = found.rows;
    if (row === undefined) throw new Error('no row');
    expect(row).toMatchObject({ cells: [{ state: 'given' }, {}, {}, {}, {}], sum: { state: 'not_summed' } });
    expect(found.columns.map((_column, place) => isInSum(found, row, place))).not.toContain(true);
    const whole = await table(taskId);
    const filed = whole.rows.find(({ key }) => key === 'HF10.filed');
    expect(whole.columns.map((_column, place) => filed && isInSum(whole, filed, place))).toEqual([
      ...[true, true, true, false, false],
    ]);
  });

  it('an office contained in another one is shown and not added; what would count twice is refused and changes nothing', async () => {
    const before = await table(taskId);
    const own = (name: string, covers: readonly string[], receivedAt = '2026-07-06T08:00') =>
      [taskId, id(name), figures(1, 1, 1, 1, 1), { coversOfficeIds: covers.map(id), receivedAt }] as const;
    expect(await refused(...own('城西街道', ['城西街道']))).toEqual(['coversOfficeIds: cover_itself']);
    expect(await table(taskId)).toEqual(before);
    await receive(...own('城西街道', ['城东街道', '云溪乡']));
    const twice = await office.failure('collectionTasks.saveReturn', returned(...own('南桥镇', ['云溪乡'])));
    expect(issuesOf(twice)).toEqual(['coversOfficeIds: cover_twice']);
    expect(JSON.stringify(twice.details)).toContain('城西街道、南桥镇');
    expect(await refused(...own('城东街道', ['城西街道']))).toEqual([
      ...['coversOfficeIds: cover_circle', 'coversOfficeIds: cover_circle'],
    ]);
    const found = await table(taskId);
    expect(found.columns.map(({ containedIn, counted }) => [containedIn?.name ?? null, counted])).toEqual([
      ...[
        [null, true],
        ['城西街道', false],
        [null, true],
        [null, false],
        ['城西街道', false],
      ],
    ]);
    expect(sumsOf(found)).toMatchObject({ 'HF10.filed': 1 + 4, 'HF04.established': 1 });
    // Nested: the inner one says the same as the outer one, and is counted once.
    await receive(...own('城东街道', ['云溪乡'], '2026-07-06T08:30'));
    expect(sumsOf(await table(taskId))).toEqual(sumsOf(found));
  });

  it('its own records are a column only when wanted; a return that contains this office is refused', async () => {
    const found = await table(taskId, true);
    const plain = await table(taskId);
    expect(found.columns[0]).toMatchObject({ own: true, name: OFFICE_NAME, state: null, counted: true });
    expect(found.columns.slice(1)).toEqual(plain.columns);
    expect(found.rows.map(({ cells }) => cells[0]?.value)).toEqual([0, 0, 0, 0, 0, null]);
    expect(sumsOf(found)).toEqual(sumsOf(plain));
    const here = (await office.call('rollUp.table', { taskId, own: true })).columns[0]?.officeId ?? '';
    expect(await refused(taskId, id('北河镇'), figures(1, 1, 1, 1, 1), { coversOfficeIds: [here] })).toEqual([
      'coversOfficeIds: cover_own',
    ]);
  });

  it('an office that ended, went into another one or was voided keeps its figures, its name and gets a mark', async () => {
    const before = await table(taskId);
    const units = await office.call('units.list', { filter: { state: 'all' } });
    const revisionOf = (name: string) => units.rows.find((row) => row.name === name)?.revision ?? 0;
    const day = { effectiveOn: '2026-07-06', reason: '区划调整', documentNo: null };
    const target = (name: string) => ({ id: id(name), expectedRevision: revisionOf(name) });
    await office.call('units.merge', { ...target('城东街道'), ...day, intoId: id('南桥镇') });
    await office.call('units.end', { ...target('城西街道'), ...day });
    await office.call('units.void', { ...target('北河镇'), reason: '录错' });
    const after = await table(taskId);
    expect(after.columns.map(({ mark }) => mark)).toEqual(['ended', 'merged', null, 'voided', null]);
    expect(after.columns[1]?.intoName).toBe('南桥镇');
    expect(after.columns.map(({ name }) => name)).toEqual(NAMES);
    expect(after.rows).toEqual(before.rows);
  });

  it('prints lying with what must be known below, and goes out as a workbook with numbers', async () => {
    const text = printed((await office.call('rollUp.print', { taskId })).file);
    for (const word of [
      '数据汇总表',
      '2026-01-01至2026-06-30',
      '城东街道（已并入南桥镇）',
      '已含在城西街道中',
      '缺报1个单位：北河镇',
    ])
      expect(text).toContain(word);
    const { file, rows } = await office.call('rollUp.export', { taskId });
    expect(rows).toBe(KEYS.length);
    const { rows: cells } = cellsOf(office.bytes(file));
    expect(cells[0]?.map(textOf)).toEqual([
      ...[
        '指标',
        '计量单位',
        '城西街道（已撤销）',
        '城东街道（已并入南桥镇）',
        '南桥镇',
        '北河镇（已作废）',
        '云溪乡',
        '合计',
      ],
    ]);
    const filed = cells.find((row) => textOf(row[0]) === '活动报备数');
    expect(filed?.[7]).toMatchObject({ t: 'n', v: 5 });
  });

  it('many offices go over several pages with the figures repeated', async () => {
    const many = Array.from({ length: 21 }, (_unused, index) => `第${index + 1}街道`);
    const ids = await addTownships(office, many);
    const large = await task({ recipientOfficeIds: Object.values(ids), title: '全市数据' });
    for (const officeId of Object.values(ids)) await receive(large, officeId, figures(1, 2, 0.5, 1, 2));
    expect(sumsOf(await table(large))).toMatchObject({ 'HF04.established': 21, 'HF17.hours': 10.5, 'HF20.share': 0.5 });
    const text = printed((await office.call('rollUp.print', { taskId: large })).file);
    expect(text).toContain('共3张，第3张');
    expect(text.split('新成立登记数').length - 1).toBe(3);
    // Evenly over the sheets, none left alone on the last.
    const sheets = text.split(/第\d张/).slice(1);
    expect(sheets.map((sheet) => many.filter((name) => sheet.includes(name)).length)).toEqual([7, 7, 7]);
    // On upright paper there is room for either; where both are many the document says that it has the sums alone.
    const compiled = async (taskId: string) => {
      const { task: sent } = await office.call('collectionTasks.get', { id: taskId });
      const input = { id: taskId, expectedRevision: sent.revision, kind: 'compilation' } as const;
      const { documentId } = await office.call('collectionTasks.draftDocument', input);
      return JSON.stringify(await office.call('officialDocuments.get', { id: documentId }));
    };
    expect(await compiled(large)).not.toContain('本表只列合计');
    const figureKeys = [...KEYS, 'HF11.held', 'HF12.assessed'];
    const both = await task({ recipientOfficeIds: Object.values(ids), title: '全市各项数据', figureKeys });
    for (const officeId of Object.values(ids)) await receive(both, officeId, figures(1, 2, 0.5, 1, 2));
    const words = await compiled(both);
    expect(words).toContain('单位和指标较多，本表只列合计；各单位的数据见数据汇总表。');
    expect(words).toContain('"42"');
  });
});

describe('a period without data', () => {
  it('zeros are zeros, a share without base reads 无, and nothing returned is no zero', async () => {
    const ids = await addTownships(office, ['空山乡', '静水乡']);
    const [first = '', second = ''] = Object.values(ids);
    const taskId = await task({ recipientOfficeIds: [first, second], title: '空数据' });
    const nothing = await table(taskId, true);
    expect(nothing.rows.map(({ sum }) => sum.value)).toEqual([0, 0, 0, 0, 0, null]);
    expect((await table(taskId)).rows.map(({ sum }) => sum.state)).toEqual([
      ...['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing'],
    ]);
    await receive(taskId, first, figures(0, 0, 0, 0, 0));
    const zero = await table(taskId);
    expect(zero.rows.map(({ cells }) => [cells[0]?.state, cells[0]?.value])).toContainEqual(['no_base', null]);
    const share = zero.rows.find(({ key }) => key === 'HF20.share');
    expect(share?.sum).toEqual({ state: 'reckoned', value: null });
    // Nought of nought is in the sum; who returned nothing is not.
    expect([0, 1].map((place) => share && isInSum(zero, share, place))).toEqual([true, false]);
    expect(printed((await office.call('rollUp.print', { taskId })).file)).toContain('无');
  });
});
