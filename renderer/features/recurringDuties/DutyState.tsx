import { DUTY_LOOKS } from '#renderer/ui/dutyLooks.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { cellWords } from '#shared/features/recurringDuties/dutyWords.ts';
import type { DutyCell, DutyRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';

type Props = {
  readonly row: Pick<DutyRow, 'duty' | 'times'>;
  readonly cell: Pick<DutyCell, 'state' | 'count' | 'needed'>;
};

/** How a duty stands, as word, icon and colour. */
export function DutyState({ row, cell }: Props) {
  const { t } = useText();
  const { tone, icon } = DUTY_LOOKS[cell.state];
  return (
    <StateBadge tone={tone} icon={icon}>
      {cellWords(row, cell, t)}
    </StateBadge>
  );
}
