import { Checkbox, Radio } from '@mantine/core';
import type { RowAction } from '#shared/features/organizations/import/rowPlan.ts';
import type { RowChoice } from '#shared/features/organizations/organizations.imports.contract.ts';
import { useFieldWords } from '../fieldWords.ts';
import { fieldNames, useImportText } from './issueWords.ts';
import styles from './RowPanel.module.css';
import type { CheckedRow } from './useRowDecisions.ts';

type Props = {
  readonly row: CheckedRow;
  readonly action: RowAction;
  readonly own: RowChoice | undefined;
  onChoice(choice: Omit<RowChoice, 'line'> | null): void;
};

/** A duplicate beside what it repeats, field by field, and what is to be done with this row alone. */
export function RowCompare({ row, action, own, onChoice }: Props) {
  const text = useImportText();
  const { t } = text;
  const words = useFieldWords();
  const compared = (row.existing?.compared ?? row.compared ?? []).filter(({ field }) => !field.endsWith('Precision'));
  const isUpdate = action === 'update' || action === 'merge';
  const isTaken = (field: string) => own?.fields === undefined || own.fields.includes(field);
  const take = (field: string, isWanted: boolean) => {
    const fields = compared.map((one) => one.field).filter((one) => (one === field ? isWanted : isTaken(one)));
    onChoice(fields.length === compared.length ? { choice: 'update' } : { choice: 'update', fields });
  };
  const shown = (field: string, value: unknown) =>
    words.value(field.startsWith('annualReviews') ? 'conclusion' : field, value) || t('imports.emptyCell');
  return (
    <>
      <div className={styles.radios} role="radiogroup" aria-label={t('imports.rowChoice')}>
        {(['skip', 'update', 'add'] as const).map((choice) => (
          <Radio
            key={choice}
            name={`row-${row.line}`}
            label={t(`imports.row_${choice}`)}
            disabled={choice === 'add' && !row.canAdd}
            checked={choice === 'update' ? isUpdate : action === choice}
            onChange={() => onChoice({ choice })}
          />
        ))}
      </div>
      <table className={styles.compare}>
        <thead>
          <tr>
            <th>{t('imports.comparedField')}</th>
            <th>{t('imports.comparedFile')}</th>
            <th>
              {row.existing === null
                ? t('imports.comparedLine', { line: row.duplicateOf })
                : t('imports.comparedRegistry')}
            </th>
            {isUpdate && <th>{t('imports.comparedTake')}</th>}
          </tr>
        </thead>
        <tbody>
          {compared.map(({ field, file, other }) => (
            <tr key={field}>
              <th scope="row">{fieldNames([field], text)}</th>
              <td data-winner={isUpdate && isTaken(field)}>{shown(field, file)}</td>
              <td data-winner={!isUpdate || !isTaken(field)}>{shown(field, other)}</td>
              {isUpdate && (
                <td>
                  <Checkbox
                    aria-label={t('imports.takeField', { field: fieldNames([field], text) })}
                    checked={file !== null && isTaken(field)}
                    disabled={file === null}
                    onChange={(event) => take(field, event.currentTarget.checked)}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
