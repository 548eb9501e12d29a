import { Button, Group, Modal, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { Stack } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';

type Chosen = { readonly id: string; readonly name: string };

/** Two organizations that the program did not find alike, chosen by hand. */
export function ChoosePairDialog({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [kept, setKept] = useState<Chosen | null>(null);
  const [merged, setMerged] = useState<Chosen | null>(null);
  const isSame = kept !== null && kept.id === merged?.id;
  const open = () => {
    if (kept === null || merged === null || isSame) return;
    onClose();
    go(`/organizations/merge/${kept.id}~${merged.id}`);
  };
  return (
    <Modal opened title={t('duplicates.choosePair')} onClose={onClose} size="lg">
      <Stack>
        <Field label={t('duplicates.kept')} required>
          <OrganizationSelect value={kept} onChange={setKept} />
        </Field>
        <Field
          label={t('duplicates.mergedShort')}
          required
          {...(isSame ? { error: t('ruleIssues.merge_itself') } : {})}
        >
          <OrganizationSelect value={merged} onChange={setMerged} />
        </Field>
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={kept === null || merged === null || isSame} onClick={open}>
          {t('duplicates.compareRead')}
        </Button>
      </Group>
    </Modal>
  );
}

/** One organization found by what is typed; takes the attributes of its field. */
function OrganizationSelect({
  value,
  onChange,
  ...attributes
}: {
  readonly value: Chosen | null;
  onChange(chosen: Chosen | null): void;
}) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 200);
  const { data } = useCall(
    'organizations.list',
    { filter: { text: asked }, limit: 12 },
    { enabled: asked.trim() !== '', keep: true },
  );
  const found = asked.trim() === '' ? [] : (data?.rows ?? []);
  const options = value === null || found.some(({ id }) => id === value.id) ? found : [value, ...found];
  return (
    <Select
      {...attributes}
      searchable
      clearable
      placeholder={t('duplicates.findPlaceholder')}
      nothingFoundMessage={asked.trim() === '' ? null : t('duplicates.noneFound')}
      filter={({ options: all }) => all}
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value?.id ?? null}
      onChange={(id) => onChange(options.find((one) => one.id === id) ?? null)}
    />
  );
}
