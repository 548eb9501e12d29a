import type { CallOutput } from '#shared/contract/list.ts';
import { StateBadge } from './StateBadge.tsx';
import { useText } from './text.tsx';

type ActionRow = CallOutput<'actions.list'>['rows'][number];

type Props = { readonly action: Pick<ActionRow, 'state' | 'daysLeft' | 'behind' | 'stage'> };

/** The three-colour warning as word, icon and colour (features M10). */
export function ActionState({ action }: Props) {
  const { t, label } = useText();
  const days = Math.abs(action.daysLeft);
  switch (action.state) {
    case 'done':
      return (
        <StateBadge tone="fine" icon="check">
          {action.stage === 'struck_off' ? label('actionStageLabels', 'struck_off') : t('actions.done')}
        </StateBadge>
      );
    case 'cancelled':
      return (
        <StateBadge tone="quiet" icon="ban">
          {t('actions.cancelled')}
        </StateBadge>
      );
    case 'overdue':
      return (
        <StateBadge tone="overdue" icon="warning">
          {t('actions.daysOver', { days })}
        </StateBadge>
      );
    case 'behind':
      return (
        <StateBadge tone="behind" icon="flag">
          {action.behind === null ? t('actionLoop.behindWords') : label('actionBehindLabels', action.behind)}
        </StateBadge>
      );
    case 'near':
    case 'open': {
      const words = action.daysLeft === 0 ? t('actions.dueToday') : t('actions.daysLeft', { days });
      const isNear = action.state === 'near';
      return (
        <StateBadge tone={isNear ? 'near' : 'quiet'} icon={isNear ? 'clock' : 'dot'}>
          {words}
        </StateBadge>
      );
    }
  }
}
