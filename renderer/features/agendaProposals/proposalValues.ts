import type { CallInput } from '#shared/contract/list.ts';

type Fields = CallInput<'agendaProposals.save'>['fields'];

/** A proposed item as its form shows it. */
export type ProposalFormValues = {
  readonly title: string;
  readonly proposerUnit: string;
  readonly proposerName: string;
  readonly summaryText: string;
  readonly minutesPlanned: string;
  readonly leadingGroupId: string | null;
};

/** The form of a stored item, or an empty one. */
export function proposalForm(record: Readonly<Record<string, unknown>> | null): ProposalFormValues {
  const text = (name: string) => {
    const value = record?.[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return {
    ...{ title: text('title'), proposerUnit: text('proposerUnit'), proposerName: text('proposerName') },
    ...{ summaryText: text('summaryText'), minutesPlanned: text('minutesPlanned') },
    leadingGroupId: text('leadingGroupId') || null,
  };
}

/** What `agendaProposals.save` takes of the form. */
export function proposalValues({ minutesPlanned, ...form }: ProposalFormValues): Fields {
  return { ...form, minutesPlanned: minutesPlanned === '' ? null : Number(minutesPlanned) };
}
