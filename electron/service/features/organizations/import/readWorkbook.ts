import { type CellObject, read, SSF, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { unzipSync, zipSync } from 'fflate';
import { AppError } from '#shared/contract/errors.ts';
import type { RawCell, RawRow } from '#shared/features/organizations/import/importTypes.ts';
import type { RawSheet } from './rawSheet.ts';
import { MAXIMUM_COLUMNS, MAXIMUM_MERGED_CELLS, MAXIMUM_ROWS } from './readLimits.ts';
import { isReadPart } from './sniffFile.ts';

// Older .xls files keep Chinese text in code page 936.
set_cptable(codepages);

/** No guess of any kind: text stays text, numbers stay numbers with their format beside them. */
const OPTIONS = {
  // As a Buffer: any other form the library copies into a list of numbers first, several hundred megabytes for a long .xls.
  type: 'buffer',
  dense: true,
  cellDates: false,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  sheetStubs: false,
} as const;

/**
 * Opens an .xlsx or .xls for reading sheet by sheet.
 * @param bytes already judged by `sniffFile`
 * @returns the sheet names in their order, the order in which to look for a list (hidden sheets of an .xlsx last), and a
 *   reader of one of them
 * @throws AppError spreadsheet_protected, not_spreadsheet, spreadsheet_too_large
 */
export function openWorkbook(
  bytes: Uint8Array,
  fileType: 'xlsx' | 'xls',
): {
  readonly sheets: readonly string[];
  readonly searchOrder: readonly string[];
  readonly readSheet: (name: string) => RawSheet;
} {
  const content = fileType === 'xlsx' ? onlyReadParts(bytes) : bytes;
  // No sheet is read here; an .xls would have all of them read, so only its names are.
  const outline = readLibrary(content, {
    ...OPTIONS,
    ...(fileType === 'xlsx' ? { sheets: [] } : { bookSheets: true }),
  });
  const sheets = outline.SheetNames;
  const isHidden = (name: string) => (outline.Workbook?.Sheets ?? []).some((one) => one.name === name && one.Hidden);
  return {
    sheets,
    searchOrder: [...sheets.filter((name) => !isHidden(name)), ...sheets.filter(isHidden)],
    readSheet(name) {
      const workbook = readLibrary(content, { ...OPTIONS, sheets: name });
      const date1904 = workbook.Workbook?.WBProps?.date1904 ?? false;
      const worksheet = workbook.Sheets[name];
      const rows = worksheet === undefined ? [] : rowsOf(worksheet, date1904);
      return { fileType, sheets, sheet: name, encoding: null, date1904, rows };
    },
  };
}

/**
 * Inflates the parts that are read into buffers of their declared (and checked) size and packs them again unpacked, so
 * that the library never inflates anything itself: a directory that lies about a size cannot fill the memory.
 */
function onlyReadParts(bytes: Uint8Array): Uint8Array {
  try {
    return zipSync(unzipSync(bytes, { filter: (part) => isReadPart(part.name) }), { level: 0 });
  } catch {
    throw new AppError('not_spreadsheet');
  }
}

function readLibrary(bytes: Uint8Array, options: Parameters<typeof read>[1]): WorkBook {
  try {
    return read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
  } catch (error) {
    const isProtected = error instanceof Error && /password|encrypt/iu.test(error.message);
    throw new AppError(isProtected ? 'spreadsheet_protected' : 'not_spreadsheet');
  }
}

function rowsOf(worksheet: WorkSheet, date1904: boolean): RawRow[] {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = worksheet['!data'] ?? [];
  const rows: RawRow[] = [];
  const merged = mergedBelow(worksheet, data.length);
  for (let index = 0; index < data.length; index += 1) {
    const source = data[index] ?? [];
    const cells: RawCell[] = [];
    for (let column = 0; column < Math.min(source.length, MAXIMUM_COLUMNS); column += 1) {
      cells.push(cellOf(source[column], date1904));
    }
    const own = cells.some(hasContent);
    const covered = merged.get(index) ?? [];
    for (const [column, top] of covered) {
      while (cells.length <= column) cells.push(null);
      cells[column] = cellOf(data[top]?.[column], date1904);
    }
    // A row that only lies inside a merged cell is an empty row.
    if (!own) continue;
    rows.push({ line: index + 1, cells, ...(covered.length > 0 ? { merged: covered.map(([column]) => column) } : {}) });
    // The empty rows above count too: each of them is listed.
    if (index >= MAXIMUM_ROWS) throw new AppError('spreadsheet_too_large');
  }
  return rows;
}

/** Row → the cells in it that a vertical merge covers, with the row whose value they show; only rows the sheet has. */
function mergedBelow(worksheet: WorkSheet, rows: number): Map<number, [column: number, top: number][]> {
  const found = new Map<number, [number, number][]>();
  let covered = 0;
  for (const { s, e } of worksheet['!merges'] ?? []) {
    if (s.c >= MAXIMUM_COLUMNS) continue;
    for (let row = s.r + 1; row <= Math.min(e.r, rows - 1); row += 1) {
      covered += 1;
      if (covered > MAXIMUM_MERGED_CELLS) throw new AppError('spreadsheet_too_large');
      const cells = found.get(row) ?? [];
      cells.push([s.c, s.r]);
      found.set(row, cells);
    }
  }
  return found;
}

function cellOf(cell: CellObject | undefined, date1904: boolean): RawCell {
  if (cell?.v === undefined) return null;
  // Half a surrogate pair (`&#xD800;`) is no character and could not be stored.
  if (cell.t === 's') return String(cell.v).replace(/\p{Surrogate}/gu, '\uFFFD');
  if (cell.t === 'b') return cell.v === true ? '是' : '否';
  if (cell.t === 'e') return errorText(cell);
  if (typeof cell.v !== 'number') return String(cell.v);
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  if (isDateFormat(format)) return { date: dateOfSerial(cell.v + (date1904 ? 1462 : 0)) };
  // 0000123 shown for 123: the zeros belong to the code.
  return /^0{2,}$/u.test(format) ? String(cell.v).padStart(format.length, '0') : cell.v;
}

/** Error values by their number in the file (MS-XLS 2.5.10). */
const ERROR_TEXTS: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function errorText(cell: CellObject): string {
  return ERROR_TEXTS.get(cell.v) ?? '#VALUE!';
}

function isDateFormat(format: string): boolean {
  const found: unknown = SSF.is_date(format);
  return found === true && /[yd]/iu.test(format.replace(/"[^"]*"|\[[^\]]*\]/gu, ''));
}

/** Whole days since 1899-12-30; a number that is no date is left to be refused by its text. */
function dateOfSerial(serial: number): string {
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  return Number.isNaN(moment.getTime()) ? String(serial) : moment.toISOString().slice(0, 10);
}

function hasContent(cell: RawCell): boolean {
  return cell !== null && (typeof cell !== 'string' || cell.trim() !== '');
}
