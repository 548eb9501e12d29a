import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { StationRow } from '#shared/features/community/serviceStations.contract.ts';

/** Open, closed or voided. */
export function StationState({ station }: { readonly station: Pick<StationRow, 'recordState' | 'closedOn'> }) {
  const { t } = useText();
  if (station.recordState === 'voided')
    return (
      <StateBadge tone="quiet" icon="ban">
        {t('community.voidedState')}
      </StateBadge>
    );
  return station.closedOn === null ? (
    <StateBadge tone="fine" icon="check">
      {t('serviceStations.state_open')}
    </StateBadge>
  ) : (
    <StateBadge tone="quiet" icon="lock">
      {t('serviceStations.state_closed')}
    </StateBadge>
  );
}
