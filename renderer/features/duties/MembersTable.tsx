import { useText } from '#renderer/ui/text.tsx';
import styles from './DutiesPage.module.css';
import type { Member, Side, Unit } from './dutyTypes.ts';

type Props = {
  readonly members: readonly Member[];
  readonly units: readonly Unit[];
  readonly onEdit: ((side: Side) => void) | undefined;
};

/** All people of the office's groups: name, post, unit, work contact and nothing else. */
export function MembersTable({ members, units, onEdit }: Props) {
  const { t } = useText();
  const list = members.filter((member) => member.recordState !== 'voided');
  if (list.length === 0) return <p className={styles.dim}>{t('duties.noMembers')}</p>;
  const unitName = (member: Member) => units.find((unit) => unit.id === member.officeId)?.name ?? member.unitName ?? '';
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.narrow}>{t('duties.memberName')}</th>
          <th>{t('duties.post')}</th>
          <th>{t('duties.unit')}</th>
          <th>{t('duties.workPhone')}</th>
          <th>{t('duties.workEmail')}</th>
          <th className={styles.narrow}>{t('common.status')}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((member) => (
          <tr key={member.id} data-quiet={!member.active}>
            <td>
              {onEdit === undefined ? (
                member.name
              ) : (
                <button type="button" className={styles.rowButton} onClick={() => onEdit({ kind: 'member', member })}>
                  {member.name}
                </button>
              )}
            </td>
            <td>{member.post}</td>
            <td>{unitName(member)}</td>
            <td>{member.workPhone}</td>
            <td>{member.workEmail}</td>
            <td>{member.active ? t('duties.active') : t('duties.inactive')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
