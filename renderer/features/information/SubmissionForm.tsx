import { Autocomplete, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { SubmissionRow } from '#shared/features/information/information.contract.ts';
import { INFORMATION_KINDS, type InformationKind } from '#shared/features/information/information.lists.ts';

type Props = { readonly submission: SubmissionRow | null; onSaved(id: string): void; onClose(): void };

type Form = {
  readonly sectionId: string | null;
  readonly officerName: string;
  readonly title: string;
  readonly kind: InformationKind;
  readonly submittedOn: string | null;
  readonly reviewerName: string;
};

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

function formOf(record: Readonly<Record<string, unknown>>, today: string): Form {
  return {
    sectionId: textOf(record.sectionId),
    officerName: textOf(record.officerName) ?? '',
    title: textOf(record.title) ?? '',
    kind: INFORMATION_KINDS.find((kind) => kind === record.kind) ?? 'brief',
    submittedOn: textOf(record.submittedOn) ?? today,
    reviewerName: textOf(record.reviewerName) ?? '',
  };
}

/** A new submission, or what was entered of one. Names entered before are offered. */
export function SubmissionForm({ submission, onSaved, onClose }: Props) {
  const { t, known, label } = useText();
  const { today } = useSession();
  const save = useCommand('information.save');
  const names = useCall('information.names', {});
  const sections = names.data?.sections ?? [];
  const title = t(submission === null ? 'information.addTitle' : 'information.edit');
  const [start] = useState(() => ({ form: formOf(submission ?? {}, today), revision: submission?.revision }));
  const nameOf = (id: unknown) => sections.find((section) => section.id === id)?.name ?? submission?.sectionName ?? '';
  const record = useRecordForm<Form>({
    key: `information:${submission?.id ?? 'new'}`,
    title: (form) => (form.title === '' ? title : t('common.draftOf', { form: title, name: form.title.slice(0, 20) })),
    start,
    read: (stored) => formOf(stored, today),
    shown: (field, value) => ({
      name: known(`informationFieldLabels.${field}`) ?? field,
      value:
        field === 'sectionId'
          ? nameOf(value)
          : field === 'kind'
            ? label('informationKindLabels', String(value))
            : String(value ?? ''),
    }),
  });
  const { form, set, text, wrong } = record;
  const { sectionId, submittedOn } = form;
  const isShort = [...form.title.trim()].length < 2;
  const isNameless = form.officerName.trim() === '';
  const isEarly = submittedOn === null || submittedOn > today;
  const officers = (names.data?.officers ?? []).filter((one) => one.sectionId === sectionId).map(({ name }) => name);
  const present = sections.map(({ id, name }) => ({ value: id, label: name }));
  const isFormer = sectionId !== null && names.data !== undefined && !present.some(({ value }) => value === sectionId);
  const submit = () => {
    record.tried();
    if (isShort || isNameless || isEarly || sectionId === null || submittedOn === null || save.isPending) return;
    save.mutate(
      { ...record.target(submission?.id), fields: { ...form, sectionId, submittedOn } },
      {
        onSuccess: ({ id, number }) => {
          announce(submission === null ? t('information.saved', { number }) : t('information.changed'));
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
      <Field
        label={t('information.section')}
        required
        {...(names.data !== undefined && sections.length === 0 ? { help: t('information.noSections') } : {})}
        {...wrong(sectionId === null, t('information.problemSection'))}
      >
        <Select
          data-autofocus
          searchable
          data={isFormer ? [...present, { value: sectionId, label: nameOf(sectionId) }] : present}
          value={sectionId}
          onChange={(id) => set({ sectionId: id })}
        />
      </Field>
      <Field label={t('information.subject')} required {...wrong(isShort, t('information.problemTitle'))}>
        <Textarea autosize minRows={2} maxRows={5} maxLength={200} {...text('title')} />
      </Field>
      <Field label={t('information.kind')} required>
        <Select
          allowDeselect={false}
          data={INFORMATION_KINDS.map((kind) => ({ value: kind, label: label('informationKindLabels', kind) }))}
          value={form.kind}
          onChange={(kind) => set({ kind: INFORMATION_KINDS.find((one) => one === kind) ?? form.kind })}
        />
      </Field>
      <Field label={t('information.submittedOn')} required {...wrong(isEarly, dateProblem(submittedOn, t))}>
        <DateField value={submittedOn} onChange={(value) => set({ submittedOn: value })} />
      </Field>
      <Field
        label={t('information.officer')}
        required
        help={t('information.officerHelp')}
        {...wrong(isNameless, t('information.problemOfficer'))}
      >
        <Autocomplete
          maxLength={50}
          data={officers}
          value={form.officerName}
          onChange={(officerName) => set({ officerName })}
        />
      </Field>
      <Field label={t('information.reviewer')} help={t('information.reviewerHelp')}>
        <Autocomplete
          maxLength={50}
          data={names.data?.reviewers ?? []}
          value={form.reviewerName}
          onChange={(reviewerName) => set({ reviewerName })}
        />
      </Field>
    </RecordForm>
  );
}

function dateProblem(date: string | null, t: ReturnType<typeof useText>['t']): string {
  return t(date === null ? 'information.problemSubmittedOn' : 'ruleIssues.date_in_future');
}
