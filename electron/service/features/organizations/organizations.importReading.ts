import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { extraIdOf } from '#shared/features/extraFields/extraFields.rules.ts';
import type { ImportCheck, ImportRow } from '#shared/features/organizations/import/importTypes.ts';
import { cellText } from '#shared/features/organizations/import/readCell.ts';
import { shownValue } from '#shared/features/organizations/import/rowPlan.ts';
import type { JobContext } from '../../context.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import { loadDivisions } from '../../divisions.ts';
import { listExtraFields } from '../extraFields/extraFields.repository.ts';
import { checkTable } from './import/checkTable.ts';
import { type Comparison, compareWithRegistry } from './organizations.comparing.ts';
import { rememberedMapping } from './organizations.imports.repository.ts';

type CheckInput = HandlerInput<'organizations.importCheck'>;
type CheckOutput = CallOutput<'organizations.importCheck'>;

/** A list as read; nothing is written yet. */
export type ReadList = {
  readonly check: ImportCheck;
  readonly fileName: string;
  readonly sha256: string;
  /** Hash of the headings. */
  readonly layout: string;
  /** Name of the remembered layout that was used, or null. */
  readonly layoutName: string | null;
};

/** The reader refuses larger files itself; this keeps a hostile size from being read at all. */
const FILE_LIMIT = 64 * 1024 * 1024;

/** Reads and classifies a list, with the mapping remembered for its headings. */
export async function readList(context: JobContext, input: CheckInput): Promise<ReadList> {
  const { runtime, signal } = context;
  const { db } = context.open();
  const { name, bytes } = readSource(context, input);
  const addedFields = (await listExtraFields(db)).filter(({ retired }) => !retired);
  const read = (mapping: CheckInput['mapping']) =>
    checkTable(
      {
        bytes,
        fileName: name,
        addedFields,
        ...(input.registrationKind ? { registrationKind: input.registrationKind } : {}),
        ...(input.sheet ? { sheet: input.sheet } : {}),
        ...(input.encoding ? { encoding: input.encoding } : {}),
        ...(mapping ? { mapping } : {}),
        ...(input.fillDown ? { fillDown: input.fillDown } : {}),
        ...(input.corrections ? { corrections: input.corrections } : {}),
        ...(input.leftOut ? { leftOut: input.leftOut } : {}),
      },
      {
        signal,
        divisions: loadDivisions(runtime.options.resourcesDirectory).isKnownDivision,
        onProgress: ({ step, done, total }) => context.progress(`import_${step}`, done, total),
        ...(runtime.options.workerFiles?.importing ? { workerFile: runtime.options.workerFiles.importing } : {}),
      },
    );
  let check = await read(input.mapping);
  const layout = layoutOf(check);
  const remembered = input.mapping ? undefined : await rememberedMapping(db, layout);
  if (remembered) check = await read(withoutRetired(JSON.parse(remembered.mapping), addedFields));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { check, fileName: name, sha256, layout, layoutName: remembered?.name ?? null };
}

/** A remembered mapping may name a field of the office that was retired since: that column is left out. */
function withoutRetired(
  mapping: NonNullable<CheckInput['mapping']>,
  addedFields: readonly { readonly id: string }[],
): NonNullable<CheckInput['mapping']> {
  const isRetired = (field: string | null) => {
    const id = field === null ? undefined : extraIdOf(field);
    return id !== undefined && !addedFields.some((one) => one.id === id);
  };
  return Object.fromEntries(
    Object.entries(mapping).map(([column, field]) => [column, isRetired(field) ? null : field]),
  );
}

function readSource(context: JobContext, input: CheckInput): { name: string; bytes: Buffer } {
  try {
    return context.runtime.files.readIn(input.source, FILE_LIMIT);
  } catch (error) {
    if (error instanceof AppError && error.code === 'file_too_large')
      throw new AppError('spreadsheet_too_large', error.details);
    throw error;
  }
}

/** The same headings in the same columns are one layout. */
function layoutOf(check: ImportCheck): string {
  const headers = check.columns.map((column) => column.header);
  return createHash('sha256')
    .update(canonicalJson([check.registrationKind, headers]))
    .digest('hex');
}

/** The answer of `organizations.importCheck`: the list beside what the registry has now. */
export async function checkList(context: JobContext, input: CheckInput): Promise<CheckOutput> {
  const { check, layoutName } = await readList(context, input);
  const comparison = await compareWithRegistry(context.open().db, check.rows);
  const existing = comparison.existingByLine;
  const same = [...existing.values()].filter((one) => one.same).length;
  const byLine = new Map(check.rows.map((row) => [row.line, row]));
  return {
    fileType: check.fileType,
    encoding: check.encoding,
    sheets: [...check.sheets],
    sheet: check.sheet,
    registrationKind: check.registrationKind,
    headerRows: [...check.headerRows],
    columns: check.columns.map((column) => ({ ...column })),
    layoutName,
    counts: { ...check.counts },
    database: { new: check.counts.good - existing.size, same, different: existing.size - same },
    rows: check.rows.map((row) => shownRow(row, check, comparison, byLine)),
  };
}

function shownRow(
  row: ImportRow,
  check: ImportCheck,
  { existingByLine, codes }: Comparison,
  byLine: ReadonlyMap<number, ImportRow>,
): CheckOutput['rows'][number] {
  const earlier = byLine.get(row.duplicateOf ?? -1)?.values;
  const { values } = row;
  return {
    line: row.line,
    class: row.class,
    errors: row.errors.map((issue) => ({ ...issue })),
    warnings: row.warnings.map((issue) => ({ ...issue })),
    ...(row.differing ? { differing: [...row.differing] } : {}),
    ...(row.duplicateOf === undefined ? {} : { duplicateOf: row.duplicateOf }),
    name: values?.name ?? (row.leftOut ? nameCell(row, check) : ''),
    code: values?.uscc ?? values?.registrationNo ?? '',
    ...(row.source && !row.leftOut ? { cells: cellsOf(row, check) } : {}),
    ...(row.corrected ? { corrected: row.corrected.map((one) => ({ ...one })) } : {}),
    ...(row.leftOut ? { leftOut: true as const } : {}),
    ...(row.differing && earlier && values
      ? {
          compared: row.differing.map((field) => ({
            field,
            file: shownValue(values, field),
            other: shownValue(earlier, field),
          })),
        }
      : {}),
    existing: existingByLine.get(row.line) ?? null,
    canAdd: canAdd(row, codes),
  };
}

/** Two organizations in force never carry the same code: neither twice in the list nor beside one of the registry. */
export function canAdd(row: ImportRow, codes: ReadonlySet<string>): boolean {
  const code = row.values?.uscc;
  return code === undefined || (row.duplicateOf === undefined && !codes.has(code));
}

function cellsOf(row: ImportRow, check: ImportCheck): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const { field, index } of check.columns) {
    if (field !== null) cells[field] = cellText(row.source?.[index] ?? null);
  }
  for (const { field, to } of row.corrected ?? []) cells[field] = to;
  return cells;
}

function nameCell(row: ImportRow, check: ImportCheck): string {
  const column = check.columns.find(({ field }) => field === 'name');
  return column === undefined ? '' : cellText(row.source?.[column.index] ?? null);
}
