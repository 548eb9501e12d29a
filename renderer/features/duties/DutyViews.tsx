import styles from './DutiesPage.module.css';
import { DutyMatrix } from './DutyMatrix.tsx';
import { DutyTable } from './DutyTable.tsx';
import type { Assignment, DutyView, Finding, Group, Overview, Side } from './dutyTypes.ts';
import { FindingsList } from './FindingsList.tsx';
import { GroupHead } from './GroupHead.tsx';
import { ItemsTable } from './ItemsTable.tsx';
import { MembersTable } from './MembersTable.tsx';
import { SuccessionView } from './SuccessionView.tsx';
import { UnitsTable } from './UnitsTable.tsx';

type Props = {
  readonly view: DutyView;
  readonly overview: Overview;
  /** The group that a view of one group shows. */
  readonly group: Group | undefined;
  /** The group chosen; null: all of them, where a view can show all. */
  readonly groupId: string | null;
  readonly chosenId: string | null;
  readonly onEdit: ((side: Side) => void) | undefined;
  readonly onMend: ((finding: Finding) => void) | undefined;
  onReplace(assignment: Assignment): void;
};

/** The view that is chosen at the head of the page. */
export function DutyViews({ view, overview, group, groupId, chosenId, onEdit, onMend, onReplace }: Props) {
  const { at, groups, members, units, dutyItems, assignments } = overview;
  if (view === 'members')
    return (
      <div className={styles.main}>
        <MembersTable members={members} units={units} onEdit={onEdit} />
      </div>
    );
  if (view === 'units')
    return (
      <div className={styles.main}>
        <UnitsTable units={units} onEdit={onEdit} />
      </div>
    );
  if (group === undefined) return null;
  const shown = view === 'table' && groupId === null ? groups : [group];
  const findings = overview.findings.filter((finding) => shown.some(({ id }) => id === finding.groupId));
  const items = dutyItems.filter(({ leadingGroupId }) => leadingGroupId === group.id);
  const rows = assignments.filter(({ leadingGroupId }) => leadingGroupId === group.id);
  return (
    <div className={view === 'matrix' ? styles.fixed : styles.main}>
      {view !== 'succession' && <FindingsList findings={findings} onMend={onMend} />}
      {view === 'table' &&
        shown.map((one) => {
          const own = assignments.filter((row) => row.leadingGroupId === one.id);
          return (
            <section key={one.id} className={styles.group}>
              <GroupHead group={one} count={new Set(own.map(({ memberId }) => memberId)).size} onEdit={onEdit} />
              <DutyTable
                rows={own}
                items={dutyItems}
                at={at}
                chosenId={chosenId}
                onEdit={onEdit}
                onReplace={onReplace}
              />
            </section>
          );
        })}
      {view === 'matrix' && (
        <DutyMatrix
          rows={rows}
          items={items}
          at={at}
          onOpen={(assignment) => onEdit?.({ kind: 'assignment', assignment, groupId: group.id })}
        />
      )}
      {view === 'items' && <ItemsTable items={items} rows={rows} at={at} groupId={group.id} onEdit={onEdit} />}
      {view === 'succession' && <SuccessionView group={group} items={items} at={at} />}
    </div>
  );
}
