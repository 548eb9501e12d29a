import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import styles from '#renderer/ui/decisions/decisions.module.css';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { ChangeDialog } from './ChangeDialog.tsx';

type Record = CallOutput<'decisions.get'>;
type Change = Record['changes'][number];

/** Earlier decisions that this one changes, and later ones that change it: a link on both sides. */
export function ChangesSection({ record, editable }: { readonly record: Record; readonly editable: boolean }) {
  const { t, label } = useText();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const takeBack = useCommand('decisions.voidChange');
  const { decision, changes, changedBy } = record;
  const mayWrite = editable && can('meetings.write');
  useAskedForm(`decisionChange:${decision.id}`, true, () => {
    setAdding(mayWrite);
    return mayWrite;
  });
  const undo = async ({ id, revision }: Change) => {
    const reason = await askReason({
      title: t('decisions.voidChangeTitle'),
      label: t('decisions.takeBackReason'),
      confirm: t('decisions.voidChange'),
    });
    if (reason === null) return;
    takeBack.mutate(
      { id, expectedRevision: revision, reason },
      { onSuccess: () => announce(t('decisions.changeVoided')), onError: announceError },
    );
  };
  const line = (change: Change, sentence: 'changesOther' | 'changedByOther') => (
    <li key={change.id} className={styles.line}>
      <span>
        {t(`decisions.${sentence}`, {
          date: change.effectiveOn,
          kind: label('decisionChangeLabels', change.kind),
          number: change.otherNumber,
        })}
      </span>
      <Link className={styles.lineText} href={`/meetings/decisions/${change.otherId}`}>
        {change.otherText}
      </Link>
      {change.note !== null && <span className={styles.dim}>{change.note}</span>}
      {mayWrite && (
        <Button variant="subtle" size="compact-sm" onClick={() => void undo(change)}>
          {t('decisions.voidChange')}
        </Button>
      )}
    </li>
  );
  return (
    <Section
      title={t('decisions.changes')}
      actions={
        mayWrite && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('decisions.addChange')}
          </Button>
        )
      }
    >
      {changes.length + changedBy.length === 0 && <p className={styles.dim}>{t('decisions.noChanges')}</p>}
      <ul className={styles.lines}>
        {changedBy.map((change) => line(change, 'changedByOther'))}
        {changes.map((change) => line(change, 'changesOther'))}
      </ul>
      {adding && <ChangeDialog decision={decision} onClose={() => setAdding(false)} />}
    </Section>
  );
}
