import { type CellObject, utils, write } from '@e965/xlsx';
import { type AskedFigure, isShare } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName, askedUnit } from '#shared/features/rollUp/figureWords.ts';
import { typedText } from '#shared/features/rollUp/typedFigure.rules.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import { toBytes } from '../organizations/import/writeErrorFile.ts';

/** Media type of the form. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Mark in the first row by which a form of this program is known. */
export const FORM_FORMAT = 'taizhang-figures-form/1';
/** What separates both days of the period in the column of codes. */
export const PERIOD_SEPARATOR = '/';

/** A form to be filled in: what is asked of whom for which days, one line a figure. */
export type FigureForm = {
  readonly taskId: string;
  readonly title: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  /** Empty where the office is to be written in. */
  readonly officeId: string;
  readonly officeName: string;
  /** Names of the offices whose figures are contained. */
  readonly covers: string;
  readonly rows: readonly FormRow[];
};

/** `value` as it is typed: text for a share in percent, a number for a count. */
export type FormRow = {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly value: string | number | null;
};

const word = (key: string) => messageIfKnown('zh-CN', `figureForm.${key}`) ?? key;

/** The line of a figure, to be filled in. */
export function formRow(figure: AskedFigure): FormRow {
  return { key: figure.key, name: askedName(figure), unit: askedUnit(figure), value: null };
}

/** A value as it stands in a form: counts as numbers, shares as text. @param value as stored: a share is a quotient, null without base */
export function typedValue(figure: Pick<AskedFigure, 'unit' | 'share'>, value: number | null): string | number {
  return isShare(figure) || value === null ? typedText(figure, value) : value;
}

/**
 * The form as a workbook: title and instruction, task, period, office, then a line for each figure. Codes by which it is read back stand
 * in the last column, which is hidden.
 * @returns the bytes of an .xlsx
 */
export function writeFigureForm(form: FigureForm): Uint8Array {
  const text = (v: string): CellObject => ({ t: 's', v, z: '@' });
  const line = (label: string, value: string, code: string) => [text(label), text(value), null, null, text(code)];
  const sheet = utils.aoa_to_sheet([
    [text(message('zh-CN', 'figureForm.title', { title: form.title })), null, null, null, text(FORM_FORMAT)],
    [text(word('instruction'))],
    [text(word('advice'))],
    line(word('task'), form.title, form.taskId),
    line(word('period'), periodText(form), `${form.periodStart}${PERIOD_SEPARATOR}${form.periodEnd}`),
    line(word('office'), form.officeName, form.officeId),
    line(word('covers'), form.covers, ''),
    ['seq', 'figure', 'unit', 'value', 'code'].map((name) => text(word(name))),
    ...form.rows.map(({ key, name, unit, value }, index): (CellObject | null)[] => [
      { t: 'n', v: index + 1 },
      text(name),
      text(unit),
      cellOf(unit, value),
      text(key),
    ]),
  ]);
  sheet['!cols'] = [{ wch: 18 }, { wch: 32 }, { wch: 9 }, { wch: 11 }, { wch: 40, hidden: true }];
  const across = (row: number, from: number) => ({ s: { r: row, c: from }, e: { r: row, c: 3 } });
  sheet['!merges'] = [...[0, 1, 2].map((row) => across(row, 0)), ...[3, 4, 5, 6].map((row) => across(row, 1))];
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, word('sheet'));
  return toBytes(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }));
}

/** 2026-01-01至2026-06-30. */
export function periodText({ periodStart, periodEnd }: Pick<FigureForm, 'periodStart' | 'periodEnd'>): string {
  return message('zh-CN', 'rollUp.days', { from: periodStart, to: periodEnd });
}

/** A share is a text cell, so that 66.7% stays what was typed. */
function cellOf(unit: string, value: FormRow['value']): CellObject | null {
  if (unit === '%' || typeof value === 'string') return { t: 's', v: String(value ?? ''), z: '@' };
  return value === null ? null : { t: 'n', v: value };
}
