/** Stations, their activities, cases and the year-end exchange (domain.md §7): what is wrong with one, and how an exchange stands. */
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { ActivityFields } from './stationActivities.contract.ts';

/** First and last day of a station; null: it is open. */
export type StationDays = { readonly openedOn: string; readonly closedOn: string | null };
/** First and last day of the activities of a station that are not voided; null: it has none. */
export type HeldDays = { readonly first: string; readonly last: string } | null;

/** Whether a station was open on a day; its first and its last day count (HF17). */
export function isOpenOn({ openedOn, closedOn }: StationDays, day: string): boolean {
  return openedOn <= day && (closedOn === null || day <= closedOn);
}

/**
 * What is wrong with the days of a station: it opened on a day that has come, closed not before, and every activity lies between.
 * @param held the first and last day of its activities
 */
export function stationIssues({ openedOn, closedOn }: StationDays, held: HeldDays, today: string): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (openedOn > today) issues.push({ field: 'openedOn', code: 'date_in_future' });
  if (closedOn !== null && closedOn > today) issues.push({ field: 'closedOn', code: 'date_in_future' });
  else if (closedOn !== null && closedOn < openedOn)
    issues.push({ field: 'closedOn', code: 'station_closed_before', params: { date: openedOn } });
  if (held !== null && held.first < openedOn)
    issues.push({ field: 'openedOn', code: 'station_held_before', params: { date: held.first } });
  if (held !== null && closedOn !== null && held.last > closedOn)
    issues.push({ field: 'closedOn', code: 'station_held_after', params: { date: held.last } });
  return issues;
}

/**
 * What is wrong with an activity: a day that has come, on which its station was open; hours with one decimal, none below 0; no
 * organization twice.
 */
export function activityIssues(
  {
    heldOn,
    hours,
    organizationIds,
    volunteerTimes,
  }: Pick<ActivityFields, 'heldOn' | 'hours' | 'organizationIds' | 'volunteerTimes'>,
  { openedOn, closedOn }: StationDays,
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (heldOn > today) issues.push({ field: 'heldOn', code: 'date_in_future' });
  else if (heldOn < openedOn)
    issues.push({ field: 'heldOn', code: 'activity_before_opening', params: { date: openedOn } });
  else if (closedOn !== null && heldOn > closedOn)
    issues.push({ field: 'heldOn', code: 'activity_after_closing', params: { date: closedOn } });
  if (hours < 0) issues.push({ field: 'hours', code: 'activity_hours_negative' });
  else if (Math.abs(Math.round(hours * 10) - hours * 10) > 1e-6)
    issues.push({ field: 'hours', code: 'activity_hours_decimal' });
  else if (hours > 0 && volunteerTimes === 0) issues.push({ field: 'volunteerTimes', code: 'activity_nobody_served' });
  if (new Set(organizationIds).size < organizationIds.length)
    issues.push({ field: 'organizationIds', code: 'activity_organization_twice' });
  return issues;
}

/** What is wrong with a case: a day that has come and a text. @param letters of its text, blanks left out */
export function caseIssues(heldOn: string, letters: number, today: string): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (heldOn > today) issues.push({ field: 'heldOn', code: 'date_in_future' });
  if (letters === 0) issues.push({ field: 'text', code: 'case_text_missing' });
  return issues;
}

/** The year whose exchange is spoken of on a day: until the window of the year before has ended, that one. */
export function exchangeYearOn(today: string, windowEnd: (year: number) => string): number {
  const year = Number(today.slice(0, 4));
  return today <= windowEnd(year - 1) ? year - 1 : year;
}
