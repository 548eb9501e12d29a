import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';

type Props = { readonly meetingId: string; readonly revision: number; onClose(): void };

/** One question: finalize under the next number? With the date of issue and the note of self-check (features M12). */
export function FinalizeDialog({ meetingId, revision, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const [issuedOn, setIssuedOn] = useState<string | null>(today);
  const [selfChecked, setSelfChecked] = useState(false);
  const [goOn, setGoOn] = useState(false);
  const review = useCall('minutes.review', { meetingId });
  const open = review.data?.remarks.filter((remark) => remark.resolvedAt === null).length ?? 0;
  const finalize = useCommand('meetings.finalize');
  const confirm = () => {
    const date = issuedOn === null ? {} : { issuedOn };
    finalize.mutate(
      { id: meetingId, expectedRevision: revision, selfChecked, openRemarks: goOn, ...date },
      {
        onSuccess: ({ number }) => {
          announce(t('meetings.finalized', { number }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('meetings.finalizeTitle')} size="md">
      <p>{t('meetings.finalizeBody')}</p>
      <div style={{ margin: '12px 0' }}>
        <Field label={t('meetings.issuedOn')}>
          <DateField value={issuedOn} clearable={false} onChange={setIssuedOn} />
        </Field>
      </div>
      <Checkbox
        label={t('meetings.selfChecked')}
        checked={selfChecked}
        onChange={(event) => setSelfChecked(event.currentTarget.checked)}
      />
      {open > 0 && (
        <div style={{ margin: '12px 0' }}>
          <Notice tone="near">{t('minutes.openAtFinalize', { count: open })}</Notice>
          <Checkbox
            mt={8}
            label={t('minutes.finalizeAnyway')}
            checked={goOn}
            onChange={(event) => setGoOn(event.currentTarget.checked)}
          />
        </div>
      )}
      <FailureNotice error={finalize.error} />
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button data-autofocus loading={finalize.isPending} onClick={confirm}>
          {t('meetings.finalize')}
        </Button>
      </Group>
    </Modal>
  );
}
