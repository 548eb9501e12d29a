import { useSession } from '#renderer/api/session.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { daysBetween } from '#renderer/ui/format.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { MeetingState } from '../MeetingState.tsx';
import { ReviewState } from './ReviewPanel.tsx';

type Row = CallOutput<'meetings.list'>['rows'][number];

/** State of a meeting in the list: of a draft in review who is waited for, of final minutes whether they were corrected. */
export function MinutesListState({ row }: { readonly row: Row }) {
  const { t } = useText();
  if (row.recordState === 'draft' && row.reviewState !== null)
    return <ReviewState state={row.reviewState} reviewerName={row.reviewerName} />;
  if (row.corrections > 0 && row.recordState !== 'voided')
    return (
      <StateBadge tone="accent" icon="flag">
        {t('minutes.correctedState')}
      </StateBadge>
    );
  return <MeetingState state={row.recordState} signed={row.signed} />;
}

/** How far off the day is until which the minutes of a held meeting are to be issued; the day of those that are. */
export function MinutesDue({ row }: { readonly row: Row }) {
  const { today } = useSession();
  if (row.issuedDay !== null) return row.issuedDay;
  if (row.recordState !== 'draft' || row.minutesDue === null || row.startAt.slice(0, 10) > today) return '—';
  return <DueBadge daysLeft={daysBetween(today, row.minutesDue.date)} />;
}
