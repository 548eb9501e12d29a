import { AppError } from '#shared/contract/errors.ts';
import type { RawCell, RawRow } from '#shared/features/organizations/import/importTypes.ts';
import { cellText } from '#shared/features/organizations/import/readCell.ts';
import type { AskedFigure } from '#shared/features/rollUp/askedFigures.rules.ts';
import { readTyped, type TypedFigure } from '#shared/features/rollUp/typedFigure.rules.ts';
import { cleanText } from '#shared/lib/cleanText.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { readText } from '../organizations/import/readText.ts';
import { openWorkbook } from '../organizations/import/readWorkbook.ts';
import { sniffFile } from '../organizations/import/sniffFile.ts';
import { type FigureForm, FORM_FORMAT, PERIOD_SEPARATOR } from './figureForm.ts';

/** Bytes beyond which no form is read. */
export const MOST_FORM_BYTES = 8 * 1024 * 1024;
/** Wrong rows that are named one by one. */
const MOST_NAMED = 30;

/** A line of a form as it lies in the file; `line` from 1. */
export type ReadRow = {
  readonly line: number;
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly value: RawCell;
};
export type ReadForm = Omit<FigureForm, 'rows'> & { readonly rows: readonly ReadRow[] };

/**
 * Reads a form back, as Excel, WPS or LibreOffice saved it, or as CSV. What stands in the cells is not judged yet.
 * @throws AppError `rule_broken` when it is no form of this program; `not_spreadsheet`, `encoding_unreadable`, `spreadsheet_*`
 */
export function readFigureForm(bytes: Uint8Array): ReadForm {
  const rows = rowsOf(bytes);
  const text = (row: RawRow | undefined, column: number) => cleanText(cellText(row?.cells[column] ?? null));
  const heading = rows.find(({ cells }) => cells.some((cell) => cell === message('zh-CN', 'figureForm.code')));
  const isForm = rows.some(({ cells }) => cells.includes(FORM_FORMAT));
  if (!isForm || heading === undefined) return unknownForm();
  const columnOf = (title: string) => heading.cells.findIndex((cell) => cleanText(cellText(cell)) === title);
  const [name, unit, value, code] = [
    columnOf(message('zh-CN', 'figureForm.figure')),
    columnOf(message('zh-CN', 'figureForm.unit')),
    columnOf(message('zh-CN', 'figureForm.value')),
    columnOf(message('zh-CN', 'figureForm.code')),
  ];
  if (name < 0 || value < 0) return unknownForm();
  const head = (label: string) =>
    rows.find((row) => row.line < heading.line && row.cells.some((cell) => cleanText(cellText(cell)) === label));
  const beside = (label: string) => {
    const row = head(label);
    const at = row?.cells.findIndex((cell) => cleanText(cellText(cell)) === label) ?? 0;
    return text(row, at + 1);
  };
  const task = message('zh-CN', 'figureForm.task');
  const office = message('zh-CN', 'figureForm.office');
  const [periodStart = '', periodEnd = ''] = text(head(message('zh-CN', 'figureForm.period')), code).split(
    PERIOD_SEPARATOR,
  );
  const below = rows.filter((row) => row.line > heading.line);
  return {
    taskId: text(head(task), code),
    title: beside(task),
    periodStart,
    periodEnd,
    officeId: text(head(office), code),
    officeName: beside(office),
    covers: beside(message('zh-CN', 'figureForm.covers')),
    rows: below.flatMap((row) => {
      const read = { line: row.line, key: text(row, code), name: text(row, name), unit: text(row, unit) };
      const cell = row.cells[value] ?? null;
      return read.key === '' && cellText(cell).trim() === '' ? [] : [{ ...read, value: cell }];
    }),
  };
}

function rowsOf(bytes: Uint8Array): readonly RawRow[] {
  const type = sniffFile(bytes);
  if (type === 'text') return readText(bytes).rows;
  const workbook = openWorkbook(bytes, type);
  return workbook.readSheet(workbook.searchOrder[0] ?? '').rows;
}

function unknownForm(): never {
  return refuseForm('form_unknown');
}

/** @throws AppError `rule_broken` with one sentence about the file */
export function refuseForm(code: string, params: FieldIssue['params'] = {}): never {
  throw new AppError('rule_broken', { count: 1, fields: [{ field: 'source', code, params }] });
}

/** Reads one cell; a date is what a spreadsheet makes of 3-5 by itself, and no number. */
function readCell(figure: AskedFigure, cell: RawCell): TypedFigure {
  if (cell !== null && typeof cell === 'object') return { fault: 'figure_text' };
  return readTyped(figure, typeof cell === 'number' ? String(cell) : cellText(cell));
}

/**
 * The figures of a form.
 * @throws AppError `rule_broken` naming every wrong row: a figure that was not asked for, twice, text, negative, too many places
 */
export function formFigures(form: ReadForm, typed: readonly AskedFigure[]): Record<string, number | null> {
  const byKey = new Map(typed.map((figure) => [figure.key, figure]));
  const figures: Record<string, number | null> = {};
  const issues: FieldIssue[] = [];
  const seen = new Set<string>();
  for (const { line, key, name, value } of form.rows) {
    const refuse = (code: string) =>
      issues.push({ field: 'source', code, params: { line, name: name || key, value: cellText(value).slice(0, 30) } });
    const figure = byKey.get(key);
    if (figure === undefined) refuse('form_figure_unknown');
    else if (seen.has(key)) refuse('form_figure_twice');
    else {
      seen.add(key);
      const read = readCell(figure, value);
      if ('fault' in read) refuse(read.fault.replace('figure_', 'form_'));
      else if (read.value !== undefined) figures[key] = read.value;
    }
  }
  refuseIssues(issues.slice(0, MOST_NAMED));
  return figures;
}
