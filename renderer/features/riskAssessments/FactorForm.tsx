import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { LevelPicker } from '#renderer/ui/risk/LevelPicker.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { FACTOR_CATEGORIES, FACTORS_OF } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { PAIR_FIELDS, type PairName } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type { RiskFactor } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { type Basis, BasisPicker } from './BasisPicker.tsx';
import styles from './riskAssessments.module.css';
import { type FactorForm as Form, factorForm, leavesMore, withoutLevelsWhenGone } from './riskForms.ts';

type Props = {
  readonly record: CallOutput<'riskAssessments.get'>;
  /** Null: a new one. */
  readonly factor: RiskFactor | null;
  onClose(): void;
};

const PAIRS = [
  ['before', 'riskAssessments.ratingBefore', 'riskAssessments.ratingBeforeHelp'],
  ['current', 'riskAssessments.ratingCurrent', 'riskAssessments.ratingCurrentHelp'],
  ['after', 'riskAssessments.ratingAfter', 'riskAssessments.ratingAfterHelp'],
] as const satisfies readonly (readonly [PairName, string, string])[];

/** One risk: what it is, the facts it rests on, its three ratings. */
export function FactorForm({ record, factor, onClose }: Props) {
  const { t, label, known } = useText();
  const save = useCommand('riskAssessments.saveFactor');
  const [picking, setPicking] = useState(false);
  const [start] = useState(() => ({
    form: factorForm(factor ?? { factorCategory: null }),
    revision: factor?.revision,
  }));
  const title = factor === null ? t('riskAssessments.addFactor') : t('riskAssessments.editFactor');
  const form = useRecordForm<Form>({
    key: `riskAssessment:${record.id}-factor-${factor?.id ?? 'new'}`,
    title: ({ riskText }) =>
      riskText === '' ? title : t('common.draftOf', { form: title, name: riskText.slice(0, 20) }),
    start,
    read: factorForm,
    shown: (field, value) => ({
      name: known(`riskFactorFieldLabels.${field}`) ?? field,
      value:
        field === 'factorCategory' && typeof value === 'string'
          ? label('riskFactorLabels', value)
          : String(value ?? ''),
    }),
  });
  const { form: typed, set, wrong } = form;
  const { factorCategory, riskText, basisText } = typed;
  const noRisk = riskText.trim().length < 2;
  const noBasis = basisText.trim().length < 2;
  const submit = () => {
    form.tried();
    if (factorCategory === null || noRisk || noBasis || save.isPending) return;
    save.mutate(
      {
        ...form.target(factor?.id),
        assessmentId: record.id,
        fields: { ...withoutLevelsWhenGone(typed), factorCategory },
      },
      {
        onSuccess: () => {
          announce(t('riskAssessments.saved'));
          void form.draft.saved();
          onClose();
        },
        onError: (error) => form.failed(error) && save.reset(),
      },
    );
  };
  const take = (basis: Basis | null) => {
    set({
      basisKind: basis?.kind ?? null,
      basisId: basis?.id ?? null,
      basisTitle: basis?.title ?? null,
      ...(basis !== null && basisText === '' ? { basisText: basis.title } : {}),
    });
    setPicking(false);
  };
  // One that was taken from an activity goes on with nothing of the last period.
  const goesOn = factor?.sourceFactorId != null && (record.copiedFromId ?? record.supersedesId) !== null;
  return (
    <RecordForm {...{ title, form, saving: save.isPending, error: save.error, onSave: submit, onClose }}>
      <Field
        label={t('riskFactorFieldLabels.factorCategory')}
        required
        {...wrong(factorCategory === null, t('common.required'))}
      >
        <Select
          data-autofocus
          data={FACTORS_OF[record.subjectKind].map((one) => ({ value: one, label: label('riskFactorLabels', one) }))}
          value={factorCategory}
          onChange={(chosen) => set({ factorCategory: FACTOR_CATEGORIES.find((one) => one === chosen) ?? null })}
        />
      </Field>
      <Field label={t('riskFactorFieldLabels.riskText')} required {...wrong(noRisk, t('common.required'))}>
        <Textarea autosize minRows={2} maxRows={8} maxLength={1000} {...form.text('riskText')} />
      </Field>
      <Field
        label={t('riskFactorFieldLabels.basisText')}
        required
        help={t('riskAssessments.basisHelp')}
        {...wrong(noBasis, t('ruleIssues.risk_basis'))}
      >
        <Textarea autosize minRows={2} maxRows={8} maxLength={1000} {...form.text('basisText')} />
      </Field>
      <Field label={t('riskAssessments.basisRecord')}>
        <div className={styles.pickLine}>
          {typed.basisTitle !== null && <span>{typed.basisTitle}</span>}
          <Button variant="default" size="compact-sm" onClick={() => setPicking(true)}>
            {t('riskAssessments.pickBasis')}
          </Button>
          {typed.basisId !== null && (
            <Button variant="subtle" size="compact-sm" onClick={() => take(null)}>
              {t('riskAssessments.clearBasis')}
            </Button>
          )}
        </div>
      </Field>
      {PAIRS.map(([name, words, help]) => {
        const [likelihood, severity] = PAIR_FIELDS[name];
        return (
          <Field key={name} label={t(words)} help={t(help)}>
            <LevelPicker
              definition={record.matrix}
              label={t(words)}
              value={{ likelihood: typed[likelihood], severity: typed[severity] }}
              onChange={(pair) => set({ [likelihood]: pair.likelihood, [severity]: pair.severity })}
            />
          </Field>
        );
      })}
      {(leavesMore(typed) || typed.residualReason !== '') && (
        <Field label={t('riskFactorFieldLabels.residualReason')} help={t('riskAssessments.residualReasonHelp')}>
          <Textarea autosize minRows={2} maxRows={6} maxLength={500} {...form.text('residualReason')} />
        </Field>
      )}
      {goesOn && (
        <Field label={t('riskFactorFieldLabels.closedReason')} help={t('riskAssessments.closedReasonHelp')}>
          <Textarea autosize minRows={1} maxRows={6} maxLength={500} {...form.text('closedReason')} />
        </Field>
      )}
      {picking && (
        <BasisPicker organizationId={record.organizationId} onTake={take} onClose={() => setPicking(false)} />
      )}
    </RecordForm>
  );
}
