import { useText } from '#renderer/ui/text.tsx';
import styles from './DutiesPage.module.css';
import type { Assignment, Side } from './DutiesPage.tsx';

type Props = {
  /** In official order, as the service gives them. */
  readonly rows: readonly Assignment[];
  readonly at: string;
  readonly onEdit: ((side: Side) => void) | undefined;
};

/** 责任分工表 of one group as at a date: 序号｜姓名｜职务｜组内职务｜分工内容｜分管科室｜起止日期. */
export function DutyTable({ rows, onEdit }: Props) {
  const { t, label } = useText();
  if (rows.length === 0) return <p className={styles.dim}>{t('duties.noAssignments')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.number}>{t('duties.seq')}</th>
          <th className={styles.narrow}>{t('duties.memberName')}</th>
          <th>{t('duties.post')}</th>
          <th className={styles.narrow}>{t('duties.role')}</th>
          <th>{t('duties.scope')}</th>
          <th>{t('duties.sections')}</th>
          <th className={styles.term}>{t('duties.term')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.id}>
            <td className={styles.number}>{index + 1}</td>
            <td>
              {onEdit === undefined ? (
                row.memberName
              ) : (
                <button
                  type="button"
                  className={styles.rowButton}
                  onClick={() => onEdit({ kind: 'assignment', assignment: row, groupId: row.leadingGroupId })}
                >
                  {row.memberName}
                </button>
              )}
            </td>
            <td>{row.memberPost}</td>
            <td>{label('dutyRoleLabels', row.role)}</td>
            <td>{row.scopeText}</td>
            <td>{row.sectionNames.join('、')}</td>
            <td>{`${row.startOn} — ${row.endOn ?? t('duties.toNow')}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
