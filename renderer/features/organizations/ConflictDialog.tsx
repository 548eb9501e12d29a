import { ConflictDialog as VersionsDialog } from '#renderer/ui/ConflictDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFieldWords } from './fieldWords.ts';
import type { FieldConflict } from './organizationForm.ts';

type Props = {
  readonly conflicts: readonly FieldConflict[];
  /** Told the values that were chosen from the stored record. */
  onApply(taken: Readonly<Record<string, unknown>>): void;
  onCancel(): void;
};

/** Both values of every field of an organization that was changed elsewhere meanwhile, and a choice for each. */
export function ConflictDialog({ conflicts, onApply, onCancel }: Props) {
  const { t } = useText();
  const words = useFieldWords();
  return (
    <VersionsDialog
      title={t('organizations.conflictTitle')}
      conflicts={conflicts.map(({ field, mine, theirs }) => ({
        field,
        name: words.field(field),
        mine: words.value(field, mine),
        theirs: words.value(field, theirs),
      }))}
      onApply={(taken) =>
        onApply(
          Object.fromEntries(
            conflicts.filter(({ field }) => taken.has(field)).map(({ field, theirs }) => [field, theirs]),
          ),
        )
      }
      onCancel={onCancel}
    />
  );
}
