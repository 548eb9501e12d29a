import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { cellWords } from '#shared/features/recurringDuties/dutyWords.ts';
import type { DutyCell, DutyRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import type { DutyState as State } from '#shared/features/recurringDuties/recurringDuties.lists.ts';

const LOOKS: Readonly<Record<State, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  satisfied: { tone: 'fine', icon: 'check' },
  late: { tone: 'behind', icon: 'check' },
  missed: { tone: 'overdue', icon: 'warning' },
  due_soon: { tone: 'behind', icon: 'clock' },
  running: { tone: 'near', icon: 'dot' },
  ahead: { tone: 'quiet', icon: 'clock' },
  nothing: { tone: 'quiet', icon: 'dot' },
  not_kept: { tone: 'quiet', icon: 'ban' },
  no_records: { tone: 'quiet', icon: 'ban' },
};

type Props = {
  readonly row: Pick<DutyRow, 'duty' | 'times'>;
  readonly cell: Pick<DutyCell, 'state' | 'count' | 'needed'>;
};

/** How a duty stands, as word, icon and colour. */
export function DutyState({ row, cell }: Props) {
  const { t } = useText();
  const { tone, icon } = LOOKS[cell.state];
  return (
    <StateBadge tone={tone} icon={icon}>
      {cellWords(row, cell, t)}
    </StateBadge>
  );
}
