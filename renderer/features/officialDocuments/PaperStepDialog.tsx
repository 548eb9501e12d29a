import { Button, Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { APPROVAL_STEPS, STEP_OUTCOMES } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { approvalChain } from './approvalChain.ts';
import type { Target } from './useDocumentActs.tsx';

/** Takes one step over from the signed paper sheet: who, post, when, what was decided. */
export function PaperStepDialog({ target, onClose }: { readonly target: Target; onClose(): void }) {
  const { t, label } = useText();
  const { today } = useSession();
  const record = useCall('officialDocuments.get', { id: target.id });
  const next = record.data === undefined ? null : nextOpenStep(record.data);
  const [chosen, setChosen] = useState<(typeof APPROVAL_STEPS)[number] | null>(null);
  const step = chosen ?? next ?? 'drafted';
  const [outcome, setOutcome] = useState<(typeof STEP_OUTCOMES)[number]>('agreed');
  const [personName, setPersonName] = useState('');
  const [post, setPost] = useState('');
  const [decidedOn, setDecidedOn] = useState<string | null>(today);
  const [remark, setRemark] = useState('');
  const save = useCommand('officialDocuments.recordPaperStep');
  const confirm = () => {
    if (decidedOn === null) return;
    save.mutate(
      { ...target, step, outcome, personName, post, decidedOn, remark },
      {
        onSuccess: () => {
          announce(t('officialDocuments.paperRecorded'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('officialDocuments.recordPaper')} size="md">
      <Stack>
        <p>{t('officialDocuments.paperHelp')}</p>
        <Field label={t('officialDocuments.step')}>
          <Select
            allowDeselect={false}
            data={APPROVAL_STEPS.map((one) => ({ value: one, label: label('approvalStepLabels', one) }))}
            value={step}
            onChange={(value) => setChosen(APPROVAL_STEPS.find((one) => one === value) ?? null)}
          />
        </Field>
        <Field label={t('officialDocuments.outcome')}>
          <Select
            allowDeselect={false}
            data={STEP_OUTCOMES.map((one) => ({ value: one, label: label('stepOutcomeLabels', one) }))}
            value={outcome}
            onChange={(value) => setOutcome(STEP_OUTCOMES.find((one) => one === value) ?? outcome)}
          />
        </Field>
        <Field label={t('officialDocuments.personName')} required>
          <TextInput
            data-autofocus
            maxLength={50}
            value={personName}
            onChange={(event) => setPersonName(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('officialDocuments.post')}>
          <TextInput maxLength={100} value={post} onChange={(event) => setPost(event.currentTarget.value)} />
        </Field>
        <Field label={t('officialDocuments.decidedOn')} required>
          <DateField value={decidedOn} clearable={false} onChange={setDecidedOn} />
        </Field>
        <Field label={t('officialDocuments.remark')}>
          <Textarea
            rows={2}
            maxLength={1000}
            value={remark}
            onChange={(event) => setRemark(event.currentTarget.value)}
          />
        </Field>
        <FailureNotice error={save.error} />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={save.isPending} disabled={personName.trim() === '' || decidedOn === null} onClick={confirm}>
          {t('officialDocuments.recordPaperConfirm')}
        </Button>
      </Group>
    </Modal>
  );
}

/** The first step that is still to be done; 会签 is passed over, for most documents need none. */
function nextOpenStep(record: Parameters<typeof approvalChain>[0]) {
  const open = approvalChain(record).chain.find(({ step, entry }) => entry === null && step !== 'countersigned');
  return open?.step ?? null;
}
