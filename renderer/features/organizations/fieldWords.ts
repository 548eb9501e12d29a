import { useCall } from '#renderer/api/queries.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { extraIdOf } from '#shared/features/extraFields/extraFields.rules.ts';

/** Enum fields; their words are `organizationLabels.<field>_<value>`. */
export const ENUM_FIELDS = new Set([
  'registrationKind',
  'legalType',
  'legalSubtype',
  'communityCategory',
  'communityForm',
  'industryClass',
  'supervisionMode',
  'status',
  'creditFlag',
  'partyCoverage',
  'assessmentGrade',
  'recordState',
  'role',
  'regime',
  'conclusion',
]);

/** A field that the office added. */
export type AddedField = CallOutput<'extraFields.list'>['fields'][number];
const NONE: readonly AddedField[] = [];

export type FieldWords = {
  /** The fields that the office added, retired ones too; none while they are read. */
  readonly added: readonly AddedField[];
  /** Name of a field. */
  field(name: string): string;
  /** Word of an enum value; the value itself when it is unknown, empty for none. */
  word(field: string, value: string | null | undefined): string;
  /** Any stored value as the screen shows it; empty for nothing. */
  value(field: string, value: unknown): string;
};

/** Names of fields and words of values in the chosen language. */
export function useFieldWords(): FieldWords {
  const { known, t } = useText();
  const added = useCall('extraFields.list', {}).data?.fields ?? NONE;
  const word: FieldWords['word'] = (field, value) =>
    value ? (known(`organizationLabels.${field}_${value}`) ?? value) : '';
  return {
    added,
    field(name) {
      const id = extraIdOf(name);
      if (id === undefined) return known(`organizationFields.${name}`) ?? name;
      return added.find((one) => one.id === id)?.label ?? t('extraFields.title');
    },
    word,
    value(field, value) {
      if (value === null || value === undefined || value === '') return '';
      if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
      if (typeof value === 'number') return String(value);
      if (typeof value !== 'string') return JSON.stringify(value);
      if (ENUM_FIELDS.has(field)) return word(field, value);
      return field.endsWith('Precision') ? word('precision', value) : value;
    },
  };
}
