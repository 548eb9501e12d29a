import { Select, Textarea, TextInput } from '@mantine/core';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { UNIT_LEVELS, type UnitLevel } from '#shared/features/units/units.contract.ts';
import { type Unit, unitChoice } from './unitWords.ts';

type Props = { readonly unit: Unit | null; onSaved(id: string): void; onClose(): void };

const TEXTS = ['name', 'shortName', 'divisionCode', 'address', 'workPhone', 'note'] as const;
const LONGEST = { name: 100, shortName: 50, divisionCode: 12, address: 200, workPhone: 60, note: 500 } as const;

function formOf(unit: Readonly<Record<string, unknown>>) {
  const of = (name: string) => (typeof unit[name] === 'string' ? unit[name] : null);
  const text = (name: (typeof TEXTS)[number]) => of(name) ?? '';
  const level: UnitLevel = UNIT_LEVELS.find((one) => one === unit.level) ?? 'supervising';
  return {
    ...{ name: text('name'), shortName: text('shortName'), divisionCode: text('divisionCode') },
    ...{ address: text('address'), workPhone: text('workPhone'), note: text('note') },
    ...{ level, parentId: of('parentId'), validFrom: of('validFrom') },
  };
}
type Form = ReturnType<typeof formOf>;

/** A new unit, or what is noted of one. */
export function UnitForm({ unit, onSaved, onClose }: Props) {
  const { t, label, known } = useText();
  const save = useCommand('units.save');
  const names = useCall('units.names', {});
  const townships = (names.data?.units ?? []).filter(({ level }) => level === 'township');
  const title = unit === null ? t('units.new') : t('units.edit');
  const record = useRecordForm<Form>({
    key: `unit:${unit?.id ?? 'new'}`,
    title: ({ name }) => (name === '' ? title : t('common.draftOf', { form: title, name })),
    start: { form: formOf(unit ?? {}), revision: unit?.revision },
    read: formOf,
    shown: (field, value) => ({
      name: known(`unitFieldLabels.${field}`) ?? field,
      value:
        field === 'level'
          ? label('unitLevelLabels', String(value))
          : (townships.find(({ id }) => id === value)?.name ?? String(value ?? '')),
    }),
  });
  const { form, set, wrong } = record;
  const { level, parentId, validFrom } = form;
  const short = [...form.name.trim()].length < 2;
  const homeless = level === 'community' && parentId === null;
  const submit = () => {
    record.tried();
    if (short || homeless || save.isPending) return;
    save.mutate(
      { ...record.target(unit?.id), fields: { ...form, parentId: level === 'community' ? parentId : null } },
      {
        onSuccess: ({ id }) => {
          announce(t('units.saved'));
          void record.draft.saved();
          onSaved(id);
        },
        onError: (error) => record.failed(error) && save.reset(),
      },
    );
  };
  const typed = (name: (typeof TEXTS)[number]) => ({ maxLength: LONGEST[name], ...record.text(name) });
  return (
    <RecordForm
      title={title}
      form={record}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('units.name')} required {...wrong(short, t('units.problemName'))}>
        <TextInput data-autofocus autoComplete="off" {...typed('name')} />
      </Field>
      <Field label={t('units.level')} required>
        <Select
          allowDeselect={false}
          data={UNIT_LEVELS.map((one) => ({ value: one, label: label('unitLevelLabels', one) }))}
          value={level}
          onChange={(value) => set({ level: UNIT_LEVELS.find((one) => one === value) ?? level })}
        />
      </Field>
      {level === 'community' && (
        <Field label={t('units.parent')} required {...wrong(homeless, t('units.problemTownship'))}>
          <Select {...unitChoice(townships)} value={parentId} onChange={(value) => set({ parentId: value })} />
        </Field>
      )}
      <Field label={t('units.shortName')}>
        <TextInput autoComplete="off" {...typed('shortName')} />
      </Field>
      <Field label={t('units.validFrom')}>
        <DateField value={validFrom} onChange={(value) => set({ validFrom: value })} />
      </Field>
      <Field label={t('units.workPhone')}>
        <TextInput autoComplete="off" {...typed('workPhone')} />
      </Field>
      <Field label={t('units.address')}>
        <TextInput autoComplete="off" {...typed('address')} />
      </Field>
      <Field label={t('units.divisionCode')}>
        <TextInput autoComplete="off" {...typed('divisionCode')} />
      </Field>
      <Field label={t('units.note')}>
        <Textarea rows={2} {...typed('note')} />
      </Field>
    </RecordForm>
  );
}
