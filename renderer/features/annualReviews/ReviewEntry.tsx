import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useSession } from '#renderer/api/session.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { AnnualReviewFields, ReviewRow } from '#shared/features/annualReviews/annualReviews.contract.ts';
import { annualReviewIssues } from '#shared/features/annualReviews/annualReviews.rules.ts';
import type { AnnualReviewConclusion } from '#shared/features/organizations/organizations.lists.ts';
import styles from './AnnualReviewsPage.module.css';

type Props = {
  readonly row: ReviewRow;
  /** What stands in the form at first: the record of the year, or an empty one. */
  readonly initial: Omit<AnnualReviewFields, 'conclusion'> & { readonly conclusion: AnnualReviewConclusion | null };
  readonly conclusions: readonly AnnualReviewConclusion[];
  readonly saving: boolean;
  readonly failure: unknown;
  onSave(fields: AnnualReviewFields): void;
};

/** The review of one organization beside the list: a conclusion by one press, dates where they are known. */
export function ReviewEntry({ row, initial, conclusions, saving, failure, onSave }: Props) {
  const { t, label } = useText();
  const { today } = useSession();
  const [fields, setFields] = useState(initial);
  const [checked, setChecked] = useState(false);
  const { conclusion } = fields;
  const complete = conclusion === null ? null : { ...fields, conclusion };
  const issues = checked && complete !== null ? annualReviewIssues(complete, [], today) : [];
  const errorOf = (field: string) => {
    const found = issues.find((issue) => issue.field === field);
    return found === undefined ? {} : { error: label('ruleIssues', found.code) };
  };
  const save = () => {
    setChecked(true);
    if (complete !== null && annualReviewIssues(complete, [], today).length === 0) onSave(complete);
  };
  useCommands([
    {
      id: 'annualReviews.save',
      label: 'annualReviews.saveAndNext',
      shortcut: 'Ctrl+S',
      canRun: () => conclusion !== null && !saving,
      run: save,
    },
  ]);
  const day = (field: 'submittedOn' | 'concludedOn' | 'rectificationDueOn') => (
    <Field label={t(`annualReviews.${field}`)} {...errorOf(field)}>
      <DateField value={fields[field]} onChange={(value) => setFields({ ...fields, [field]: value })} />
    </Field>
  );
  return (
    <Section title={t('annualReviews.entry')}>
      <p>
        <Link href={`/organizations/${row.id}`} title={t('annualReviews.open')}>
          {row.name}
        </Link>
      </p>
      <div className={styles.acts}>
        {conclusions.map((one, index) => (
          <Button
            key={one}
            size="compact-sm"
            variant={conclusion === one ? 'filled' : 'default'}
            aria-pressed={conclusion === one}
            title={`Ctrl+${index + 1}`}
            onClick={() => setFields({ ...fields, conclusion: one })}
          >
            {label('organizationLabels', `conclusion_${one}`)}
          </Button>
        ))}
      </div>
      <Stack>
        {day('submittedOn')}
        {day('concludedOn')}
        {day('rectificationDueOn')}
        <FailureNotice error={failure} />
      </Stack>
      <Acts>
        <Button loading={saving} disabled={conclusion === null} title="Ctrl+S" onClick={save}>
          {t('annualReviews.saveAndNext')}
        </Button>
      </Acts>
    </Section>
  );
}
