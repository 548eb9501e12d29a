import { Checkbox, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { MEASURE_KINDS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { measureIssues } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type { RiskMeasure } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import styles from './riskAssessments.module.css';
import { type MeasureForm as Form, measureForm } from './riskForms.ts';

type Props = {
  readonly record: CallOutput<'riskAssessments.get'>;
  /** Null: a new one. */
  readonly measure: RiskMeasure | null;
  onClose(): void;
};

/** One measure: what is done, against which risks, by whom, until when. */
export function MeasureForm({ record, measure, onClose }: Props) {
  const { t, label, known } = useText();
  const save = useCommand('riskAssessments.saveMeasure');
  const people = useOfficePeople();
  const open = record.factorRows.filter(({ closedReason }) => closedReason === null);
  const [start] = useState(() => ({
    form: measureForm(measure ?? { riskFactorIds: open.length === 1 ? open.map(({ id }) => id) : [] }),
    revision: measure?.revision,
  }));
  const title = measure === null ? t('riskAssessments.addMeasure') : t('riskAssessments.editMeasure');
  const seqOf = (id: unknown) => record.factorRows.find((factor) => factor.id === id)?.seq ?? '';
  const form = useRecordForm<Form>({
    key: `riskAssessment:${record.id}-measure-${measure?.id ?? 'new'}`,
    title: ({ measureText }) =>
      measureText === '' ? title : t('common.draftOf', { form: title, name: measureText.slice(0, 20) }),
    start,
    read: measureForm,
    shown: (field, value) => ({
      name: known(`riskMeasureFieldLabels.${field}`) ?? field,
      value: Array.isArray(value)
        ? value.map(seqOf).join('、')
        : field === 'kind'
          ? label('riskMeasureKindLabels', String(value))
          : (people.nameOf(value) ?? String(value ?? '')),
    }),
  });
  const { form: typed, set, wrong } = form;
  const { kind, riskFactorIds, responsibleMemberId, dueOn } = typed;
  const name = (value: string) => (value.trim() === '' ? null : value.trim());
  const fields = {
    ...{ kind, riskFactorIds: [...riskFactorIds], measureText: typed.measureText, responsibleMemberId, dueOn },
    responsibleName: name(typed.responsibleName),
    responsiblePost: name(typed.responsiblePost),
  };
  const issues = measureIssues(fields, new Set(open.map(({ id }) => id)), record.assessedOn, measure);
  const problem = (field: string) => {
    const issue = issues.find((one) => one.field === field);
    return wrong(issue !== undefined, known(`ruleIssues.${issue?.code ?? ''}`, { ...issue?.params }) ?? '');
  };
  const short = typed.measureText.trim().length < 2;
  const submit = () => {
    form.tried();
    if (issues.length > 0 || short || save.isPending) return;
    save.mutate(
      { ...form.target(measure?.id), assessmentId: record.id, fields },
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
  return (
    <RecordForm {...{ title, form, saving: save.isPending, error: save.error, onSave: submit, onClose }}>
      <Field label={t('riskMeasureFieldLabels.kind')} required>
        <SegmentedControl
          data={MEASURE_KINDS.map((one) => ({ value: one, label: label('riskMeasureKindLabels', one) }))}
          value={kind}
          onChange={(chosen) => set({ kind: MEASURE_KINDS.find((one) => one === chosen) ?? 'planned' })}
        />
      </Field>
      <Field label={t('riskAssessments.measureFactors')} required {...problem('riskFactorIds')}>
        <Checkbox.Group value={[...riskFactorIds]} onChange={(ids) => set({ riskFactorIds: ids })}>
          <div className={styles.checks}>
            {open.map(({ id, seq, riskText }) => (
              <Checkbox key={id} value={id} label={`${seq} ${riskText}`} />
            ))}
          </div>
        </Checkbox.Group>
      </Field>
      <Field label={t('riskMeasureFieldLabels.measureText')} required {...wrong(short, t('common.required'))}>
        <Textarea data-autofocus autosize minRows={2} maxRows={8} maxLength={1000} {...form.text('measureText')} />
      </Field>
      <Field
        label={t('riskAssessments.responsible')}
        required
        help={t('riskAssessments.responsibleHelp')}
        {...problem('responsibleName')}
      >
        <TextInput maxLength={50} {...form.text('responsibleName')} />
      </Field>
      <Field label={t('riskMeasureFieldLabels.responsiblePost')}>
        <TextInput maxLength={100} {...form.text('responsiblePost')} />
      </Field>
      <Field label={t('riskAssessments.member')}>
        <Select
          searchable
          clearable
          placeholder={t('riskAssessments.noMember')}
          data={people.membersWith(responsibleMemberId)}
          value={responsibleMemberId}
          onChange={(member) => set({ responsibleMemberId: member })}
        />
      </Field>
      <Field
        label={t(kind === 'existing' ? 'riskAssessments.since' : 'riskAssessments.dueOn')}
        required
        {...problem('dueOn')}
      >
        <DateField value={dueOn} onChange={(day) => set({ dueOn: day })} />
      </Field>
    </RecordForm>
  );
}
