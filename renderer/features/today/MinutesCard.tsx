import { useCall } from '#renderer/api/queries.ts';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { Card, Line, SHOWN } from './Card.tsx';

type Waiting = CallOutput<'minutes.waiting'>['rows'][number];

/** Minutes of held meetings that are no final ones yet: whose turn it is, and how far off the day for issuing them is. */
export function MinutesCard() {
  const { t } = useText();
  const { data } = useCall('minutes.waiting', {});
  const turn = useTurn();
  // What waits for the user stands first.
  const rows = data?.rows.toSorted(
    (one, other) => Number(other.state === 'to_review') - Number(one.state === 'to_review'),
  );
  return (
    <Card
      title={t('minutes.waitingTitle')}
      count={rows?.length}
      more={{ href: '/meetings', label: t('today.meetingsAll') }}
      none={t('minutes.waitingNone')}
      rows={rows
        ?.slice(0, SHOWN)
        .map((row) => (
          <Line
            key={row.meetingId}
            href={`/meetings/${row.meetingId}`}
            name={row.title}
            note={turn(row)}
            state={row.daysLeft === null ? null : <DueBadge daysLeft={row.daysLeft} />}
          />
        ))}
    />
  );
}

/** Whose turn it is, in words. */
function useTurn(): (row: Waiting) => string {
  const { t } = useText();
  return ({ state, personName }) => {
    switch (state) {
      case 'to_review':
        return t('minutes.waitingToReview');
      case 'with_reviewer':
        return personName === null ? t('minutes.waitingForAnyone') : t('minutes.waitingWith', { name: personName });
      case 'returned':
        return t('minutes.waitingReturned', { name: personName ?? '' });
      case 'agreed':
        return t('minutes.waitingAgreed');
      case 'draft':
        return t('minutes.waitingDraft');
    }
  };
}
