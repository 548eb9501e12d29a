import { Textarea } from '@mantine/core';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { PlanItemRow } from '#shared/features/planItems/planItems.contract.ts';
import { planStatusIssues } from '#shared/features/planItems/planItems.rules.ts';

/** Done: on which day, and what came of it, unless a file shows it. */
export function PlanDoneDialog({ item, onClose }: { readonly item: PlanItemRow; onClose(): void }) {
  const { t, known } = useText();
  const { today } = useSession();
  const save = useCommand('planItems.setStatus');
  const files = useCall('attachments.list', { ownerType: 'plan_item', ownerId: item.id });
  const title = t('planItems.doneTitle');
  const { form, set, draft, tried, wrong } = useDialogForm({
    ...{ key: `planItem:${item.id}-done`, title },
    start: (): { doneOn: string | null; evidence: string } => ({ doneOn: today, evidence: '' }),
  });
  const { doneOn, evidence } = form;
  const change = { status: 'done', doneOn, evidence, reason: '' } as const;
  const issues = planStatusIssues(change, { year: item.year, today }, files.data?.rows.length ?? 0);
  const problem = (field: string) => {
    const issue = issues.find((one) => one.field === field);
    return wrong(issue !== undefined, known(`ruleIssues.${issue?.code}`, { ...issue?.params }) ?? '');
  };
  const submit = () => {
    tried();
    if (issues.length > 0 || doneOn === null || save.isPending) return;
    save.mutate(
      { id: item.id, expectedRevision: item.revision, status: 'done', doneOn, evidence },
      {
        onSuccess: () => {
          announce(t('planItems.doneSaved'));
          void draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      {...{ title, help: item.text, draft, pending: save.isPending, error: save.error, onClose }}
      submit={t('planItems.done')}
      onSubmit={submit}
    >
      <Field label={t('planItems.doneOn')} required {...problem('doneOn')}>
        <DateField value={doneOn} onChange={(value) => set({ doneOn: value })} />
      </Field>
      <Field label={t('planItems.evidence')} help={t('planItems.evidenceHelp')} {...problem('evidence')}>
        <Textarea
          data-autofocus
          autosize
          minRows={3}
          maxRows={8}
          maxLength={2000}
          value={evidence}
          onChange={(event) => set({ evidence: event.currentTarget.value })}
        />
      </Field>
    </FormDialog>
  );
}
