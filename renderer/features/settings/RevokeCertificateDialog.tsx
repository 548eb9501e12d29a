import { Button, Modal, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { REVOCATION_REASONS, type RevocationReason } from '#shared/features/certificates/certificates.rules.ts';

/** Revokes a certificate for one of four reasons; the new revocation list is issued in the same act. */
export function RevokeCertificateDialog({
  id,
  name,
  onClose,
}: {
  readonly id: string;
  readonly name: string;
  onClose(): void;
}) {
  const { t, label } = useText();
  const [reason, setReason] = useState<RevocationReason | null>(null);
  const revoke = useCommand('certificates.revoke');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason === null) return;
    revoke.mutate(
      { id, reason },
      {
        onSuccess({ number }) {
          announce(t('certificates.revoked', { number }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened title={t('certificates.revokeTitle', { name })} onClose={onClose} size={480}>
      <form onSubmit={submit}>
        <Stack>
          <p>{t('certificates.revokeHelp')}</p>
          <Field label={t('certificates.revokeReason')} required>
            <Select
              data-autofocus
              data={REVOCATION_REASONS.map((value) => ({ value, label: label('revocationReasonLabels', value) }))}
              value={reason}
              onChange={(value) => setReason(REVOCATION_REASONS.find((one) => one === value) ?? null)}
            />
          </Field>
          <FailureNotice error={revoke.error} />
          <Acts>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" color="red" disabled={reason === null} loading={revoke.isPending}>
              {t('certificates.revoke')}
            </Button>
          </Acts>
        </Stack>
      </form>
    </Modal>
  );
}
