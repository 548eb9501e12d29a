import { useMemo, useState } from 'react';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { EmptyState } from '#renderer/ui/Notice.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './ImportPage.module.css';

type Row = CallOutput<'organizations.importCheck'>['rows'][number];
export type RowClass = Row['class'];

/** The classes of rows in the order in which a clerk looks at them. */
export const ROW_CLASSES = [
  'good',
  'invalid',
  'duplicateConflict',
  'duplicateExact',
  'ignored',
] as const satisfies readonly RowClass[];

/** The rows of one class with their reasons in words. */
export function CheckedRows({ rows, shown }: { readonly rows: readonly Row[]; readonly shown: RowClass }) {
  const text = useText();
  const { t } = text;
  const [selected, setSelected] = useState<string | null>(null);
  const list = useMemo(() => rows.filter((row) => row.class === shown), [rows, shown]);
  const columns = useMemo(() => columnsOf(text, shown), [text, shown]);
  return (
    <DataTable
      label={t(`imports.tab_${shown}`)}
      columns={columns}
      rowCount={list.length}
      rowAt={(index) => list[index]}
      keyOf={(row) => String(row.line)}
      selectedKey={selected}
      onSelect={(row) => setSelected(String(row.line))}
      resetKey={shown}
      empty={<EmptyState title={t('imports.noRows')} />}
    />
  );
}

function columnsOf(text: Text, shown: RowClass): readonly Column<Row>[] {
  const { t } = text;
  const columns: Column<Row>[] = [
    { id: 'line', label: t('imports.columnLine'), width: 72, align: 'right', render: (row) => row.line },
    {
      id: 'name',
      label: t('imports.columnName'),
      width: 220,
      grow: 2,
      render: (row) => row.name,
      text: (row) => row.name,
    },
    { id: 'code', label: t('imports.columnCode'), width: 176, render: (row) => row.code, text: (row) => row.code },
  ];
  if (shown === 'good') {
    columns.push({
      id: 'registry',
      label: t('imports.columnRegistry'),
      width: 150,
      grow: 1,
      render: (row) => registryText(row, text),
      text: (row) => registryText(row, text),
    });
  }
  columns.push({
    id: 'remarks',
    label: t('imports.columnRemarks'),
    width: 260,
    grow: 4,
    render: (row) => (
      <>
        {row.errors.length > 0 && <span className={styles.error}>{issuesText(row.errors, text)} </span>}
        {differingText(row, text)}
        {row.warnings.length > 0 && <span className={styles.remark}>{issuesText(row.warnings, text)}</span>}
      </>
    ),
    text: (row) =>
      [issuesText(row.errors, text), differingText(row, text), issuesText(row.warnings, text)]
        .filter((part) => part !== '')
        .join('；'),
  });
  return columns;
}

function issuesText(issues: Row['errors'], { known, label }: Text): string {
  return issues
    .map((issue) => {
      const [field = '', year] = (issue.field ?? '').split(':');
      const name = `${label('importFields', field)}${year ?? ''}`;
      return known(`importCodes.${issue.code}`, { field: name, value: issue.value }) ?? issue.code;
    })
    .join('；');
}

function differingText(row: Row, { t, label }: Text): string {
  if (row.differing === undefined || row.differing.length === 0) return '';
  return t('imports.differing', { fields: fieldNames(row.differing, label, 'importFields') });
}

function registryText(row: Row, { t, label }: Text): string {
  if (row.existing === null) return t('imports.registryNew');
  if (row.existing.same) return t('imports.registrySame');
  return t('imports.registryDifferent', { fields: fieldNames(row.existing.differing, label, 'organizationFields') });
}

/** Names of fields in words; the precision of a date says nothing beside the date itself. */
function fieldNames(fields: readonly string[], label: Text['label'], section: string): string {
  return fields
    .filter((field) => !field.endsWith('Precision'))
    .map((field) => label(section, field))
    .join('、');
}
