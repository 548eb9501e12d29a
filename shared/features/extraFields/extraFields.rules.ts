import { cleanText, countCodePoints, removeBlanks, toHalfWidth } from '../../lib/cleanText.ts';
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { parseDate } from '../../lib/parseDate.ts';
import { holdsResidentNumber } from '../../lib/residentNumber.ts';
import { fieldOfHeader, isPersonalHeader } from '../organizations/import/importHeaders.ts';

/** Kinds of record that may carry added fields. Another kind needs the column `extra` in its table, and its screens. */
export const EXTRA_FIELD_OWNERS = ['organization'] as const;
export const EXTRA_FIELD_TYPES = ['text', 'number', 'date', 'choice'] as const;
export type ExtraFieldType = (typeof EXTRA_FIELD_TYPES)[number];

export const MOST_FIELDS = 60;
export const MOST_CHOICES = 100;
/** Longest label and longest text of a field, in code points. */
export const LONGEST_LABEL = 20;
export const LONGEST_TEXT = 500;

export type ExtraValue = string | number | null;
export type ExtraChoice = { readonly name: string; readonly retired: boolean };
/** What the rules know of a field. */
export type ExtraField = {
  readonly id: string;
  readonly label: string;
  readonly fieldType: ExtraFieldType;
  readonly choices: readonly ExtraChoice[];
  readonly retired: boolean;
};

export type ExtraValueCode =
  | 'too_long'
  | 'extra_number'
  | 'date_invalid'
  | 'date_range'
  | 'not_in_list'
  | 'extra_choice_retired'
  | 'extra_retired'
  | 'extra_unknown';
/** What a value looks like that no record may hold; it is pointed out, never judged. */
export type ExtraWarningCode = 'W_RESIDENT_NUMBER';

const PREFIX = 'extra.';
const NUMBER = /^-?\d{1,11}(?:\.\d{1,4})?$/u;

/** The field of a record that holds the value of an added field. */
export function extraKey(id: string): `extra.${string}` {
  return `${PREFIX}${id}`;
}

/** Id of the added field that a record's field holds; undefined for any other field. */
export function extraIdOf(field: string): string | undefined {
  return field.startsWith(PREFIX) ? field.slice(PREFIX.length) : undefined;
}

/** The values of the added fields of a record, by id; empty ones are left out. */
export function extraOf(record: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [field, value] of Object.entries(record)) {
    const id = extraIdOf(field);
    if (id !== undefined && (typeof value === 'string' || typeof value === 'number')) values[id] = value;
  }
  return values;
}

/**
 * Reads what was entered for one field: blanks around it go, full-width digits become plain ones.
 * @returns the value as it is stored (null: nothing), or what is wrong with it
 */
export function readExtraValue(
  { fieldType, choices }: Pick<ExtraField, 'fieldType' | 'choices'>,
  entered: ExtraValue,
):
  | { readonly value: ExtraValue }
  | { readonly code: ExtraValueCode; readonly params?: Readonly<Record<string, number>> } {
  const text = entered === null ? '' : cleanText(String(entered));
  if (text === '') return { value: null };
  switch (fieldType) {
    case 'text':
      return countCodePoints(text) > LONGEST_TEXT
        ? { code: 'too_long', params: { limit: LONGEST_TEXT } }
        : { value: text };
    case 'number': {
      const plain = removeBlanks(toHalfWidth(text)).replace(/,(?=\d{3}(?:\D|$))/gu, '');
      return NUMBER.test(plain) ? { value: Number(plain) } : { code: 'extra_number' };
    }
    case 'date': {
      const date = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? parseDate(text) : undefined;
      if (date?.ok === true) return { value: date.date };
      return { code: date?.error === 'E_DATE_RANGE' ? 'date_range' : 'date_invalid' };
    }
    case 'choice': {
      const found = choices.find(({ name }) => name === text);
      if (found === undefined) return { code: 'not_in_list' };
      return found.retired ? { code: 'extra_choice_retired' } : { value: text };
    }
  }
}

/** Values as they are stored, and what is wrong or doubtful; `field` of an issue is `extra.<id>`. */
export type ExtraCheck = {
  readonly values: Readonly<Record<string, ExtraValue>>;
  readonly errors: readonly FieldIssue<ExtraValueCode>[];
  readonly warnings: readonly FieldIssue<ExtraWarningCode>[];
};

/**
 * Checks what was entered for the added fields of one record. What stands there already is not judged again: a value of a retired
 * field, or a choice that was retired since, stays until somebody changes it.
 * @param present the stored values by id
 * @param entered values by id; fields that are not named stay as they are
 */
export function checkExtraValues(
  fields: readonly ExtraField[],
  present: Readonly<Record<string, ExtraValue>>,
  entered: Readonly<Record<string, ExtraValue>>,
): ExtraCheck {
  const values: Record<string, ExtraValue> = {};
  const errors: FieldIssue<ExtraValueCode>[] = [];
  const warnings: FieldIssue<ExtraWarningCode>[] = [];
  for (const [id, raw] of Object.entries(entered)) {
    const field = extraKey(id);
    const stored = present[id] ?? null;
    if (typeof raw === 'string' && holdsResidentNumber(raw)) warnings.push({ field, code: 'W_RESIDENT_NUMBER' });
    if (raw === stored || (stored === null && String(raw ?? '').trim() === '')) continue;
    const known = fields.find((one) => one.id === id);
    if (known === undefined) {
      errors.push({ field, code: 'extra_unknown' });
      continue;
    }
    const read = readExtraValue(known, raw);
    if ('value' in read && read.value === stored) continue;
    if (known.retired) errors.push({ field, code: 'extra_retired' });
    else if ('code' in read) errors.push({ field, ...read });
    else values[id] = read.value;
  }
  return { values, errors, warnings };
}

/** What may be wrong with the making of a field. */
export type DefinitionIssue = FieldIssue<
  | 'required'
  | 'extra_label_long'
  | 'extra_personal'
  | 'extra_label_known'
  | 'extra_label_taken'
  | 'extra_choices_missing'
  | 'extra_choice_twice'
>;

/**
 * Checks label, help and choices of a field. Words for personal data are those that the import never reads (domain.md §1.2, §12).
 * @param others the labels of the other fields of the same kind of record
 */
export function checkDefinition(
  field: Pick<ExtraField, 'label' | 'fieldType' | 'choices'> & { readonly help: string | null },
  others: readonly string[],
): DefinitionIssue[] {
  const issues: DefinitionIssue[] = [];
  const label = cleanText(field.label);
  if (label === '') issues.push({ field: 'label', code: 'required' });
  else if (countCodePoints(label) > LONGEST_LABEL) {
    issues.push({ field: 'label', code: 'extra_label_long', params: { limit: LONGEST_LABEL } });
  } else if (isPersonalHeader(label)) issues.push({ field: 'label', code: 'extra_personal', params: { word: label } });
  else if (fieldOfHeader(label) !== null) issues.push({ field: 'label', code: 'extra_label_known', params: { label } });
  else if (others.some((other) => sameWords(other, label))) {
    issues.push({ field: 'label', code: 'extra_label_taken', params: { label } });
  }
  if (field.help !== null && isPersonalHeader(field.help)) {
    issues.push({ field: 'help', code: 'extra_personal', params: { word: field.help } });
  }
  if (field.fieldType !== 'choice') return issues;
  if (!field.choices.some(({ retired }) => !retired)) {
    issues.push({ field: 'choices', code: 'extra_choices_missing' });
  }
  for (const [index, { name }] of field.choices.entries()) {
    if (isPersonalHeader(name)) issues.push({ field: 'choices', code: 'extra_personal', params: { word: name } });
    if (field.choices.slice(0, index).some((earlier) => sameWords(earlier.name, name))) {
      issues.push({ field: 'choices', code: 'extra_choice_twice', params: { name } });
    }
  }
  return issues;
}

function sameWords(one: string, two: string): boolean {
  const key = (text: string) => removeBlanks(toHalfWidth(cleanText(text))).toLowerCase();
  return key(one) === key(two);
}
