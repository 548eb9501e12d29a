import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useRef } from 'react';
import { call, saveFile, uploadFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announceError } from '#renderer/ui/announce.tsx';
import { fileSize, shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './Handovers.module.css';

type Props = { readonly id: string; readonly editable: boolean };

/** The scans of the signed sheet. */
export function ScansSection({ id, editable }: Props) {
  const { t } = useText();
  const can = useCan();
  const owner = { ownerType: 'handover' as const, ownerId: id };
  const { data, error, refetch } = useCall('attachments.list', owner);
  const picker = useRef<HTMLInputElement>(null);
  const add = async (files: FileList | null) => {
    try {
      for (const file of files ?? []) {
        const source = await uploadFile(file);
        await runJob('attachments.add', { ...owner, source }, 'handovers.addingScan');
      }
    } catch (failure) {
      announceError(failure);
    }
    if (picker.current) picker.current.value = '';
  };
  const open = async (attachmentId: string) => {
    try {
      const { file } = await call('attachments.file', { id: attachmentId });
      await saveFile(file);
    } catch (failure) {
      announceError(failure);
    }
  };
  return (
    <Section
      title={t('handovers.scans')}
      actions={
        editable &&
        can('registry.write') && (
          <Button size="compact-sm" variant="default" onClick={() => picker.current?.click()}>
            {t('handovers.addScan')}
          </Button>
        )
      }
    >
      <p className={styles.dim}>{t('handovers.sheetHelp')}</p>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept=".pdf,.png,.jpg,.jpeg"
        aria-label={t('handovers.addScan')}
        onChange={(event) => void add(event.currentTarget.files)}
      />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data?.rows.length === 0 && <p className={styles.dim}>{t('handovers.noScan')}</p>}
      <ul className={styles.scans}>
        {data?.rows.map((row) => (
          <li key={row.id}>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconFileText size={14} aria-hidden />}
              aria-label={t('handovers.openScan', { name: row.fileName })}
              onClick={() => void open(row.id)}
            >
              {row.fileName}
            </Button>
            <span className={styles.dim}>
              {fileSize(row.sizeBytes)} · {row.addedByName} · {shortMoment(row.addedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
