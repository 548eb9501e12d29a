import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';

type Props = { readonly id: string; readonly revision: number; onClose(): void };

/** One question: approve the correction sheet, on which day? */
export function ApproveDialog({ id, revision, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const [approvedOn, setApprovedOn] = useState<string | null>(today);
  const [selfChecked, setSelfChecked] = useState(false);
  const approve = useCommand('minutes.approveCorrection');
  const confirm = () =>
    approve.mutate(
      { id, expectedRevision: revision, selfChecked, ...(approvedOn === null ? {} : { approvedOn }) },
      {
        onSuccess: ({ seq }) => {
          announce(t('minutes.correctionApproved', { seq }));
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={t('minutes.correctionApproveTitle')} size="md">
      <p>{t('minutes.correctionApproveBody')}</p>
      <div style={{ margin: '12px 0' }}>
        <Field label={t('minutes.correctionApprovedOn')}>
          <DateField value={approvedOn} clearable={false} onChange={setApprovedOn} />
        </Field>
      </div>
      <Checkbox
        label={t('minutes.correctionSelfChecked')}
        checked={selfChecked}
        onChange={(event) => setSelfChecked(event.currentTarget.checked)}
      />
      <FailureNotice error={approve.error} />
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button data-autofocus loading={approve.isPending} onClick={confirm}>
          {t('minutes.correctionApprove')}
        </Button>
      </Group>
    </Modal>
  );
}
