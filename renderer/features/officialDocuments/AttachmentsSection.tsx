import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import styles from './DocumentDesk.module.css';
import { type AttachmentRow, newAttachment } from './documentForm.ts';
import type { Problems } from './documentProblems.ts';

type Props = {
  readonly rows: readonly AttachmentRow[];
  /** Changes the rows as they stand at that moment, not as they were last drawn. */
  onChange(change: (rows: readonly AttachmentRow[]) => readonly AttachmentRow[]): void;
  readonly problems: Problems;
  /** A change puts new editors in place. */
  readonly round: number;
};

/** 附件 in their order, each with a text of its own, bound with the document or not. */
export const AttachmentsSection = memo(function AttachmentsSection({ rows, onChange, problems, round }: Props) {
  const { t } = useText();
  const change = (key: string, part: Partial<AttachmentRow>) =>
    onChange((now) => now.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const move = (index: number, step: 1 | -1) => {
    onChange((now) => {
      const row = now[index];
      const other = now[index + step];
      if (row === undefined || other === undefined) return now;
      return now.map((item, at) => (at === index ? other : at === index + step ? row : item));
    });
  };
  const remove = async (row: AttachmentRow) => {
    const question = {
      title: t('officialDocuments.removeAttachment'),
      body: t('officialDocuments.removeAttachmentBody', { title: row.title || t('officialDocuments.attachment') }),
      confirm: t('common.remove'),
      danger: true,
    };
    const empty = row.title.trim() === '' && row.blocks.length === 0;
    if (empty || (await askConfirm(question))) {
      onChange((now) => now.filter(({ key }) => key !== row.key));
    }
  };
  return (
    <Section title={t('officialDocuments.attachments')}>
      {rows.length === 0 && <p className={styles.dim}>{t('officialDocuments.noAttachments')}</p>}
      {rows.map((row, index) => {
        const name = t('officialDocuments.attachmentNumber', { number: index + 1 });
        const problem = problems.get(row.key);
        return (
          <fieldset key={row.key} className={styles.attachment} style={{ border: 0, padding: 0 }} aria-label={name}>
            <div className={styles.attachmentHead}>
              <strong>{name}</strong>
              <WatchedText className={styles.attachmentTitle}>
                <TextInput
                  aria-label={t('officialDocuments.attachmentTitle', { number: index + 1 })}
                  placeholder={t('officialDocuments.attachmentName')}
                  maxLength={200}
                  value={row.title}
                  error={problem === undefined ? undefined : t(problem)}
                  onChange={(event) => change(row.key, { title: event.currentTarget.value })}
                />
              </WatchedText>
              <Checkbox
                label={t('officialDocuments.isBound')}
                checked={row.isBound}
                onChange={(event) => change(row.key, { isBound: event.currentTarget.checked })}
              />
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('officialDocuments.attachmentUp', { number: index + 1 })}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <IconArrowUp size={14} aria-hidden />
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('officialDocuments.attachmentDown', { number: index + 1 })}
                disabled={index === rows.length - 1}
                onClick={() => move(index, 1)}
              >
                <IconArrowDown size={14} aria-hidden />
              </Button>
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => void remove(row)}>
                {t('common.remove')}
              </Button>
            </div>
            <TextEditor
              key={`${row.key}-${round}`}
              label={t('officialDocuments.attachmentText', { number: index + 1 })}
              initial={{ blocks: row.blocks }}
              onChange={({ blocks }) => change(row.key, { blocks })}
              official
            />
          </fieldset>
        );
      })}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange((now) => [...now, newAttachment()])}
      >
        {t('officialDocuments.addAttachment')}
      </Button>
    </Section>
  );
});
