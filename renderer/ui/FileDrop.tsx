import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { call, hasNativeDialogs, uploadFile } from '#renderer/api/client.ts';
import type { FileInput } from '#shared/contract/primitives.ts';
import { announceError } from './announce.tsx';
import styles from './FileDrop.module.css';
import { useText } from './text.tsx';
import { useFileDrop } from './useFileDrop.ts';

type Props = {
  /** Endings without dot, for example `['xlsx', 'csv']`. */
  readonly extensions: readonly string[];
  /** Title of the system dialog and name of the place. */
  readonly title: string;
  readonly help?: string;
  /** The chosen file, already with the service. */
  onFile(file: FileInput): void;
  /** A file was chosen or dropped and is on its way; what belongs to an earlier one no longer holds. */
  onStart?(): void;
  /** The file could not be taken in; without it the error is announced. */
  onFailure?(error: unknown): void;
};

/** One file by dragging or choosing; in Electron it never passes through the page when chosen in the system dialog. */
export function FileDrop({ extensions, title, help, onFile, onStart, onFailure }: Props) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = async (work: () => Promise<FileInput | null>) => {
    setBusy(true);
    try {
      const file = await work();
      if (file !== null) onFile(file);
    } catch (error) {
      if (onFailure) onFailure(error);
      else announceError(error);
    } finally {
      setBusy(false);
    }
  };
  const upload = (file: File) => {
    onStart?.();
    void take(() => uploadFile(file));
  };
  const choose = () => {
    if (!hasNativeDialogs) input.current?.click();
    else void take(async () => (await call('dialogs.openFile', { title, extensions: [...extensions] })).file);
  };
  const drop = useFileDrop(([file]) => file !== undefined && upload(file));
  return (
    <section className={styles.drop} aria-label={t('common.dropFile')} {...drop}>
      <IconFileUpload size={24} stroke={1.3} aria-hidden />
      <div className={styles.line}>
        <span>{t('common.dropFile')}</span>
        <Button variant="default" loading={busy} onClick={choose}>
          {t('common.chooseFile')}
        </Button>
      </div>
      {help !== undefined && <p className={styles.help}>{help}</p>}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={title}
        accept={extensions.map((extension) => `.${extension}`).join(',')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) upload(file);
        }}
      />
    </section>
  );
}
