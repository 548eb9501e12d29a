import { cleanText, removeBlanks, toHalfWidth } from '../../../lib/cleanText.ts';
import { checkCreditCode } from '../../../lib/creditCode.ts';
import { nameKey } from '../../../lib/nameKey.ts';
import { isRepeatedHeader } from './findHeaders.ts';
import type {
  AppliedCorrection,
  ImportColumn,
  ImportCorrection,
  ImportRow,
  ImportValues,
  RawCell,
  RawRow,
} from './importTypes.ts';
import { cellText } from './readCell.ts';
import { type RowContext, readRow } from './readRow.ts';

/** Columns that are filled from the row above when empty, unless the user says otherwise (domain.md §10.1). */
export const DEFAULT_FILL_DOWN: readonly string[] = ['supervisingUnit', 'townshipName', 'communityName'];

/** Starts of the first cell that make a row a total or a remark (§10.4.1), after removal of blanks. */
const REMARK =
  /^(?:合计|小计|总计|注[::：]|备注[::：]|说明[::：]|填表人|审核人|制表)|(?:小计|合计)$|^共[\d,一二三四五六七八九十百千万〇零]+家$/u;

/**
 * The key under which two rows are the same organization (domain.md §10.4.3): code; else certificate number; else
 * township + community + name key. Null when none of them is there.
 */
export function duplicateKey(values: ImportValues): string | null {
  if (values.uscc !== undefined) return `uscc:${values.uscc}`;
  if (values.registrationNo !== undefined)
    return `registrationNo:${removeBlanks(toHalfWidth(values.registrationNo)).toUpperCase()}`;
  if (values.name === undefined || values.townshipName === undefined || values.communityName === undefined) return null;
  return `community:${[values.townshipName, values.communityName].map(removeBlanks).join('|')}|${nameKey(values.name)}`;
}

/** The fields in which two organizations differ, blanks and the note not counted; `annualReviews:<year>` per year. */
export function differingFields(first: ImportValues, second: ImportValues): string[] {
  const [one, two] = [comparable(first), comparable(second)];
  return [...new Set([...one.keys(), ...two.keys()])].filter((field) => one.get(field) !== two.get(field)).sort();
}

/** Whether a row is no record at all (§10.4.1): empty, a repeated heading, a total or a remark. */
export function isIgnoredRow(cells: readonly RawCell[], columns: readonly ImportColumn[]): boolean {
  const first = cells.find((cell) => cell !== null && cleanText(cellText(cell)) !== '');
  if (first === undefined || first === null) return true;
  if (REMARK.test(removeBlanks(cleanText(cellText(first))))) {
    // A real organization may be called 小计算机协会: a row with a right code is never a total.
    const code = columns.find((column) => column.field === 'uscc');
    return code === undefined || checkCreditCode(cellText(cells[code.index] ?? null)).result !== 'ok';
  }
  return isRepeatedHeader(cells);
}

/**
 * Classifies rows one after the other (domain.md §10.4); keeps what is needed to fill down and to find duplicates.
 * Feed the rows in the order of the file.
 */
export function createClassifier(
  context: RowContext,
  options: {
    /** Fields filled from the row above when empty. */
    readonly fillDownFields?: readonly string[];
    /** Values for cells that are still empty then. */
    readonly fillDown?: Readonly<Record<string, string>>;
    /** Cells whose text is replaced before anything is read. */
    readonly corrections?: readonly ImportCorrection[];
    /** Lines that count as ignored, whatever stands in them. */
    readonly leftOut?: readonly number[];
  } = {},
): (row: RawRow) => ImportRow {
  const constants = options.fillDown ?? {};
  const fillFields = options.fillDownFields ?? DEFAULT_FILL_DOWN;
  // A constant or a correction for a field without a column gets a column of its own behind the last one.
  const width = context.columns.length;
  const corrections = options.corrections ?? [];
  const added = [...new Set([...Object.keys(constants), ...corrections.map(({ field }) => field)])].filter(
    (field) => !context.columns.some((column) => column.field === field),
  );
  const columns = [
    ...context.columns,
    ...added.map((field, index) => ({ index: width + index, header: '', field, treatment: 'mapped' as const })),
  ];
  const filled = columns.filter((column) => column.field !== null && fillFields.includes(column.field));
  const rowContext = { ...context, columns };
  const correctionsByLine = new Map<number, ImportCorrection[]>();
  for (const one of corrections) correctionsByLine.set(one.line, [...(correctionsByLine.get(one.line) ?? []), one]);
  const leftOut = new Set(options.leftOut);
  const above = new Map<number, RawCell>();
  const seen = new Map<string, { readonly line: number; readonly values: ImportValues }>();
  const names = new Set<string>();

  function fill(cells: readonly RawCell[]): RawCell[] {
    const full = [...cells];
    for (const { index } of filled) {
      if (isEmpty(full[index])) full[index] = above.get(index) ?? null;
      else above.set(index, full[index] ?? null);
    }
    for (const { index, field } of columns) {
      const constant = field === null ? undefined : constants[field];
      if (constant !== undefined && isEmpty(full[index])) full[index] = constant;
    }
    return full;
  }

  /** The row with its corrected cells, which are its own even below a merge. */
  function correct(row: RawRow): { readonly row: RawRow; readonly corrected: readonly AppliedCorrection[] } {
    const wanted = correctionsByLine.get(row.line);
    if (wanted === undefined) return { row, corrected: [] };
    const cells = [...row.cells];
    const replaced = new Set<number>();
    const corrected: AppliedCorrection[] = [];
    for (const { field, value } of wanted) {
      const column = columns.find((one) => one.field === field);
      if (column === undefined) continue;
      corrected.push({ field, from: cellText(row.cells[column.index] ?? null), to: value });
      replaced.add(column.index);
      while (cells.length <= column.index) cells.push(null);
      cells[column.index] = value === '' ? null : value;
    }
    const merged = row.merged?.filter((index) => !replaced.has(index));
    return { row: { line: row.line, cells, ...(merged === undefined ? {} : { merged }) }, corrected };
  }

  return (read) => {
    if (leftOut.has(read.line)) {
      return {
        line: read.line,
        class: 'ignored',
        errors: [],
        warnings: [],
        values: null,
        source: read.cells,
        leftOut: true,
      };
    }
    const { row, corrected } = correct(read);
    // A cell that only shows the value of a merge reaching down from above does not make a total or an empty row a record.
    const own = row.cells.map((cell, index) => (row.merged?.includes(index) === true ? null : cell));
    if (isIgnoredRow(own, context.columns)) {
      return { line: row.line, class: 'ignored', errors: [], warnings: [], values: null };
    }
    const { values, findings } = readRow(fill(row.cells), rowContext);
    const base = {
      line: row.line,
      errors: findings.errors,
      warnings: findings.warnings,
      values,
      ...(corrected.length > 0 ? { corrected, source: row.cells } : {}),
    };
    if (findings.errors.length > 0) return { ...base, class: 'invalid', source: row.cells };
    const key = duplicateKey(values);
    const earlier = key === null ? undefined : seen.get(key);
    if (earlier !== undefined) {
      const differing = differingFields(earlier.values, values);
      const duplicateOf = earlier.line;
      if (differing.length === 0) return { ...base, class: 'duplicateExact', duplicateOf };
      return { ...base, class: 'duplicateConflict', duplicateOf, differing, source: row.cells };
    }
    if (key !== null) seen.set(key, { line: row.line, values });
    const sameName = nameKey(values.name ?? '');
    if (names.has(sameName)) findings.warn('W_NAME_SAME', 'name', values.name);
    names.add(sameName);
    return { ...base, class: 'good' };
  };
}

function isEmpty(cell: RawCell | undefined): boolean {
  return cell === undefined || cell === null || cleanText(cellText(cell)) === '';
}

function comparable(values: ImportValues): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [field, value] of Object.entries(values)) {
    if (field === 'note' || field === 'contact' || field === 'annualReviews') continue;
    // A date given to the month differs from the same date given to the day: the field that differs is the date.
    const base = field.endsWith('Precision') ? field.slice(0, -'Precision'.length) : field;
    flat.set(base, (flat.get(base) ?? '') + removeBlanks(String(value)));
  }
  for (const review of values.annualReviews ?? []) {
    flat.set(`annualReviews:${review.year}`, `${review.regime} ${review.conclusion}`);
  }
  if (values.contact?.name) flat.set('contactName', removeBlanks(values.contact.name));
  if (values.contact?.workPhone) flat.set('contactPhone', removeBlanks(values.contact.workPhone));
  return flat;
}
