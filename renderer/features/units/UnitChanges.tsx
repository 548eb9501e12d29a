import { Button } from '@mantine/core';
import { call } from '#renderer/api/client.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './UnitsPage.module.css';

type Change = CallOutput<'units.get'>['changes'][number];

/** Renamings, mergers and the end of a unit, newest first; the latest that stands may be taken back as a mistake. */
export function UnitChanges({ changes, canUndo }: { readonly changes: readonly Change[]; readonly canUndo: boolean }) {
  const { t } = useText();
  const latest = changes.find(({ voided }) => !voided);
  const undo = async (change: Change) => {
    const reason = await askReason({
      title: t('units.undoTitle'),
      body: t('units.undoBody'),
      label: t('units.reason'),
      confirm: t('units.undo'),
      danger: true,
    });
    if (reason === null) return;
    try {
      const done = await call('units.undo', { changeId: change.id, expectedRevision: change.revision, reason });
      announce(t('units.undone', { count: done.organizations }));
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <Section title={t('units.history')}>
      {changes.length === 0 && <p className={styles.dim}>{t('units.noHistory')}</p>}
      <ol>
        {changes.map((change) => (
          <li key={change.id} className={styles.change} data-voided={change.voided}>
            <div className={styles.changeHead}>
              <time>{change.effectiveOn}</time>
              <strong>{t(`units.kind_${change.kind}`)}</strong>
              <span className={styles.changeWords}>
                {t(`units.change_${change.kind}`, { former: change.formerName, present: change.newName ?? '' })}
              </span>
              {canUndo && change.id === latest?.id && (
                <Button size="compact-sm" variant="subtle" color="red" onClick={() => void undo(change)}>
                  {t('units.undo')}
                </Button>
              )}
            </div>
            <div className={styles.dim}>
              {[
                change.documentNo ?? '',
                change.reason,
                change.organizations === 0 ? '' : t('units.changeCount', { count: change.organizations }),
                `${change.createdByName} ${shortMoment(change.createdAt)}`,
              ]
                .filter((part) => part !== '')
                .join('　')}
            </div>
            {change.voidReason !== null && (
              <div className={styles.dim}>{t('units.changeUndone', { reason: change.voidReason })}</div>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
