import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DutiesPage.module.css';
import type { Group, Side } from './dutyTypes.ts';

type Props = { readonly group: Group; readonly count: number; readonly onEdit: ((side: Side) => void) | undefined };

/** Name and facts of a leading group above its duty table. */
export function GroupHead({ group, count, onEdit }: Props) {
  const { t } = useText();
  return (
    <div className={styles.groupHead}>
      <h2>{group.name}</h2>
      {group.dissolvedOn !== null && (
        <StateBadge tone="quiet" icon="ban">
          {`${t('duties.dissolved')} ${group.dissolvedOn}`}
        </StateBadge>
      )}
      <span className={styles.dim}>
        {[
          group.documentNo,
          group.establishedOn,
          group.officeLocation === null ? null : `${t('duties.officeLocation')}${group.officeLocation}`,
        ]
          .filter((part) => part !== null)
          .join('　')}
      </span>
      <span className={styles.dim}>{t('duties.current', { count })}</span>
      {onEdit !== undefined && (
        <button type="button" className={styles.rowButton} onClick={() => onEdit({ kind: 'group', group })}>
          {t('common.edit')}
        </button>
      )}
    </div>
  );
}
