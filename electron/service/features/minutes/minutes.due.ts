import type { CallOutput } from '#shared/contract/list.ts';
import { ISSUE_WORKING_DAYS } from '#shared/features/minutes/minutes.lists.ts';
import type { RegisterRow } from '#shared/features/minutes/minutesProducts.contract.ts';
import { type DeadlineReason, reasonAfter } from '#shared/lib/deadlineReason.ts';
import { officeCalendar } from '../../calendars.ts';
import type { Runtime } from '../../runtime.ts';
import type { StoredRegisterRow } from './minutes.lists.repository.ts';

/** The last day for issuing minutes: the second working day after the meeting (domain.md §9.3). @param heldOn its first day */
export function minutesDue(runtime: Pick<Runtime, 'options' | 'loadedEditions'>, heldOn: string): DeadlineReason {
  const calendar = officeCalendar(runtime);
  return reasonAfter(calendar, heldOn, { n: ISSUE_WORKING_DAYS, unit: 'working_day' });
}

/** The list of meetings with the day until which the minutes of each are to be issued; voided ones have none. */
export function withMinutesDue(
  runtime: Pick<Runtime, 'options' | 'loadedEditions'>,
  { total, rows }: CallOutput<'meetings.list'>,
): CallOutput<'meetings.list'> {
  const dueOf = (row: CallOutput<'meetings.list'>['rows'][number]) =>
    row.recordState === 'voided' ? null : minutesDue(runtime, row.startAt.slice(0, 10));
  return { total, rows: rows.map((row) => ({ ...row, minutesDue: dueOf(row) })) };
}

/** A line of the register with whether the minutes were issued in time. */
export function registerLine(
  runtime: Pick<Runtime, 'options' | 'loadedEditions'>,
  { recordState, ...row }: StoredRegisterRow,
  today: string,
): RegisterRow {
  if (recordState === 'voided') return { ...row, due: null, timeliness: 'voided' };
  const due = minutesDue(runtime, row.heldOn);
  if (row.issuedOn === null) return { ...row, due, timeliness: due.date < today ? 'overdue' : 'due' };
  return { ...row, due, timeliness: row.issuedOn <= due.date ? 'in_time' : 'late' };
}
