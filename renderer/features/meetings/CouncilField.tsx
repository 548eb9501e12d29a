import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';

type Props = { readonly value: string | null; readonly error?: string | undefined; onChange(id: string | null): void };

/** The organization whose council meets, found by typing part of its name or code. */
export function CouncilField({ value, error, onChange }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 200);
  const found = useCall('organizations.list', { filter: { text }, limit: 30 }, { keep: true });
  const chosen = useCall('organizations.get', { id: value ?? '' }, { enabled: value !== null });
  const options = (found.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }));
  const own =
    chosen.data === undefined ? [] : [{ value: chosen.data.organization.id, label: chosen.data.organization.name }];
  return (
    <Field label={t('meetings.organization')} required error={error}>
      <Select
        searchable
        clearable
        data={[...own, ...options.filter((option) => option.value !== value)]}
        filter={({ options: all }) => all}
        value={value}
        onSearchChange={setTyped}
        onChange={onChange}
        nothingFoundMessage={t('meetings.organizationNotFound')}
      />
    </Field>
  );
}
