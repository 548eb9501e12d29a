import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { conflictsOf, type HandoverForm, type HandoverPart } from './handoverForm.ts';
import type { People } from './PartiesForm.tsx';

type Props = {
  readonly base: HandoverForm;
  readonly mine: HandoverForm;
  readonly theirs: HandoverForm;
  readonly people: People;
  onApply(taken: ReadonlySet<string>): void;
  onCancel(): void;
};

/** Both versions of what two people changed in one hand-over. */
export function HandoverConflict({ base, mine, theirs, people, onApply, onCancel }: Props) {
  const { t, label } = useText();
  const words = (part: HandoverPart, form: HandoverForm): string => {
    if (part === 'choices' || part === 'ticks') return t('handovers.givenCount', { count: form[part].length });
    if (part === 'extras') return form.extras.map(({ name, count }) => `${name} ${count}`).join('\n');
    if (part === 'leaves') return t(form.leaves ? 'common.yes' : 'common.no');
    const value = form[part];
    if (value === null) return '';
    const member = people.members.find(({ id }) => id === value)?.name;
    return member ?? people.accounts.find(({ id }) => id === value)?.displayName ?? value;
  };
  return (
    <ConflictDialog
      title={t('handovers.stale')}
      conflicts={conflictsOf(base, mine, theirs).map((part) => ({
        field: part,
        name: label('handoverFieldLabels', part),
        mine: words(part, mine),
        theirs: words(part, theirs),
      }))}
      onApply={onApply}
      onCancel={onCancel}
    />
  );
}
