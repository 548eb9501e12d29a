import { useMemo, useState } from 'react';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { actionOfRow, type ClassChoices, type RowAction } from '#shared/features/organizations/import/rowPlan.ts';
import type { RowChoice } from '#shared/features/organizations/organizations.imports.contract.ts';

export type CheckResult = CallOutput<'organizations.importCheck'>;
export type CheckedRow = CheckResult['rows'][number];
export type ImportOptions = CallInput<'organizations.importCheck'>;

/** What is done with one row under the choices of the classes and its own. */
export function actionOf(row: CheckedRow, choices: ClassChoices, own: RowChoice | undefined): RowAction {
  return actionOfRow({ class: row.class, isExisting: row.existing !== null }, choices, own?.choice);
}

/** The choices for single rows, and what all choices together come to. */
export function useRowDecisions(result: CheckResult, choices: ClassChoices) {
  const [own, setOwn] = useState<ReadonlyMap<number, RowChoice>>(new Map());
  const totals = useMemo(() => {
    const found = { added: 0, updated: 0 };
    for (const row of result.rows) {
      const action = actionOf(row, choices, own.get(row.line));
      if (action === 'add') found.added += 1;
      if (action === 'update' && row.existing?.same === false) found.updated += 1;
    }
    return found;
  }, [result, choices, own]);
  const choose = (line: number, choice: Omit<RowChoice, 'line'> | null) => {
    const next = new Map(own);
    if (choice === null) next.delete(line);
    else next.set(line, { line, ...choice });
    setOwn(next);
  };
  const clear = () => setOwn(new Map());
  return { own, choose, clear, totals };
}

/** The options with one cell corrected; the text of the file takes the correction back. */
export function withCorrection(options: ImportOptions, row: CheckedRow, field: string, value: string): ImportOptions {
  const others = (options.corrections ?? []).filter((one) => one.line !== row.line || one.field !== field);
  const original = row.corrected?.find((one) => one.field === field)?.from ?? row.cells?.[field] ?? '';
  return { ...options, corrections: value === original ? others : [...others, { line: row.line, field, value }] };
}

/** The options with a row left out or taken back in. */
export function withLeftOut(options: ImportOptions, line: number, isOut: boolean): ImportOptions {
  const others = (options.leftOut ?? []).filter((one) => one !== line);
  return { ...options, leftOut: isOut ? [...others, line] : others };
}

/** Another sheet, encoding or kind is another list: what was said of single rows no longer fits. */
export function withoutRows({
  corrections: _corrections,
  leftOut: _leftOut,
  ...options
}: ImportOptions): ImportOptions {
  return options;
}
