import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { OrganizationFields } from '#shared/features/organizations/organizations.contract.ts';
import type { FieldName } from './fieldSections.ts';
import { useFieldWords } from './fieldWords.ts';
import styles from './OrganizationForm.module.css';
import type { FormContent } from './organizationForm.ts';

type Props = {
  /** Registered items that differ from what is stored. */
  readonly changed: readonly FieldName[];
  readonly stored: OrganizationFields;
  readonly content: FormContent;
  /** The user tried to save: what is missing is said. */
  readonly pressed: boolean;
  /** The reason is asked for above already, because the name is another's too. */
  readonly reasonAsked: boolean;
  onChange(part: Partial<FormContent>): void;
};

/** What is wrong with the circumstances of a change; empty when it may be saved. */
export function changeProblems(content: FormContent): readonly ('effectiveOn' | 'reason')[] {
  const problems: ('effectiveOn' | 'reason')[] = [];
  if (!content.correction && content.effectiveOn === null) problems.push('effectiveOn');
  if ([...content.reason.trim()].length < 2) problems.push('reason');
  return problems;
}

/** Changed registered items (R5): what becomes of them from what to what, and the day, document and reason, or that it is a correction. */
export function RegisteredChange({ changed, stored, content, pressed, reasonAsked, onChange }: Props) {
  const { t } = useText();
  const words = useFieldWords();
  const problems = pressed ? changeProblems(content) : [];
  const { fields, correction } = content;
  const label = (name: FieldName) =>
    words.field(name === 'legalRepresentativeName' && fields.registrationKind === 'filed' ? 'headName' : name);
  const wrong = (field: 'effectiveOn' | 'reason', sentence: string) =>
    problems.includes(field) ? { error: sentence } : {};
  return (
    <Section title={t('organizationEvents.formTitle')}>
      <p className={styles.help}>{t('organizationEvents.formHelp')}</p>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th>{t('organizationEvents.item')}</th>
            <th>{t('organizationEvents.before')}</th>
            <th>{t('organizationEvents.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map((name) => (
            <tr key={name}>
              <td>{label(name)}</td>
              <td>{words.value(name, stored[name]) || t('organizationEvents.nothing')}</td>
              <td>{words.value(name, fields[name]) || t('organizationEvents.nothing')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <FieldGrid>
        <Field
          label={t('organizationEvents.formHow')}
          wide
          {...(correction ? { help: t('organizationEvents.correctionHelp') } : {})}
        >
          <SegmentedControl
            data={[
              { value: 'change', label: t('organizationEvents.formChange') },
              { value: 'correction', label: t('organizationEvents.formCorrection') },
            ]}
            value={correction ? 'correction' : 'change'}
            onChange={(how) => onChange({ correction: how === 'correction' })}
          />
        </Field>
        {!correction && (
          <Field
            name="effectiveOn"
            label={t('organizationEvents.formDate')}
            required
            help={t('organizationEvents.formEarlier')}
            {...wrong('effectiveOn', t('fieldIssues.required'))}
          >
            <DateField value={content.effectiveOn} onChange={(effectiveOn) => onChange({ effectiveOn })} />
          </Field>
        )}
        {!correction && (
          <Field label={t('organizationEvents.documentNo')}>
            <TextInput
              maxLength={100}
              value={content.documentNo}
              onChange={(event) => onChange({ documentNo: event.currentTarget.value })}
            />
          </Field>
        )}
        {!reasonAsked && (
          <Field
            name="reason"
            label={t(correction ? 'organizationEvents.correctionReason' : 'organizationEvents.formReason')}
            required
            wide
            {...wrong('reason', t('fieldIssues.too_short', { limit: 2 }))}
          >
            <Textarea
              rows={2}
              maxLength={500}
              value={content.reason}
              onChange={(event) => onChange({ reason: event.currentTarget.value })}
            />
          </Field>
        )}
      </FieldGrid>
    </Section>
  );
}
