import { Button } from '@mantine/core';
import type { RowAction } from '#shared/features/organizations/import/rowPlan.ts';
import type { RowChoice } from '#shared/features/organizations/organizations.imports.contract.ts';
import { issuesText, useImportText } from './issueWords.ts';
import { RowCells } from './RowCells.tsx';
import { RowCompare } from './RowCompare.tsx';
import styles from './RowPanel.module.css';
import type { CheckedRow, CheckResult } from './useRowDecisions.ts';

type Props = {
  readonly row: CheckedRow;
  readonly columns: CheckResult['columns'];
  readonly busy: boolean;
  /** Above 0 and changed: the keyboard goes to the first cell. */
  readonly focusing: number;
  readonly action: RowAction;
  readonly own: RowChoice | undefined;
  onCorrect(field: string, value: string): void;
  onLeftOut(isOut: boolean): void;
  onChoice(choice: Omit<RowChoice, 'line'> | null): void;
  onLeave(): void;
};

/** One row of the check: its cells to be corrected, its duplicate beside it, or leaving it out. */
export function RowPanel({
  row,
  columns,
  busy,
  focusing,
  action,
  own,
  onCorrect,
  onLeftOut,
  onChoice,
  onLeave,
}: Props) {
  const text = useImportText();
  const { t } = text;
  const isDuplicate = row.class === 'duplicateConflict' || row.existing?.same === false;
  return (
    <aside className={styles.panel} aria-label={t('imports.rowTitle', { line: row.line })}>
      <div className={styles.head}>
        <h2>{t('imports.rowTitle', { line: row.line })}</h2>
        <Button size="compact-sm" variant="default" disabled={busy} onClick={() => onLeftOut(row.leftOut !== true)}>
          {t(row.leftOut === true ? 'imports.takeIn' : 'imports.leaveOut')}
        </Button>
      </div>
      {isDuplicate && <RowCompare row={row} action={action} own={own} onChoice={onChoice} />}
      {row.warnings.length > 0 && <p className={styles.remark}>{issuesText(row.warnings, text)}</p>}
      {row.cells !== undefined && (
        <>
          <p className={styles.remark}>{t('imports.cellsHelp')}</p>
          <RowCells
            key={row.line}
            focusing={focusing}
            row={row}
            columns={columns}
            onCorrect={onCorrect}
            onLeave={onLeave}
          />
        </>
      )}
    </aside>
  );
}
