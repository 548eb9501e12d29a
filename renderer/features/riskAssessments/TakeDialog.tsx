import { Checkbox, Select } from '@mantine/core';
import { useLocation } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import { FACTORS_OF, type FactorCategory } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import type { RiskRecord } from './AssessmentPage.tsx';
import styles from './riskAssessments.module.css';

/** The factor of an organization under which a risk of an activity is taken, unless the clerk says otherwise. */
function categoryFor(category: FactorCategory): FactorCategory {
  return FACTORS_OF.organization.find((one) => one === category) ?? 'other';
}

/** Chooses risks of an activity for the next assessment of its organization; nothing is carried over without this (features K2). */
export function TakeDialog({ record, onClose }: { readonly record: RiskRecord; onClose(): void }) {
  const { t, label } = useText();
  const [, go] = useLocation();
  const people = useOfficePeople();
  const take = useCommand('riskAssessments.takeIntoOrganization');
  const taken = new Set(record.takenInto.map(({ factorId }) => factorId));
  const open = record.factorRows.filter(({ id, closedReason }) => closedReason === null && !taken.has(id));
  const { form, set, draft } = useDialogForm({
    ...{ key: `riskAssessment:${record.id}-take`, title: t('riskAssessments.takeTitle') },
    start: (): { chosen: readonly string[]; categories: Readonly<Record<string, FactorCategory>> } => ({
      chosen: [],
      categories: {},
    }),
  });
  const categoryOf = (id: string, category: FactorCategory) => form.categories[id] ?? categoryFor(category);
  const submit = () => {
    const factors = open
      .filter(({ id }) => form.chosen.includes(id))
      .map(({ id, factorCategory }) => ({ factorId: id, factorCategory: categoryOf(id, factorCategory) }));
    if (factors.length === 0 || take.isPending) return;
    take.mutate(
      { id: record.id, assessorOfficeId: record.assessorOfficeId, factors },
      {
        onSuccess: ({ id, count }) => {
          announce(t('riskAssessments.takeDone', { count }));
          void draft.saved();
          onClose();
          go(`/risk/${id}`);
        },
      },
    );
  };
  return (
    <FormDialog
      {...{ title: t('riskAssessments.takeTitle'), help: t('riskAssessments.takeHelp'), draft, onClose, size: 'lg' }}
      {...{ submit: t('riskAssessments.take'), pending: take.isPending, error: take.error, onSubmit: submit }}
    >
      <Field label={t('riskAssessmentFieldLabels.assessorOfficeId')}>
        <span>{people.nameOf(record.assessorOfficeId) ?? record.assessorOfficeName}</span>
      </Field>
      {open.map(({ id, seq, riskText, factorCategory }) => (
        <div key={id} className={styles.takeRow}>
          <Checkbox
            label={`${seq} ${riskText}`}
            checked={form.chosen.includes(id)}
            onChange={(event) =>
              set({
                chosen: event.currentTarget.checked
                  ? [...form.chosen, id]
                  : form.chosen.filter((chosen) => chosen !== id),
              })
            }
          />
          <Select
            allowDeselect={false}
            aria-label={`${t('riskAssessments.takeCategory')} ${seq}`}
            data={FACTORS_OF.organization.map((one) => ({ value: one, label: label('riskFactorLabels', one) }))}
            value={categoryOf(id, factorCategory)}
            onChange={(value) => {
              const category = FACTORS_OF.organization.find((one) => one === value);
              if (category !== undefined) set({ categories: { ...form.categories, [id]: category } });
            }}
          />
        </div>
      ))}
    </FormDialog>
  );
}
