import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { uploadFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import {
  ATTACHMENT_LIMIT,
  ATTACHMENT_LIMIT_WORDS,
  type AttachmentOwner,
} from '#shared/features/attachments/attachments.rules.ts';
import styles from './AttachedFiles.module.css';
import { announce, announceError } from './announce.tsx';
import { saveAttachment, voidAttachment } from './attachmentActs.ts';
import { fileSize } from './format.ts';
import { ErrorNotice } from './Notice.tsx';
import { Section } from './Page.tsx';
import { useText } from './text.tsx';

type Props = {
  readonly title: string;
  readonly ownerType: AttachmentOwner;
  readonly ownerId: string;
  readonly editable: boolean;
};

/** The few files that prove what one record says: add, save, void. */
export function AttachedFiles({ title, ownerType, ownerId, editable }: Props) {
  const { t } = useText();
  const can = useCan();
  const { data, error, refetch } = useCall('attachments.list', { ownerType, ownerId });
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    for (const file of files) {
      try {
        if (file.size > ATTACHMENT_LIMIT) {
          announce(t('attachments.tooLarge', { size: fileSize(file.size), limit: ATTACHMENT_LIMIT_WORDS }));
          continue;
        }
        await runJob('attachments.add', { ownerType, ownerId, source: await uploadFile(file) }, 'attachments.adding');
      } catch (failed) {
        announceError(failed);
      }
    }
    setBusy(false);
  };
  const rows = data?.rows ?? [];
  if (rows.length === 0 && !editable && error === null) return null;
  return (
    <Section
      title={title}
      actions={
        editable && (
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            leftSection={<IconPaperclip size={14} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {t('attachments.add')}
          </Button>
        )
      }
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={title}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void add(files);
        }}
      />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <ul className={styles.files}>
        {rows.map(({ id, revision, fileName, sizeBytes }) => (
          <li key={id}>
            <button type="button" className={styles.name} onClick={() => void saveAttachment(id, t)}>
              {fileName}
            </button>
            <span className={styles.size}>{fileSize(sizeBytes)}</span>
            {editable && can('registry.void') && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                onClick={() => void voidAttachment({ id, revision, fileName }, t)}
              >
                {t('common.void')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
