import { Button, Group, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { DecisionPicker } from '#renderer/ui/decisions/DecisionPicker.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { CHANGE_KINDS, type ChangeKind } from '#shared/features/decisions/decisions.lists.ts';

type Form = {
  readonly changedDecisionId: string | null;
  readonly kind: ChangeKind;
  readonly effectiveOn: string | null;
  readonly note: string;
};

/** Notes which earlier decision this one amends, repeals or supplements, and from which day on. */
export function ChangeDialog({
  decision,
  onClose,
}: {
  readonly decision: CallOutput<'decisions.get'>['decision'];
  onClose(): void;
}) {
  const { t, label } = useText();
  const [base] = useState<Form>({
    changedDecisionId: null,
    kind: 'amend',
    effectiveOn: decision.decidedOn,
    note: '',
  });
  const [form, setForm] = useState<Form>(base);
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const draft = useFormDraft({
    key: `decisionChange:${decision.id}`,
    title: t('common.draftOf', { form: t('decisions.addChange'), name: decision.number }),
    base,
    form,
    dirty: JSON.stringify(form) !== JSON.stringify(base),
    onTake: (_base, typed: Form) => setForm(typed),
  });
  const add = useCommand('decisions.addChange');
  const leave = () => void draft.leave(onClose);
  const { changedDecisionId, kind, effectiveOn, note } = form;
  const confirm = () => {
    if (changedDecisionId === null || effectiveOn === null) return;
    add.mutate(
      { decisionId: decision.id, changedDecisionId, kind, effectiveOn, note: note.trim() },
      {
        onSuccess: () => {
          announce(t('decisions.changeSaved'));
          void draft.saved().then(onClose);
        },
      },
    );
  };
  return (
    <Modal opened onClose={leave} title={t('decisions.addChangeTitle')} size="lg">
      {draft.notice}
      <Stack>
        <Field label={t('decisions.changedDecision')} required>
          <DecisionPicker
            autoFocus
            value={changedDecisionId}
            without={[decision.id]}
            onChange={(id) => set({ changedDecisionId: id })}
          />
        </Field>
        <Field label={t('decisions.changeKind')} required>
          <SegmentedControl
            data={CHANGE_KINDS.map((one) => ({ value: one, label: label('decisionChangeLabels', one) }))}
            value={kind}
            onChange={(value) => set({ kind: CHANGE_KINDS.find((one) => one === value) ?? 'amend' })}
          />
        </Field>
        <Field label={t('decisions.effectiveOn')} required>
          <DateField value={effectiveOn} clearable={false} onChange={(day) => set({ effectiveOn: day })} />
        </Field>
        <Field label={t('decisions.note')}>
          <Textarea
            autosize
            maxLength={500}
            value={note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </Field>
        <FailureNotice error={add.error} refused="decisions.refused" />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button loading={add.isPending} disabled={changedDecisionId === null || effectiveOn === null} onClick={confirm}>
          {t('common.save')}
        </Button>
      </Group>
    </Modal>
  );
}
