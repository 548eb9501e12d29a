import { TextInput } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { ReportTarget } from './useReportForm.ts';

type Props = {
  readonly target: ReportTarget;
  readonly title: string;
  readonly submittedOn: string | null;
  readonly submittedTo: string;
  onClose(): void;
};

/** 登记报送: the day on which the issued report was sent, and to whom. */
export function SubmitDialog({ target, title, submittedOn, submittedTo, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const submit = useCommand('reports.submit');
  const { form, set, draft, tried, wrong } = useDialogForm({
    key: `reportAct:${target.id}-submit`,
    title: t('reports.draftOfAct', { act: t('reports.submit'), title }),
    start: () => ({ submittedOn: submittedOn ?? today, submittedTo }),
  });
  const short = [...form.submittedTo.trim()].length < 2;
  const confirm = () => {
    tried();
    if (short || form.submittedOn === '' || submit.isPending) return;
    submit.mutate(
      { ...target, submittedOn: form.submittedOn, submittedTo: form.submittedTo.trim() },
      {
        onSuccess: () => {
          announce(t('reports.submitted'));
          void draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('reports.submit')}
      draft={draft}
      submit={t('reports.submit')}
      pending={submit.isPending}
      error={submit.error}
      onSubmit={confirm}
      onClose={onClose}
    >
      <Field label={t('reports.submittedOn')} required {...wrong(form.submittedOn === '', t('reports.problemDay'))}>
        <DateField
          clearable={false}
          value={form.submittedOn || null}
          onChange={(day) => set({ submittedOn: day ?? '' })}
        />
      </Field>
      <Field label={t('reports.submittedTo')} required {...wrong(short, t('reports.problemTo'))}>
        <TextInput
          data-autofocus
          maxLength={200}
          value={form.submittedTo}
          onChange={(event) => set({ submittedTo: event.currentTarget.value })}
        />
      </Field>
    </FormDialog>
  );
}
