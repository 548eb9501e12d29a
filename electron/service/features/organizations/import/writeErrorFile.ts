import { utils, write } from '@e965/xlsx';
import type { ImportCheck, ImportIssue, RawCell } from '#shared/features/organizations/import/importTypes.ts';
import { importCodes } from '#shared/text/zh-CN/importCodes.ts';
import { importFields } from '#shared/text/zh-CN/importFields.ts';

/**
 * The invalid rows as a spreadsheet: the source headings and cells again, then 行号 and 原因 (domain.md §10.4, I2).
 * Corrected and imported again, the two added columns are ignored. Personal data is not in it, because it was never kept.
 * @returns the bytes of an .xlsx
 */
export function writeErrorFile(check: ImportCheck, _format: 'xlsx' = 'xlsx'): Uint8Array {
  const width = check.columns.length;
  const added = addedLabels(check.columns);
  const headings = check.headerTexts.map((texts) => Array.from({ length: width }, (_, index) => texts[index] ?? ''));
  const last = headings.length - 1;
  const rows: (string | number)[][] = headings.map((texts, index) =>
    index === last ? [...texts, '行号', '原因'] : texts,
  );
  for (const row of check.rows) {
    if (row.class !== 'invalid') continue;
    const source = Array.from({ length: width }, (_, index) => plain(row.source?.[index] ?? null));
    rows.push([...source, row.line, row.errors.map((issue) => reasonText(issue, added)).join('；')]);
  }
  const sheet = utils.aoa_to_sheet(rows);
  sheet['!cols'] = [...check.columns.map(() => ({ wch: 18 })), { wch: 6 }, { wch: 60 }];
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, '未通过');
  return toBytes(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }));
}

/** The Chinese sentence of one error or warning. */
export function reasonText(issue: ImportIssue, added: AddedLabels = NONE): string {
  const template = Object.entries(importCodes).find(([code]) => code === issue.code)?.[1] ?? issue.code;
  const value = issue.value === undefined ? '' : `“${issue.value}”`;
  return template.replace('{field}', () => fieldLabel(issue.field ?? '', added)).replace('“{value}”', () => value);
}

/** Labels of the fields that the office added, by `extra.<id>`. */
export type AddedLabels = ReadonlyMap<string, string>;
const NONE: AddedLabels = new Map();

/** In a list, a field that the office added is called as its column is. */
export function addedLabels(columns: ImportCheck['columns']): AddedLabels {
  return new Map(
    columns.flatMap(({ field, header }) => (field?.startsWith('extra.') ? [[field, header] as const] : [])),
  );
}

/** `annualReviews:2024` → 2024 年度年检（年报）结论. */
export function fieldLabel(field: string, added: AddedLabels = NONE): string {
  const own = added.get(field);
  if (own !== undefined) return own;
  const [base = '', year] = field.split(':');
  const label = Object.entries(importFields).find(([name]) => name === base)?.[1] ?? base;
  return year === undefined ? label : `${year} 年度${label}`;
}

/** Dates as text: what a person types over them is read again, and nothing is shifted by a format. */
function plain(cell: RawCell): string | number {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.date : cell;
}

/** The library answers an `ArrayBuffer` for `type: 'array'`. */
export function toBytes(written: unknown): Uint8Array {
  if (written instanceof ArrayBuffer) return new Uint8Array(written);
  throw new TypeError('the spreadsheet library did not answer bytes');
}
