import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';

type Row = CallOutput<'materialChecklists.list'>['rows'][number];

/** Days before a deadline from which it counts as near. */
const NEAR = 2;

/** Where a case stands: ended, or which day counts next and how near it is. */
export function CaseState({ row }: { readonly row: Pick<Row, 'state' | 'deadline'> }) {
  const { t } = useText();
  const { state, deadline } = row;
  if (state === 'complete')
    return (
      <StateBadge tone="fine" icon="check">
        {t('materialStateLabels.complete')}
      </StateBadge>
    );
  if (state !== 'open' || deadline === null)
    return (
      <StateBadge tone="quiet" icon="ban">
        {t(`materialStateLabels.${state}`)}
      </StateBadge>
    );
  const { daysLeft, kind } = deadline;
  const when =
    daysLeft < 0
      ? t('materialChecklists.daysOver', { days: -daysLeft })
      : daysLeft === 0
        ? t('materialChecklists.dueToday')
        : t('materialChecklists.daysLeft', { days: daysLeft });
  const words = `${t(`materialChecklists.${kind}`)}${when}`;
  if (daysLeft < 0)
    return (
      <StateBadge tone="overdue" icon="flag">
        {words}
      </StateBadge>
    );
  return (
    <StateBadge tone={daysLeft <= NEAR ? 'near' : 'quiet'} icon="clock">
      {words}
    </StateBadge>
  );
}
