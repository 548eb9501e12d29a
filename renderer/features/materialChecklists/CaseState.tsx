import { DueBadge, useDaysLeft } from '#renderer/ui/DueBadge.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';

type Row = CallOutput<'materialChecklists.list'>['rows'][number];

/** Where a case stands: ended, or which day counts next and how near it is. */
export function CaseState({ row }: { readonly row: Pick<Row, 'state' | 'deadline'> }) {
  const { t } = useText();
  const sayDays = useDaysLeft();
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
  return <DueBadge daysLeft={daysLeft} words={`${t(`materialChecklists.${kind}`)}${sayDays(daysLeft)}`} />;
}
