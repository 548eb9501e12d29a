import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type EventRow, useEventWords } from './eventWords.ts';

/** Asks why an event is void. What stands on it must be voided first: the refusal says so here. */
export function VoidDialog({ event, onClose }: { readonly event: EventRow; onClose(): void }) {
  const { t } = useText();
  const words = useEventWords();
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const voiding = useCommand('organizationEvents.void');
  const short = [...reason.trim()].length < 2;
  const confirm = () => {
    setPressed(true);
    if (short || voiding.isPending) return;
    voiding.mutate(
      { id: event.id, expectedRevision: event.revision, reason },
      {
        onSuccess: () => {
          announce(t('organizationEvents.voided'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('organizationEvents.voidTitle')} size="md">
      <Stack>
        <p>
          {event.effectiveOn} {words.kind(event.kind)}
        </p>
        <p>{t('organizationEvents.voidBody')}</p>
        <Field
          label={t('common.voidReason')}
          required
          {...(pressed && short ? { error: t('fieldIssues.too_short', { limit: 2 }) } : {})}
        >
          <Textarea
            data-autofocus
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(typed) => setReason(typed.currentTarget.value)}
          />
        </Field>
        <FailureNotice error={voiding.error} refused="organizationEvents.voidRefused" />
      </Stack>
      <Acts>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button color="red" loading={voiding.isPending} onClick={confirm}>
          {t('common.void')}
        </Button>
      </Acts>
    </Modal>
  );
}
