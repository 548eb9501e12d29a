// needs: pdftotext, python3
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawText } from '#tests/documents/pdfTools.ts';
import { buildViewer, jsonLines, unpackedDump } from '#tests/features/exports/dumps.ts';
import { cellsOf, csvRows, textOf } from '#tests/features/exports/exportedLists.ts';
import { creditCode, csvOf } from '#tests/features/organizations/tables.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addField, asAdministrator, fieldById, organizationFields, saveExtra } from './addedFields.ts';

let office: TestService;
let folder = '';
let text = '';
let number = '';
let date = '';
let choice = '';
let id = '';

beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-extra-'));
  text = await addField(office, { label: '会刊名称', fieldType: 'text' });
  number = await addField(office, { label: '办公面积', fieldType: 'number' });
  date = await addField(office, { label: '上次走访', fieldType: 'date' });
  choice = await addField(office, {
    label: '用房来源',
    fieldType: 'choice',
    choices: [{ name: '自有' }, { name: '租用' }, { name: '无' }],
  });
  const extra = { [text]: '云州慢跑', [number]: 120.5, [date]: '2025-12-01', [choice]: '租用' };
  id = (await office.call('organizations.save', { fields: organizationFields(1, extra) })).id;
  await office.call('organizations.save', { fields: organizationFields(2) });
});
afterAll(async () => {
  await office.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('R17 list export: the columns under their labels, numbers as numbers, dates as dates', async () => {
  const columns = ['name' as const, ...[text, number, date, choice].map((one) => `extra.${one}` as const)];
  const { file } = await office.call('exports.list', { list: 'organizations', input: {}, columns, format: 'xlsx' });
  const { rows } = cellsOf(office.bytes(file));
  expect(rows[0]?.slice(1).map(textOf)).toEqual(['会刊名称', '办公面积', '上次走访', '用房来源']);
  const [, first, second] = rows;
  expect([first?.[1]?.v, first?.[2]?.t, first?.[2]?.v, first?.[4]?.v]).toEqual(['云州慢跑', 'n', 120.5, '租用']);
  expect(first?.[3]?.z).toMatch(/yyyy/iu);
  expect([1, 2, 3, 4].map((index) => textOf(second?.[index]))).toEqual(['', '', '', '']);
  const all = await office.call('exports.list', { list: 'organizations', input: {}, format: 'csv' });
  const [headings] = csvRows(office.bytes(all.file).toString('utf8'));
  expect(headings).toEqual(expect.arrayContaining(['会刊名称', '办公面积', '上次走访', '用房来源']));
});

it('R17 open dump: a column of its own under its label in every form, and the fields themselves', async () => {
  await buildViewer();
  const { unpacked } = await unpackedDump(office, folder);
  const record = jsonLines(unpacked, '数据/organization.jsonl').find((row) => row.id === id);
  expect(record).toMatchObject({ [`extra.${text}`]: '云州慢跑', [`extra.${number}`]: 120.5 });
  expect(record).not.toHaveProperty('extra');
  const sheet = csvRows(fs.readFileSync(path.join(unpacked, '数据/organization.csv'), 'utf8').slice(1));
  const column = sheet[0]?.indexOf('用房来源') ?? -1;
  expect(sheet.slice(1).map((row) => row[column])).toEqual(['租用', '']);
  expect(jsonLines(unpacked, '数据/extra_field.jsonl').map((row) => row.label)).toEqual([
    '会刊名称',
    '办公面积',
    '上次走访',
    '用房来源',
  ]);
  expect(fs.readFileSync(path.join(unpacked, '浏览.html'), 'utf8')).toContain('上次走访');
  const notes = fs.readFileSync(path.join(unpacked, '数据说明.html'), 'utf8');
  expect(notes).toContain('会刊名称');
  expect(notes).toContain('choice：选择');
});

it('R17 printed sheet: filled fields under their labels; what was printed keeps the old label', async () => {
  const print = async () => {
    const { file } = await office.call('organizations.sheets', { ids: [id] });
    return office.bytes(file);
  };
  const before = await print();
  const words = rawText(before).replace(/\s+/gu, '');
  expect(words).toContain('自定义字段');
  for (const part of ['会刊名称', '云州慢跑', '办公面积', '120.5', '上次走访', '2025-12-01', '用房来源', '租用']) {
    expect(words).toContain(part);
  }
  const { revision } = await fieldById(office, text);
  const renamed = { id: text, expectedRevision: revision, label: '内部刊物', fieldType: 'text' } as const;
  await asAdministrator(office, () => office.call('extraFields.save', renamed));
  expect(rawText(await print()).replace(/\s+/gu, '')).toContain('内部刊物');
  expect(rawText(before).replace(/\s+/gu, '')).not.toContain('内部刊物');
});

it('R17 import: columns are found by their label, read by their type, compared, updated and undone', async () => {
  const head = [
    '社会组织名称',
    '统一社会信用代码',
    '社会组织类型',
    '登记管理机关',
    '成立登记日期',
    '办公面积',
    '走访',
    '用房来源',
  ];
  const row = (index: number, ...extra: string[]) => [
    `云州市第${index}号慢跑协会`,
    creditCode(index),
    '社会团体',
    '云州市民政局',
    '2019-11-07',
    ...extra,
  ];
  const list = [row(1, '130', '2026年1月5日', '无'), row(5, '８８', '', '自有'), row(6, '很大', '', '买来')];
  const source = () => office.fileIn('名册.csv', new TextEncoder().encode(csvOf([head, ...list])));
  const found = await office.call('organizations.importCheck', { source: await source() });
  expect(found.columns.slice(5).map(({ field }) => field)).toEqual([`extra.${number}`, null, `extra.${choice}`]);
  const mapping = Object.fromEntries(found.columns.map(({ index, field }) => [String(index), field]));
  const wanted = { ...mapping, 6: `extra.${date}` };
  const check = await office.call('organizations.importCheck', { source: await source(), mapping: wanted });
  expect(check.rows[0]?.existing?.compared).toEqual([
    { field: `extra.${number}`, file: 130, other: 120.5 },
    { field: `extra.${date}`, file: '2026-01-05', other: '2025-12-01' },
    { field: `extra.${choice}`, file: '无', other: '租用' },
  ]);
  expect(check.rows[2]).toMatchObject({
    class: 'invalid',
    errors: [
      { code: 'E_NUMBER_INVALID', field: `extra.${number}`, value: '很大' },
      { code: 'E_CHOICE_UNKNOWN', field: `extra.${choice}`, value: '买来' },
    ],
  });
  const unknown = { ...mapping, 6: 'extra.01a205c7-aa05-741c-80b9-52f58b28df06' };
  const refused = await office.failure('organizations.importCheck', { source: await source(), mapping: unknown });
  expect(refused.code).toBe('invalid_input');

  const applied = await office.call('organizations.importApply', {
    source: await source(),
    mapping: wanted,
    choices: { existing: 'update' },
  });
  expect(applied).toMatchObject({ added: 1, updated: 1, skipped: 1 });
  const extraOf = async (one: string) => (await office.call('organizations.get', { id: one })).organization.extra;
  expect(await extraOf(id)).toEqual({ [text]: '云州慢跑', [number]: 130, [date]: '2026-01-05', [choice]: '无' });
  const added = await office.call('organizations.list', { filter: { extra: { [number]: { from: 88, to: 88 } } } });
  expect(added.rows.map((one) => one.extra)).toEqual([{ [number]: 88, [choice]: '自有' }]);
  const errors = applied.errorFile;
  const lines = errors === null ? [] : cellsOf(office.bytes(errors)).rows.map((cells) => cells.map(textOf));
  expect(lines[1]?.at(-1)).toBe('办公面积“很大”不是有效数字；用房来源“买来”不是这个字段的选项，或已停用');

  await office.call('organizations.undoImport', { id: applied.importId });
  expect(await extraOf(id)).toEqual({ [text]: '云州慢跑', [number]: 120.5, [date]: '2025-12-01', [choice]: '租用' });

  // A layout that was remembered with a field that is retired since leaves its column out.
  const { revision } = await fieldById(office, number);
  const retire = { id: number, expectedRevision: revision, retired: true };
  await asAdministrator(office, () => office.call('extraFields.retire', retire));
  const again = await office.call('organizations.importCheck', { source: await source() });
  expect(again.layoutName).not.toBeNull();
  expect(again.columns.slice(5).map(({ field }) => field)).toEqual([null, `extra.${date}`, `extra.${choice}`]);
  await saveExtra(office, id, 1, { [choice]: '自有' });
  expect(await extraOf(id)).toMatchObject({ [number]: 120.5, [choice]: '自有' });
});
