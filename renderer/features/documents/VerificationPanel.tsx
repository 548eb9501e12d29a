import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { fileSize } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { SignatureReport } from '#shared/features/documents/verification.ts';
import { localMoment } from './localMoment.ts';
import styles from './VerificationPanel.module.css';

export type VerificationResult = CallOutput<'documents.verify'>;
type Status = VerificationResult['report']['status'];

const ICONS = {
  fine: IconCircleCheck,
  behind: IconAlertTriangle,
  overdue: IconCircleX,
  quiet: IconHelpCircle,
} as const;

/** How bad a status is, for the icon and the colour beside its words (official-documents.md §7.4). */
function toneOf(status: Status): keyof typeof ICONS {
  if (status === 'valid' || status === 'valid-later-signed') return 'fine';
  if (status === 'untrusted' || status === 'unknown-alg') return 'behind';
  return status === 'unsigned' ? 'quiet' : 'overdue';
}

/** What the signatures of a file are worth: icon, words and, for each signature, who, when, and what came later. */
export function VerificationPanel({ result }: { readonly result: VerificationResult }) {
  const { t, label } = useText();
  const { report } = result;
  return (
    <div role="status" className={styles.panel}>
      <Section title={t('documents.result')}>
        <StatusLine status={report.status} large />
        {report.problem !== null && <p className={styles.problem}>{label('signatureProblemLabels', report.problem)}</p>}
        {report.status === 'unsigned' && <p>{t('documents.unsignedHelp')}</p>}
        <Facts>
          <Fact label={t('documents.file')}>
            {result.fileName}（{fileSize(result.sizeBytes)}）
          </Fact>
          <Fact label={t('documents.checkedAt')}>{localMoment(report.checkedAt)}</Fact>
          <Fact label={t('documents.revisions')}>{report.revisionCount}</Fact>
          <Fact label={t('documents.fileHash')} wide>
            <span className={styles.hash}>{grouped(result.sha256)}</span>
          </Fact>
        </Facts>
      </Section>
      {report.signatures.map((signature) => (
        <SignatureDetails
          key={`${signature.fieldName} ${signature.revision}`}
          signature={signature}
          revisions={report.revisionCount}
        />
      ))}
    </div>
  );
}

function StatusLine({ status, large = false }: { readonly status: Status; readonly large?: boolean }) {
  const { label } = useText();
  const tone = toneOf(status);
  const Icon = ICONS[tone];
  return (
    <p className={styles.status} data-tone={tone} data-large={large}>
      <Icon size={large ? 24 : 18} aria-hidden />
      {label('signatureStatusLabels', status)}
    </p>
  );
}

function SignatureDetails({
  signature,
  revisions,
}: {
  readonly signature: SignatureReport;
  readonly revisions: number;
}) {
  const { t, label } = useText();
  const later = signature.laterChanges;
  const covering = later.some((change) => change.rect !== null);
  return (
    <Section title={signature.signer || signature.fieldName}>
      <StatusLine status={signature.status} />
      {signature.problem !== null && (
        <p className={styles.problem}>{label('signatureProblemLabels', signature.problem)}</p>
      )}
      <Facts>
        <Fact label={t('documents.signatureKind')}>{label('signatureKindLabels', signature.kind)}</Fact>
        <Fact label={t('documents.claimedTime')}>
          {signature.claimedTime !== null && (
            <span title={t('documents.claimedTimeHelp')}>{localMoment(signature.claimedTime)}</span>
          )}
        </Fact>
        <Fact label={t('documents.trust')}>
          {signature.trust !== null &&
            (signature.trust.trusted
              ? t('documents.trusted')
              : `${t('documents.notTrusted')}${signature.trust.problem === null ? '' : `：${label('trustProblemLabels', signature.trust.problem)}`}`)}
        </Fact>
        <Fact label={t('documents.validity')}>
          {signature.notBefore !== null &&
            `${localMoment(signature.notBefore).slice(0, 10)} — ${signature.notAfter === null ? '' : localMoment(signature.notAfter).slice(0, 10)}`}
        </Fact>
        {signature.reason !== null && <Fact label={t('documents.signatureReason')}>{signature.reason}</Fact>}
        <Fact label={t('documents.revisions')}>
          {t('documents.signedRevision', { revision: signature.revision, total: revisions })}
        </Fact>
        <Fact label={t('documents.laterChanges')} wide>
          {later.length === 0 ? (
            t('documents.noLaterChanges')
          ) : (
            <ul>
              {later.map((change, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: changes of a report have no id and never move
                <li key={index} className={styles.change} data-allowed={change.allowed}>
                  {label('laterChangeLabels', change.kind)}
                  {change.page !== null && `　${t('documents.onPage', { page: change.page })}`}　
                  {change.allowed ? t('documents.allowed') : t('documents.notAllowed')}
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </Facts>
      {covering && <Notice tone="behind">{t('documents.mayCover')}</Notice>}
      <details className={styles.details}>
        <summary>{t('documents.details')}</summary>
        <Facts>
          <Fact label={t('documents.subject')} wide>
            {signature.subject}
          </Fact>
          <Fact label={t('documents.issuer')} wide>
            {signature.issuer}
          </Fact>
          <Fact label={t('documents.serial')} wide>
            <span className={styles.hash}>{signature.serial}</span>
          </Fact>
          <Fact label={t('documents.fingerprint')} wide>
            <span className={styles.hash}>{grouped(signature.fingerprint)}</span>
          </Fact>
          <Fact label={t('documents.level')}>{signature.level}</Fact>
        </Facts>
        <p className={styles.dim}>{t('documents.revocationUnknown')}</p>
      </details>
    </Section>
  );
}

/** Hex in groups of eight: easier to compare, copied whole because the groups are parted by space only. */
function grouped(hex: string): string {
  return hex.replace(/(.{8})(?=.)/gu, '$1 ');
}
