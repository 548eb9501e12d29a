import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import { importFieldName, issueText, useImportText } from './issueWords.ts';
import styles from './RowPanel.module.css';
import type { CheckedRow, CheckResult } from './useRowDecisions.ts';

type Props = {
  readonly row: CheckedRow;
  readonly focusing: number;
  readonly columns: CheckResult['columns'];
  onCorrect(field: string, value: string): void;
  /** Back to the list: Esc, or Enter in the last cell. */
  onLeave(): void;
};

/** Fields without which a row is invalid; they can be given even where the list has no column for them. */
const GIVEN_WITHOUT_COLUMN = ['name', 'uscc', 'registrationNo', 'townshipName', 'communityName'];

/** The cells of one row, each editable: Enter keeps and goes on, Tab goes on, Esc takes back. Cells with an error come first. */
export function RowCells({ row, focusing, columns, onCorrect, onLeave }: Props) {
  const text = useImportText();
  const mapped = columns.flatMap(({ field }) => field ?? []);
  const missing = row.errors.flatMap(({ field }) =>
    field !== undefined && GIVEN_WITHOUT_COLUMN.includes(field) && !mapped.includes(field) ? [field] : [],
  );
  const cellOf = (field: string | undefined) =>
    field?.startsWith('certificateValid') && !mapped.includes(field) ? 'certificateValidity' : field;
  const errorsOf = (field: string) => row.errors.filter((issue) => cellOf(issue.field) === field);
  // The order of the moment the row was opened: a mended cell does not jump away from under the cursor.
  const [order] = useState(() => {
    const all = [...new Set([...missing, ...mapped])];
    return [
      ...all.filter((field) => errorsOf(field).length > 0),
      ...all.filter((field) => errorsOf(field).length === 0),
    ];
  });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusing > 0) place.current?.querySelector('input')?.focus();
  }, [focusing]);
  return (
    <div className={styles.cells} ref={place}>
      {order.map((field) => (
        <Cell
          key={field}
          label={importFieldName(field, text.label)}
          value={row.cells?.[field] ?? ''}
          original={row.corrected?.find((one) => one.field === field)?.from}
          errors={errorsOf(field).map((issue) => issueText(issue, text))}
          onKeep={(value) => onCorrect(field, value)}
          onLeave={onLeave}
        />
      ))}
    </div>
  );
}

function Cell({
  label,
  value,
  original,
  errors,
  onKeep,
  onLeave,
}: {
  readonly label: string;
  readonly value: string;
  readonly original: string | undefined;
  readonly errors: readonly string[];
  onKeep(value: string): void;
  onLeave(): void;
}) {
  const { t } = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const keep = () => {
    if (typed !== value) onKeep(typed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While a Chinese input method composes, Enter and Esc are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const inputs = [...(event.currentTarget.closest(`.${styles.cells}`)?.querySelectorAll('input') ?? [])];
      const next = inputs[inputs.indexOf(event.currentTarget) + 1];
      keep();
      if (next) next.focus();
      else onLeave();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (typed === value) onLeave();
      else setTyped(value);
    }
  };
  return (
    <div className={styles.cell} data-wrong={errors.length > 0}>
      <span className={styles.label}>{label}</span>
      <WatchedText>
        <TextInput
          aria-label={label}
          aria-invalid={errors.length > 0}
          error={errors.length > 0 ? errors.join('；') : undefined}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={onKeyDown}
        />
      </WatchedText>
      {original !== undefined && (
        <span className={styles.original}>
          {t('imports.correctedFrom', { value: original === '' ? t('imports.emptyCell') : original })}
          <button type="button" className={styles.back} onClick={() => onKeep(original)}>
            {t('imports.takeBack')}
          </button>
        </span>
      )}
    </div>
  );
}
