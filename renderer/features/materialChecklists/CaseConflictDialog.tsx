import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type CaseForm, type CasePart, caseConflicts } from './caseForm.ts';
import { standingWords } from './materialWording.ts';

type Props = {
  readonly base: CaseForm;
  readonly mine: CaseForm;
  readonly theirs: CaseForm;
  onApply(taken: ReadonlySet<CasePart>): void;
  onCancel(): void;
};

/** Both versions of what two people changed in one case, material by material. */
export function CaseConflictDialog({ base, mine, theirs, onApply, onCancel }: Props) {
  const text = useText();
  const { t } = text;
  const words = (part: CasePart, form: CaseForm): string => {
    if (part === 'receivedOn' || part === 'note') return form[part];
    const item = form.items.find(({ key }) => part === `item ${key}`);
    return item === undefined ? '' : standingWords(item, text);
  };
  const name = (part: CasePart): string =>
    part === 'receivedOn' || part === 'note'
      ? t(`materialChecklists.${part}`)
      : (mine.items.find(({ key }) => part === `item ${key}`)?.name ?? '');
  return (
    <ConflictDialog
      title={t('materialChecklists.conflictTitle')}
      conflicts={caseConflicts(base, mine, theirs).map(({ part }) => ({
        field: part,
        name: name(part),
        mine: words(part, mine),
        theirs: words(part, theirs),
      }))}
      onApply={onApply}
      onCancel={onCancel}
    />
  );
}
