import type { z } from 'zod';
import type { entryClockOutput } from '#shared/features/organizationEvents/organizationEvents.contract.ts';
import { DeadlineReason } from './DeadlineReason.tsx';
import styles from './EntryClock.module.css';
import { StateBadge } from './StateBadge.tsx';
import { useText } from './text.tsx';

type Props = {
  readonly entry: z.output<typeof entryClockOutput>;
  /** What the day is counted from, in words. */
  readonly basis: string;
};

/** Whether an entry was made in the working days it may take, with the last day and how it was counted. */
export function EntryClock({ entry, basis }: Props) {
  const { t } = useText();
  return (
    <span className={styles.clock}>
      <StateBadge tone={entry.met ? 'fine' : 'overdue'} icon={entry.met ? 'check' : 'warning'}>
        {t(entry.met ? 'entryClock.met' : 'entryClock.late', { entered: entry.enteredOn })}
      </StateBadge>
      <span className={styles.dim}>
        {t('entryClock.dueLabel')} <DeadlineReason reason={entry.reason} basis={basis} />
      </span>
    </span>
  );
}
