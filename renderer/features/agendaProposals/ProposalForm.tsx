import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { AgendaProposalRow } from '#shared/features/agendaProposals/agendaProposals.contract.ts';
import { type ProposalFormValues, proposalForm, proposalValues } from './proposalValues.ts';

type Props = {
  readonly proposal: AgendaProposalRow | null;
  onSaved(id: string): void;
  onClose(): void;
};

/** A proposed item new or changed. */
export function ProposalForm({ proposal, onSaved, onClose }: Props) {
  const { t, known } = useText();
  const { today } = useSession();
  const overview = useCall('duties.overview', { at: today });
  const groups = (overview.data?.groups ?? []).filter((group) => group.recordState !== 'voided');
  const save = useCommand('agendaProposals.save');
  const title = t(proposal === null ? 'agendaProposals.newProposal' : 'agendaProposals.change');
  const groupName = (id: unknown) => groups.find((group) => group.id === id)?.name ?? '';
  const kept = useRecordForm<ProposalFormValues>({
    key: `agendaProposal:${proposal?.id ?? 'new'}`,
    title: (typed) =>
      typed.title === '' ? title : t('common.draftOf', { form: title, name: typed.title.slice(0, 20) }),
    start: { form: proposalForm(proposal), revision: proposal?.revision },
    read: proposalForm,
    shown: (field, value) => ({
      name: known(`agendaProposalFieldLabels.${field}`) ?? field,
      value: field === 'leadingGroupId' ? groupName(value) : String(value ?? ''),
    }),
  });
  const { form, set } = kept;
  const empty = (text: string) => text.trim() === '';
  const minutes = Number(form.minutesPlanned);
  const wrongMinutes = form.minutesPlanned !== '' && !(minutes >= 1 && minutes <= 600);
  const short = [...form.title.trim()].length < 2;
  const submit = () => {
    kept.tried();
    if (short || empty(form.proposerUnit) || empty(form.proposerName) || wrongMinutes || save.isPending) return;
    save.mutate(
      { ...kept.target(proposal?.id), fields: proposalValues(form) },
      {
        onSuccess: ({ id }) => {
          announce(t('agendaProposals.saved'));
          void kept.draft.saved();
          onSaved(id);
        },
        onError: (error) => kept.failed(error),
      },
    );
  };
  const wrong = (when: boolean) => kept.wrong(when, t('agendaProposals.problemEmpty'));
  return (
    <RecordForm title={title} form={kept} saving={save.isPending} error={save.error} onSave={submit} onClose={onClose}>
      <Field label={t('agendaProposals.item')} required {...wrong(short)}>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxRows={6}
          maxLength={300}
          value={form.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('agendaProposals.body')}>
        <Select
          clearable
          placeholder={t('agendaProposals.noBody')}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.leadingGroupId}
          onChange={(leadingGroupId) => set({ leadingGroupId })}
        />
      </Field>
      <Field label={t('agendaProposals.unit')} required {...wrong(empty(form.proposerUnit))}>
        <Autocomplete
          maxLength={100}
          data={[...new Set((overview.data?.units ?? []).map((unit) => unit.name))]}
          value={form.proposerUnit}
          onChange={(proposerUnit) => set({ proposerUnit })}
        />
      </Field>
      <Field label={t('agendaProposals.person')} required {...wrong(empty(form.proposerName))}>
        <Autocomplete
          maxLength={100}
          data={[...new Set((overview.data?.members ?? []).map((member) => member.name))]}
          value={form.proposerName}
          onChange={(proposerName) => set({ proposerName })}
        />
      </Field>
      <Field label={t('agendaProposals.minutes')} {...kept.wrong(wrongMinutes, t('agendaProposals.problemMinutes'))}>
        <TextInput
          inputMode="numeric"
          maxLength={3}
          value={form.minutesPlanned}
          onChange={(event) => set({ minutesPlanned: event.currentTarget.value.replace(/\D/gu, '') })}
        />
      </Field>
      <Field label={t('agendaProposals.summary')}>
        <Textarea
          autosize
          minRows={4}
          maxRows={16}
          maxLength={4000}
          value={form.summaryText}
          onChange={(event) => set({ summaryText: event.currentTarget.value })}
        />
      </Field>
    </RecordForm>
  );
}
