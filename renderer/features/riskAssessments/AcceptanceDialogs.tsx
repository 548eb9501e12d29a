import { Select, Textarea } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import type { RiskAcceptance, RiskFactor, RiskMeasure } from '#shared/features/riskAssessments/riskRecords.contract.ts';

type Day = string | null;

/** Accepts one risk until a day. */
export function AcceptDialog({ factor, onClose }: { readonly factor: RiskFactor; onClose(): void }) {
  const { t } = useText();
  const { today } = useSession();
  const people = useOfficePeople();
  const accept = useCommand('riskAssessments.accept');
  const title = t('riskAssessments.acceptTitle', { seq: factor.seq });
  const { form, set, draft, tried, wrong } = useDialogForm({
    ...{ key: `riskAssessment:${factor.assessmentId}-accept-${factor.id}`, title },
    start: (): { approverMemberId: Day; acceptedOn: Day; expiresOn: Day; reason: string } => ({
      approverMemberId: null,
      acceptedOn: today,
      expiresOn: null,
      reason: '',
    }),
  });
  const { approverMemberId, acceptedOn, expiresOn, reason } = form;
  const short = reason.trim().length < 2;
  const required = t('common.required');
  const submit = () => {
    tried();
    if (approverMemberId === null || acceptedOn === null || expiresOn === null || short || accept.isPending) return;
    accept.mutate(
      { riskFactorId: factor.id, approverMemberId, acceptedOn, expiresOn, reason },
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
      {...{ title, help: t('riskAssessments.acceptHelp'), draft, onClose, submit: t('riskAssessments.accept') }}
      {...{ pending: accept.isPending, error: accept.error, onSubmit: submit }}
    >
      <p>{factor.riskText}</p>
      <Field label={t('riskAssessments.approver')} required {...wrong(approverMemberId === null, required)}>
        <Select
          searchable
          data={people.membersWith(approverMemberId)}
          value={approverMemberId}
          onChange={(member) => set({ approverMemberId: member })}
        />
      </Field>
      <Field label={t('riskAssessments.acceptedOn')} required {...wrong(acceptedOn === null, required)}>
        <DateField value={acceptedOn} onChange={(day) => set({ acceptedOn: day })} />
      </Field>
      <Field label={t('riskAssessments.expiresOn')} required {...wrong(expiresOn === null, required)}>
        <DateField value={expiresOn} onChange={(day) => set({ expiresOn: day })} />
      </Field>
      <Field label={t('riskAssessments.acceptReason')} required {...wrong(short, required)}>
        <Textarea
          autosize
          minRows={3}
          maxRows={8}
          maxLength={1000}
          value={reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      </Field>
    </FormDialog>
  );
}

/** Takes an acceptance back before its day. */
export function RevokeDialog({ acceptance, onClose }: { readonly acceptance: RiskAcceptance; onClose(): void }) {
  const { t } = useText();
  const { today } = useSession();
  const revoke = useCommand('riskAssessments.revokeAcceptance');
  const { id, revision: expectedRevision, assessmentId } = acceptance;
  const title = t('riskAssessments.revokeTitle');
  const { form, set, draft, tried, wrong } = useDialogForm({
    ...{ key: `riskAssessment:${assessmentId}-revoke-${id}`, title },
    start: (): { revokedOn: Day; revokeReason: string } => ({ revokedOn: today, revokeReason: '' }),
  });
  const { revokedOn, revokeReason } = form;
  const short = revokeReason.trim().length < 2;
  const submit = () => {
    tried();
    if (revokedOn === null || short || revoke.isPending) return;
    revoke.mutate(
      { id, expectedRevision, revokedOn, revokeReason },
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
      {...{ title, draft, onClose, submit: t('riskAssessments.revoke') }}
      {...{ pending: revoke.isPending, error: revoke.error, onSubmit: submit }}
    >
      <Field label={t('riskAssessments.revokedOn')} required>
        <DateField value={revokedOn} onChange={(day) => set({ revokedOn: day })} />
      </Field>
      <Field label={t('riskAssessments.revokeReason')} required {...wrong(short, t('common.required'))}>
        <Textarea
          rows={3}
          maxLength={500}
          value={revokeReason}
          onChange={(event) => set({ revokeReason: event.currentTarget.value })}
        />
      </Field>
    </FormDialog>
  );
}

/** A measure is done: on which day, and what shows it. */
export function DoneDialog({ measure, onClose }: { readonly measure: RiskMeasure; onClose(): void }) {
  const { t } = useText();
  const { today } = useSession();
  const finish = useCommand('riskAssessments.finishMeasure');
  const { id, revision: expectedRevision, assessmentId } = measure;
  const title = t('riskAssessments.doneTitle');
  const { form, set, draft } = useDialogForm({
    ...{ key: `riskAssessment:${assessmentId}-done-${id}`, title },
    start: (): { doneOn: Day; doneNote: string } => ({ doneOn: today, doneNote: '' }),
  });
  const { doneOn, doneNote } = form;
  const submit = () => {
    if (doneOn === null || finish.isPending) return;
    finish.mutate(
      { id, expectedRevision, doneOn, doneNote },
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
      {...{ title, draft, onClose, submit: t('riskAssessments.done') }}
      {...{ pending: finish.isPending, error: finish.error, onSubmit: submit }}
    >
      <p>{measure.measureText}</p>
      <Field label={t('riskAssessments.doneOn')} required>
        <DateField value={doneOn} onChange={(day) => set({ doneOn: day })} />
      </Field>
      <Field label={t('riskAssessments.doneNote')} help={t('riskAssessments.doneNoteHelp')}>
        <Textarea
          autosize
          minRows={3}
          maxRows={8}
          maxLength={1000}
          value={doneNote}
          onChange={(event) => set({ doneNote: event.currentTarget.value })}
        />
      </Field>
    </FormDialog>
  );
}
