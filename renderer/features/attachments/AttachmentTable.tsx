import { ActionIcon, Anchor } from '@mantine/core';
import { IconBan, IconDownload, IconPencil } from '@tabler/icons-react';
import { fileSize, shortMoment } from '#renderer/ui/format.ts';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './Attachments.module.css';

type Row = CallOutput<'attachments.list'>['rows'][number];

type Props = {
  readonly rows: readonly Row[];
  readonly editable: boolean;
  readonly mayVoid: boolean;
  onOpen(row: Row): void;
  onSave(row: Row): void;
  onDescribe(row: Row): void;
  onVoid(row: Row): void;
};

const LOOKS: Readonly<Record<Row['textState'], { readonly tone: Tone; readonly icon: StateIcon }>> = {
  read: { tone: 'fine', icon: 'check' },
  waiting: { tone: 'quiet', icon: 'clock' },
  empty: { tone: 'quiet', icon: 'dot' },
  other_type: { tone: 'quiet', icon: 'dot' },
  encrypted: { tone: 'near', icon: 'lock' },
  too_large: { tone: 'near', icon: 'dot' },
  damaged: { tone: 'behind', icon: 'warning' },
};

/** The files of a record; a file's name opens it. */
export function AttachmentTable({ rows, editable, mayVoid, onOpen, onSave, onDescribe, onVoid }: Props) {
  const { t, label } = useText();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['columnName', 'columnKind', 'columnSize', 'columnText', 'columnAdded'] as const).map((name) => (
            <th key={name} data-align={name === 'columnSize' ? 'right' : undefined}>
              {t(`attachments.${name}`)}
            </th>
          ))}
          <th aria-label={t('attachments.acts')} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const voided = row.voidReason !== null;
          const look = LOOKS[row.textState];
          return (
            <tr key={row.id} data-voided={voided}>
              <td>
                <Anchor component="button" type="button" ta="left" onClick={() => onOpen(row)}>
                  {row.title ?? row.fileName}
                </Anchor>
                {row.title !== null && <div className={styles.dim}>{row.fileName}</div>}
                {voided && <div className={styles.dim}>{t('attachments.voidedFor', { reason: row.voidReason })}</div>}
              </td>
              <td className={styles.short}>{label('attachmentKindLabels', row.kind)}</td>
              <td className={styles.short} data-align="right">
                {fileSize(row.sizeBytes)}
              </td>
              <td className={styles.short} title={t(`search.fileState_${row.textState}`)}>
                {!voided && (
                  <StateBadge tone={look.tone} icon={look.icon}>
                    {t(`attachments.text_${row.textState}`)}
                  </StateBadge>
                )}
              </td>
              <td className={styles.short}>
                {shortMoment(row.addedAt)} <span className={styles.dim}>{row.addedByName}</span>
              </td>
              <td className={styles.rowActs}>
                <Act name={t('attachments.save')} file={row.fileName} onClick={() => onSave(row)}>
                  <IconDownload size={16} aria-hidden />
                </Act>
                {editable && !voided && (
                  <Act name={t('attachments.describe')} file={row.fileName} onClick={() => onDescribe(row)}>
                    <IconPencil size={16} aria-hidden />
                  </Act>
                )}
                {mayVoid && !voided && (
                  <Act name={t('common.void')} file={row.fileName} onClick={() => onVoid(row)}>
                    <IconBan size={16} aria-hidden />
                  </Act>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Act(props: {
  readonly name: string;
  readonly file: string;
  onClick(): void;
  readonly children: React.ReactNode;
}) {
  return (
    <ActionIcon aria-label={`${props.name} ${props.file}`} title={props.name} onClick={props.onClick}>
      {props.children}
    </ActionIcon>
  );
}
