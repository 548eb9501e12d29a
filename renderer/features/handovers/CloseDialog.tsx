import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Handover } from '#shared/features/handovers/handovers.contract.ts';

type Props = { readonly handover: Handover; onClose(): void; onClosed(): void };

/** Asks for the day on which the sheet was signed, and closes. */
export function CloseDialog({ handover, onClose, onClosed }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const [signedOn, setSignedOn] = useState<string | null>(today);
  const close = useCommand('handovers.close');
  const confirm = () => {
    if (signedOn === null) return;
    close.mutate(
      { id: handover.id, expectedRevision: handover.revision, signedOn },
      {
        onSuccess: () => {
          announce(t('handovers.closed'));
          onClosed();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('handovers.closeTitle')} size={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <Stack>
          <p>{t('handovers.closeBody')}</p>
          <Field label={t('handovers.signedOn')} required>
            <DateField data-autofocus clearable={false} value={signedOn} onChange={setSignedOn} />
          </Field>
          <FailureNotice error={close.error} refused="handovers.closeRefused" />
        </Stack>
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={close.isPending}>
            {t('handovers.close')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
