import type { z } from 'zod';
import type { entryClockOutput } from '#shared/features/organizationEvents/organizationEvents.contract.ts';
import styles from './EntryClock.module.css';
import { StateBadge } from './StateBadge.tsx';
import { useText } from './text.tsx';

/** Whether an entry was made in the working days it may take, with the last day, the rule and what was not known while counting. */
export function EntryClock({
  entry,
  rule,
}: {
  readonly entry: z.output<typeof entryClockOutput>;
  readonly rule: string;
}) {
  const { t } = useText();
  return (
    <span className={styles.clock} title={rule}>
      <StateBadge tone={entry.met ? 'fine' : 'overdue'} icon={entry.met ? 'check' : 'warning'}>
        {t(entry.met ? 'entryClock.met' : 'entryClock.late', { entered: entry.enteredOn })}
      </StateBadge>
      <span className={styles.dim}>
        {t('entryClock.due', { date: entry.dueOn })}（{rule}）
        {entry.unverifiedYears.length > 0 && t('entryClock.unverified', { years: entry.unverifiedYears.join('、') })}
      </span>
    </span>
  );
}
