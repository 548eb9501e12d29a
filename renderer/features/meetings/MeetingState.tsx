import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';

type Props = { readonly state: 'draft' | 'final' | 'voided' | 'archived'; readonly signed: boolean };

/** State of a meeting as word and icon: 草稿, 已定稿, 已签名印发, 已作废, 已归档. */
export function MeetingState({ state, signed }: Props) {
  const { t } = useText();
  if (state === 'voided')
    return (
      <StateBadge tone="quiet" icon="ban">
        {t('meetings.stateVoided')}
      </StateBadge>
    );
  if (state === 'draft')
    return (
      <StateBadge tone="behind" icon="pencil">
        {t('meetings.stateDraft')}
      </StateBadge>
    );
  if (state === 'archived')
    return (
      <StateBadge tone="quiet" icon="lock">
        {t('meetings.stateArchived')}
      </StateBadge>
    );
  return signed ? (
    <StateBadge tone="fine" icon="check">
      {t('meetings.stateIssued')}
    </StateBadge>
  ) : (
    <StateBadge tone="near" icon="lock">
      {t('meetings.stateFinal')}
    </StateBadge>
  );
}
