import { Select, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { ExtraValues } from '#shared/features/extraFields/extraFields.contract.ts';
import { type ExtraField, type ExtraValue, extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import { type AddedField, useFieldWords } from './fieldWords.ts';

type Props = {
  readonly values: ExtraValues;
  readonly checks: { readonly errors: ReadonlyMap<string, string>; readonly warnings: ReadonlyMap<string, string> };
  onChange(values: ExtraValues): void;
};

/** The office's own fields in the form: those in use, and retired ones that hold something, which only show it. */
export function ExtraFieldsForm({ values, checks, onChange }: Props) {
  const { t } = useText();
  const words = useFieldWords();
  const shown = words.added.filter((field) => !field.retired || (values[field.id] ?? null) !== null);
  if (shown.length === 0) return null;
  return (
    <Section title={t('extraFields.title')}>
      <FieldGrid>
        {shown.map((field) => (
          <Field
            key={field.id}
            name={extraKey(field.id)}
            label={field.label}
            wide={field.fieldType === 'text'}
            error={checks.errors.get(extraKey(field.id))}
            warning={checks.warnings.get(extraKey(field.id))}
            help={field.retired ? t('extraFields.keptValue') : helpOf(field)}
          >
            <ExtraControl
              field={field}
              value={values[field.id] ?? null}
              onChange={(value) => onChange({ ...values, [field.id]: value })}
            />
          </Field>
        ))}
      </FieldGrid>
    </Section>
  );
}

function helpOf({ help }: AddedField): string | undefined {
  return help ?? undefined;
}

type ControlProps = {
  readonly field: ExtraField;
  readonly value: ExtraValue;
  onChange(value: ExtraValue): void;
};

/** The control of one field by its type. The line around it passes id and error on. */
function ExtraControl({ field, value, onChange, ...line }: ControlProps) {
  const { t } = useText();
  const text = value === null ? '' : String(value);
  if (field.retired) return <TextInput {...line} readOnly variant="filled" value={text} />;
  switch (field.fieldType) {
    case 'choice': {
      // A choice that was retired stays where it was chosen.
      const offered = field.choices.filter((choice) => !choice.retired || choice.name === value);
      return (
        <Select
          {...line}
          clearable
          data={offered.map(({ name, retired }) => ({
            value: name,
            label: retired ? `${name}（${t('extraFields.choiceRetired')}）` : name,
          }))}
          value={text === '' ? null : text}
          onChange={onChange}
        />
      );
    }
    case 'date':
      return <DateField {...line} value={text === '' ? null : text} onChange={onChange} />;
    case 'number':
      return (
        <TextInput
          {...line}
          autoComplete="off"
          inputMode="decimal"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    case 'text':
      return (
        <Textarea
          {...line}
          autosize
          minRows={1}
          maxRows={6}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
  }
}
