import { readFileSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import type { ExtraField } from '#shared/features/extraFields/extraFields.rules.ts';
import { type ColumnMapping, findHeaders } from '#shared/features/organizations/import/findHeaders.ts';
import { isKnownHeader, isPersonalHeader } from '#shared/features/organizations/import/importHeaders.ts';
import type { RawRow, RawTable } from '#shared/features/organizations/import/importTypes.ts';
import type { RegistrationKind } from '#shared/features/organizations/organizations.lists.ts';
import type { RawSheet } from './rawSheet.ts';
import { readText } from './readText.ts';
import { openWorkbook } from './readWorkbook.ts';
import { sniffFile } from './sniffFile.ts';

/** What to read and how; plain data, because it travels to the worker. */
export interface ReadTableRequest {
  readonly bytes?: Uint8Array;
  readonly path?: string;
  readonly registrationKind?: RegistrationKind;
  readonly sheet?: string;
  readonly encoding?: string;
  readonly mapping?: ColumnMapping;
  readonly headerRow?: number;
  /** Fields that the office added and that may be filled in. */
  readonly addedFields?: readonly ExtraField[];
}

/** Rows from the top that are looked through for headings. */
const TOP_ROWS = 12;

/**
 * Reads one table, finds its headings and drops the columns of personal data at once (domain.md §10.2): their values
 * never leave this function. Runs in the worker.
 * @throws AppError not_spreadsheet, spreadsheet_protected, spreadsheet_too_large, encoding_unreadable, sheet_missing,
 *   header_not_found (`seen`: the texts of the row with the most known headings, long digits hidden)
 */
export function readTableFile(request: ReadTableRequest): RawTable {
  const bytes = request.bytes ?? readFileSync(request.path ?? '');
  const type = sniffFile(bytes);
  if (type === 'text') {
    const sheet = readText(bytes, request.encoding === undefined ? {} : { encoding: request.encoding });
    return withHeaders(sheet, request) ?? notFound(sheet);
  }
  const workbook = openWorkbook(bytes, type);
  if (request.sheet !== undefined) {
    if (!workbook.sheets.includes(request.sheet)) {
      throw new AppError('sheet_missing', { sheet: request.sheet, sheets: workbook.sheets });
    }
    const sheet = workbook.readSheet(request.sheet);
    return withHeaders(sheet, request) ?? notFound(sheet);
  }
  let first: RawSheet | null = null;
  for (const name of workbook.searchOrder.slice(0, 20)) {
    const sheet = workbook.readSheet(name);
    const found = withHeaders(sheet, request);
    if (found !== null) return found;
    first ??= sheet;
  }
  return notFound(first);
}

function withHeaders(sheet: RawSheet, request: ReadTableRequest): RawTable | null {
  const top = sheet.rows.filter((row) => row.line <= Math.max(TOP_ROWS, (request.headerRow ?? 0) + 1));
  const headers = findHeaders(top, request);
  if (headers === null) return null;
  const last = headers.headerRows.at(-1) ?? 0;
  const dropped = new Set(
    headers.columns.filter((column) => column.treatment === 'not_imported').map(({ index }) => index),
  );
  const width = headers.columns.length;
  const rows: RawRow[] = [];
  for (const { line, cells, merged } of sheet.rows) {
    // Cells without a heading are not read: nobody said what they hold.
    if (line > last) {
      const kept = cells.slice(0, width).map((cell, index) => (dropped.has(index) ? null : cell));
      rows.push(merged === undefined ? { line, cells: kept } : { line, cells: kept, merged });
    }
  }
  const { fileType, sheets, encoding, date1904 } = sheet;
  return { fileType, sheets, sheet: sheet.sheet, encoding, date1904, ...headers, rows };
}

function notFound(sheet: RawSheet | null): never {
  const top = (sheet?.rows ?? []).filter((row) => row.line <= TOP_ROWS).map(textsOf);
  // A row without any known heading may be a record with personal data: nothing of it is repeated.
  const known = (texts: readonly string[]) =>
    texts.filter((text) => isKnownHeader(text) || isPersonalHeader(text)).length;
  const best = top.reduce<readonly string[]>((found, texts) => (known(texts) > known(found) ? texts : found), []);
  const seen = best.slice(0, 20).map((text) => text.replace(/\d{6,}[\dXx]*/gu, '…'));
  throw new AppError('header_not_found', { seen, sheet: sheet?.sheet ?? null, sheets: sheet?.sheets ?? [] });
}

function textsOf(row: RawRow): string[] {
  return row.cells.filter((cell) => typeof cell === 'string').map((cell) => cell.trim().slice(0, 20));
}
