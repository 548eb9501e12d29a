import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useJob } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CertificateList } from './CertificatesSection.tsx';
import { YearsField } from './IssueCertificateDialog.tsx';

const USER_YEARS = 3;
const OFFICE_YEARS = 5;

/** A new key and certificate for a person, or for the office when `certificate` is null. */
export function RenewCertificateDialog({
  certificate,
  onClose,
}: {
  readonly certificate: CertificateList['users'][number] | null;
  onClose(): void;
}) {
  const { t } = useText();
  const [years, setYears] = useState(certificate === null ? OFFICE_YEARS : USER_YEARS);
  const renew = useJob('certificates.renew', 'certificates.issuing');
  const renewOffice = useJob('certificates.renewOffice', 'certificates.issuing');
  const name = certificate?.displayName ?? '';
  const done = (sentence: string) => {
    announce(sentence);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (certificate === null) {
      renewOffice.mutate({ years }, { onSuccess: () => done(t('certificates.renewedOffice')) });
    } else {
      renew.mutate({ id: certificate.id, years }, { onSuccess: () => done(t('certificates.renewed', { name })) });
    }
  };
  const title = certificate === null ? t('certificates.renewOfficeTitle') : t('certificates.renewTitle', { name });
  return (
    <Modal opened title={title} onClose={onClose} size={480}>
      <form onSubmit={submit}>
        <Stack>
          <p>{certificate === null ? t('certificates.renewOfficeHelp') : t('certificates.renewHelp')}</p>
          <YearsField years={years} onYears={setYears} />
          <FailureNotice error={renew.error ?? renewOffice.error} />
          <Acts>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" data-autofocus loading={renew.isPending || renewOffice.isPending}>
              {t('certificates.renew')}
            </Button>
          </Acts>
        </Stack>
      </form>
    </Modal>
  );
}
