import { useSession } from '#renderer/api/session.tsx';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { daysBetween } from '#renderer/ui/format.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './ReviewPanel.module.css';

type Props = Pick<CallOutput<'minutes.review'>, 'due' | 'issuedDay'> & { readonly heldOn: string };

/** Until when the minutes are to be issued, by which rule, and whether they were (domain.md §9.3). */
export function DueLine({ due, issuedDay, heldOn }: Props) {
  const { t } = useText();
  const { today } = useSession();
  if (due === null) return null;
  const isLate = issuedDay !== null && issuedDay > due.date;
  return (
    <div className={styles.line}>
      <span className={styles.dim}>
        {t('minutes.dueLabel')} <DeadlineReason reason={due} basis={t('minutes.dueBasis')} />
      </span>
      {issuedDay === null && heldOn <= today && <DueBadge daysLeft={daysBetween(today, due.date)} />}
      {issuedDay !== null && (
        <StateBadge tone={isLate ? 'behind' : 'fine'} icon={isLate ? 'clock' : 'check'}>
          {isLate
            ? t('minutes.issuedLate', { date: issuedDay, due: due.date })
            : t('minutes.issuedInTime', { date: issuedDay })}
        </StateBadge>
      )}
    </div>
  );
}
