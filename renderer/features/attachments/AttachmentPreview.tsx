import { Button, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { call, readFile } from '#renderer/api/client.ts';
import { fileSize } from '#renderer/ui/format.ts';
import { EmptyState, ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { PdfView } from '#renderer/ui/PdfView.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './Attachments.module.css';

type Row = CallOutput<'attachments.list'>['rows'][number];

/** Characters of a text that are shown. */
const MOST_TEXT = 200_000;
/** UTF-16 with its mark, UTF-8, then the Chinese encoding of older programs. */
const DECODERS = ['utf-8', 'gb18030'] as const;

/** One attached file over the page: PDF, picture or plain text. Nothing in it is ever executed. */
export function AttachmentPreview({ row, onSave, onClose }: { readonly row: Row; onSave(): void; onClose(): void }) {
  const { t, label } = useText();
  const [blob, setBlob] = useState<Blob | null>(null);
  const [error, setError] = useState<unknown>(null);
  const shown = row.preview !== 'none';
  useEffect(() => {
    if (!shown) return;
    let gone = false;
    call('attachments.file', { id: row.id })
      .then(({ file }) => readFile(file))
      .then((read) => !gone && setBlob(read))
      .catch((failed: unknown) => !gone && setError(failed));
    return () => {
      gone = true;
    };
  }, [row.id, shown]);
  return (
    <Modal opened title={row.title ?? row.fileName} onClose={onClose} size="min(1100px, 94vw)">
      <div className={styles.previewHead}>
        <span className={styles.dim}>
          {[row.title === null ? '' : row.fileName, label('attachmentKindLabels', row.kind), fileSize(row.sizeBytes)]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        <Button size="compact-xs" variant="default" leftSection={<IconDownload size={14} />} onClick={onSave}>
          {t('attachments.save')}
        </Button>
      </div>
      <div className={styles.preview}>
        <ErrorNotice error={error} />
        {!shown && <EmptyState title={t('attachments.noPreview')} />}
        {shown && blob === null && error === null && <LoadingState />}
        {blob !== null && row.preview === 'pdf' && (
          <PdfView blob={blob} label={t('attachments.preview', { name: row.fileName })} />
        )}
        {blob !== null && row.preview === 'picture' && <Picture blob={blob} row={row} />}
        {blob !== null && row.preview === 'text' && <PlainText blob={blob} />}
      </div>
    </Modal>
  );
}

/** A picture as a picture element: whatever else its bytes hold stays dead. */
function Picture({ blob, row }: { readonly blob: Blob; readonly row: Row }) {
  const { t } = useText();
  const [address, setAddress] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([blob], { type: row.mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob, row.mediaType]);
  if (broken) return <Notice tone="behind">{t('attachments.previewFailed')}</Notice>;
  if (address === null) return null;
  return (
    <div className={styles.picture}>
      <img src={address} alt={t('attachments.preview', { name: row.fileName })} onError={() => setBroken(true)} />
    </div>
  );
}

function PlainText({ blob }: { readonly blob: Blob }) {
  const { t } = useText();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void blob
      .slice(0, MOST_TEXT * 4)
      .arrayBuffer()
      .then((bytes) => !gone && setText(decoded(new Uint8Array(bytes))));
    return () => {
      gone = true;
    };
  }, [blob]);
  if (text === null) return null;
  return (
    <>
      {text.length > MOST_TEXT && <Notice>{t('attachments.previewCut', { count: MOST_TEXT })}</Notice>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keyboard */}
      <pre className={styles.text} tabIndex={0}>
        {text.slice(0, MOST_TEXT)}
      </pre>
    </>
  );
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const name of DECODERS) {
    try {
      // Cut in the middle of a character is no other encoding: the end is left to the next part, which never comes.
      return new TextDecoder(name, { fatal: true }).decode(bytes, { stream: true });
    } catch {}
  }
  return new TextDecoder('gb18030').decode(bytes);
}
