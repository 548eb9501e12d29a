import { Autocomplete, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { PartValue } from '#shared/features/organizations/parts.ts';
import { PartFile } from './PartFile.tsx';
import type { PartField } from './partTypes.ts';

type Props = {
  readonly field: PartField;
  readonly organizationId: string;
  readonly value: PartValue;
  /** Words of ids, should one be offered no longer. */
  readonly names: Readonly<Record<string, string>>;
  readonly autoFocus: boolean;
  onChange(value: PartValue): void;
};

/** The control of one field; the line around it passes id and error on. */
export function PartControl({ field, organizationId, value, names, autoFocus, onChange, ...line }: Props) {
  const own = { ...line, 'data-autofocus': autoFocus || undefined };
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'date':
      return <DateField {...own} value={text || null} clearable={field.required !== true} onChange={onChange} />;
    case 'number':
      return (
        <NumberInput
          {...own}
          hideControls
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      );
    case 'flag':
      return (
        <Checkbox
          {...own}
          mt={6}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice': {
      const options = field.options ?? [];
      const gone = text !== '' && !options.some((option) => option.value === text);
      return (
        <Select
          {...own}
          data={gone ? [...options, { value: text, label: names[text] ?? text }] : [...options]}
          value={text || null}
          clearable={field.required !== true}
          allowDeselect={field.required !== true}
          searchable={options.length > 12}
          onChange={onChange}
        />
      );
    }
    case 'file':
      return (
        <PartFile
          {...own}
          organizationId={organizationId}
          kind={field.fileKind ?? 'other'}
          value={text || null}
          storedName={names[text]}
          onChange={onChange}
        />
      );
    case 'area':
      return (
        <Textarea
          {...own}
          autosize
          minRows={2}
          maxRows={10}
          {...(field.max === undefined ? {} : { maxLength: field.max })}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    default: {
      const limit = field.max === undefined ? {} : { maxLength: field.max };
      if (field.suggestions !== undefined)
        return (
          <Autocomplete
            {...own}
            {...limit}
            limit={30}
            data={[...new Set(field.suggestions)]}
            value={text}
            onChange={(next) => onChange(next || null)}
          />
        );
      return (
        <TextInput
          {...own}
          {...limit}
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    }
  }
}
