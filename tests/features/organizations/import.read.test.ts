import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CellObject, utils } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { checkTable } from '#service/features/organizations/import/checkTable.ts';
import {
  checkBytes,
  codes,
  creditCode,
  csvOf,
  REGISTERED,
  registeredRow,
  sheetOf,
  workbookBytes,
  xlsxOf,
} from './tables.ts';

const LIST = [REGISTERED, registeredRow(1), registeredRow(2)];
const encode = (text: string) => new TextEncoder().encode(text);

describe('file types and encodings (domain.md §10)', () => {
  const csv = csvOf(LIST);
  const cases: [string, Uint8Array, string, string | null][] = [
    ['xlsx', xlsxOf(LIST), 'xlsx', null],
    ['xls BIFF8', workbookBytes({ 名册: sheetOf(LIST) }, 'biff8'), 'xls', null],
    ['csv UTF-8', encode(csv), 'csv', 'utf-8'],
    ['csv UTF-8 with BOM', encode(`\uFEFF${csv}`), 'csv', 'utf-8'],
    ['csv GB18030', iconv.encode(csv, 'gb18030'), 'csv', 'gb18030'],
    ['csv GBK beyond', iconv.encode(csv.replace('第1', '第𠮷1'), 'gb18030'), 'csv', 'gb18030'],
    ['csv UTF-16LE with BOM', iconv.encode(csv, 'utf-16le', { addBOM: true }), 'csv', 'utf-16le'],
    ['csv UTF-16BE with BOM', iconv.encode(csv, 'utf-16be', { addBOM: true }), 'csv', 'utf-16be'],
    ['csv semicolons', encode(csvOf(LIST, ';')), 'csv', 'utf-8'],
    ['tab text', encode(csvOf(LIST, '\t')), 'text', 'utf-8'],
    ['tab text UTF-16', iconv.encode(csvOf(LIST, '\t'), 'utf-16le', { addBOM: true }), 'text', 'utf-16le'],
  ];
  it.each(cases)('%s', async (_name, bytes, fileType, encoding) => {
    const check = await checkBytes(bytes);
    expect([check.fileType, check.encoding, check.counts]).toEqual([
      fileType,
      encoding,
      { good: 2, duplicateExact: 0, duplicateConflict: 0, invalid: 0, ignored: 0 },
    ]);
    expect(check.rows.map((row) => [row.line, row.values?.uscc, codes(row)])).toEqual([
      [2, creditCode(1), []],
      [3, creditCode(2), []],
    ]);
    expect(check.rows[1]?.values?.name).toBe('朝阳区第2协会');
  });

  it('a chosen encoding decides; a wrong one is refused', async () => {
    const bytes = iconv.encode(csv, 'gb18030');
    await expect(checkBytes(bytes, { encoding: 'utf-8' })).rejects.toMatchObject({ code: 'encoding_unreadable' });
    expect((await checkBytes(bytes, { encoding: 'GB18030' })).counts.good).toBe(2);
    await expect(checkBytes(bytes, { encoding: 'klingon' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('reads from a path, whatever its name says', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'import-')), 'list.txt');
    writeFileSync(path, xlsxOf(LIST));
    expect((await checkTable({ path })).fileType).toBe('xlsx');
    await expect(checkTable({ path: `${path}.none` })).rejects.toMatchObject({ code: 'file_missing' });
  });

  it('counts a quoted record of several lines once, and blank lines too', async () => {
    const text = `${REGISTERED.join(',')}\r\n1,"朝阳区\n第一协会",${creditCode(1)},社会团体,局,2019-11-07,正常\r\n\r\n2,"说""明""会",${creditCode(2)},社会团体,局,2019-11-07,正常\n\n\n`;
    const check = await checkBytes(encode(text));
    expect(check.rows.map((row) => [row.line, row.class, row.values?.name])).toEqual([
      [2, 'good', '朝阳区 第一协会'],
      [3, 'ignored', undefined],
      [4, 'good', '说"明"会'],
    ]);
  });

  it('a quote that is never closed swallows nothing, and ="0123" keeps its zeros', async () => {
    const text = `名称,登记证号,状态\n"甲协会,="0012",正常\n乙协会,="0034",正常`;
    const check = await checkBytes(encode(text));
    expect(check.rows.map((row) => row.values?.registrationNo)).toEqual(['0012', '0034']);
  });
});

describe('spreadsheet cells', () => {
  const types: ['xlsx' | 'biff8', boolean][] = [
    ['xlsx', false],
    ['xlsx', true],
    ['biff8', false],
    ['biff8', true],
  ];
  it.each(types)(
    '%s with 1904=%s: text is never guessed, typed dates are dates, day numbers are day numbers',
    async (bookType, date1904) => {
      const serial = 43776 - (date1904 ? 1462 : 0);
      const typed = { t: 'n', v: serial, z: 'yyyy/m/d' } satisfies CellObject;
      const rows = [
        ['名称', '登记证号', '统一社会信用代码', '成立日期', '备案日期', '注册资金（万元）'],
        ['甲协会', '0001', creditCode(1), typed, serial, 3.5],
        ['乙协会', '2019-11-07', creditCode(2), '2019-11-07', '43776', '1-2'],
        [
          '丙协会',
          { t: 'n', v: 42, z: '000000' } satisfies CellObject,
          creditCode(3),
          { t: 'n', v: serial + 0.5, z: 'yyyy"年"m"月"d"日"' } satisfies CellObject,
          '',
          0.1 + 0.2,
        ],
      ];
      const check = await checkBytes(workbookBytes({ 名册: sheetOf(rows) }, bookType, date1904), {
        registrationKind: 'registered',
      });
      expect(check.rows.map((row) => row.values)).toEqual([
        expect.objectContaining({
          registrationNo: '0001',
          establishedOn: '2019-11-07',
          filedOn: '2019-11-07',
          registeredCapitalWan: '3.5',
        }),
        expect.objectContaining({ registrationNo: '2019-11-07', establishedOn: '2019-11-07' }),
        expect.objectContaining({ registrationNo: '000042', establishedOn: '2019-11-07', registeredCapitalWan: '0.3' }),
      ]);
      expect(check.rows.map(codes)).toEqual([
        ['W_EXCEL_SERIAL'],
        expect.arrayContaining(['E_NUMBER_INVALID', 'W_EXCEL_SERIAL']),
        [],
      ]);
    },
  );

  it('a code that was typed as a number is never taken for right', async () => {
    const check = await checkBytes(
      xlsxOf([
        ['名称', '统一代码', '状态'],
        ['甲协会', Number('511101050000000123'), '正常'],
      ]),
    );
    expect(check.rows[0]).toMatchObject({ class: 'invalid' });
    expect(check.rows[0]?.errors[0]?.value).toMatch(/^\d{18}$/u);
  });

  it('fills vertically merged cells, and supervising unit, township and community from above', async () => {
    const sheet = sheetOf([
      ['名称', '统一社会信用代码', '登记管理机关', '业务主管单位', '所属街道'],
      ['甲协会', creditCode(1), '朝阳区民政局', '教委', '酒仙桥街道'],
      ['乙协会', creditCode(2), '', '', ''],
      ['小计', '2'],
      ['丙协会', creditCode(3), '', '', '望京街道'],
    ]);
    sheet['!merges'] = [utils.decode_range('C2:C5')];
    const check = await checkBytes(workbookBytes({ 表: sheet }));
    expect(check.rows.map((row) => row.class)).toEqual(['good', 'good', 'ignored', 'good']);
    expect(
      check.rows.flatMap(({ values }) =>
        values ? [[values.registrationAuthority, values.supervisingUnit, values.townshipName]] : [],
      ),
    ).toEqual([
      ['朝阳区民政局', '教委', '酒仙桥街道'],
      ['朝阳区民政局', '教委', '酒仙桥街道'],
      ['朝阳区民政局', '教委', '望京街道'],
    ]);
    const without = await checkBytes(workbookBytes({ 表: sheet }), {
      fillDownFields: [],
      fillDown: { supervisingUnit: '民政局', domicile: '某处' },
    });
    expect(without.rows[1]?.values).toMatchObject({ supervisingUnit: '民政局', domicile: '某处' });
    expect(without.rows[1]?.values?.townshipName).toBeUndefined();
  });

  it('reads headings merged over two rows and columns, wherever the table begins', async () => {
    const sheet = utils.sheet_add_aoa(
      {},
      [
        ['名称', '统一社会信用代码', '年检结论', null, '联系人', null],
        [null, null, '2023年度', '2024年度', '姓名', '办公电话'],
        ['甲协会', creditCode(1), '合格', '不合格', '李四', '010-64300000'],
      ],
      { origin: 'B3' },
    );
    sheet['!merges'] = ['B3:B4', 'C3:C4', 'D3:E3', 'F3:G3'].map((range) => utils.decode_range(range));
    for (const bookType of ['xlsx', 'biff8'] as const) {
      const check = await checkBytes(workbookBytes({ 表: sheet }, bookType));
      expect([check.headerRows, check.columns.map((column) => column.field)]).toEqual([
        [3, 4],
        [null, 'name', 'uscc', 'annualReviews:2023', 'annualReviews:2024', 'contactName', 'contactPhone'],
      ]);
      expect(check.rows).toMatchObject([
        { line: 5, class: 'good', values: { name: '甲协会', contact: { name: '李四' } } },
      ]);
    }
  });

  it('takes the first sheet that has headings, or the one asked for', async () => {
    const bytes = workbookBytes({
      封面: sheetOf([['名册'], ['2026 年']]),
      名册: sheetOf(LIST),
      备份: sheetOf(LIST.slice(0, 2)),
    });
    expect(await checkBytes(bytes)).toMatchObject({
      sheets: ['封面', '名册', '备份'],
      sheet: '名册',
      counts: { good: 2 },
    });
    expect(await checkBytes(bytes, { sheet: '备份' })).toMatchObject({ sheet: '备份', counts: { good: 1 } });
    await expect(checkBytes(bytes, { sheet: '封面' })).rejects.toMatchObject({ code: 'header_not_found' });
    await expect(checkBytes(bytes, { sheet: '没有' })).rejects.toMatchObject({
      code: 'sheet_missing',
      details: { sheet: '没有' },
    });
  });
});
