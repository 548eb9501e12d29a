import { Autocomplete, Select } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { AdoptionRow, SubmissionRow } from '#shared/features/information/information.contract.ts';
import { ADOPTION_LEVELS, type AdoptionLevel } from '#shared/features/information/information.lists.ts';
import { adoptionIssues } from '#shared/features/information/information.rules.ts';

type Props = { readonly submission: SubmissionRow; readonly adoption: AdoptionRow | null; onClose(): void };

type Form = { readonly level: AdoptionLevel; readonly outlet: string; readonly adoptedOn: string | null };

function formOf(record: Readonly<Record<string, unknown>>, today: string): Form {
  return {
    level: ADOPTION_LEVELS.find((level) => level === record.level) ?? 'district',
    outlet: typeof record.outlet === 'string' ? record.outlet : '',
    adoptedOn: typeof record.adoptedOn === 'string' ? record.adoptedOn : today,
  };
}

/** Where and when a submission was adopted. */
export function AdoptionForm({ submission, adoption, onClose }: Props) {
  const { t, known, label } = useText();
  const { today } = useSession();
  const save = useCommand('information.saveAdoption');
  const names = useCall('information.names', {});
  const title = t(adoption === null ? 'information.addAdoption' : 'information.editAdoption');
  const [start] = useState(() => ({ form: formOf(adoption ?? {}, today), revision: adoption?.revision }));
  const record = useRecordForm<Form>({
    key: `information:${submission.id}-adoption-${adoption?.id ?? 'new'}`,
    title: t('common.draftOf', { form: title, name: submission.number }),
    start,
    read: (stored) => formOf(stored, today),
    shown: (field, value) => ({
      name: known(`informationFieldLabels.${field}`) ?? field,
      value: field === 'level' ? label('adoptionLevelLabels', String(value)) : String(value ?? ''),
    }),
  });
  const { form, set, wrong } = record;
  const { level, outlet, adoptedOn } = form;
  const around = { submittedOn: submission.submittedOn, today };
  const [early] = adoptedOn === null ? [] : adoptionIssues({ adoptedOn }, around);
  const dateProblem =
    early === undefined
      ? t('information.problemAdoptedOn')
      : (known(`ruleIssues.${early.code}`, { ...early.params }) ?? '');
  const submit = () => {
    record.tried();
    if (outlet.trim() === '' || adoptedOn === null || early !== undefined || save.isPending) return;
    save.mutate(
      { ...record.target(adoption?.id), submissionId: submission.id, fields: { level, outlet, adoptedOn } },
      {
        onSuccess: ({ points }) => {
          announce(t('information.adoptionSaved', { points }));
          void record.draft.saved();
          onClose();
        },
        onError: (error) => record.failed(error) && save.reset(),
      },
    );
  };
  const outlets = [
    ...new Set((names.data?.outlets ?? []).filter((one) => one.level === level).map(({ name }) => name)),
  ];
  return (
    <RecordForm
      title={title}
      form={record}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('information.level')} required>
        <Select
          data-autofocus
          allowDeselect={false}
          data={ADOPTION_LEVELS.map((one) => ({ value: one, label: label('adoptionLevelLabels', one) }))}
          value={level}
          onChange={(one) => set({ level: ADOPTION_LEVELS.find((known) => known === one) ?? level })}
        />
      </Field>
      <Field label={t('information.outlet')} required {...wrong(outlet.trim() === '', t('information.problemOutlet'))}>
        <Autocomplete maxLength={100} data={outlets} value={outlet} onChange={(typed) => set({ outlet: typed })} />
      </Field>
      <Field
        label={t('information.adoptedOn')}
        required
        {...wrong(adoptedOn === null || early !== undefined, dateProblem)}
      >
        <DateField value={adoptedOn} onChange={(value) => set({ adoptedOn: value })} />
      </Field>
    </RecordForm>
  );
}
