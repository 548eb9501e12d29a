import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';

type Props = { readonly action: Pick<CallOutput<'actions.list'>['rows'][number], 'state' | 'daysLeft'> };

/** The three-colour warning as word, icon and colour (features M10). */
export function ActionState({ action }: Props) {
  const { t } = useText();
  const days = Math.abs(action.daysLeft);
  if (action.state === 'done')
    return (
      <StateBadge tone="fine" icon="check">
        {t('actions.done')}
      </StateBadge>
    );
  if (action.state === 'cancelled')
    return (
      <StateBadge tone="quiet" icon="ban">
        {t('actions.cancelled')}
      </StateBadge>
    );
  if (action.state === 'overdue')
    return (
      <StateBadge tone="overdue" icon="warning">
        {t('actions.daysOver', { days })}
      </StateBadge>
    );
  const words = days === 0 ? t('actions.dueToday') : t('actions.daysLeft', { days });
  return action.state === 'near' ? (
    <StateBadge tone="near" icon="clock">
      {words}
    </StateBadge>
  ) : (
    <StateBadge tone="quiet" icon="dot">
      {words}
    </StateBadge>
  );
}
