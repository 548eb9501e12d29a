import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '../../support/makeService.ts';
import { filled, record } from '../organizationEvents/samples.ts';
import { creditCode, csvOf, xlsxOf } from './tables.ts';

/** Corrections, left-out rows and choices for single rows in the preview of an import (domain.md §10.1, §10.4; I1–I3). */

const HEAD = [
  '社会组织名称',
  '统一社会信用代码',
  '登记管理机关',
  '成立登记日期',
  '住所',
  '联系人',
  '办公电话',
  '2024年度年检结论',
];

let office: TestService;
beforeAll(async () => {
  office = await makeService();
});
afterAll(() => office.close());

const row = (index: number, part: Readonly<Record<number, string>> = {}) =>
  [
    `改正第${index}号协会`,
    creditCode(index),
    '云州市民政局',
    '2018-01-02',
    '云山路1号',
    '吕某某',
    '0571-88112233',
    '合格',
  ].map((value, column) => part[column] ?? value);
const file = (rows: readonly (readonly string[])[], head: readonly string[] = HEAD) =>
  office.fileIn('名册.csv', new TextEncoder().encode(csvOf([head, ...rows])));
const details = async (text: string) => {
  const { rows } = await office.call('organizations.list', { filter: { text } });
  expect(rows).toHaveLength(1);
  return office.call('organizations.get', { id: rows[0]?.id ?? '' });
};

describe('corrections', () => {
  it('a corrected cell is read as if it stood in the file; duplicates are worked out again', async () => {
    const source = await file([row(1, { 1: '5111010500000' }), row(2), row(3, { 3: '2019-02-30' })]);
    const first = await office.call('organizations.importCheck', { source });
    expect(first.rows.map((one) => one.class)).toEqual(['invalid', 'good', 'invalid']);
    expect(first.rows[0]?.cells).toMatchObject({ uscc: '5111010500000', name: '改正第1号协会' });
    const corrections = [
      // Invisible and full-width characters are cleaned as in any cell.
      { line: 2, field: 'uscc', value: `\u200B${creditCode(2).toLowerCase()} ` },
      { line: 4, field: 'establishedOn', value: '２０１９年２月２８日' },
    ];
    const second = await office.call('organizations.importCheck', { source, corrections });
    expect(second.rows.map((one) => one.class)).toEqual(['good', 'duplicateConflict', 'good']);
    expect(second.rows[0]?.corrected).toEqual([{ field: 'uscc', from: '5111010500000', to: corrections[0]?.value }]);
    expect(second.rows[1]).toMatchObject({ duplicateOf: 2, differing: ['name'] });
    expect(second.rows[1]?.compared).toEqual([{ field: 'name', file: '改正第2号协会', other: '改正第1号协会' }]);

    const right = [{ line: 2, field: 'uscc', value: creditCode(1) }, ...corrections.slice(1)];
    const applied = await office.call('organizations.importApply', { source, corrections: right });
    expect(applied).toMatchObject({ added: 3, skipped: 0, errorFile: null });
    expect((await details('改正第3号')).organization.establishedOn).toBe('2019-02-28');
    const log = await office.call('organizations.importBatch', { id: applied.importId });
    expect(log.details.corrections).toEqual([
      { line: 2, field: 'uscc', from: '5111010500000', to: creditCode(1) },
      { line: 4, field: 'establishedOn', from: '2019-02-30', to: '２０１９年２月２８日' },
    ]);
    expect(log.total).toBe(3);
    expect(log.records.map((one) => one.action)).toEqual(['created', 'created', 'created']);
  });

  it('a correction may bring the code that no column holds, but no other field without a column', async () => {
    const head = ['社会组织名称', '登记证号', '登记管理机关'];
    const source = await file([['无代码协会', '', '云州市民政局']], head);
    const corrections = [{ line: 2, field: 'uscc', value: creditCode(5) }];
    expect((await office.call('organizations.importCheck', { source })).counts.invalid).toBe(1);
    expect((await office.call('organizations.importCheck', { source, corrections })).counts.good).toBe(1);
    const grade = [{ line: 2, field: 'assessmentGrade', value: '5A' }];
    expect((await office.failure('organizations.importCheck', { source, corrections: grade })).code).toBe(
      'invalid_input',
    );
  });

  it('never brings in a column of personal data', async () => {
    const source = await file([row(6)], [...HEAD.slice(0, 7), '身份证号']);
    const corrections = [{ line: 2, field: '身份证号', value: '330106199001010011' }];
    expect((await office.failure('organizations.importCheck', { source, corrections })).code).toBe('invalid_input');
  });

  it.each([
    ['17 characters', creditCode(7).slice(0, 17), 'E_USCC_FORMAT'],
    ['a letter outside the alphabet', `${creditCode(7).slice(0, 17)}O`, 'E_USCC_FORMAT'],
    ['department 5 with a wrong kind', `54${creditCode(7).slice(2)}`, 'E_USCC_FORMAT'],
    ['a wrong check character', creditCode(7).replace(/.$/u, (last) => (last === '0' ? '1' : '0')), 'E_USCC_CHECK'],
    ['eighteen zeros', '0'.repeat(18), 'E_USCC_NOT_SOCIAL'],
    ['CJK extension characters', '𠮷'.repeat(18), 'E_USCC_FORMAT'],
    ['a formula', '=1+1', 'E_USCC_FORMAT'],
  ])('stays invalid with %s as its corrected code', async (_name, value, code) => {
    const source = await file([row(7, { 1: 'x' })]);
    const corrections = [{ line: 2, field: 'uscc', value }];
    const { rows } = await office.call('organizations.importCheck', { source, corrections });
    expect(rows[0]?.errors.map((one) => one.code)).toEqual([code]);
  });

  it.each([
    ['31 April', '2019-04-31', 'E_DATE_INVALID'],
    ['29 February of no leap year', '2019年2月29日', 'E_DATE_INVALID'],
    ['a year of two digits', '19-11-07', 'E_DATE_INVALID'],
    ['a year long ago', '1949-09-30', 'E_DATE_RANGE'],
  ])('stays invalid with %s as its corrected date', async (_name, value, code) => {
    const source = await file([row(8, { 3: 'x' })]);
    const corrections = [{ line: 2, field: 'establishedOn', value }];
    const { rows } = await office.call('organizations.importCheck', { source, corrections });
    expect(rows[0]?.errors.map((one) => one.code)).toEqual([code]);
  });

  it('keeps characters of the CJK extensions, and a retired division only warns', async () => {
    const source = await file([row(9, { 0: 'x' })]);
    const corrections = [
      { line: 2, field: 'name', value: '  𠮷田𫖯学研究会\uFEFF' },
      { line: 2, field: 'uscc', value: creditCode(9, '51', '110103') },
    ];
    const { rows } = await office.call('organizations.importCheck', { source, corrections });
    expect(rows[0]).toMatchObject({ class: 'good', name: '𠮷田𫖯学研究会' });
    expect(rows[0]?.warnings.map((one) => one.code)).toContain('W_DIVISION');
  });
});

describe('left out', () => {
  it('a left-out row counts for nothing, not even as the first of two duplicates', async () => {
    const source = await file([row(11), row(11, { 4: '另一处' }), row(12, { 1: '1' })]);
    const checked = await office.call('organizations.importCheck', { source, leftOut: [2, 4] });
    expect(checked.rows.map((one) => one.class)).toEqual(['ignored', 'good', 'ignored']);
    expect(checked.rows[0]).toMatchObject({ leftOut: true, name: '改正第11号协会' });
    const applied = await office.call('organizations.importApply', { source, leftOut: [2, 4] });
    expect(applied).toMatchObject({ added: 1, errorFile: null });
    expect((await details('改正第11号')).organization.domicile).toBe('另一处');
    const { details: kept } = await office.call('organizations.importBatch', { id: applied.importId });
    expect(kept.leftOut).toEqual([2, 4]);
  });
});

describe('a choice for each duplicate', () => {
  it('takes over the chosen fields only; empty cells never erase', async () => {
    await office.call('organizations.importApply', { source: await file([row(21), row(22), row(23)]) });
    const part = { 4: '新址9号', 3: '', 6: '0571-99990000', 7: '不合格' };
    const source = await file([row(21, part), row(22, part), row(23, part)]);
    const checked = await office.call('organizations.importCheck', { source });
    expect(checked.rows[0]?.existing?.compared).toEqual([
      { field: 'domicile', file: '新址9号', other: '云山路1号' },
      { field: 'contactPhone', file: '0571-99990000', other: '0571-88112233' },
      { field: 'annualReviews:2024', file: 'unqualified', other: 'qualified' },
    ]);
    const applied = await office.call('organizations.importApply', {
      source,
      rowChoices: [
        { line: 2, choice: 'update', fields: ['annualReviews:2024'] },
        { line: 3, choice: 'update' },
        { line: 4, choice: 'skip' },
      ],
      choices: { existing: 'skip' },
    });
    expect(applied).toMatchObject({ added: 0, updated: 2 });
    const [one, two, three] = [await details('改正第21号'), await details('改正第22号'), await details('改正第23号')];
    expect(one.organization.domicile).toBe('云山路1号');
    expect(one.annualReviews).toMatchObject([{ year: 2024, conclusion: 'unqualified' }]);
    expect(one.contacts).toMatchObject([{ name: '吕某某', workPhone: '0571-88112233' }]);
    expect(two.organization).toMatchObject({ domicile: '新址9号', establishedOn: '2018-01-02' });
    expect(two.contacts).toMatchObject([{ name: '吕某某', workPhone: '0571-99990000' }]);
    expect(three.organization.domicile).toBe('云山路1号');
    expect(three.annualReviews).toMatchObject([{ conclusion: 'qualified' }]);
  });

  it('an update brings a new contact and a new year; a telephone alone is kept as the office line', async () => {
    await office.call('organizations.importApply', { source: await file([row(31)]) });
    const head = HEAD.map((text) => text.replace('2024', '2025'));
    const source = await file([row(31, { 5: '', 6: '0571-77770000', 7: '基本合格' })], head);
    await office.call('organizations.importApply', { source, choices: { existing: 'update' } });
    const found = await details('改正第31号');
    expect(found.contacts.map(({ name, workPhone }) => [name, workPhone])).toEqual([
      ['吕某某', '0571-88112233'],
      ['办公电话', '0571-77770000'],
    ]);
    expect(found.annualReviews.map(({ year, conclusion }) => [year, conclusion])).toEqual([
      [2025, 'basically_qualified'],
      [2024, 'qualified'],
    ]);
    // The same list again finds nothing to do.
    const again = await office.call('organizations.importCheck', { source });
    expect(again.database).toEqual({ new: 0, same: 1, different: 0 });
  });

  it('adds beside an existing one only where no credit code is shared', async () => {
    const head = ['社会组织名称', '统一社会信用代码', '登记证号', '登记管理机关'];
    const byNumber = await file([['同证号甲会', '', '云社证字第9号', '云州市民政局']], head);
    await office.call('organizations.importApply', { source: byNumber });
    const other = await file([['同证号乙会', '', '云社证字第9号', '云州市民政局']], head);
    const { rows } = await office.call('organizations.importCheck', { source: other });
    expect(rows[0]).toMatchObject({ canAdd: true, existing: { name: '同证号甲会' } });
    const add = { rowChoices: [{ line: 2, choice: 'add' as const }] };
    expect(await office.call('organizations.importApply', { source: other, ...add })).toMatchObject({ added: 1 });

    await office.call('organizations.importApply', { source: await file([row(41)]) });
    const same = await file([row(41, { 0: '改名协会' })]);
    expect((await office.call('organizations.importCheck', { source: same })).rows[0]?.canAdd).toBe(false);
    const failure = await office.failure('organizations.importApply', { source: same, ...add });
    expect(failure).toMatchObject({ code: 'rule_broken', details: { fields: [{ code: 'import_cannot_add' }] } });
  });

  it('puts chosen fields of a conflicting row over the one it repeats', async () => {
    const source = await file([row(51), row(51, { 4: '后址', 3: '2020-05-06' })]);
    await office.call('organizations.importApply', {
      source,
      rowChoices: [{ line: 3, choice: 'update', fields: ['domicile'] }],
    });
    expect((await details('改正第51号')).organization).toMatchObject({ domicile: '后址', establishedOn: '2018-01-02' });
  });
});

describe('error workbook (I2)', () => {
  it('keeps corrections that were not enough; mended and imported again it doubles nothing', async () => {
    const source = await file([row(61), row(62, { 1: 'x', 3: 'y' }), row(63)]);
    const corrections = [{ line: 3, field: 'establishedOn', value: '2018-03-04' }];
    const applied = await office.call('organizations.importApply', { source, corrections });
    expect(applied).toMatchObject({ added: 2 });
    if (applied.errorFile === null) throw new Error('no error file');
    const sheet = Object.values(read(office.bytes(applied.errorFile)).Sheets)[0] ?? {};
    const [head, bad] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
    expect(head?.slice(-2)).toEqual(['行号', '原因']);
    expect(bad?.slice(0, 4)).toEqual(['改正第62号协会', 'x', '云州市民政局', '2018-03-04']);
    expect(bad?.at(-2)).toBe(3);
    expect(bad?.at(-1)).toContain('x');

    const mended = [head ?? [], (bad ?? []).with(1, creditCode(62))];
    const again = await office.fileIn('未导入的行.xlsx', xlsxOf(mended));
    expect(await office.call('organizations.importApply', { source: again })).toMatchObject({ added: 1 });
    // The whole list, mended in its place: the good rows are there already.
    const whole = await file([row(61), row(62, { 3: '2018-03-04' }), row(63)]);
    expect(await office.call('organizations.importApply', { source: whole })).toMatchObject({ added: 0, updated: 0 });
    expect((await office.call('organizations.list', { filter: { text: '改正第6' } })).total).toBe(3);
  });
});

describe('layouts', () => {
  it('a mapping is remembered under the name of its list, renamed, applied with its name, and forgotten', async () => {
    const head = ['甲', '社会组织名称', '统一社会信用代码', '登记管理机关'];
    const list = (index: number) => file([['云山路8号', `布局${index}会`, creditCode(index), '云州市民政局']], head);
    const mapping = { '0': 'domicile', '1': 'name', '2': 'uscc', '3': 'registrationAuthority' };
    await office.call('organizations.importApply', { source: await list(71), mapping });
    const { layouts } = await office.call('organizations.importLayouts', {});
    expect(layouts[0]).toMatchObject({ name: '名册', headings: head, registrationKind: 'registered' });
    const layout = layouts[0]?.layout ?? '';
    await office.call('organizations.renameImportLayout', { layout, name: '区局季度名册' });
    const source = await list(72);
    expect(await office.call('organizations.importCheck', { source })).toMatchObject({
      layoutName: '区局季度名册',
      columns: [{ field: 'domicile' }, {}, {}, {}],
    });
    // Remembered again with another mapping, it keeps the name it was given.
    await office.call('organizations.importApply', { source, mapping: { ...mapping, '0': 'note' } });
    expect(await office.call('organizations.importCheck', { source: await list(73) })).toMatchObject({
      layoutName: '区局季度名册',
      columns: [{ field: 'note' }, {}, {}, {}],
    });
    await office.call('organizations.deleteImportLayout', { layout });
    expect(await office.call('organizations.importCheck', { source: await list(73) })).toMatchObject({
      layoutName: null,
      columns: [{ field: null }, {}, {}, {}],
    });
    expect((await office.failure('organizations.deleteImportLayout', { layout })).code).toBe('not_found');
  });
});

describe('status', () => {
  it('a list does not bring back what an event has ended; its other cells are taken over', async () => {
    const head = [...HEAD, '状态'];
    const line = row(40, { 0: '已经注销的协会' });
    await office.call('organizations.importApply', { source: await file([[...line, '正常']], head) });
    const { organization } = await details('已经注销的协会');
    await record(office, organization.id, filled('cancelled', '2026-03-01'));
    const again = [...row(40, { 0: '已经注销的协会', 7: '基本合格' }), '正常'];
    const choices = { existing: 'update' as const };
    const source = await file([again], head);
    await office.call('organizations.importApply', { source, choices });
    const after = await details('已经注销的协会');
    expect(after.organization.status).toBe('cancelled');
    expect(after.annualReviews.map(({ conclusion }) => conclusion)).toEqual(['basically_qualified']);
  });
});

describe('after a merge', () => {
  it('a list that still has the merged record neither adds it again nor changes the kept one', async () => {
    const rows = [row(450, { 0: '合并后的协会' }), row(451, { 0: '被并入的协会' })];
    await office.call('organizations.importApply', { source: await file(rows) });
    const kept = (await details('合并后的协会')).organization;
    const gone = (await details('被并入的协会')).organization;
    const { clashes } = await office.call('duplicates.compare', { keptId: kept.id, mergedId: gone.id });
    await office.call('duplicates.merge', {
      ...{ keptId: kept.id, keptRevision: kept.revision, mergedId: gone.id, mergedRevision: gone.revision },
      choices: clashes.map(({ merged }) => ({ mergedRecordId: merged.id, keep: 'kept' as const })),
      reason: '同一家组织',
    });
    const before = await office.call('organizations.list', {});
    const source = await file([...rows].reverse());
    const check = await office.call('organizations.importCheck', { source });
    expect(check.rows.map(({ existing }) => existing?.id)).toEqual([kept.id, kept.id]);
    await office.call('organizations.importApply', { source, choices: { existing: 'update' } });
    expect((await office.call('organizations.list', {})).total).toBe(before.total);
    expect((await details('合并后的协会')).organization.uscc).toBe(kept.uscc);
  });
});
