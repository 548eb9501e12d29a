import { Autocomplete, Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts } from '#renderer/ui/Card.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { AgendaProposalRow } from '#shared/features/agendaProposals/agendaProposals.contract.ts';
import styles from './Proposals.module.css';
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
  const [tried, setTried] = useState(false);
  const title = t(proposal === null ? 'agendaProposals.newProposal' : 'agendaProposals.change');
  const groupName = (id: unknown) => groups.find((group) => group.id === id)?.name ?? '';
  const kept = useRecordForm<ProposalFormValues>({
    key: `agendaProposal:${proposal?.id ?? 'new'}`,
    title,
    start: { form: proposalForm(proposal), revision: proposal?.revision },
    read: proposalForm,
    shown: (field, value) => ({
      name: known(`agendaProposalFieldLabels.${field}`) ?? field,
      value: field === 'leadingGroupId' ? groupName(value) : String(value ?? ''),
    }),
  });
  const { form, set, draft } = kept;
  const empty = (text: string) => text.trim() === '';
  const minutes = Number(form.minutesPlanned);
  const wrongMinutes = form.minutesPlanned !== '' && !(minutes >= 1 && minutes <= 600);
  const short = [...form.title.trim()].length < 2;
  const submit = () => {
    setTried(true);
    if (short || empty(form.proposerUnit) || empty(form.proposerName) || wrongMinutes || save.isPending) return;
    const target =
      proposal === null || kept.revision === undefined ? {} : { id: proposal.id, expectedRevision: kept.revision };
    save.mutate(
      { ...target, fields: proposalValues(form) },
      {
        onSuccess: ({ id }) => {
          announce(t('agendaProposals.saved'));
          void draft.saved();
          onSaved(id);
        },
        onError: (error) => kept.failed(error),
      },
    );
  };
  useCommands([
    { id: 'proposal.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !save.isPending, run: submit },
  ]);
  const wrong = (when: boolean) => (tried && when ? { error: t('agendaProposals.problemEmpty') } : {});
  return (
    <Section title={title}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {draft.notice}
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
        <Field
          label={t('agendaProposals.minutes')}
          {...(tried && wrongMinutes ? { error: t('agendaProposals.problemMinutes') } : {})}
        >
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
        <FailureNotice error={save.error} />
        <Acts>
          <Button variant="default" onClick={() => void draft.leave(onClose)}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} title="Ctrl+S">
            {t('common.save')}
          </Button>
        </Acts>
        {kept.dialog}
      </form>
    </Section>
  );
}
