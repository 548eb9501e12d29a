import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { LineupChange, RegroupingDifference } from '#shared/features/regroupings/regroupings.contract.ts';
import styles from './Regroupings.module.css';

const LOOKS: Readonly<Record<LineupChange, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  joins: { tone: 'fine', icon: 'check' },
  leaves: { tone: 'behind', icon: 'ban' },
  changes: { tone: 'accent', icon: 'pencil' },
  stays: { tone: 'quiet', icon: 'dot' },
};

/** Who joins, leaves, changes or stays, each with the roles before and after. */
export function DifferenceList({ people }: { readonly people: readonly RegroupingDifference[] }) {
  const { t, label } = useText();
  const roles = (list: RegroupingDifference['before']) =>
    list.map((role) => label('dutyRoleLabels', role)).join(t('regroupings.roleJoin'));
  const words = ({ change, before, after }: RegroupingDifference) => {
    if (change === 'joins' || change === 'stays') return roles(after);
    if (change === 'leaves') return roles(before);
    const same = roles(before) === roles(after);
    return same
      ? `${roles(after)}（${t('regroupings.orderOnly')}）`
      : t('regroupings.roleFrom', { before: roles(before), after: roles(after) });
  };
  return (
    <ul className={styles.people}>
      {people.map((one) => (
        <li key={one.memberId} className={styles.person}>
          <StateBadge {...LOOKS[one.change]}>{label('lineupChangeLabels', one.change)}</StateBadge>
          <span>
            <strong>{one.name}</strong> <span className={styles.dim}>{one.post}</span>
          </span>
          <span className={styles.roles}>{words(one)}</span>
        </li>
      ))}
    </ul>
  );
}
