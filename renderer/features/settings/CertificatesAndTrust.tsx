import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { CertificatesSection } from './CertificatesSection.tsx';
import { TrustSection } from './TrustSection.tsx';

/** 证书与信任: the office's own authority, and whom it trusts; for the security administrator. */
export function CertificatesAndTrust() {
  const certificates = useCall('certificates.list', {});
  const trust = useCall('trust.list', {});
  return (
    <>
      <ErrorNotice error={certificates.error} onRetry={() => void certificates.refetch()} />
      <ErrorNotice error={trust.error} onRetry={() => void trust.refetch()} />
      {(certificates.isPending || trust.isPending) && <LoadingState />}
      {certificates.data !== undefined && <CertificatesSection list={certificates.data} />}
      {trust.data !== undefined && <TrustSection certificates={trust.data.certificates} />}
    </>
  );
}
