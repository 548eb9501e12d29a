import { AppError } from '#shared/contract/errors.ts';
import { extraIdOf } from '#shared/features/extraFields/extraFields.rules.ts';
import { createClassifier } from '#shared/features/organizations/import/classifyRows.ts';
import { isImportField } from '#shared/features/organizations/import/importHeaders.ts';
import type {
  ImportCheck,
  ImportColumn,
  ImportCorrection,
  ImportRow,
  RawRow,
  RowClass,
} from '#shared/features/organizations/import/importTypes.ts';
import type { DivisionCheck } from '#shared/lib/creditCode.ts';
import { type ReadTableOptions, readTable, type TableHead } from './readTable.ts';
import type { ReadTableRequest } from './readTableFile.ts';

export { duplicateKey } from '#shared/features/organizations/import/classifyRows.ts';

export interface CheckTableRequest extends ReadTableRequest {
  /** Only for messages; what the file is follows from its content. */
  readonly fileName?: string;
  /** Fields filled from the row above when a cell is empty; default supervisingUnit, townshipName, communityName. */
  readonly fillDownFields?: readonly string[];
  /** Field → value for cells that are still empty then (also for a field without a column). */
  readonly fillDown?: Readonly<Record<string, string>>;
  /** Cells whose text is replaced before anything is read. */
  readonly corrections?: readonly ImportCorrection[];
  /** Lines that count as ignored. */
  readonly leftOut?: readonly number[];
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

/** Fields that a correction may bring although no column holds them: without them a row is invalid (domain.md §10.4.2). */
const CORRECTABLE_WITHOUT_COLUMN = ['name', 'uscc', 'registrationNo', 'townshipName', 'communityName'];

/**
 * Reads a list and puts every row into exactly one class (domain.md §10). Nothing is written. Empty rows after the last
 * row with content are not counted; an empty row between two others is ignored and counted.
 * @throws AppError see `readTableFile`; cancelled; invalid_input for a mapping to an unknown field or a correction of none
 */
export async function checkTable(request: CheckTableRequest, options: CheckTableOptions = {}): Promise<ImportCheck> {
  const added = new Set<string | undefined>([undefined, ...(request.addedFields ?? []).map(({ id }) => id)]);
  const isKnown = (field: string) => isImportField(field) && added.has(extraIdOf(field));
  for (const field of Object.values(request.mapping ?? {})) {
    if (field !== null && !isKnown(field)) throw new AppError('invalid_input', { field: 'mapping' });
  }
  const { fileName: _name, fillDown: _constants, fillDownFields: _fields, ...rest } = request;
  const { corrections: _corrections, leftOut: _leftOut, ...reading } = rest;
  options.onProgress?.({ step: 'reading', done: 0, total: 0 });
  let head: TableHead | undefined;
  let classifier: RowClassifier | undefined;
  await readTable(
    reading,
    {
      head(found) {
        refuseUnknownCorrections(request.corrections ?? [], found.columns);
        head = found;
        classifier = rowClassifier(found, request, options);
      },
      rows: async (rows) => classifier?.take(rows),
    },
    options,
  );
  if (head === undefined || classifier === undefined) throw new AppError('internal');
  const { rows } = classifier;
  options.onProgress?.({ step: 'checking', done: head.rowCount, total: head.rowCount });
  const counts: Record<RowClass, number> = { good: 0, duplicateExact: 0, duplicateConflict: 0, invalid: 0, ignored: 0 };
  for (const row of rows) counts[row.class] += 1;
  const { rowCount: _rowCount, date1904: _date1904, ...shown } = head;
  return { ...shown, counts, rows };
}

function refuseUnknownCorrections(corrections: readonly ImportCorrection[], columns: readonly ImportColumn[]): void {
  const known = new Set([...CORRECTABLE_WITHOUT_COLUMN, ...columns.flatMap(({ field }) => field ?? [])]);
  if (corrections.some(({ field }) => !known.has(field))) throw new AppError('invalid_input', { field: 'corrections' });
}

interface RowClassifier {
  /** Every row so far. */
  readonly rows: readonly ImportRow[];
  take(rows: readonly RawRow[]): Promise<void>;
}

function rowClassifier(head: TableHead, request: CheckTableRequest, options: CheckTableOptions): RowClassifier {
  const context = {
    columns: head.columns,
    registrationKind: head.registrationKind,
    date1904: head.date1904,
    ...(options.divisions === undefined ? {} : { isCurrentDivision: options.divisions }),
    ...(request.addedFields === undefined ? {} : { addedFields: request.addedFields }),
  };
  const { fillDown, fillDownFields, corrections, leftOut } = request;
  const classifyRow = createClassifier(context, {
    ...(fillDown === undefined ? {} : { fillDown }),
    ...(fillDownFields === undefined ? {} : { fillDownFields }),
    ...(corrections === undefined ? {} : { corrections }),
    ...(leftOut === undefined ? {} : { leftOut }),
  });
  const rows: ImportRow[] = [];
  let line = (head.headerRows.at(-1) ?? 0) + 1;
  let done = 0;
  return {
    rows,
    async take(chunk) {
      for (const row of chunk) {
        if (done % BATCH === 0) {
          await new Promise((resolve) => setImmediate(resolve));
          if (options.signal?.aborted) throw new AppError('cancelled');
          options.onProgress?.({ step: 'checking', done, total: head.rowCount });
        }
        for (; line < row.line; line += 1)
          rows.push({ line, class: 'ignored', errors: [], warnings: [], values: null });
        rows.push(classifyRow(row));
        line = row.line + 1;
        done += 1;
      }
    },
  };
}
