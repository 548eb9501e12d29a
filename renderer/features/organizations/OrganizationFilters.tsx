import { Autocomplete, Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useStore } from '#renderer/api/store.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Toolbar } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import {
  ASSESSMENT_GRADES,
  LEGAL_TYPES,
  REGISTRATION_KINDS,
  STATUS_FILTERS,
} from '#shared/features/organizations/organizations.rules.ts';
import { asAtInput, useAsAtDay } from './asAtDay.ts';
import { ExtraFilters, ExtraFiltersButton } from './ExtraFilters.tsx';
import { useFieldWords } from './fieldWords.ts';
import { listState, type OrganizationFilter } from './listState.ts';

/** Milliseconds after the last key until a typed filter is applied. */
const TYPING = 150;

/** The filter row above the list. */
export function OrganizationFilters({ textInput }: { readonly textInput: RefObject<HTMLInputElement | null> }) {
  const { t } = useText();
  const words = useFieldWords();
  const { filter } = useStore(listState);
  const [asAt] = useAsAtDay();
  const facets = useCall('organizations.facets', asAtInput(asAt));
  const [text, setText] = useState(filter.text ?? '');
  const [unit, setUnit] = useState(filter.supervisingUnit ?? '');
  const [township, setTownship] = useState(filter.townshipName ?? '');
  const [extraOpen, setExtraOpen] = useState(filter.extra !== undefined);
  const [cleared, setCleared] = useState(0);
  const change = (changed: Partial<Record<keyof OrganizationFilter, string | boolean | null>>) => applyFilter(changed);
  const changeSoon = useDebouncedCallback(change, TYPING);
  const active = Object.values(filter).some((value) => value !== undefined && value !== '' && value !== false);
  const choice = (
    field: 'registrationKind' | 'legalType' | 'status' | 'assessmentGrade',
    values: readonly string[],
    name: string,
    width: number,
  ) => (
    <Select
      key={field}
      aria-label={name}
      placeholder={name}
      w={width}
      clearable
      data={values.map((value) => ({ value, label: words.word(field, value) }))}
      value={filter[field] ?? null}
      onChange={(value) => change({ [field]: value })}
    />
  );
  const clear = () => {
    setText('');
    setUnit('');
    setTownship('');
    setCleared((before) => before + 1);
    listState.update((state) => ({ ...state, filter: {} }));
  };
  return (
    <>
      <Toolbar>
        <TextInput
          ref={textInput}
          w={226}
          aria-label={t('organizations.filterText')}
          placeholder={t('organizations.filterText')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            changeSoon({ text: event.currentTarget.value });
          }}
        />
        {choice('registrationKind', REGISTRATION_KINDS, t('organizations.filterKind'), 88)}
        {choice('legalType', LEGAL_TYPES, t('organizations.filterType'), 112)}
        {choice('status', STATUS_FILTERS, t('organizations.filterStatus'), 96)}
        <Autocomplete
          w={126}
          aria-label={t('organizations.filterUnit')}
          placeholder={t('organizations.filterUnit')}
          limit={50}
          data={[...(facets.data?.supervisingUnits ?? [])]}
          value={unit}
          onChange={(value) => {
            setUnit(value);
            changeSoon({ supervisingUnit: value });
          }}
        />
        <Autocomplete
          w={112}
          aria-label={t('organizations.filterTownship')}
          placeholder={t('organizations.filterTownship')}
          limit={50}
          data={[...(facets.data?.townships ?? [])]}
          value={township}
          onChange={(value) => {
            setTownship(value);
            changeSoon({ townshipName: value });
          }}
        />
        {choice('assessmentGrade', ASSESSMENT_GRADES, t('organizations.filterGrade'), 84)}
        <div style={{ width: 146 }}>
          <DateField
            aria-label={t('organizations.filterCertificate')}
            placeholder={t('organizations.filterCertificate')}
            value={filter.certificateEndsBy ?? null}
            onChange={(value) => change({ certificateEndsBy: value })}
          />
        </div>
        <Checkbox
          label={t('organizations.filterVoided')}
          checked={filter.includeVoided === true}
          onChange={(event) => change({ includeVoided: event.currentTarget.checked })}
        />
        <ExtraFiltersButton open={extraOpen} onToggle={() => setExtraOpen(!extraOpen)} />
        {active && (
          <Button variant="subtle" onClick={clear}>
            {t('common.clearFilter')}
          </Button>
        )}
      </Toolbar>
      {extraOpen && <ExtraFilters key={cleared} />}
    </>
  );
}

/** Takes changed parts into the filter; empty ones are left out, as the contract wants. */
function applyFilter(changed: Partial<Record<keyof OrganizationFilter, string | boolean | null>>): void {
  listState.update((state) => {
    const merged = Object.entries({ ...state.filter, ...changed }).filter(
      ([, value]) => value !== null && value !== '' && value !== false && value !== undefined,
    );
    return { ...state, filter: Object.fromEntries(merged) as OrganizationFilter };
  });
}
