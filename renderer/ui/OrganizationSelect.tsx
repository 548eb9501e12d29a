import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useText } from './text.tsx';

export type ChosenOrganization = { readonly id: string; readonly name: string };

type Props = {
  readonly value: string | null;
  /** Name of the chosen one where it is known; else it is read. */
  readonly name?: string | null | undefined;
  onChange(chosen: ChosenOrganization | null): void;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
  /** Organizations that are not offered. */
  readonly without?: readonly string[];
};

/** The name of an organization: as it is known, else as it is read. */
function useOrganizationName(id: string | null, known: string | null | undefined): string {
  const { data } = useCall('organizations.get', { id: id ?? '' }, { enabled: id !== null && known == null });
  return known ?? data?.organization.name ?? '';
}

/** One organization found by what is typed; takes the attributes of its field. */
export function OrganizationSelect({ value, name, onChange, placeholder, without = [], ...attributes }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 200);
  const shown = useOrganizationName(value, name);
  const looking = asked.trim() !== '' && asked !== shown;
  const { data } = useCall(
    'organizations.list',
    { filter: { text: asked }, limit: 12 },
    { enabled: looking, keep: true },
  );
  const found = looking ? (data?.rows ?? []).filter(({ id }) => id !== value && !without.includes(id)) : [];
  const options: readonly ChosenOrganization[] = value === null ? found : [{ id: value, name: shown }, ...found];
  return (
    <Select
      {...attributes}
      searchable
      clearable
      placeholder={placeholder ?? t('common.findOrganization')}
      nothingFoundMessage={looking ? t('common.organizationNotFound') : null}
      filter={({ options: all }) => all}
      data={options.map((one) => ({ value: one.id, label: one.name }))}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={(id) => {
        const chosen = options.find((one) => one.id === id);
        onChange(chosen === undefined ? null : { id: chosen.id, name: chosen.name });
      }}
    />
  );
}

/** The name of an organization in a list. */
export function OrganizationName({ id, name }: { readonly id: string; readonly name?: string | null | undefined }) {
  return <>{useOrganizationName(id, name)}</>;
}
