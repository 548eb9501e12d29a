import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './MergePage.module.css';
import { useMergeWords } from './mergeWords.ts';

/** Lists what undoing a merge does, later edits first; nothing happens before it is confirmed. */
export function UndoMergeDialog({ id, onClose }: { readonly id: string; onClose(): void }) {
  const { t, known, label } = useText();
  const words = useMergeWords();
  const check = useCall('duplicates.undoCheck', { id });
  const undo = useCommand('duplicates.undo');
  const [keepEdited, setKeepEdited] = useState(false);
  const { data } = check;
  const isEdited = data !== undefined && data.edited.length > 0;
  const run = () =>
    undo.mutate(
      { id, keepEdited },
      {
        onSuccess: ({ kept }) => {
          announce(kept > 0 ? t('duplicates.undoneKept', { count: kept }) : t('duplicates.undone'));
          onClose();
        },
      },
    );
  return (
    <Modal opened size="lg" title={t('duplicates.undoTitle')} onClose={onClose}>
      <ErrorNotice error={check.error} />
      <FailureNotice error={undo.error} />
      {data === undefined && check.error === null && <LoadingState />}
      {data !== undefined && data.refused !== null && (
        <Notice tone="behind">{known(`ruleIssues.${data.refused}`, { date: '' }) ?? ''}</Notice>
      )}
      {data !== undefined && data.refused === null && (
        <div className={styles.undo}>
          <p>{t('duplicates.undoHelp', { kept: data.keptName, merged: data.mergedName })}</p>
          {isEdited && (
            <section>
              <h3>{t('duplicates.undoEdited')}</h3>
              <ul className={styles.lines}>
                {data.edited.map((one) => (
                  <li key={`${one.recordId} ${one.at}`}>
                    {one.collection === 'organization' ? '' : label('auditObjects', one.collection)}{' '}
                    {one.fields.map((field) => words.field(one.collection, field)).join('、')}{' '}
                    <span className={styles.dim}>
                      {one.byName} {one.at === '' ? '' : shortMoment(one.at)}
                    </span>
                  </li>
                ))}
              </ul>
              <Checkbox
                mt={8}
                label={t('duplicates.undoKeep')}
                checked={keepEdited}
                onChange={(event) => setKeepEdited(event.currentTarget.checked)}
              />
            </section>
          )}
          {data.moving.length > 0 && (
            <section>
              <h3>{t('duplicates.undoMoving')}</h3>
              <p>{words.counts(data.moving)}</p>
            </section>
          )}
        </div>
      )}
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" disabled={undo.isPending} onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          loading={undo.isPending}
          disabled={data === undefined || data.refused !== null || (isEdited && !keepEdited)}
          onClick={run}
        >
          {t('duplicates.undo')}
        </Button>
      </Group>
    </Modal>
  );
}
