import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { importTemplate } from '#service/features/organizations/import/importTemplate.ts';
import { reasonText, writeErrorFile } from '#service/features/organizations/import/writeErrorFile.ts';
import { IMPORT_FIELDS, isPersonalHeader } from '#shared/features/organizations/import/importHeaders.ts';
import { IMPORT_ERROR_CODES, IMPORT_WARNING_CODES } from '#shared/features/organizations/import/importTypes.ts';
import { checkBytes, creditCode, REGISTERED, registeredRow, xlsxOf } from './tables.ts';

const tableOf = (bytes: Uint8Array) => {
  const workbook = read(bytes, { type: 'array' });
  return utils.sheet_to_json<unknown[]>(workbook.Sheets[workbook.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: '' });
};

describe('error file (domain.md §10.4, I2)', () => {
  it('repeats the source rows with 行号 and 原因; corrected it imports, and good rows are not doubled', async () => {
    const rows = [
      ['名册'],
      [...REGISTERED, '身份证号'],
      [...registeredRow(1), '11010519800101123X'],
      [...registeredRow(2).with(2, '0012').with(5, '昨天'), '11010519800101123X'],
      [...registeredRow(3).with(2, creditCode(3).toLowerCase()).with(6, '坏'), ''],
    ];
    const check = await checkBytes(xlsxOf(rows));
    expect(check.counts).toMatchObject({ good: 1, invalid: 2 });
    const table = tableOf(writeErrorFile(check, 'xlsx'));
    // The column of personal data stays as an empty column, so that columns keep their places.
    expect(table).toEqual([
      [...REGISTERED, '', '行号', '原因'],
      [
        ...registeredRow(2).with(2, '0012').with(5, '昨天'),
        '',
        4,
        '统一社会信用代码“0012”不是 18 位有效字符；成立登记日期“昨天”不是有效日期',
      ],
      [...registeredRow(3).with(2, creditCode(3).toLowerCase()).with(6, '坏'), '', 5, '状态“坏”无法识别'],
    ]);
    expect(JSON.stringify(table)).not.toMatch(/身份证|11010519/u);
    // A person corrects the cells and imports the same file.
    const corrected = table.map((row, index) =>
      row.map((cell, column) => {
        if (index === 1 && column === 2) return creditCode(2);
        if (index === 1 && column === 5) return '2019-11-07';
        return index === 2 && column === 6 ? '正常' : cell;
      }),
    );
    const again = await checkBytes(
      xlsxOf(corrected.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : String(cell))))),
    );
    expect(again.counts).toEqual({ good: 2, duplicateExact: 0, duplicateConflict: 0, invalid: 0, ignored: 0 });
  });

  it('keeps two heading rows readable', async () => {
    const check = await checkBytes(
      xlsxOf([
        ['名称', '统一社会信用代码', '状态', '年检结论', ''],
        ['', '', '', '2023', '2024'],
        ['甲协会', creditCode(1), '正常', '好', '合格'],
      ]),
    );
    const again = await checkBytes(writeErrorFile(check));
    expect(again.columns.map((column) => column.field)).toEqual([
      'name',
      'uscc',
      'status',
      'annualReviews:2023',
      'annualReviews:2024',
      null,
      null,
    ]);
    expect(again.rows[0]?.errors).toEqual([{ code: 'E_REVIEW_UNKNOWN', field: 'annualReviews:2023', value: '好' }]);
  });

  it('has a Chinese sentence for every code, also with signs that mean something to replace()', () => {
    for (const code of [...IMPORT_ERROR_CODES, ...IMPORT_WARNING_CODES]) {
      const text = reasonText({ code, field: 'annualReviews:2024', value: '$&{field}' });
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text.replace('“$&{field}”', '')).not.toMatch(/[{}]/u);
    }
  });
});

describe('template (I1)', () => {
  it.each(['registered', 'filed'] as const)(
    '%s: every heading but 序号 is known, and the list is empty',
    async (kind) => {
      const check = await checkBytes(importTemplate(kind));
      expect([check.registrationKind, check.rows, check.sheets.length]).toEqual([kind, [], 2]);
      expect(check.columns.filter((column) => column.treatment !== 'mapped').map((column) => column.header)).toEqual([
        '序号',
      ]);
      expect(check.columns.some((column) => isPersonalHeader(column.header))).toBe(false);
    },
  );

  it('no field stands for personal data', () => {
    expect(IMPORT_FIELDS.filter((field) => isPersonalHeader(field))).toEqual([]);
  });
});
