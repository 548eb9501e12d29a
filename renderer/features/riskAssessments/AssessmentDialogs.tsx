import { Select, Textarea, TextInput } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { STATEMENT_STATES, type StatementState } from '#shared/features/riskAssessments/riskAssessments.lists.ts';

type Props = { readonly record: CallOutput<'riskAssessments.get'>; onClose(): void };
type Day = string | null;

/** Approval under the name of a member of the leading group. */
export function ApproveDialog({ record, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const people = useOfficePeople();
  const approve = useCommand('riskAssessments.approve');
  const { id, revision: expectedRevision } = record;
  const { form, set, draft, tried, wrong } = useDialogForm({
    ...{ key: `riskAssessment:${id}-approve`, title: t('riskAssessments.approveTitle') },
    start: (): { approvedByMemberId: Day; approvedOn: Day } => ({ approvedByMemberId: null, approvedOn: today }),
  });
  const { approvedByMemberId, approvedOn } = form;
  const submit = () => {
    tried();
    if (approvedByMemberId === null || approvedOn === null || approve.isPending) return;
    approve.mutate(
      { id, expectedRevision, approvedByMemberId, approvedOn },
      {
        onSuccess: () => {
          announce(t('riskAssessments.saved'));
          void draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      {...{ title: t('riskAssessments.approveTitle'), help: t('riskAssessments.approveHelp'), draft, onClose }}
      {...{ submit: t('riskAssessments.approve'), pending: approve.isPending, error: approve.error, onSubmit: submit }}
    >
      <Field
        label={t('riskAssessments.approver')}
        required
        {...wrong(approvedByMemberId === null, t('common.required'))}
      >
        <Select
          searchable
          data={people.membersWith(approvedByMemberId)}
          value={approvedByMemberId}
          onChange={(member) => set({ approvedByMemberId: member })}
        />
      </Field>
      <Field label={t('riskAssessments.approvedOn')} required {...wrong(approvedOn === null, t('common.required'))}>
        <DateField value={approvedOn} onChange={(day) => set({ approvedOn: day })} />
      </Field>
    </FormDialog>
  );
}

/** A new version of an approved assessment. */
export function RerateDialog({ record, onClose, onMade }: Props & { onMade(id: string): void }) {
  const { t } = useText();
  const { today } = useSession();
  const rerate = useCommand('riskAssessments.rerate');
  const { id, revision: expectedRevision } = record;
  const { form, set, draft } = useDialogForm({
    ...{ key: `riskAssessment:${id}-rerate`, title: t('riskAssessments.rerateTitle') },
    start: (): { assessedOn: Day } => ({ assessedOn: today }),
  });
  const { assessedOn } = form;
  const submit = () => {
    if (assessedOn === null || rerate.isPending) return;
    rerate.mutate(
      { id, expectedRevision, assessedOn },
      {
        onSuccess: (made) => {
          void draft.saved();
          onClose();
          onMade(made.id);
        },
      },
    );
  };
  return (
    <FormDialog
      {...{ title: t('riskAssessments.rerateTitle'), help: t('riskAssessments.rerateHelp'), draft, onClose }}
      {...{ submit: t('riskAssessments.rerate'), pending: rerate.isPending, error: rerate.error, onSubmit: submit }}
    >
      <Field label={t('riskAssessmentFieldLabels.assessedOn')} required>
        <DateField value={assessedOn} onChange={(day) => set({ assessedOn: day })} />
      </Field>
    </FormDialog>
  );
}

/** Closing before its time. */
export function CloseDialog({ record, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const close = useCommand('riskAssessments.close');
  const { id, revision: expectedRevision } = record;
  const { form, set, draft, tried, wrong } = useDialogForm({
    ...{ key: `riskAssessment:${id}-close`, title: t('riskAssessments.closeTitle') },
    start: (): { closedOn: Day; reason: string } => ({ closedOn: today, reason: '' }),
  });
  const { closedOn, reason } = form;
  const short = reason.trim().length < 2;
  const submit = () => {
    tried();
    if (closedOn === null || short || close.isPending) return;
    close.mutate(
      { id, expectedRevision, closedOn, reason },
      {
        onSuccess: () => {
          void draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      {...{ title: t('riskAssessments.closeTitle'), help: t('riskAssessments.closeHelp'), draft, onClose }}
      {...{ submit: t('riskAssessments.close'), pending: close.isPending, error: close.error, onSubmit: submit }}
    >
      <Field label={t('riskAssessments.closedOn')} required>
        <DateField value={closedOn} onChange={(day) => set({ closedOn: day })} />
      </Field>
      <Field label={t('riskAssessments.closedReason')} required {...wrong(short, t('common.required'))}>
        <Textarea rows={3} value={reason} onChange={(event) => set({ reason: event.currentTarget.value })} />
      </Field>
    </FormDialog>
  );
}

/** What the organization stated. */
export function StatementDialog({ record, onClose }: Props) {
  const { t, label } = useText();
  const { today } = useSession();
  const save = useCommand('riskAssessments.saveStatement');
  const { id, revision: expectedRevision } = record;
  const { form, set, draft } = useDialogForm({
    ...{ key: `riskAssessment:${id}-statement`, title: t('riskAssessments.editStatement') },
    start: (): { statementState: StatementState; statementText: string; statementOn: Day; statementPost: string } => ({
      statementState: record.statementState === 'none' ? 'given' : record.statementState,
      statementText: record.statementText ?? '',
      statementOn: record.statementOn ?? today,
      statementPost: record.statementPost ?? '',
    }),
  });
  const submit = () => {
    if (save.isPending) return;
    save.mutate(
      { id, expectedRevision, fields: form },
      {
        onSuccess: () => {
          announce(t('riskAssessments.saved'));
          void draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      {...{ title: t('riskAssessments.statement'), draft, onClose }}
      {...{ submit: t('common.save'), pending: save.isPending, error: save.error, onSubmit: submit, size: 'lg' }}
    >
      <Field label={t('riskAssessmentFieldLabels.statementState')} required>
        <Select
          allowDeselect={false}
          data={STATEMENT_STATES.map((state) => ({ value: state, label: label('riskStatementLabels', state) }))}
          value={form.statementState}
          onChange={(state) => set({ statementState: STATEMENT_STATES.find((one) => one === state) ?? 'none' })}
        />
      </Field>
      <Field label={t('riskAssessmentFieldLabels.statementText')}>
        <Textarea
          autosize
          minRows={4}
          maxRows={12}
          maxLength={2000}
          value={form.statementText}
          onChange={(event) => set({ statementText: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('riskAssessmentFieldLabels.statementPost')}>
        <TextInput
          maxLength={100}
          value={form.statementPost}
          onChange={(event) => set({ statementPost: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('riskAssessmentFieldLabels.statementOn')}>
        <DateField value={form.statementOn} onChange={(day) => set({ statementOn: day })} />
      </Field>
    </FormDialog>
  );
}
