import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { DocumentRecord } from './documentForm.ts';
import type { Target } from './useDocumentActs.tsx';

const STEPS = ['checked', 'countersigned', 'approved'] as const;

type Props = {
  readonly target: Target;
  readonly outcome: 'agreed' | 'returned';
  readonly row: DocumentRecord['row'];
  onClose(): void;
};

/** One question: agree, or return with a remark? The step that is due is chosen already. */
export function DecideDialog({ target, outcome, row, onClose }: Props) {
  const { t, label } = useText();
  const [step, setStep] = useState<(typeof STEPS)[number]>(row.waitingFor === 'approver' ? 'approved' : 'checked');
  const [remark, setRemark] = useState('');
  const decide = useCommand('officialDocuments.decide');
  const agrees = outcome === 'agreed';
  const confirm = () =>
    decide.mutate(
      { ...target, step, outcome, remark },
      {
        onSuccess: () => {
          announce(t(agrees ? 'officialDocuments.agreed' : 'officialDocuments.returned'));
          onClose();
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(agrees ? 'officialDocuments.agreeTitle' : 'officialDocuments.returnTitle')}
      size="md"
    >
      <Stack>
        <Field label={t('officialDocuments.step')}>
          <Select
            allowDeselect={false}
            data={STEPS.map((one) => ({ value: one, label: label('approvalStepLabels', one) }))}
            value={step}
            onChange={(value) => setStep(STEPS.find((one) => one === value) ?? step)}
          />
        </Field>
        <Field label={t('officialDocuments.remark')} required={!agrees}>
          <Textarea
            data-autofocus
            rows={3}
            maxLength={1000}
            value={remark}
            onChange={(event) => setRemark(event.currentTarget.value)}
          />
        </Field>
        <FailureNotice error={decide.error} />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          loading={decide.isPending}
          disabled={!agrees && remark.trim() === ''}
          {...(agrees ? {} : { color: 'red' })}
          onClick={confirm}
        >
          {t(agrees ? 'officialDocuments.agree' : 'officialDocuments.return')}
        </Button>
      </Group>
    </Modal>
  );
}
