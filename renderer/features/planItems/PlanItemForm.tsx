import { NumberInput, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { PlanItemRow } from '#shared/features/planItems/planItems.contract.ts';
import { planItemIssues } from '#shared/features/planItems/planItems.rules.ts';

type Props = {
  readonly item: PlanItemRow | null;
  readonly year: number;
  onSaved(id: string): void;
  onClose(): void;
};

type Form = {
  readonly year: number;
  readonly seq: number | null;
  readonly text: string;
  readonly responsibleOfficeId: string | null;
  readonly responsibleMemberId: string | null;
  readonly dueOn: string | null;
};

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);

function formOf(record: Readonly<Record<string, unknown>>, year: number): Form {
  return {
    year: numberOf(record.year) ?? year,
    seq: numberOf(record.seq),
    text: textOf(record.text) ?? '',
    responsibleOfficeId: textOf(record.responsibleOfficeId),
    responsibleMemberId: textOf(record.responsibleMemberId),
    dueOn: textOf(record.dueOn),
  };
}

/** A new plan item, or what is planned in one. */
export function PlanItemForm({ item, year, onSaved, onClose }: Props) {
  const { t, known } = useText();
  const save = useCommand('planItems.save');
  const people = useOfficePeople();
  const overview = useCall('planItems.overview', { year });
  const title = item === null ? t('planItems.addHere') : t('planItems.edit');
  const [start] = useState(() => ({ form: formOf(item ?? {}, year), revision: item?.revision }));
  const record = useRecordForm<Form>({
    key: `planItem:${item?.id ?? 'new'}`,
    title: ({ text }) => (text === '' ? title : t('common.draftOf', { form: title, name: text.slice(0, 20) })),
    start,
    read: (record) => formOf(record, year),
    shown: (field, value) => ({
      name: known(`planItemFieldLabels.${field}`) ?? field,
      value: people.nameOf(value) ?? (value === null ? '' : String(value)),
    }),
  });
  const { form, set, wrong } = record;
  const { text, responsibleOfficeId, dueOn } = form;
  const short = [...text.trim()].length < 2;
  const [late] = dueOn === null ? [] : planItemIssues({ year: form.year, dueOn });
  const dueProblem =
    late === undefined ? t('planItems.problemDueOn') : (known(`ruleIssues.${late.code}`, { ...late.params }) ?? '');
  const submit = () => {
    record.tried();
    if (short || responsibleOfficeId === null || dueOn === null || late !== undefined || save.isPending) return;
    const { seq, ...fields } = form;
    save.mutate(
      {
        ...record.target(item?.id),
        fields: { ...fields, responsibleOfficeId, dueOn, ...(seq === null ? {} : { seq }) },
      },
      {
        onSuccess: ({ id }) => {
          announce(t('planItems.saved'));
          void record.draft.saved();
          onSaved(id);
        },
        onError: (error) => record.failed(error) && save.reset(),
      },
    );
  };
  return (
    <RecordForm
      title={title}
      form={record}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('planItems.columnText')} required {...wrong(short, t('planItems.problemText'))}>
        <Textarea
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          maxLength={1000}
          value={text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={t('planItems.columnOffice')}
        required
        {...(people.ready && people.offices.length === 0 ? { help: t('planItems.noUnits') } : {})}
        {...wrong(responsibleOfficeId === null, t('planItems.problemOffice'))}
      >
        <Select
          searchable
          data={people.offices.map(({ id, name }) => ({ value: id, label: name }))}
          value={responsibleOfficeId}
          onChange={(id) => set({ responsibleOfficeId: id })}
        />
      </Field>
      <Field label={t('planItems.columnMember')} help={t('planItems.memberHelp')}>
        <Select
          searchable
          clearable
          data={people.membersWith(form.responsibleMemberId)}
          value={form.responsibleMemberId}
          onChange={(id) => set({ responsibleMemberId: id })}
        />
      </Field>
      <Field label={t('planItems.columnDueOn')} required {...wrong(dueOn === null || late !== undefined, dueProblem)}>
        <DateField value={dueOn} onChange={(value) => set({ dueOn: value })} />
      </Field>
      <Field label={t('planItems.columnSeq')} help={t('planItems.seqHelp')}>
        <NumberInput
          hideControls
          allowDecimal={false}
          min={1}
          max={999}
          placeholder={String((overview.data?.counts.all ?? 0) + 1)}
          value={form.seq ?? ''}
          onChange={(value) => set({ seq: typeof value === 'number' ? value : null })}
        />
      </Field>
    </RecordForm>
  );
}
