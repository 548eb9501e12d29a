import { useCall } from '#renderer/api/queries.ts';
import { Fact } from '#renderer/ui/Field.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CertificateBadge, CertificateFacts } from './CertificateParts.tsx';
import styles from './CertificateTables.module.css';

/** The own signing certificates that are in use, with their state. */
export function OwnCertificate() {
  const { t, label } = useText();
  const { data, error, refetch } = useCall('certificates.mine', {});
  const shown = (data?.certificates ?? []).filter((one) => one.state !== 'replaced');
  return (
    <Section title={t('certificates.mineTitle')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data !== undefined && (
        <p className={styles.small}>{shown.length === 0 ? t('certificates.mineNone') : t('certificates.mineHelp')}</p>
      )}
      {shown.map((one) => (
        <div key={one.id}>
          {one.keyLost && <Notice tone="behind">{t('certificates.mineLost')}</Notice>}
          <CertificateFacts facts={one}>
            <Fact label={t('certificates.state')}>
              <CertificateBadge state={one.state} />
            </Fact>
            <Fact label={t('certificates.algorithm')}>{label('certificateAlgorithmLabels', one.algorithm)}</Fact>
          </CertificateFacts>
        </div>
      ))}
    </Section>
  );
}
