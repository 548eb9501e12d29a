import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { HandoverStage } from '#shared/features/handovers/handovers.contract.ts';

const LOOKS: Readonly<Record<HandoverStage, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  open: { tone: 'near', icon: 'pencil' },
  carried_out: { tone: 'accent', icon: 'flag' },
  closed: { tone: 'fine', icon: 'check' },
};

type Props = { readonly row: { readonly stage: HandoverStage; readonly voidReason: string | null } };

/** Where a hand-over stands, as word and icon. */
export function HandoverState({ row }: Props) {
  const { t, label } = useText();
  if (row.voidReason !== null)
    return (
      <StateBadge tone="quiet" icon="ban">
        {t('handovers.voided')}
      </StateBadge>
    );
  return <StateBadge {...LOOKS[row.stage]}>{label('handoverStageLabels', row.stage)}</StateBadge>;
}
