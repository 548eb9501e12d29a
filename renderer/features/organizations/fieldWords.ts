import { useText } from '#renderer/ui/text.tsx';

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

export type FieldWords = {
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
  const word: FieldWords['word'] = (field, value) =>
    value ? (known(`organizationLabels.${field}_${value}`) ?? value) : '';
  return {
    field: (name) => known(`organizationFields.${name}`) ?? name,
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
