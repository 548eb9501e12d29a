import { type Text, useText } from '#renderer/ui/text.tsx';
import { extraIdOf } from '#shared/features/extraFields/extraFields.rules.ts';
import { useFieldWords } from '../fieldWords.ts';
import type { CheckedRow } from './useRowDecisions.ts';

/** The words of the screen, with the names of the fields that the office added. */
export function useImportText(): Text {
  const text = useText();
  const words = useFieldWords();
  const addedName = (key: string) => {
    const [, field = key] = /^(?:organizationFields|importFields)\.(extra\..*)$/u.exec(key) ?? [];
    return extraIdOf(field) === undefined ? undefined : words.field(field);
  };
  return {
    ...text,
    known: (key, parameters) => addedName(key) ?? text.known(key, parameters),
    label: (section, value) => addedName(`${section}.${value}`) ?? text.label(section, value),
  };
}

type Issue = CheckedRow['errors'][number];

/** Name of a field of a list in words; `annualReviews:2024` with its year. */
export function importFieldName(field: string, label: Text['label']): string {
  const [name = '', year] = field.split(':');
  return year === undefined ? label('importFields', name) : `${label('importFields', name)} ${year}`;
}

/** The sentence of one error or remark. */
export function issueText(issue: Issue, { known, label }: Text): string {
  const field = importFieldName(issue.field ?? '', label);
  return known(`importCodes.${issue.code}`, { field, value: issue.value }) ?? issue.code;
}

export function issuesText(issues: readonly Issue[], text: Text): string {
  return issues.map((issue) => issueText(issue, text)).join('；');
}

/** Names of fields in words; the precision of a date says nothing beside the date itself. */
export function fieldNames(fields: readonly string[], { known, label }: Text): string {
  return fields
    .filter((field) => !field.endsWith('Precision'))
    .map((field) => known(`organizationFields.${field}`) ?? importFieldName(field, label))
    .join('、');
}
