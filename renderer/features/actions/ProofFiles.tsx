import { Anchor, Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { uploadFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { saveAttachment, voidAttachment } from '#renderer/ui/attachmentActs.ts';
import { fileSize } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFileDrop } from '#renderer/ui/useFileDrop.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './ActionsPage.module.css';

type Row = CallOutput<'attachments.list'>['rows'][number];
type Props = { readonly actionId: string; readonly rows: readonly Row[]; readonly editable: boolean };

/** Files kept as evidence of an action: dropped on the section or chosen, several at once, encrypted under their hash. */
export function ProofFiles({ actionId, rows, editable }: Props) {
  const { t } = useText();
  const can = useCan();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const add = async (files: readonly File[]) => {
    if (files.length === 0 || busy) return;
    setBusy(true);
    try {
      for (const file of files) {
        const source = await uploadFile(file);
        const owner = { ownerType: 'action_item', ownerId: actionId } as const;
        await runJob('attachments.add', { ...owner, source, kind: 'other' }, 'attachments.adding');
      }
      announce(t('actionLoop.proofAdded'));
    } catch (error) {
      announceError(error);
    } finally {
      setBusy(false);
    }
  };
  const drop = useFileDrop((files) => void add(files), { enabled: editable });
  return (
    <section className={styles.proof} aria-label={t('actionLoop.proof')} {...drop}>
      <Section
        title={t('actionLoop.proof')}
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
        {rows.length === 0 && (
          <p className={styles.dim}>{t(editable ? 'actionLoop.proofDrop' : 'actionLoop.proofNone')}</p>
        )}
        <ul className={styles.files}>
          {rows.map((row) => (
            <li key={row.id}>
              <Anchor component="button" type="button" ta="left" onClick={() => void saveAttachment(row.id, t)}>
                {row.title ?? row.fileName}
              </Anchor>
              <span className={styles.dim}>{fileSize(row.sizeBytes)}</span>
              <code className={styles.hash} title={row.sha256}>
                {row.sha256.slice(0, 12)}
              </code>
              {editable && can('registry.void') && (
                <Button size="compact-xs" variant="subtle" color="red" onClick={() => void voidAttachment(row, t)}>
                  {t('common.void')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          aria-label={t('actionLoop.proof')}
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void add(chosen);
          }}
        />
      </Section>
    </section>
  );
}
