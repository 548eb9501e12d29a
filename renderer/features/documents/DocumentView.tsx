import { Button, CloseButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { readIssued, saveIssued, verifyIssued } from '#renderer/api/issuedDocuments.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { PdfView } from '#renderer/ui/PdfView.tsx';
import { printPdf } from '#renderer/ui/printPdf.ts';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DocumentsPage.module.css';
import { type DocumentRow, placeOfOwner } from './DocumentsPage.tsx';
import { SignDialog } from './SignDialog.tsx';
import { VerificationPanel } from './VerificationPanel.tsx';

type Props = {
  readonly id: string;
  /** Null while its row is on the way. */
  readonly document: DocumentRow | null;
  onClose(): void;
};

/** An issued document: its pages, and the acts save, print, sign, verify. */
export function DocumentView({ id, document, onClose }: Props) {
  const { t } = useText();
  const can = useCan();
  const [blob, setBlob] = useState<Blob | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [checked, setChecked] = useState<Awaited<ReturnType<typeof verifyIssued>> | null>(null);
  const [busy, setBusy] = useState(false);
  const owner = document === null ? null : placeOfOwner(document);
  const [signing, setSigning] = useState(false);
  /** Counted up when the document was signed: its bytes are read again. */
  const [version, setVersion] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` has no value of its own, it asks for the bytes again
  useEffect(() => {
    let gone = false;
    readIssued(id).then(
      (bytes) => !gone && setBlob(bytes),
      (error: unknown) => !gone && setFailure(error),
    );
    return () => {
      gone = true;
    };
  }, [id, version]);
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
  const verify = () => run(async () => setChecked(await verifyIssued(id)));
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
        {owner !== null && <Link href={owner}>{t('documents.openOwner')}</Link>}
        <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void verify()}>
          {t('documents.verifyThis')}
        </Button>
        {can('documents.sign') && document !== null && (
          <Button size="compact-sm" variant="default" disabled={busy} onClick={() => setSigning(true)}>
            {t('signing.sign')}
          </Button>
        )}
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
      {checked !== null && (
        <div className={styles.result}>
          <VerificationPanel result={checked.result} source={checked.source} />
        </div>
      )}
      {signing && document !== null && (
        <SignDialog
          id={id}
          sha256={document.sha256}
          onClose={() => setSigning(false)}
          onSigned={() => {
            setSigning(false);
            setChecked(null);
            setVersion((count) => count + 1);
          }}
        />
      )}
      <ErrorNotice error={failure} />
      {blob !== null && <PdfView blob={blob} label={t('documents.pdfLabel')} />}
      {blob === null && failure === null && <LoadingState />}
    </div>
  );
}
