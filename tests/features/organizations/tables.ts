import { type BookType, type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { checkTable } from '#service/features/organizations/import/checkTable.ts';
import type { ImportCheck, ImportRow } from '#shared/features/organizations/import/importTypes.ts';
import { creditCodeCheckCharacter, subjectCheckCharacter } from '#shared/lib/creditCode.ts';

/** Real files for the import tests, made with the library and with iconv, and short ways to check them. */

export type Cell = string | number | CellObject | null;

/** A right credit code of civil affairs; `index` makes it unique. */
export function creditCode(index: number, head = '51', division = '110105'): string {
  const subject = `MJ0${String(index).padStart(5, '0')}`;
  const first17 = `${head}${division}${subject}${subjectCheckCharacter(subject)}`;
  return first17 + creditCodeCheckCharacter(first17);
}

export const REGISTERED = [
  '序号',
  '社会组织名称',
  '统一社会信用代码',
  '社会组织类型',
  '登记管理机关',
  '成立登记日期',
  '状态',
];

/** One good row under `REGISTERED`. */
export function registeredRow(index: number): string[] {
  return [String(index), `朝阳区第${index}协会`, creditCode(index), '社会团体', '朝阳区民政局', '2019-11-07', '正常'];
}

export function sheetOf(rows: readonly (readonly Cell[])[]): WorkSheet {
  return utils.aoa_to_sheet(rows.map((row) => [...row]));
}

export function workbookBytes(
  sheets: Readonly<Record<string, WorkSheet>>,
  bookType: BookType = 'xlsx',
  date1904 = false,
): Uint8Array {
  const workbook = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(workbook, sheet, name);
  workbook.Workbook = { WBProps: { date1904 } };
  const written: unknown = write(workbook, { type: 'array', bookType, compression: true });
  if (!(written instanceof ArrayBuffer)) throw new TypeError('no bytes');
  return new Uint8Array(written);
}

export function xlsxOf(rows: readonly (readonly Cell[])[]): Uint8Array {
  return workbookBytes({ 名册: sheetOf(rows) });
}

export function csvOf(rows: readonly (readonly (string | number | null)[])[], delimiter = ','): string {
  const field = (cell: string | number | null) => {
    const text = String(cell ?? '');
    return /[",\t\r\n;]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(field).join(delimiter)).join('\r\n');
}

export function checkBytes(bytes: Uint8Array, more: object = {}): Promise<ImportCheck> {
  return checkTable({ bytes, fileName: '名册', ...more });
}

/** Checks rows written as CSV text. */
export function checkRows(
  rows: readonly (readonly (string | number | null)[])[],
  more: object = {},
): Promise<ImportCheck> {
  return checkBytes(new TextEncoder().encode(csvOf(rows)), more);
}

/** One row under headings of its own beside name, code and authority, which make it good. */
export async function checkOne(
  fields: Readonly<Record<string, string | number>>,
  more: object = {},
): Promise<ImportRow> {
  const all: Record<string, string | number> = {
    社会组织名称: '朝阳区甲协会',
    统一社会信用代码: creditCode(1),
    登记管理机关: '朝阳区民政局',
    ...fields,
  };
  const check = await checkRows([Object.keys(all), Object.values(all)], more);
  const row = check.rows[0];
  if (row === undefined) throw new Error('no row');
  return row;
}

export function codes(row: ImportRow): string[] {
  return [...row.errors, ...row.warnings].map((issue) => issue.code);
}
