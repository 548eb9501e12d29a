import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { shortMoment } from '#renderer/ui/format.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './workingCalendars.module.css';

type Props = { readonly history: CallOutput<'workingCalendars.year'>['history']; readonly canRevert: boolean };

/** Every edition of the year that the office loaded: by whom, what it moved, and why one no longer holds. */
export function EditionHistory({ history, canRevert }: Props) {
  const { t } = useText();
  const [, go] = useLocation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('workingCalendars.loadedAt')}</th>
          <th>{t('workingCalendars.loadedBy')}</th>
          <th>{t('workingCalendars.source')}</th>
          <th>{t('workingCalendars.days')}</th>
          <th>{t('workingCalendars.movedCount')}</th>
          <th>{t('workingCalendars.state')}</th>
          <th aria-label={t('workingCalendars.revert')} />
        </tr>
      </thead>
      <tbody>
        {history.map((one) => (
          <tr key={one.id}>
            <td data-day>{shortMoment(one.loadedAt)}</td>
            <td>{one.loadedBy}</td>
            <td>
              {one.source}
              {one.fileName !== null && <div className={styles.dim}>{one.fileName}</div>}
            </td>
            <td data-day>{t('workingCalendars.daysOf', { off: one.off, makeup: one.makeup })}</td>
            <td>{one.moved}</td>
            <td>
              <StateBadge tone={one.voided ? 'quiet' : 'fine'} icon={one.voided ? 'ban' : 'check'}>
                {t(one.voided ? 'workingCalendars.stateReplaced' : 'workingCalendars.stateHolds')}
              </StateBadge>
              {one.voidReason !== null && <div className={styles.dim}>{one.voidReason}</div>}
            </td>
            <td>
              {!one.voided && canRevert && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  onClick={() => go(`/settings/calendars/revert/${one.id}`)}
                >
                  {t('workingCalendars.revert')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
