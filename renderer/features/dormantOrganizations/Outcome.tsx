import { daysBetween } from '#renderer/ui/format.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { DormantReview } from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';

type Props = {
  readonly review: Pick<DormantReview, 'outcome' | 'doneOn' | 'dueOn' | 'recordState'> | null;
  readonly today: string;
};

/** The outcome in words, and whether it is carried out, running or overdue. */
export function Outcome({ review, today }: Props) {
  const { t } = useText();
  if (review === null) return <span>{t('dormantOrganizations.outcomeNone')}</span>;
  const word = t(`dormantOutcomeLabels.${review.outcome}`);
  if (review.recordState === 'voided')
    return <StateBadge tone="quiet" icon="ban">{`${word} ${t('dormantOrganizations.voidedState')}`}</StateBadge>;
  if (review.doneOn !== null)
    return <StateBadge tone="fine" icon="check">{`${word} ${t('dormantOrganizations.progress_done')}`}</StateBadge>;
  if (review.dueOn !== null && review.dueOn < today) {
    const late = t('dormantOrganizations.overdue', { days: daysBetween(review.dueOn, today) });
    return <StateBadge tone="overdue" icon="flag">{`${word} ${late}`}</StateBadge>;
  }
  return (
    <StateBadge tone="near" icon="clock">
      {word}
    </StateBadge>
  );
}
