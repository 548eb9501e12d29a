import { Button, Modal, NumberInput, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCall, useJob } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CERTIFICATE_ALGORITHMS, type CertificateAlgorithm } from '#shared/features/certificates/certificates.rules.ts';

const USUAL_YEARS = 3;

/** Gives a person a signing certificate. */
export function IssueCertificateDialog({ onClose }: { onClose(): void }) {
  const { t, label } = useText();
  const accounts = useCall('users.list', {});
  const [userId, setUserId] = useState<string | null>(null);
  const [algorithm, setAlgorithm] = useState<CertificateAlgorithm>('rsa');
  const [years, setYears] = useState(USUAL_YEARS);
  const issue = useJob('certificates.issue', 'certificates.issuing');
  const users = (accounts.data?.users ?? []).filter((user) => user.enabled);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (userId === null) return;
    issue.mutate(
      { userId, algorithm, years },
      {
        onSuccess({ displayName }) {
          announce(t('certificates.issued', { name: displayName }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened title={t('certificates.issueTitle')} onClose={onClose} size={520}>
      <form onSubmit={submit}>
        <Stack>
          <p>{t('certificates.issueHelp')}</p>
          <ErrorNotice error={accounts.error} onRetry={() => void accounts.refetch()} />
          <Field label={t('certificates.issueUser')} required>
            <Select
              data-autofocus
              searchable
              data={users.map((user) => ({
                value: user.id,
                label: user.post ? `${user.displayName}（${user.post}）` : user.displayName,
              }))}
              value={userId}
              onChange={setUserId}
            />
          </Field>
          <Field label={t('certificates.algorithm')}>
            <Select
              allowDeselect={false}
              data={CERTIFICATE_ALGORITHMS.map((value) => ({
                value,
                label: label('certificateAlgorithmLabels', value),
              }))}
              value={algorithm}
              onChange={(value) => setAlgorithm(CERTIFICATE_ALGORITHMS.find((one) => one === value) ?? 'rsa')}
            />
          </Field>
          <YearsField years={years} onYears={setYears} />
          <FailureNotice error={issue.error} />
          <Acts>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={userId === null} loading={issue.isPending}>
              {t('certificates.issue')}
            </Button>
          </Acts>
        </Stack>
      </form>
    </Modal>
  );
}

/** For how many years a certificate is made. */
export function YearsField({ years, onYears }: { readonly years: number; onYears(years: number): void }) {
  const { t } = useText();
  return (
    <Field label={t('certificates.years')} help={t('certificates.yearsHelp')}>
      <NumberInput
        min={1}
        max={5}
        clampBehavior="strict"
        allowDecimal={false}
        value={years}
        onChange={(value) => onYears(typeof value === 'number' ? value : USUAL_YEARS)}
      />
    </Field>
  );
}
