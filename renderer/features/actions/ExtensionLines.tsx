import { Button } from '@mantine/core';
import { call } from '#renderer/api/client.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
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
            {one.state === 'asked' && (
              <div className={styles.acts}>
                {can('meetings.finalize') && (
                  <Button size="compact-sm" variant="default" disabled={isBarred} onClick={onDecide}>
                    {t('actionLoop.extensionTitle')}
                  </Button>
                )}
                {can('meetings.write') && (
                  <Button size="compact-sm" variant="subtle" onClick={() => void withdraw(one, t)}>
                    {t('actionLoop.extensionWithdraw')}
                  </Button>
                )}
                {can('meetings.finalize') && isBarred && (
                  <span className={styles.dim}>{t('actionLoop.extensionOwn')}</span>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Takes a request back with a reason, while nobody has answered it. */
async function withdraw(
  { id, revision }: GotAction['extensions'][number],
  t: ReturnType<typeof useText>['t'],
): Promise<void> {
  const reason = await askReason({
    ...{ title: t('actionLoop.extensionWithdrawTitle'), body: t('actionLoop.extensionWithdrawBody') },
    ...{ label: t('actionLoop.extensionWithdrawReason'), confirm: t('actionLoop.extensionWithdraw') },
  });
  if (reason === null) return;
  try {
    await call('actions.withdrawExtension', { id, expectedRevision: revision, reason });
    announce(t('actionLoop.extensionWithdrawn'));
  } catch (failure) {
    announceError(failure);
  }
}
