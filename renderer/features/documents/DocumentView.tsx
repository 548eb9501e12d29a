import { Button, CloseButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { readIssued, saveIssued, verifyIssued } from '#renderer/api/issuedDocuments.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { PdfView } from '#renderer/ui/PdfView.tsx';
import { printPdf } from '#renderer/ui/printPdf.ts';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DocumentsPage.module.css';
import type { DocumentRow } from './DocumentsPage.tsx';
import { VerificationPanel, type VerificationResult } from './VerificationPanel.tsx';

type Props = {
  readonly id: string;
  /** Null while its row is on the way. */
  readonly document: DocumentRow | null;
  onClose(): void;
};

/** An issued document: its pages, and the acts save, print, verify. */
export function DocumentView({ id, document, onClose }: Props) {
  const { t } = useText();
  const [blob, setBlob] = useState<Blob | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [result, setResult] = useState<VerificationResult | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let gone = false;
    readIssued(id).then(
      (bytes) => !gone && setBlob(bytes),
      (error: unknown) => !gone && setFailure(error),
    );
    return () => {
      gone = true;
    };
  }, [id]);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch(announceError);
    setBusy(false);
  };
  const save = () =>
    run(async () => {
      if (await saveIssued(id)) announce(t('common.fileSaved'));
    });
  const print = () =>
    run(async () => {
      if (blob !== null) await printPdf(blob, document?.number ?? document?.title ?? '');
    });
  const verify = () => run(async () => setResult(await verifyIssued(id)));
  useCommands([
    { id: 'document.save', label: 'common.saveAs', shortcut: 'Ctrl+S', canRun: () => !busy, run: () => void save() },
    {
      id: 'document.print',
      label: 'common.print',
      shortcut: 'Ctrl+P',
      canRun: () => !busy && blob !== null,
      run: () => void print(),
    },
  ]);
  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <h2 className={styles.title}>{document?.title ?? ''}</h2>
        {document?.kind === 'minutes' && <Link href={`/meetings/${document.ownerId}`}>{t('documents.openOwner')}</Link>}
        <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void verify()}>
          {t('documents.verifyThis')}
        </Button>
        <Button size="compact-sm" variant="default" disabled={busy} title="Ctrl+S" onClick={() => void save()}>
          {t('common.saveAs')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy || blob === null}
          title="Ctrl+P"
          onClick={() => void print()}
        >
          {t('common.print')}
        </Button>
        <CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />
      </div>
      {result !== null && (
        <div className={styles.result}>
          <VerificationPanel result={result} />
        </div>
      )}
      <ErrorNotice error={failure} />
      {blob !== null && <PdfView blob={blob} label={t('documents.pdfLabel')} />}
      {blob === null && failure === null && <LoadingState />}
    </div>
  );
}
