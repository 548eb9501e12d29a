import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { fileSize } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { FileInput, FileOutput } from '#shared/contract/primitives.ts';
import type { SignatureReport } from '#shared/features/documents/verification.ts';
import { toldChange, toldRevocation } from '#shared/verifier/plainAnswer.ts';
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

/** Whether the signed bytes are those that were signed: only then is there a signed version, and a later than it. */
function isIntact(status: Status): boolean {
  return status !== 'invalid' && status !== 'broken' && status !== 'unknown-alg';
}

/** What the signatures of a file are worth: icon, words and, for each signature, who, when, and what came later. */
export function VerificationPanel({
  result,
  source,
}: {
  readonly result: VerificationResult;
  /** The file as the service has it: then its report and its signed versions can be had. */
  readonly source?: FileInput | undefined;
}) {
  const { t, label } = useText();
  const can = useCan();
  const { report } = result;
  const mayExport = source !== undefined && can('documents.read');
  return (
    <div role="status" className={styles.panel}>
      <Section
        title={t('documents.result')}
        actions={
          mayExport && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                void handOut(t, () => runJob('documents.checkReport', { source }, 'documents.exportingReport'))
              }
            >
              {t('documents.exportReport')}
            </Button>
          )
        }
      >
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
      {report.signatures.map((signature, index) => (
        <SignatureDetails
          key={`${signature.fieldName} ${signature.revision}`}
          signature={signature}
          revisions={report.revisionCount}
          onSignedVersion={
            mayExport && isIntact(signature.status)
              ? () =>
                  void handOut(t, () =>
                    runJob('documents.signedVersion', { source, signature: index }, 'documents.openingSignedVersion'),
                  )
              : undefined
          }
        />
      ))}
    </div>
  );
}

/** Lets the service make a file and hands it to the user. */
async function handOut(t: Text['t'], work: () => Promise<{ readonly file: FileOutput }>): Promise<void> {
  try {
    const { file } = await work();
    if (await saveFile(file)) announce(t('common.fileSaved'));
  } catch (error) {
    announceError(error);
  }
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
  onSignedVersion,
}: {
  readonly signature: SignatureReport;
  readonly revisions: number;
  readonly onSignedVersion?: (() => void) | undefined;
}) {
  const { t, label } = useText();
  const later = signature.laterChanges;
  // Of a signature that does not fit the file nobody can say what changed after it.
  const none = isIntact(signature.status) ? t('documents.noLaterChanges') : null;
  const changeText = (change: (typeof later)[number]) => {
    const { kind, page } = toldChange(change);
    return [
      label('laterChangeLabels', kind),
      page === null ? '' : t('documents.onPage', { page }),
      change.allowed ? t('documents.allowed') : t('documents.notAllowed'),
    ]
      .filter(Boolean)
      .join('　');
  };
  const covering = later.some((change) => change.mayCover);
  const { trust } = signature;
  const revocation = toldRevocation(signature);
  return (
    <Section
      title={signature.signer || signature.fieldName}
      actions={
        onSignedVersion && (
          <Button size="compact-sm" variant="subtle" onClick={onSignedVersion}>
            {t('documents.signedVersion')}
          </Button>
        )
      }
    >
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
        {signature.trustedTime !== null && (
          <Fact label={t('documents.trustedTime')}>{localMoment(signature.trustedTime)}</Fact>
        )}
        <Fact label={t('documents.trust')}>
          {trust !== null &&
            (trust.trusted
              ? t('documents.trusted')
              : `${t('documents.notTrusted')}${trust.problem === null ? '' : `：${label('trustProblemLabels', trust.problem)}`}`)}
        </Fact>
        <Fact label={t('documents.revocation')}>{revocation !== null && label('revocationLabels', revocation)}</Fact>
        {trust?.revokedAt && <Fact label={t('documents.revokedAt')}>{localMoment(trust.revokedAt)}</Fact>}
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
            none
          ) : (
            <ul>
              {later.map((change, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: changes of a report have no id and never move
                <li key={index} className={styles.change} data-allowed={change.allowed}>
                  {changeText(change)}
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </Facts>
      <div className={styles.notes}>
        {trust?.trusted && trust.revokedAt !== null && <Notice tone="behind">{t('documents.revokedLater')}</Notice>}
        {revocation === 'stale' && <Notice>{t('documents.staleHelp')}</Notice>}
        {signature.algorithm === 'sm2' && <Notice>{t('documents.sm2Note')}</Notice>}
        {covering && <Notice tone="behind">{t('documents.mayCover')}</Notice>}
      </div>
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
          <Fact label={t('documents.algorithm')}>
            {signature.algorithm !== null && label('signatureAlgorithmLabels', signature.algorithm)}
          </Fact>
          <Fact label={t('documents.level')}>{signature.level}</Fact>
        </Facts>
      </details>
    </Section>
  );
}

/** Hex in groups of eight: easier to compare, copied whole because the groups are parted by space only. */
function grouped(hex: string): string {
  return hex.replace(/(.{8})(?=.)/gu, '$1 ');
}
