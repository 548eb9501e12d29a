import type { CallOutput } from '#shared/contract/list.ts';
import { permits } from '#shared/contract/permissions.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import type { QueryContext } from '../../context.ts';
import { minutesDue } from './minutes.due.ts';
import { unfinishedMinutes, type WaitingRow } from './minutes.lists.repository.ts';

/** Whoever is asked, or whoever may review when nobody in particular is. */
export function mayAnswer(
  user: QueryContext['session']['user'],
  round: { readonly reviewerId: string | null },
): boolean {
  if (!permits('meetings.finalize', user.roles)) return false;
  return round.reviewerId === null || round.reviewerId === user.id;
}

/** Minutes of held meetings that are no final ones yet, the oldest first: whose turn it is, and the day until which they are issued. */
export async function minutesWaiting(
  { db, runtime, session, today }: Pick<QueryContext, 'db' | 'runtime' | 'session' | 'today'>,
  most: number,
): Promise<CallOutput<'minutes.waiting'>> {
  const rows = (await unfinishedMinutes(db, today, most)).map((row) => {
    const dueOn = minutesDue(runtime, row.heldOn).date;
    const { meetingId, title } = row;
    return { meetingId, title, ...turnOf(session.user, row), dueOn, daysLeft: daysBetween(today, dueOn) };
  });
  return { rows };
}

/** Whose turn it is with unfinished minutes, as seen by a user. */
export function turnOf(
  user: QueryContext['session']['user'],
  row: WaitingRow,
): Pick<CallOutput<'minutes.waiting'>['rows'][number], 'state' | 'personName'> {
  switch (row.reviewState) {
    case 'waiting': {
      const isMine = mayAnswer(user, row) && (row.reviewerId !== null || row.handedInBy !== user.id);
      return { state: isMine ? 'to_review' : 'with_reviewer', personName: row.reviewerName };
    }
    case 'returned':
      return { state: 'returned', personName: row.handedInByName };
    case 'agreed':
      return { state: 'agreed', personName: row.handedInByName };
    default:
      return { state: 'draft', personName: null };
  }
}
