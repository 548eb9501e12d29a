import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { PlanItemRow } from '#shared/features/planItems/planItems.contract.ts';
import { planStatusIssues } from '#shared/features/planItems/planItems.rules.ts';

/** Done: on which day, and what came of it, unless a file shows it. */
export function PlanDoneDialog({ item, onClose }: { readonly item: PlanItemRow; onClose(): void }) {
  const { t, known } = useText();
  const { today } = useSession();
  const save = useCommand('planItems.setStatus');
  const files = useCall('attachments.list', { ownerType: 'plan_item', ownerId: item.id });
  const [base] = useState<{ doneOn: string | null; evidence: string }>({ doneOn: today, evidence: '' });
  const [form, setForm] = useState(base);
  const [tried, setTried] = useState(false);
  const { doneOn, evidence } = form;
  const draft = useFormDraft({
    key: `planItem:${item.id}-done`,
    title: t('planItems.doneTitle'),
    base,
    form,
    dirty: evidence !== '',
    onTake: (_base, typed) => setForm(typed),
  });
  const change = { status: 'done', doneOn, evidence, reason: '' } as const;
  const issues = planStatusIssues(change, { year: item.year, today }, files.data?.rows.length ?? 0);
  const problem = (field: string) => {
    const issue = issues.find((one) => one.field === field);
    return tried && issue !== undefined ? { error: known(`ruleIssues.${issue.code}`, { ...issue.params }) ?? '' } : {};
  };
  const submit = () => {
    setTried(true);
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
  const leave = () => void draft.leave(onClose);
  return (
    <Modal opened onClose={leave} title={t('planItems.doneTitle')} size="md">
      <Stack>
        {draft.notice}
        <p>{item.text}</p>
        <Field label={t('planItems.doneOn')} required {...problem('doneOn')}>
          <DateField value={doneOn} onChange={(value) => setForm({ ...form, doneOn: value })} />
        </Field>
        <Field label={t('planItems.evidence')} help={t('planItems.evidenceHelp')} {...problem('evidence')}>
          <Textarea
            data-autofocus
            autosize
            minRows={3}
            maxRows={8}
            maxLength={2000}
            value={evidence}
            onChange={(event) => setForm({ ...form, evidence: event.currentTarget.value })}
          />
        </Field>
        <FailureNotice error={save.error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button loading={save.isPending} onClick={submit}>
          {t('planItems.done')}
        </Button>
      </Acts>
    </Modal>
  );
}
