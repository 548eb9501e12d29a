import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { AgendaProposalRow } from '#shared/features/agendaProposals/agendaProposals.contract.ts';

const LOOKS = {
  proposed: { tone: 'quiet', icon: 'dot' },
  agreed: { tone: 'near', icon: 'dot' },
  collated: { tone: 'near', icon: 'clock' },
  fixed: { tone: 'fine', icon: 'check' },
} as const;

/** Where a proposed item stands, as word and icon; one that was sent back says so. */
export function StageBadge({ proposal }: { readonly proposal: Pick<AgendaProposalRow, 'stage' | 'returned'> }) {
  const { t, label } = useText();
  if (proposal.returned)
    return (
      <StateBadge tone="behind" icon="warning">
        {t('agendaProposals.returned')}
      </StateBadge>
    );
  return <StateBadge {...LOOKS[proposal.stage]}>{label('agendaStageShortLabels', proposal.stage)}</StateBadge>;
}
