import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { OrganizationMatch } from '#shared/features/duplicates/duplicates.contract.ts';
import { checkExtraValues } from '#shared/features/extraFields/extraFields.rules.ts';
import type { OrganizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { checkOrganization, requiredFields } from '#shared/features/organizations/organizations.rules.ts';
import { useFieldWords } from './fieldWords.ts';
import { type FormContent, fieldsToSave } from './organizationForm.ts';

type Issues = ReadonlyMap<string, string>;
export type FormChecks = {
  readonly required: ReadonlySet<string>;
  /** Sentence per field that is wrong. */
  readonly errors: Issues;
  /** Which of the errors are only that something is not filled in yet. */
  readonly missing: ReadonlySet<string>;
  readonly warnings: Issues;
  readonly code: CallOutput<'organizations.checkCode'> | undefined;
  readonly sameCode: readonly OrganizationMatch[];
  /** Organizations that are alike by number, name, former name or sound. */
  readonly sameName: readonly OrganizationMatch[];
  /** Saving needs a reason for being alike. */
  readonly reasonNeeded: boolean;
};

/** Milliseconds after the last key until the service is asked. */
const TYPING = 300;

/** Everything the form knows about what is typed: the shared rules at once, the service's look-ups a moment later. */
export function useFormChecks(
  id: string | undefined,
  content: FormContent,
  storedExtra: OrganizationFields['extra'],
): FormChecks {
  const { known } = useText();
  const words = useFieldWords();
  const fields = useMemo(() => fieldsToSave(content.fields), [content.fields]);
  const { preparing } = content;
  const contacts = content.contacts.filter((contact) => contact.name.trim() !== '');
  const checked = checkOrganization({ ...fields, contacts, preparing });
  const extra = checkExtraValues(words.added, storedExtra, words.added.length === 0 ? {} : fields.extra);
  const own = {
    errors: [...checked.errors, ...extra.errors],
    warnings: [...checked.warnings, ...extra.warnings],
  };
  const sentence = (issue: { readonly code: string; readonly params?: Readonly<Record<string, unknown>> }) => {
    const expected = issue.params?.expected;
    const expectedLabel = typeof expected === 'string' ? words.word('legalType', expected) : '';
    return known(`fieldIssues.${issue.code}`, { ...issue.params, expectedLabel }) ?? issue.code;
  };
  const key = {
    name: fields.name,
    uscc: fields.uscc,
    divisionCode: fields.divisionCode,
    legalType: fields.legalType,
    registrationNo: fields.registrationNo,
    filingNo: fields.filingNo,
    townshipName: fields.townshipName,
  };
  const [settled] = useDebouncedValue(JSON.stringify(key), TYPING);
  const asked = useMemo(() => ({ ...fields, ...(JSON.parse(settled) as typeof key) }), [fields, settled]);
  const code = useCall(
    'organizations.checkCode',
    { code: asked.uscc ?? '' },
    { enabled: (asked.uscc ?? '').length >= 18, keep: true },
  );
  // Only what decides about duplicates is sent anew; other fields are checked here already.
  const stored = useCall(
    'organizations.check',
    {
      ...(id === undefined ? {} : { id }),
      fields: {
        name: asked.name,
        uscc: asked.uscc,
        divisionCode: asked.divisionCode,
        registrationKind: asked.registrationKind,
        legalType: asked.legalType,
        registrationNo: asked.registrationNo,
        filingNo: asked.filingNo,
        townshipName: asked.townshipName,
        status: 'normal',
      },
    },
    { enabled: asked.name.length > 1, keep: true },
  );
  const warnings = new Map<string, string>();
  for (const issue of [...own.warnings, ...(stored.data?.warnings ?? [])]) warnings.set(issue.field, sentence(issue));
  if (fields.registrationKind === 'registered' && fields.registrationNo === null) warnings.delete('uscc');
  return {
    required: new Set(requiredFields({ ...fields, preparing })),
    errors: new Map(own.errors.map((issue) => [issue.field, sentence(issue)])),
    missing: new Set(own.errors.filter((issue) => issue.code === 'required').map((issue) => issue.field)),
    warnings,
    code: (asked.uscc ?? '').length >= 18 ? code.data : undefined,
    sameCode: fields.uscc === null ? [] : (stored.data?.sameCode ?? []),
    sameName: stored.data?.sameName ?? [],
    reasonNeeded: stored.data?.reasonNeeded === true,
  };
}
