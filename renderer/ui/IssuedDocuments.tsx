import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { z } from 'zod';
import { chosenDocument, readIssued, saveIssued, verifyIssued } from '#renderer/api/issuedDocuments.ts';
import type { issuedDocument } from '#shared/features/documents/issuedDocument.ts';
import { announce, announceError } from './announce.tsx';
import { fileSize, shortMoment } from './format.ts';
import styles from './IssuedDocuments.module.css';
import { Section } from './Page.tsx';
import { printPdf } from './printPdf.ts';
import { StateBadge } from './StateBadge.tsx';
import { useText } from './text.tsx';

type Issued = z.infer<typeof issuedDocument>;

/** The documents issued from a record: open, save, print, verify. `empty` is said when there is none. */
export function IssuedDocuments({
  documents,
  empty,
}: {
  readonly documents: readonly Issued[];
  readonly empty: string;
}) {
  const { t } = useText();
  return (
    <Section title={t('issuedDocuments.title')}>
      {documents.length === 0 && <p className={styles.dim}>{empty}</p>}
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
  const verify = () => run(async () => setStatus((await verifyIssued(document.id)).result.report.status));
  const good = status === 'valid' || status === 'valid-later-signed';
  return (
    <li className={styles.row}>
      <Link href="/documents" className={styles.title} onClick={() => chosenDocument.set(document.id)}>
        {document.number ?? document.title}
      </Link>
      <span className={styles.facts}>
        <span>{shortMoment(document.createdAt)}</span>
        <span>{document.createdByName}</span>
        <span>{t('issuedDocuments.pageCount', { pages: document.pages })}</span>
        <span>{fileSize(document.sizeBytes)}</span>
      </span>
      {status === null ? (
        <StateBadge tone={document.signed ? 'fine' : 'quiet'} icon={document.signed ? 'check' : 'dot'}>
          {document.signed
            ? t('issuedDocuments.signedBy', { name: document.signerName ?? '' })
            : t('issuedDocuments.unsigned')}
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
          {t('issuedDocuments.verify')}
        </Button>
      </span>
    </li>
  );
}
