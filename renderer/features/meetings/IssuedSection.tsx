import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { chosenDocument, readIssued, saveIssued, verifyIssued } from '#renderer/api/issuedDocuments.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { fileSize, shortMoment } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { printPdf } from '#renderer/ui/printPdf.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './IssuedSection.module.css';
import type { MeetingRecord } from './meetingForm.ts';

type Issued = MeetingRecord['documents'][number];

/** The documents issued from a meeting: open, save, print, verify. */
export function IssuedSection({
  documents,
  canIssue,
}: {
  readonly documents: readonly Issued[];
  readonly canIssue: boolean;
}) {
  const { t } = useText();
  return (
    <Section title={t('meetings.issuedDocuments')}>
      {documents.length === 0 && (
        <p className={styles.dim}>{canIssue ? t('meetings.notIssuedYet') : t('meetings.notIssued')}</p>
      )}
      <ul>
        {documents.map((document) => (
          <IssuedRow key={document.id} document={document} />
        ))}
      </ul>
    </Section>
  );
}

function IssuedRow({ document }: { readonly document: Issued }) {
  const { t, label } = useText();
  const [status, setStatus] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch(announceError);
    setBusy(false);
  };
  const save = () =>
    run(async () => {
      if (await saveIssued(document.id)) announce(t('common.fileSaved'));
    });
  const print = () => run(async () => printPdf(await readIssued(document.id), document.number ?? document.title));
  const verify = () => run(async () => setStatus((await verifyIssued(document.id)).report.status));
  const good = status === 'valid' || status === 'valid-later-signed';
  return (
    <li className={styles.row}>
      <Link href="/documents" className={styles.title} onClick={() => chosenDocument.set(document.id)}>
        {document.number ?? document.title}
      </Link>
      <span className={styles.facts}>
        <span>{shortMoment(document.createdAt)}</span>
        <span>{document.createdByName}</span>
        <span>{t('meetings.pageCount', { pages: document.pages })}</span>
        <span>{fileSize(document.sizeBytes)}</span>
      </span>
      {status === null ? (
        <StateBadge tone={document.signed ? 'fine' : 'quiet'} icon={document.signed ? 'check' : 'dot'}>
          {document.signed ? t('meetings.signedBy', { name: document.signerName ?? '' }) : t('meetings.unsigned')}
        </StateBadge>
      ) : (
        <StateBadge tone={good ? 'fine' : 'overdue'} icon={good ? 'check' : 'warning'}>
          {label('signatureStatusLabels', status)}
        </StateBadge>
      )}
      <span className={styles.acts}>
        <Button size="compact-xs" variant="default" disabled={busy} onClick={() => void save()}>
          {t('common.saveAs')}
        </Button>
        <Button size="compact-xs" variant="default" disabled={busy} onClick={() => void print()}>
          {t('common.print')}
        </Button>
        <Button size="compact-xs" variant="default" disabled={busy} onClick={() => void verify()}>
          {t('meetings.verify')}
        </Button>
      </span>
    </li>
  );
}
