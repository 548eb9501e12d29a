import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { call } from '#renderer/api/client.ts';
import { useOrganizationName } from '#renderer/api/organizationName.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts } from '#renderer/ui/Card.tsx';
import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import {
  DORMANT_OUTCOMES,
  type DormantReview,
} from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';
import {
  type ReviewForm as Form,
  mergedReview,
  type ReviewField,
  reviewConflicts,
  reviewFormOf,
  reviewProblems,
  saveInput,
} from './reviewForm.ts';

type Props = { readonly organizationId: string; readonly review: DormantReview | null; onClose(): void };

/** 登记处置: what was decided about an organization, on what basis, and by when it is carried out. */
export function ReviewForm({ organizationId, review, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const save = useCommand('dormantOrganizations.save');
  const [base, setBase] = useState({ form: reviewFormOf(review, today), revision: review?.revision });
  const [form, setForm] = useState(base.form);
  const [theirs, setTheirs] = useState<DormantReview | null>(null);
  const [checked, setChecked] = useState(false);
  const dirty = JSON.stringify(form) !== JSON.stringify(base.form);
  const title = t(review === null ? 'dormantOrganizations.recordTitle' : 'dormantOrganizations.editTitle');
  const organization = useOrganizationName(organizationId);
  const draft = useFormDraft({
    key: `dormant:${organizationId}-${review?.id ?? 'new'}`,
    title: organization === undefined ? title : t('common.draftOf', { form: title, name: organization }),
    base,
    form,
    dirty,
    onTake: (kept, typed) => {
      setBase(kept);
      setForm(typed);
    },
  });
  const set = (part: Partial<Form>) => setForm({ ...form, ...part });
  const problems = checked ? reviewProblems(form) : {};
  const problem = (field: ReviewField) => {
    const found = problems[field];
    return found === undefined ? {} : { error: t(`dormantOrganizations.${found}`) };
  };
  const text = (name: 'documentNo' | 'basisText' | 'statementText' | 'doneNote') => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  const submit = async () => {
    setChecked(true);
    const target = review === null ? {} : { id: review.id, expectedRevision: base.revision };
    const input = saveInput(form, { organizationId, ...target });
    if (input === null || Object.keys(reviewProblems(form)).length > 0) return;
    try {
      await save.mutateAsync(input);
      void draft.saved();
      announce(t('dormantOrganizations.recorded'));
      onClose();
    } catch (error) {
      if (review === null || !isCallError(error, 'conflict')) return;
      const { reviews } = await call('dormantOrganizations.of', { organizationId });
      setTheirs(reviews.find(({ id }) => id === review.id) ?? null);
    }
  };
  const stored = theirs === null ? null : reviewFormOf(theirs, today);
  const words = (field: ReviewField, value: string | null) =>
    field === 'outcome' && value !== null
      ? t(`dormantOutcomeLabels.${DORMANT_OUTCOMES.find((one) => one === value) ?? 'revive'}`)
      : (value ?? '');
  return (
    <Section title={title}>
      {draft.notice}
      <FieldGrid>
        <Field label={t('dormantOrganizations.outcome')} required wide {...problem('outcome')}>
          <SegmentedControl
            data={DORMANT_OUTCOMES.map((value) => ({ value, label: t(`dormantOutcomeLabels.${value}`) }))}
            value={form.outcome ?? ''}
            onChange={(value) => set({ outcome: DORMANT_OUTCOMES.find((one) => one === value) ?? null })}
          />
        </Field>
        <Field label={t('dormantOrganizations.decidedOn')} required>
          <DateField value={form.decidedOn} clearable={false} onChange={(decidedOn) => set({ decidedOn })} />
        </Field>
        <Field label={t('dormantOrganizations.dueOn')} required={form.outcome !== 'remove'} {...problem('dueOn')}>
          <DateField value={form.dueOn} onChange={(dueOn) => set({ dueOn })} />
        </Field>
        <Field label={t('dormantOrganizations.documentNo')}>
          <TextInput maxLength={60} {...text('documentNo')} />
        </Field>
        <Field label={t('dormantOrganizations.basisText')} {...problem('basisText')}>
          <Textarea autosize minRows={1} maxRows={6} maxLength={2000} {...text('basisText')} />
        </Field>
        <Field label={t('dormantOrganizations.statement')} help={t('dormantOrganizations.statementHelp')} wide>
          <Textarea autosize minRows={2} maxRows={8} maxLength={4000} {...text('statementText')} />
        </Field>
        <Field label={t('dormantOrganizations.doneOn')}>
          <DateField value={form.doneOn} onChange={(doneOn) => set({ doneOn })} />
        </Field>
        <Field label={t('dormantOrganizations.doneNote')}>
          <TextInput maxLength={1000} {...text('doneNote')} />
        </Field>
      </FieldGrid>
      <FailureNotice error={save.error} />
      <Acts>
        <Button variant="default" onClick={() => void draft.leave(onClose)}>
          {t('common.cancel')}
        </Button>
        <Button loading={save.isPending} onClick={() => void submit()}>
          {t('common.save')}
        </Button>
      </Acts>
      {stored !== null && theirs !== null && (
        <ConflictDialog
          title={t('dormantOrganizations.conflictTitle')}
          conflicts={reviewConflicts(base.form, form, stored).map(({ field, ...sides }) => ({
            field,
            name: t(`dormantOrganizations.${field === 'statementText' ? 'statement' : field}`),
            mine: words(field, sides.mine),
            theirs: words(field, sides.theirs),
          }))}
          onApply={(taken) => {
            setForm(mergedReview(base.form, form, stored, taken));
            setBase({ form: stored, revision: theirs.revision });
            setTheirs(null);
            save.reset();
          }}
          onCancel={() => setTheirs(null)}
        />
      )}
    </Section>
  );
}
