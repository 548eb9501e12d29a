import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { MatterType } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import { type MatterForm, matterFormOf } from './matterForm.ts';

type ConflictProps = {
  readonly mine: MatterForm;
  readonly theirs: MatterType;
  onTake(form: MatterForm): void;
  onCancel(): void;
};

/** Both versions of a list that two people changed: the name, and the list as a whole. */
export function MatterConflict({ mine, theirs, onTake, onCancel }: ConflictProps) {
  const { t } = useText();
  const stored = matterFormOf(theirs);
  const lines = (form: MatterForm) => form.rows.map(({ name, copies }) => `${name} ×${copies}`).join('\n');
  return (
    <ConflictDialog
      title={t('materialChecklists.conflictTitle')}
      conflicts={[
        { field: 'title', name: t('materialChecklists.typeTitle'), mine: mine.title, theirs: stored.title },
        { field: 'rows', name: t('materialChecklists.materials'), mine: lines(mine), theirs: lines(stored) },
      ]}
      onApply={(taken: ReadonlySet<'title' | 'rows'>) =>
        onTake({
          ...mine,
          title: taken.has('title') ? stored.title : mine.title,
          rows: taken.has('rows') ? stored.rows : mine.rows,
        })
      }
      onCancel={onCancel}
    />
  );
}
