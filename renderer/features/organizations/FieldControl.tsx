import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { OrganizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { type FieldSpec, subtypesOf } from './fieldSections.ts';
import { useFieldWords } from './fieldWords.ts';
import { UnitField } from './UnitField.tsx';

type Props = {
  readonly spec: FieldSpec;
  readonly fields: OrganizationFields;
  readonly suggestions: readonly string[];
  onChange(change: Partial<OrganizationFields>): void;
};

/** The control of one field of the form. The line around it passes id and error on. */
export function FieldControl({ spec, fields, suggestions, onChange, ...line }: Props) {
  const words = useFieldWords();
  switch (spec.control) {
    case 'choice':
    case 'subtype': {
      const values = spec.control === 'subtype' ? subtypesOf(fields.legalType) : spec.values;
      const always = spec.field === 'registrationKind' || spec.field === 'status';
      return (
        <Select
          {...line}
          data={values.map((value) => ({ value, label: words.word(spec.field, value) }))}
          value={textOf(fields[spec.field]) || null}
          allowDeselect={!always}
          clearable={!always}
          disabled={values.length === 0}
          onChange={(value) => onChange({ [spec.field]: value })}
        />
      );
    }
    case 'date':
      return <DateField {...line} value={fields[spec.field]} onChange={(value) => onChange({ [spec.field]: value })} />;
    case 'count':
      return (
        <NumberInput
          {...line}
          min={0}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={fields[spec.field] ?? ''}
          onChange={(value) => onChange({ [spec.field]: typeof value === 'number' ? value : null })}
        />
      );
    case 'flag':
      return (
        <Checkbox
          {...line}
          mt={6}
          checked={fields[spec.field]}
          onChange={(event) => onChange({ [spec.field]: event.currentTarget.checked })}
        />
      );
    case 'area':
      return (
        <Textarea
          {...line}
          autosize
          minRows={2}
          maxRows={12}
          value={fields[spec.field] ?? ''}
          onChange={(event) => onChange({ [spec.field]: event.currentTarget.value || null })}
        />
      );
    case 'suggest':
      return <UnitField {...line} field={spec.field} fields={fields} suggestions={suggestions} onChange={onChange} />;
    case 'code':
      return (
        <TextInput
          {...line}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          value={fields[spec.field] ?? ''}
          onChange={(event) => onChange({ [spec.field]: event.currentTarget.value.toUpperCase() || null })}
        />
      );
    default:
      return (
        <TextInput
          {...line}
          autoComplete="off"
          value={fields[spec.field] ?? ''}
          onChange={(event) =>
            // The name is never absent, only empty.
            onChange({
              [spec.field]: spec.field === 'name' ? event.currentTarget.value : event.currentTarget.value || null,
            })
          }
        />
      );
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
