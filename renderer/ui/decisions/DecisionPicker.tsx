import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ComponentProps, useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { DecisionRow } from '#shared/features/decisions/decisions.contract.ts';
import styles from './decisions.module.css';

type Props = Pick<ComponentProps<typeof Select>, 'id' | 'aria-describedby' | 'aria-invalid' | 'error'> & {
  readonly value: string | null;
  /** Decisions that cannot be chosen, for example the one that is shown. */
  readonly without?: readonly string[];
  /** Takes the keyboard when its dialog opens. */
  readonly autoFocus?: boolean;
  onChange(id: string | null): void;
};

/** Decisions offered at once. */
const MOST = 20;

/**
 * One decision, found by its number however the brackets are typed, or by words of its text. Voided ones are not offered. The one
 * control of a `Field`.
 */
export function DecisionPicker({ value, without = [], autoFocus = false, onChange, ...field }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 200);
  // What stands in the field after a choice is the choice itself, not something to look for.
  const chosen = useCall('decisions.get', { id: value ?? '' }, { enabled: value !== null });
  const own = value === null ? undefined : chosen.data?.decision;
  const sought = own !== undefined && text === wordsOf(own) ? '' : text;
  const found = useCall(
    'decisions.list',
    { filter: sought === '' ? {} : { text: sought }, limit: MOST },
    { keep: true },
  );
  const offered = (found.data?.rows ?? []).filter(
    (row) => row.state !== 'voided' && !without.includes(row.id) && row.id !== own?.id,
  );
  const rows = own === undefined ? offered : [own, ...offered];
  return (
    <Select
      {...field}
      {...(autoFocus ? { 'data-autofocus': true } : {})}
      searchable
      clearable
      placeholder={t('decisions.pickPlaceholder')}
      data={rows.map((row) => ({ value: row.id, label: wordsOf(row) }))}
      filter={({ options }) => options}
      renderOption={({ option }) => <Option row={rows.find((row) => row.id === option.value)} />}
      value={value}
      onSearchChange={setTyped}
      onChange={onChange}
      nothingFoundMessage={t('decisions.pickNone')}
    />
  );
}

function wordsOf({ number, text }: Pick<DecisionRow, 'number' | 'text'>): string {
  return `${number} ${[...text].slice(0, 40).join('')}`;
}

function Option({ row }: { readonly row: DecisionRow | undefined }) {
  if (row === undefined) return null;
  return (
    <div className={styles.option}>
      <span>{row.number}</span>
      <span className={styles.dim}>{row.decidedOn}</span>
      <span className={styles.optionText}>{row.text}</span>
    </div>
  );
}
