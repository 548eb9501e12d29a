import { useMemo } from 'react';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { EmptyState } from '#renderer/ui/Notice.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { RowAction } from '#shared/features/organizations/import/rowPlan.ts';
import styles from './ImportPage.module.css';
import { fieldNames, issuesText, useImportText } from './issueWords.ts';
import type { CheckedRow } from './useRowDecisions.ts';

/** What a clerk looks at, in that order: the classes of rows, and among the good ones those the registry has otherwise. */
export const ROW_VIEWS = ['good', 'different', 'invalid', 'duplicateConflict', 'duplicateExact', 'ignored'] as const;
export type RowView = (typeof ROW_VIEWS)[number];

/** The rows of a view. */
export function rowsOfView(rows: readonly CheckedRow[], view: RowView): readonly CheckedRow[] {
  if (view === 'different') return rows.filter((row) => row.existing?.same === false);
  return rows.filter((row) => row.class === view);
}

type Props = {
  readonly rows: readonly CheckedRow[];
  readonly shown: RowView;
  readonly selected: number | null;
  actionOf(row: CheckedRow): RowAction;
  onSelect(line: number): void;
  onOpen(line: number): void;
};

/** The rows of one class with their reasons in words. Enter goes to the cells of the row. */
export function CheckedRows({ rows, shown, selected, actionOf, onSelect, onOpen }: Props) {
  const text = useImportText();
  const { t } = text;
  const list = useMemo(() => rowsOfView(rows, shown), [rows, shown]);
  const columns = columnsOf(text, shown, actionOf);
  return (
    <DataTable
      label={t(`imports.tab_${shown}`)}
      columns={columns}
      rowCount={list.length}
      rowAt={(index) => list[index]}
      keyOf={(row) => String(row.line)}
      selectedKey={selected === null ? null : String(selected)}
      onSelect={(row) => onSelect(row.line)}
      onOpen={(row) => onOpen(row.line)}
      resetKey={shown}
      empty={<EmptyState title={t('imports.noRows')} />}
    />
  );
}

function columnsOf(text: Text, shown: RowView, actionOf: Props['actionOf']): readonly Column<CheckedRow>[] {
  const { t } = text;
  const columns: Column<CheckedRow>[] = [
    { id: 'line', label: t('imports.columnLine'), width: 64, align: 'right', render: (row) => row.line },
    {
      id: 'name',
      label: t('imports.columnName'),
      width: 180,
      grow: 2,
      render: (row) => row.name,
      text: (row) => row.name,
    },
    { id: 'code', label: t('imports.columnCode'), width: 176, render: (row) => row.code, text: (row) => row.code },
  ];
  if (shown === 'good' || shown === 'different') {
    columns.push({
      id: 'registry',
      label: t('imports.columnRegistry'),
      width: 130,
      grow: 1,
      render: (row) => registryText(row, text),
      text: (row) => registryText(row, text),
    });
  }
  if (shown === 'different' || shown === 'duplicateConflict') {
    columns.push({
      id: 'action',
      label: t('imports.columnAction'),
      width: 72,
      render: (row) => t(`imports.action_${actionOf(row)}`),
    });
  }
  columns.push({
    id: 'remarks',
    label: t('imports.columnRemarks'),
    width: 220,
    grow: 4,
    render: (row) => (
      <>
        {row.errors.length > 0 && <span className={styles.error}>{issuesText(row.errors, text)} </span>}
        {differingText(row, text)}
        {otherText(row, text) !== '' && <span className={styles.remark}>{otherText(row, text)}</span>}
      </>
    ),
    text: (row) =>
      [issuesText(row.errors, text), differingText(row, text), otherText(row, text)]
        .filter((part) => part !== '')
        .join('；'),
  });
  return columns;
}

/** What is remarkable but no error: corrections, leaving out, warnings. */
function otherText(row: CheckedRow, text: Text): string {
  const { t } = text;
  const corrected = fieldNames(row.corrected?.map(({ field }) => field) ?? [], text);
  return [
    row.leftOut === true ? t('imports.isLeftOut') : '',
    corrected === '' ? '' : t('imports.isCorrected', { fields: corrected }),
    issuesText(row.warnings, text),
  ]
    .filter((part) => part !== '')
    .join('；');
}

function differingText(row: CheckedRow, text: Text): string {
  if (row.differing === undefined || row.differing.length === 0) return '';
  return text.t('imports.differing', { fields: fieldNames(row.differing, text) });
}

function registryText(row: CheckedRow, text: Text): string {
  const { t } = text;
  if (row.existing === null) return t('imports.registryNew');
  if (row.existing.same) return t('imports.registrySame');
  return t('imports.registryDifferent', { fields: fieldNames(row.existing.differing, text) });
}
