import type { KeyboardEvent } from 'react';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './contactAssignments.module.css';
import type { HolderChoice } from './useContactsPlace.ts';

export type Overview = CallOutput<'contactAssignments.overview'>;

type Props = {
  readonly overview: Overview;
  readonly holder: HolderChoice;
  onChoose(holder: HolderChoice): void;
};

/** What is uncovered, then the members in official order with their load; arrows move. */
export function HolderList({ overview, holder, onChoose }: Props) {
  const { t } = useText();
  const { uncovered, total, members } = overview;
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const items = [...event.currentTarget.querySelectorAll('button')];
    const at = event.target instanceof HTMLButtonElement ? items.indexOf(event.target) : -1;
    const next = items[at + step];
    if (at === -1 || next === undefined) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  return (
    <nav className={styles.holders} aria-label={t('contactAssignments.members')} onKeyDown={move}>
      <button type="button" className={styles.holder} aria-current={holder === 'none'} onClick={() => onChoose('none')}>
        <span className={styles.holderHead}>
          <StateBadge tone={uncovered === 0 ? 'fine' : 'overdue'} icon={uncovered === 0 ? 'check' : 'warning'}>
            {t('contactAssignments.uncovered')}
          </StateBadge>
          <span className={styles.count}>{uncovered}</span>
        </span>
      </button>
      <button type="button" className={styles.holder} aria-current={holder === null} onClick={() => onChoose(null)}>
        <span className={styles.holderHead}>
          <span>{t('contactAssignments.everything')}</span>
          <span className={styles.count}>{total}</span>
        </span>
      </button>
      {members.map((member) => (
        <button
          key={member.memberId}
          type="button"
          className={styles.holder}
          aria-current={holder === member.memberId}
          data-quiet={member.total === 0 && member.townships.length === 0}
          title={[
            member.post,
            t('contactAssignments.load', { total: member.total, direct: member.direct }),
            ...(member.townships.length === 0
              ? []
              : [t('contactAssignments.loadTownships', { names: member.townships.join('、') })]),
          ].join('\n')}
          onClick={() => onChoose(member.memberId)}
        >
          <span className={styles.holderHead}>
            <span className={styles.holderName}>{member.name}</span>
            <span className={styles.holderPost}>
              {member.active ? member.post : t('contactAssignments.notInEffect')}
            </span>
            <span className={styles.count}>{member.total}</span>
          </span>
          {member.townships.length > 0 && <span className={styles.holderTownships}>{member.townships.join('、')}</span>}
        </button>
      ))}
    </nav>
  );
}
