import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CollectionNotice, CollectionTask } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import type { CollectionNoticeKind } from '#shared/features/collectionTasks/collectionTasks.lists.ts';
import styles from './collectionTasks.module.css';

type Props = {
  readonly task: CollectionTask;
  readonly notices: readonly CollectionNotice[];
  readonly editable: boolean;
};

const ACTS = {
  call: 'collectionTasks.draftCall',
  reminder: 'collectionTasks.draftReminder',
  compilation: 'collectionTasks.draftCompilation',
} as const;

/** 文件: the documents drafted from a collection, and what can be drafted now. They are approved, numbered and issued in 发文. */
export function NoticesSection({ task, notices, editable }: Props) {
  const { t, label, known } = useText();
  const [, go] = useLocation();
  const draft = useCommand('collectionTasks.draftDocument');
  const { id, revision: expectedRevision, expected, onTime, late, missing, waiting } = task;
  const outstanding = missing + waiting;
  const isOpen = task.sentOn !== null && task.closedOn === null;
  const mayDraft: Readonly<Record<CollectionNoticeKind, boolean>> = {
    call: expected > 0 && task.closedOn === null,
    reminder: isOpen && outstanding > 0,
    compilation: onTime + late > 0,
  };
  const make = (kind: CollectionNoticeKind) =>
    draft.mutate(
      { id, expectedRevision, kind },
      {
        onSuccess: ({ documentId }) => {
          announce(t('collectionTasks.drafted'));
          go(`/official/${documentId}`);
        },
      },
    );
  return (
    <Section
      title={t('collectionTasks.notices')}
      actions={
        editable && (
          <div className={styles.headActs}>
            {(['call', 'reminder', 'compilation'] as const)
              .filter((kind) => mayDraft[kind])
              .map((kind) => (
                <Button
                  key={kind}
                  size="compact-sm"
                  variant="default"
                  disabled={draft.isPending}
                  title={kind === 'reminder' ? t('collectionTasks.reminderTo', { count: outstanding }) : undefined}
                  onClick={() => make(kind)}
                >
                  {t(ACTS[kind])}
                </Button>
              ))}
          </div>
        )
      }
    >
      <FailureNotice error={draft.error} />
      {notices.length === 0 && <p className={styles.dim}>{t('collectionTasks.noticesNone')}</p>}
      <ul className={styles.lines}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <span title={notice.officeNames.join('、')}>
              {t('collectionTasks.noticeLine', {
                date: notice.madeOn,
                kind: label('collectionNoticeLabels', notice.kind),
                count: notice.officeNames.length,
              })}
            </span>
            <span className={styles.dim}>
              {notice.documentNumber ?? known(`officialStageLabels.${notice.documentStage}`)}
            </span>
            <Button size="compact-sm" variant="subtle" onClick={() => go(`/official/${notice.documentId}`)}>
              {t('collectionTasks.openDocument')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
