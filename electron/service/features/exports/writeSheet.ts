import { type CellObject, utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CellKind, CellValue, SheetColumn, SheetPlan } from './exportTypes.ts';

/** Day number of 1970-01-01 in the calendar of spreadsheets that begins in 1900. */
const UNIX_EPOCH_DAY = 25_569;
const DAY_MILLISECONDS = 86_400_000;
/** More digits than a spreadsheet's numbers keep: such a value stays text. */
const MOST_DIGITS = 15;
const WIDTHS: Readonly<Record<CellKind, number>> = { text: 24, code: 22, date: 12, moment: 17, number: 12 };
/** Marks a cell as text for good: what is typed over a code stays text too. */
const TEXT_FORMAT = '@';

type Rows = readonly (readonly CellValue[])[];

/**
 * The file of a list.
 * @param further rows of the sheets behind the first one, in the order of the plan
 * @returns the bytes of an .xlsx, or of a CSV (the first sheet) with the UTF-8 mark and CRLF
 */
export function writeSheet(plan: SheetPlan, rows: Rows, further: readonly Rows[] = []): Uint8Array {
  return plan.format === 'csv' ? csvOf(plan.columns, rows) : workbookOf(plan, [rows, ...further]);
}

function workbookOf(plan: SheetPlan, sheets: readonly Rows[]): Uint8Array {
  const workbook = utils.book_new();
  const plans = [plan, ...(plan.further ?? [])];
  for (const [index, one] of plans.entries())
    utils.book_append_sheet(workbook, sheetOf(one, sheets[index] ?? []), one.sheet);
  const written: unknown = write(workbook, { type: 'array', bookType: 'xlsx', bookSST: true, compression: false });
  if (!(written instanceof ArrayBuffer)) throw new TypeError('the spreadsheet library did not answer bytes');
  return withFrozenHeadings(new Uint8Array(written), plans.length);
}

function sheetOf(plan: Pick<SheetPlan, 'columns'>, rows: Rows) {
  const headings = plan.columns.map(({ heading }): CellObject => ({ t: 's', v: heading }));
  const cells = rows.map((row) => plan.columns.map(({ kind }, index) => cellOf(kind, row[index] ?? null)));
  const sheet = utils.aoa_to_sheet([headings, ...cells], { dense: true });
  sheet['!cols'] = plan.columns.map(({ kind, heading }) => ({
    wch: Math.max(WIDTHS[kind], [...heading].length * 2 + 2),
  }));
  return sheet;
}

function cellOf(kind: CellKind, value: CellValue): CellObject | null {
  if (value === null || value === '') return null;
  if (kind === 'number') {
    const number = typeof value === 'number' ? value : numberOf(value);
    return number === undefined ? { t: 's', v: String(value) } : { t: 'n', v: number };
  }
  const text = String(value);
  if (kind === 'date' || kind === 'moment') {
    const serial = serialOf(text, kind);
    if (serial !== undefined) return { t: 'n', v: serial, z: kind === 'date' ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' };
  }
  return { t: 's', v: text, z: TEXT_FORMAT };
}

/** A decimal as a number, when a spreadsheet can hold it exactly. */
function numberOf(text: string): number | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text) || text.replace(/\D/g, '').length > MOST_DIGITS) return undefined;
  return Number(text);
}

function serialOf(text: string, kind: 'date' | 'moment'): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(text);
  if (!parts || (kind === 'date' && text.length !== 10)) return undefined;
  const [year, month, day, hour, minute] = parts.slice(1).map((part) => Number(part ?? 0));
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
  return at / DAY_MILLISECONDS + UNIX_EPOCH_DAY;
}

const FROZEN =
  '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>';
/** The view stands at the beginning of the sheet's part, before its rows. */
const HEAD_BYTES = 4_096;

/** The library writes no frozen panes: its sheet view is replaced by one whose first row stays (ECMA-376 §18.3.1.66). */
function withFrozenHeadings(workbook: Uint8Array, sheets: number): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(workbook);
  for (let number = 1; number <= sheets; number += 1) freezeHeading(parts, `xl/worksheets/sheet${number}.xml`);
  return zipSync(parts, { level: 4 });
}

function freezeHeading(parts: Record<string, Uint8Array>, name: string): void {
  const sheet = parts[name];
  if (!sheet) throw new Error('the workbook has no sheet');
  const head = strFromU8(sheet.subarray(0, HEAD_BYTES), true);
  const view = /<sheetView workbookViewId="0"\/>/.exec(head);
  if (!view) throw new Error('the sheet has no view');
  parts[name] = Buffer.concat([
    sheet.subarray(0, view.index),
    strToU8(FROZEN),
    sheet.subarray(view.index + view[0].length),
  ]);
}

/** The mark by which Excel in Chinese knows UTF-8. */
export const UTF8_MARK = '\ufeff';
/** What a spreadsheet would take for a formula (OWASP, CSV injection; security-and-exchange.md H-12). */
const FORMULA_START = /^[=+\-@\t\r]/;

function csvOf(columns: readonly SheetColumn[], rows: readonly (readonly CellValue[])[]): Uint8Array {
  const lines = [columns.map(({ heading }) => quoted(heading)).join(',')];
  for (const row of rows) lines.push(columns.map(({ kind }, index) => csvCell(kind, row[index] ?? null)).join(','));
  return Buffer.from(`${UTF8_MARK}${lines.join('\r\n')}\r\n`, 'utf8');
}

function csvCell(kind: CellKind, value: CellValue): string {
  if (value === null || value === '') return '';
  if (kind === 'number' && (typeof value === 'number' || numberOf(value) !== undefined)) return String(value);
  const text = kind === 'moment' ? String(value).slice(0, 16).replace('T', ' ') : String(value);
  return csvText(text);
}

/** A text as a CSV field: in quotation marks, an apostrophe before what looks like a formula (RFC 4180 §2). */
export function csvText(text: string): string {
  return quoted(FORMULA_START.test(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
