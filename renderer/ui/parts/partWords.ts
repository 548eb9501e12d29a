import { z } from 'zod';
import { isCallError } from '#renderer/api/callError.ts';
import type { Text } from '#renderer/ui/text.tsx';
import type { PartFields } from '#shared/features/organizations/parts.ts';
import type { PartField } from './partTypes.ts';

/** A stored value in words; empty for nothing. `names` are the words of ids; an id without one says only that it is there. */
export function partValueText(
  { t }: Text,
  field: PartField | undefined,
  value: unknown,
  names: Readonly<Record<string, string>> = {},
): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  const option = field?.options?.find((one) => one.value === value);
  const unnamed = field?.kind === 'file' ? t('parts.fileGone') : String(value);
  return option?.label ?? names[String(value)] ?? unnamed;
}

/** What is wrong with a form: a sentence by field, and whether something is wrong that no field shows. */
export type PartProblems = { readonly byField: ReadonlyMap<string, string>; readonly elsewhere: boolean };

const issueSchema = z.object({ field: z.string(), code: z.string(), params: z.looseObject({}).optional() });

/** Reads the failure of a save, whether the page or the service found it. */
export function partProblems(
  { t, known }: Text,
  error: unknown,
  fields: readonly PartField[],
  values: PartFields,
): PartProblems {
  const byField = new Map<string, string>();
  const names = new Set(fields.map(({ field }) => field));
  let elsewhere = false;
  const add = (field: string, sentence: string) => {
    if (!names.has(field)) elsewhere = true;
    else if (!byField.has(field)) byField.set(field, sentence);
  };
  if (error instanceof z.ZodError) {
    for (const issue of error.issues) {
      const field = String(issue.path[0] ?? '');
      const empty = values[field] === null || values[field] === undefined || values[field] === '';
      add(field, empty ? t('fieldIssues.required') : (known(`parts.wrong_${issue.message}`) ?? t('parts.wrong')));
    }
  } else if (isCallError(error, 'rule_broken') && Array.isArray(error.details.fields)) {
    for (const found of error.details.fields) {
      const issue = issueSchema.safeParse(found);
      if (!issue.success) elsewhere = true;
      else {
        const { field, code, params } = issue.data;
        add(field, known(`ruleIssues.${code}`, params) ?? known(`fieldIssues.${code}`, params) ?? t('parts.wrong'));
      }
    }
  } else elsewhere = error !== null;
  return { byField, elsewhere };
}
