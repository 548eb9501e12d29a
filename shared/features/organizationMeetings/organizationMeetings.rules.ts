import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { nameKey } from '../../lib/nameKey.ts';
import type { OrganizationMeetingFields, ResolutionFields } from './organizationMeetings.contract.ts';
import type { ResolutionSubject } from './organizationMeetings.lists.ts';

type Votes = Pick<ResolutionFields, 'votesFor' | 'votesAgainst' | 'votesAbstain'>;

/** Votes of a resolution together. */
export function votesCast({ votesFor, votesAgainst, votesAbstain }: Votes): number {
  return votesFor + votesAgainst + votesAbstain;
}

/**
 * What is wrong with a meeting (features R8).
 * @param others the other meetings of the organization that are not voided
 * @param resolutions its resolutions that are not voided
 */
export function organizationMeetingIssues(
  fields: OrganizationMeetingFields,
  others: readonly Pick<OrganizationMeetingFields, 'body' | 'session'>[],
  resolutions: readonly Votes[],
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { body, session, heldOn, chairName, chairPost, due, present } = fields;
  if (heldOn > today) issues.push({ field: 'heldOn', code: 'date_in_future' });
  if (chairName !== null && chairPost === null) issues.push({ field: 'chairPost', code: 'post_missing' });
  const differing = resolutions.map(votesCast).find((cast) => cast !== present);
  if (present > due) issues.push({ field: 'present', code: 'present_above_due', params: { present, due } });
  else if (differing !== undefined)
    issues.push({ field: 'present', code: 'present_unlike_votes', params: { present, votes: differing } });
  const same = (other: (typeof others)[number]) =>
    session !== null && other.body === body && other.session !== null && nameKey(other.session) === nameKey(session);
  if (others.some(same)) issues.push({ field: 'session', code: 'session_exists' });
  return issues;
}

/**
 * What is wrong with a resolution: the votes together are those present.
 * @param meeting the chosen meeting; undefined when there is none, or it is voided or of another organization
 */
export function resolutionIssues(
  fields: ResolutionFields,
  meeting: Pick<OrganizationMeetingFields, 'present'> | undefined,
): FieldIssue[] {
  if (meeting === undefined) return [{ field: 'meetingId', code: 'not_found' }];
  const votes = votesCast(fields);
  const { present } = meeting;
  return votes === present ? [] : [{ field: 'votesFor', code: 'votes_unlike_present', params: { present, votes } }];
}

/** The last resolution on a subject, by the day of its meeting; undefined when there is none. */
export function latestResolution(
  subject: ResolutionSubject,
  meetings: readonly { readonly id: string; readonly fields: Pick<OrganizationMeetingFields, 'heldOn'> }[],
  resolutions: readonly { readonly fields: ResolutionFields }[],
): (ResolutionFields & { readonly heldOn: string }) | undefined {
  const days = new Map(meetings.map(({ id, fields }) => [id, fields.heldOn]));
  return resolutions
    .filter(({ fields }) => fields.subject === subject && days.has(fields.meetingId))
    .map(({ fields }) => ({ ...fields, heldOn: days.get(fields.meetingId) ?? '' }))
    .toSorted((left, right) => (left.heldOn < right.heldOn ? -1 : left.heldOn > right.heldOn ? 1 : 0))
    .at(-1);
}
