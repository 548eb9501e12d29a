import { Button, Checkbox, Select } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { saveAttachment, voidAttachment } from '#renderer/ui/attachmentActs.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { EmptyState, ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import {
  ATTACHMENT_KINDS,
  ATTACHMENT_LIMIT_WORDS,
  type AttachmentKind,
} from '#shared/features/attachments/attachments.rules.ts';
import { AttachmentPreview } from './AttachmentPreview.tsx';
import styles from './Attachments.module.css';
import { AttachmentTable } from './AttachmentTable.tsx';
import { DescribeDialog } from './DescribeDialog.tsx';
import { useAddFiles } from './useAddFiles.ts';

type Row = CallOutput<'attachments.list'>['rows'][number];

/** Milliseconds between two looks while a text is still being read. */
const LOOK_AGAIN = 1500;

/** 附件: the files of one organization; dropped or chosen, several at once, kept encrypted. */
export function AttachmentsTab({ organizationId, editable }: OrganizationTabProps) {
  const { t, label } = useText();
  const can = useCan();
  const owner = { ownerType: 'organization', ownerId: organizationId } as const;
  const [includeVoided, setIncludeVoided] = useState(false);
  const list = useCall('attachments.list', { ...owner, includeVoided }, { keep: true });
  const [kind, setKind] = useState<AttachmentKind>('registration');
  const [over, setOver] = useState(false);
  const [open, setOpen] = useState<Row | null>(null);
  const [described, setDescribed] = useState<Row | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const adding = useAddFiles(owner);
  const rows = list.data?.rows ?? [];
  const { refetch } = list;
  const waiting = rows.some((row) => row.textState === 'waiting' && row.voidReason === null);
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void refetch(), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [waiting, refetch]);
  useCommands([
    { id: 'attachments.add', label: 'attachments.add', canRun: () => editable, run: () => input.current?.click() },
  ]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void adding.add([...event.dataTransfer.files], kind);
  };
  const dropping = editable
    ? {
        onDragOver: (event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: drop,
      }
    : {};
  return (
    <div className={styles.tab} data-over={over} {...dropping}>
      <Section
        title={t('attachments.title')}
        actions={
          <div className={styles.acts}>
            <Checkbox
              label={t('attachments.includeVoided')}
              checked={includeVoided}
              onChange={(event) => setIncludeVoided(event.currentTarget.checked)}
            />
            {editable && (
              <>
                <Select
                  w={116}
                  aria-label={t('attachments.kindOfNew')}
                  allowDeselect={false}
                  data={ATTACHMENT_KINDS.map((one) => ({ value: one, label: label('attachmentKindLabels', one) }))}
                  value={kind}
                  onChange={(chosen) => setKind(ATTACHMENT_KINDS.find((one) => one === chosen) ?? kind)}
                />
                <Button
                  leftSection={<IconPaperclip size={14} aria-hidden />}
                  loading={adding.now !== null}
                  onClick={() => input.current?.click()}
                >
                  {t('attachments.add')}
                </Button>
              </>
            )}
          </div>
        }
      >
        {editable && <p className={styles.hint}>{t('attachments.dropHelp', { limit: ATTACHMENT_LIMIT_WORDS })}</p>}
        {adding.now !== null && (
          <Notice>
            {t('attachments.addingNow', adding.now)}
            <Button size="compact-xs" variant="default" ml={8} onClick={adding.stop}>
              {t('attachments.stop')}
            </Button>
          </Notice>
        )}
        {adding.refused.length > 0 && (
          <Notice tone="overdue">
            {adding.refused.map(({ name, sentence }) => (
              <p key={name}>
                <strong>{t('attachments.notAdded', { name })}</strong> {sentence}
              </p>
            ))}
            <Button size="compact-xs" variant="default" mt={4} onClick={adding.dismiss}>
              {t('common.close')}
            </Button>
          </Notice>
        )}
        <ErrorNotice error={list.error} onRetry={() => void refetch()} />
        {list.data === undefined ? (
          list.error === null && <LoadingState />
        ) : rows.length === 0 ? (
          <EmptyState title={t('attachments.none')} {...(editable ? { help: t('attachments.noneHelp') } : {})} />
        ) : (
          <AttachmentTable
            rows={rows}
            editable={editable}
            mayVoid={editable && can('registry.void')}
            onOpen={setOpen}
            onSave={(row) => void saveAttachment(row.id, t)}
            onDescribe={setDescribed}
            onVoid={(row) => void voidAttachment(row, t)}
          />
        )}
      </Section>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('attachments.add')}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void adding.add(files, kind);
        }}
      />
      {open !== null && (
        <AttachmentPreview row={open} onSave={() => void saveAttachment(open.id, t)} onClose={() => setOpen(null)} />
      )}
      {described !== null && <DescribeDialog row={described} onClose={() => setDescribed(null)} />}
    </div>
  );
}
