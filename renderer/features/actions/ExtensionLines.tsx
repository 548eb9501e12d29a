import { Button } from '@mantine/core';
import { useCan } from '#renderer/api/session.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './ActionsPage.module.css';
import type { GotAction } from './actForm.ts';

const LOOKS = {
  asked: { tone: 'near', icon: 'clock' },
  approved: { tone: 'fine', icon: 'check' },
  refused: { tone: 'quiet', icon: 'ban' },
} as const;

/** Every request for a later due date with its answer; nothing is shown while there was none. */
export function ExtensionLines({ got, onDecide }: { readonly got: GotAction; onDecide(): void }) {
  const { t, label } = useText();
  const can = useCan();
  const { extensions, closing } = got;
  if (extensions.length === 0) return null;
  const isBarred = closing.othersCanClose && (closing.askedByMe || closing.isDoer);
  return (
    <Section title={t('actionLoop.history')}>
      <ol className={styles.log}>
        {extensions.map((one) => (
          <li key={one.id}>
            <div>
              {t('actionLoop.extensionOf', {
                name: one.askedByName,
                on: one.askedOn,
                old: one.oldDueOn,
                new: one.newDueOn,
              })}{' '}
              <StateBadge {...LOOKS[one.state]}>{label('extensionStateLabels', one.state)}</StateBadge>
            </div>
            <div>{one.reason}</div>
            {one.decidedOn !== null && (
              <div className={styles.dim}>
                {t('actionLoop.extensionDecided', {
                  name: one.approverName,
                  post: one.approverPost,
                  on: one.decidedOn,
                  state: label('extensionStateLabels', one.state),
                })}
                {one.selfApproved && ` ${t('actionLoop.selfChecked')}`}
                {one.remark !== null && ` ${one.remark}`}
              </div>
            )}
            {one.state === 'asked' && can('meetings.finalize') && (
              <div className={styles.acts}>
                <Button size="compact-sm" variant="default" disabled={isBarred} onClick={onDecide}>
                  {t('actionLoop.extensionTitle')}
                </Button>
                {isBarred && <span className={styles.dim}>{t('actionLoop.extensionOwn')}</span>}
              </div>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
