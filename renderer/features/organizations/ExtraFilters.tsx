import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from '#renderer/api/store.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Toolbar } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { ExtraFilter } from '#shared/features/extraFields/extraFields.contract.ts';
import { readExtraValue } from '#shared/features/extraFields/extraFields.rules.ts';
import styles from './ExtraFilters.module.css';
import { type AddedField, useFieldWords } from './fieldWords.ts';
import { listState } from './listState.ts';

/** Milliseconds after the last key until a typed filter is applied. */
const TYPING = 150;

type Part = ExtraFilter[string];

/** Shows or hides the filters by the office's own fields; nothing when the office has none. */
export function ExtraFiltersButton({ open, onToggle }: { readonly open: boolean; onToggle(): void }) {
  const { t } = useText();
  const words = useFieldWords();
  const count = Object.keys(useStore(listState).filter.extra ?? {}).length;
  if (count === 0 && words.added.every((field) => field.retired)) return null;
  return (
    <Button
      variant={count > 0 ? 'light' : 'default'}
      leftSection={<IconFilter size={14} aria-hidden />}
      aria-expanded={open}
      onClick={onToggle}
    >
      {count > 0 ? t('extraFields.filterCount', { count }) : t('extraFields.filter')}
    </Button>
  );
}

/** A second filter row: one place for each field in use. */
export function ExtraFilters() {
  const words = useFieldWords();
  const { filter } = useStore(listState);
  return (
    <Toolbar>
      {words.added
        .filter((field) => !field.retired)
        .map((field) => (
          <div key={field.id} className={styles.field}>
            <span>{field.label}</span>
            <FilterControls field={field} part={filter.extra?.[field.id] ?? {}} />
          </div>
        ))}
    </Toolbar>
  );
}

function FilterControls({ field, part }: { readonly field: AddedField; readonly part: Part }) {
  const { t } = useText();
  const { label } = field;
  const change = (changed: Partial<Part>) => narrow(field.id, { ...part, ...changed });
  switch (field.fieldType) {
    case 'text':
      return (
        <Typed
          label={t('extraFields.filterHolds', { label })}
          value={part.holds ?? ''}
          onTyped={(holds) => change({ holds: holds || undefined })}
        />
      );
    case 'choice':
      return (
        <Select
          className={styles.control}
          clearable
          aria-label={t('extraFields.filterIs', { label })}
          data={field.choices.map(({ name }) => name)}
          value={part.is ?? null}
          onChange={(value) => change({ is: value ?? undefined })}
        />
      );
    case 'date':
      return (
        <>
          <div className={styles.date}>
            <DateField
              aria-label={t('extraFields.filterSince', { label })}
              placeholder={t('extraFields.filterSince', { label: '' }).trim()}
              value={typeof part.from === 'string' ? part.from : null}
              onChange={(value) => change({ from: value ?? undefined })}
            />
          </div>
          <div className={styles.date}>
            <DateField
              aria-label={t('extraFields.filterUntil', { label })}
              placeholder={t('extraFields.filterUntil', { label: '' }).trim()}
              value={typeof part.to === 'string' ? part.to : null}
              onChange={(value) => change({ to: value ?? undefined })}
            />
          </div>
        </>
      );
    case 'number': {
      const bound = (name: 'from' | 'to', text: string) => {
        const read = readExtraValue(field, text);
        // What is no number yet does not narrow the list.
        const value = 'value' in read && typeof read.value === 'number' ? read.value : undefined;
        change({ [name]: value });
      };
      return (
        <>
          <Typed
            label={t('extraFields.filterFrom', { label })}
            placeholder={t('extraFields.filterFrom', { label: '' }).trim()}
            value={part.from === undefined ? '' : String(part.from)}
            onTyped={(text) => bound('from', text)}
          />
          <Typed
            label={t('extraFields.filterTo', { label })}
            placeholder={t('extraFields.filterTo', { label: '' }).trim()}
            value={part.to === undefined ? '' : String(part.to)}
            onTyped={(text) => bound('to', text)}
          />
        </>
      );
    }
  }
}

type TypedProps = {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  onTyped(text: string): void;
};

/** A typed filter; the list follows after a pause. */
function Typed({ label, placeholder, value, onTyped }: TypedProps) {
  const [text, setText] = useState(value);
  const typed = useDebouncedCallback(onTyped, TYPING);
  return (
    <TextInput
      className={styles.control}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        typed(event.currentTarget.value);
      }}
    />
  );
}

/** Takes one field's part into the filter of the list; empty parts are left out. */
function narrow(id: string, part: Part): void {
  listState.update((state) => {
    const { extra, ...others } = state.filter;
    const set = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
    const { [id]: _before, ...rest } = extra ?? {};
    const next = Object.keys(set).length === 0 ? rest : { ...rest, [id]: set };
    return { ...state, filter: Object.keys(next).length === 0 ? others : { ...others, extra: next } };
  });
}
