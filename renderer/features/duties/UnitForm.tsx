import { Select, TextInput } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { SideForm } from './SideForm.tsx';

const LEVELS = ['section', 'township', 'supervising', 'other'] as const;
type Level = (typeof LEVELS)[number];
type Fields = { readonly name: string; readonly shortName: string; readonly level: Level };

/** A new section, township or other unit. */
export function UnitForm({ onClose }: { onClose(): void }) {
  const { t, label } = useText();
  const save = useCommand('duties.saveUnit');
  const form = useRecordForm<Fields>({
    key: 'dutyUnit:new',
    title: ({ name }) => (name === '' ? t('duties.newUnit') : t('common.draftOf', { form: t('duties.newUnit'), name })),
    start: { form: { name: '', shortName: '', level: 'section' }, revision: undefined },
    // A new unit meets no record that somebody else changed.
    read: () => undefined,
    shown: (field, value) => ({ name: field, value: String(value) }),
  });
  const { form: fields, set: change, text, wrong } = form;
  const short = [...fields.name.trim()].length < 2;
  const submit = () => {
    form.tried();
    if (short) return;
    save.mutate(
      { fields },
      {
        onSuccess: () => {
          announce(t('common.saved'));
          void form.draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <SideForm
      title={t('duties.newUnit')}
      voidable={null}
      saving={save.isPending}
      error={save.error}
      form={form}
      onClose={onClose}
      onSave={submit}
    >
      <Field label={t('duties.unitFullName')} required {...wrong(short, t('duties.problemName'))}>
        <TextInput data-autofocus maxLength={100} {...text('name')} />
      </Field>
      <Field label={t('duties.shortName')}>
        <TextInput maxLength={50} {...text('shortName')} />
      </Field>
      <Field label={t('duties.level')} required>
        <Select
          allowDeselect={false}
          data={LEVELS.map((level) => ({ value: level, label: label('unitLevelLabels', level) }))}
          value={fields.level}
          onChange={(value) => change({ level: LEVELS.find((level) => level === value) ?? fields.level })}
        />
      </Field>
    </SideForm>
  );
}
