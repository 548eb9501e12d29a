import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/ui/text.tsx';
import { dutyColumns, dutyText } from '#shared/features/duties/dutyColumns.rules.ts';
import styles from './DutiesPage.module.css';
import type { Assignment, Item, Side } from './dutyTypes.ts';

type Props = {
  /** In official order, as the service gives them. */
  readonly rows: readonly Assignment[];
  readonly items: readonly Item[];
  readonly at: string;
  readonly chosenId: string | null;
  readonly onEdit: ((side: Side) => void) | undefined;
  onReplace(assignment: Assignment): void;
};

/** 责任分工表 of one group as at a date: 序号｜姓名｜职务｜组内职务｜two columns of duties｜分管科室｜起止日期. */
export function DutyTable({ rows, items, at, chosenId, onEdit, onReplace }: Props) {
  const { t, label } = useText();
  if (rows.length === 0) return <p className={styles.dim}>{t('duties.noAssignments')}</p>;
  return (
    <table className={styles.table} data-kind="duties">
      <thead>
        <tr>
          <th className={styles.number}>{t('duties.seq')}</th>
          <th className={styles.name}>{t('duties.memberName')}</th>
          <th className={styles.post}>{t('duties.post')}</th>
          <th className={styles.narrow}>{t('duties.role')}</th>
          <th>{t('duties.organizationWork')}</th>
          <th>{t('duties.postDuty')}</th>
          <th className={styles.sections}>{t('duties.sections')}</th>
          <th className={styles.term}>{t('duties.term')}</th>
          {onEdit !== undefined && <th className={styles.menu} aria-label={t('duties.acts')} />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const columns = dutyColumns(row, items, at);
          const role = label('dutyRoleLabels', row.role);
          return (
            <tr key={row.id} data-chosen={row.id === chosenId}>
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
              <td>{row.joint ? t('duties.jointRole', { role }) : role}</td>
              <Duties lines={columns.organization_work} />
              <Duties lines={columns.post} />
              <td>{row.sectionNames.join('、')}</td>
              <td className={styles.dates}>
                {row.startOn}
                <br />
                {row.endOn ?? t('duties.toNow')}
              </td>
              {onEdit !== undefined && (
                <td className={styles.menu}>
                  <RowMenu row={row} onReplace={onReplace} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** One of the two columns of duties, one behind the other; all of it stands in the tooltip. */
function Duties({ lines }: { readonly lines: readonly string[] }) {
  const text = dutyText(lines);
  return (
    <td title={text}>
      <div className={styles.clamped}>{text.replaceAll('\n', '　')}</div>
    </td>
  );
}

function RowMenu({ row, onReplace }: { readonly row: Assignment; onReplace(assignment: Assignment): void }) {
  const { t } = useText();
  const [, go] = useLocation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('duties.rowActs', { name: row.memberName })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onReplace(row)}>{t('duties.replace')}</Menu.Item>
        <Menu.Item onClick={() => go(`/duties/handovers/new?from=${row.memberId}`)}>{t('duties.handover')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
