import { AssignmentForm } from './AssignmentForm.tsx';
import styles from './DutiesPage.module.css';
import type { Overview, Side } from './dutyTypes.ts';
import { GroupForm } from './GroupForm.tsx';
import { ItemForm } from './ItemForm.tsx';
import { MemberForm } from './MemberForm.tsx';
import { UnitForm } from './UnitForm.tsx';

type Props = { readonly side: Side; readonly overview: Overview; onClose(): void };

/** The form beside the views. */
export function DutySide({ side, overview, onClose }: Props) {
  return (
    <div className={styles.side}>
      {side.kind === 'group' && <GroupForm key={side.group?.id ?? 'new'} group={side.group} onClose={onClose} />}
      {side.kind === 'member' && (
        <MemberForm key={side.member?.id ?? 'new'} member={side.member} units={overview.units} onClose={onClose} />
      )}
      {side.kind === 'unit' && <UnitForm onClose={onClose} />}
      {side.kind === 'item' && (
        <ItemForm
          key={side.item?.id ?? 'new'}
          item={side.item}
          groupId={side.groupId}
          overview={overview}
          onClose={onClose}
        />
      )}
      {side.kind === 'assignment' && (
        <AssignmentForm
          key={side.assignment?.id ?? `new ${side.role ?? ''}`}
          assignment={side.assignment}
          groupId={side.groupId}
          role={side.role}
          overview={overview}
          onClose={onClose}
        />
      )}
    </div>
  );
}
