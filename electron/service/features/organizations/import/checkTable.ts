import { AppError } from '#shared/contract/errors.ts';
import { createClassifier } from '#shared/features/organizations/import/classifyRows.ts';
import { isImportField } from '#shared/features/organizations/import/importHeaders.ts';
import type { ImportCheck, ImportRow, RawTable, RowClass } from '#shared/features/organizations/import/importTypes.ts';
import type { DivisionCheck } from '#shared/lib/creditCode.ts';
import { type ReadTableOptions, readTable } from './readTable.ts';
import type { ReadTableRequest } from './readTableFile.ts';

export { duplicateKey } from '#shared/features/organizations/import/classifyRows.ts';

export interface CheckTableRequest extends ReadTableRequest {
  /** Only for messages; what the file is follows from its content. */
  readonly fileName?: string;
  /** Fields filled from the row above when a cell is empty; default supervisingUnit, townshipName, communityName. */
  readonly fillDownFields?: readonly string[];
  /** Field → value for cells that are still empty then (also for a field without a column). */
  readonly fillDown?: Readonly<Record<string, string>>;
}

export interface CheckProgress {
  readonly step: 'reading' | 'checking';
  readonly done: number;
  readonly total: number;
}

export interface CheckTableOptions extends ReadTableOptions {
  readonly onProgress?: (progress: CheckProgress) => void;
  /** Whether a six-digit division is in force: `loadDivisions().isKnownDivision`. */
  readonly divisions?: DivisionCheck;
}

/** Rows checked between two looks at the signal and at other work of the service. */
const BATCH = 100;

/**
 * Reads a list and puts every row into exactly one class (domain.md §10). Nothing is written. Empty rows after the last
 * row with content are not counted; an empty row between two others is ignored and counted.
 * @throws AppError see `readTableFile`; cancelled; invalid_input for a mapping to an unknown field
 */
export async function checkTable(request: CheckTableRequest, options: CheckTableOptions = {}): Promise<ImportCheck> {
  for (const field of Object.values(request.mapping ?? {})) {
    if (field !== null && !isImportField(field)) throw new AppError('invalid_input', { field: 'mapping' });
  }
  const { fileName: _name, fillDown: _constants, fillDownFields: _fields, ...reading } = request;
  options.onProgress?.({ step: 'reading', done: 0, total: 0 });
  const table = await readTable(reading, options);
  const rows = await classify(table, request, options);
  const counts: Record<RowClass, number> = { good: 0, duplicateExact: 0, duplicateConflict: 0, invalid: 0, ignored: 0 };
  for (const row of rows) counts[row.class] += 1;
  const { rows: _rows, date1904: _date1904, ...head } = table;
  return { ...head, counts, rows };
}

async function classify(
  table: RawTable,
  fill: Pick<CheckTableRequest, 'fillDown' | 'fillDownFields'>,
  options: CheckTableOptions,
): Promise<ImportRow[]> {
  const context = {
    columns: table.columns,
    registrationKind: table.registrationKind,
    date1904: table.date1904,
    ...(options.divisions === undefined ? {} : { isCurrentDivision: options.divisions }),
  };
  const classifyRow = createClassifier(context, {
    ...(fill.fillDown === undefined ? {} : { fillDown: fill.fillDown }),
    ...(fill.fillDownFields === undefined ? {} : { fillDownFields: fill.fillDownFields }),
  });
  const rows: ImportRow[] = [];
  let line = (table.headerRows.at(-1) ?? 0) + 1;
  for (const [index, row] of table.rows.entries()) {
    if (index % BATCH === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      if (options.signal?.aborted) throw new AppError('cancelled');
      options.onProgress?.({ step: 'checking', done: index, total: table.rows.length });
    }
    for (; line < row.line; line += 1) rows.push({ line, class: 'ignored', errors: [], warnings: [], values: null });
    rows.push(classifyRow(row));
    line = row.line + 1;
  }
  options.onProgress?.({ step: 'checking', done: table.rows.length, total: table.rows.length });
  return rows;
}
