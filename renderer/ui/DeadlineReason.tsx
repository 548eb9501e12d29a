import { Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { dayWords, reasonPoints } from '#shared/features/workingCalendars/reasonWords.ts';
import type { DeadlineReason as Reason } from '#shared/lib/deadlineReason.ts';
import styles from './DeadlineReason.module.css';
import { StateBadge } from './StateBadge.tsx';
import { useText } from './text.tsx';

type Props = {
  readonly reason: Reason;
  /** What the day is counted from, in words: 活动开始, 收到材料 … */
  readonly basis: string;
};

/**
 * A derived day with its weekday. A mark beside it opens the rule, the count and the edition of the holiday calendar: by pointer, by
 * keyboard, closed by Esc. That a year's holidays are not known is seen without opening it.
 */
export function DeadlineReason({ reason, basis }: Props) {
  const { t } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const day = dayWords(reason.date, t);
  const close = () => setIsOpen(false);
  return (
    <span className={styles.deadline}>
      <span className={styles.day}>{day}</span>
      <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" withinPortal shadow="md">
        <Popover.Target>
          <button
            type="button"
            className={styles.mark}
            aria-label={t('workingCalendars.explain', { date: reason.date })}
            aria-expanded={isOpen}
            aria-describedby={isOpen ? id : undefined}
            onClick={() => setIsOpen(true)}
            onFocus={() => setIsOpen(true)}
            onBlur={close}
            onMouseEnter={() => setIsOpen(true)}
            onMouseLeave={close}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || !isOpen) return;
              // The first Esc closes the explanation alone, not the dialog around it.
              event.stopPropagation();
              close();
            }}
          >
            <IconInfoCircle size={14} aria-hidden />
          </button>
        </Popover.Target>
        <Popover.Dropdown p={0} className={styles.dropdown}>
          {/* Asked for only while it is read: a page may show many days. */}
          {isOpen && <Words id={id} day={day} reason={reason} basis={basis} />}
        </Popover.Dropdown>
      </Popover>
      {reason.unverifiedYears.length > 0 && (
        <StateBadge tone="behind" icon="warning">
          {t('workingCalendars.unverifiedShort')}
        </StateBadge>
      )}
    </span>
  );
}

function Words({ id, day, reason, basis }: Props & { readonly id: string; readonly day: string }) {
  const { t } = useText();
  const { data } = useCall('workingCalendars.standing', {});
  const sources = new Map(data?.editions.map(({ year, source }) => [year, source]));
  return (
    <div id={id} role="tooltip" className={styles.words}>
      <strong>{day}</strong>
      <ul>
        {reasonPoints({ reason, basis, sources }, t).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  );
}
