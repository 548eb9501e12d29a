import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { ArticleFields } from './articles.contract.ts';

/** Another version of the articles of the same organization. */
export type OtherVersion = Pick<ArticleFields, 'versionNumber' | 'adoptedOn'>;

/**
 * What is wrong with a version of the articles (features R9).
 * @param others the other versions of the organization that are not voided
 * @param recordedOn day on which the organization was entered: what was adopted from then on names its meeting
 * @param meetingDay day of the chosen meeting; null when none is chosen
 */
export function articleIssues(
  fields: ArticleFields,
  others: readonly OtherVersion[],
  {
    today,
    recordedOn,
    meetingDay,
  }: { readonly today: string; readonly recordedOn: string; readonly meetingDay: string | null },
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { versionNumber, adoptedOn, approvedOn, approvalNumber, meetingId, withoutMeetingReason } = fields;
  if (adoptedOn > today) issues.push({ field: 'adoptedOn', code: 'date_in_future' });
  if (approvedOn !== null && approvedOn > today) issues.push({ field: 'approvedOn', code: 'date_in_future' });
  else if (approvedOn !== null && approvedOn < adoptedOn)
    issues.push({ field: 'approvedOn', code: 'approved_before_adopted' });
  if (approvalNumber !== null && approvedOn === null) issues.push({ field: 'approvedOn', code: 'number_without_day' });
  if (meetingId === null && adoptedOn >= recordedOn)
    issues.push({ field: 'meetingId', code: 'articles_need_meeting', params: { date: recordedOn } });
  else if (meetingId === null && withoutMeetingReason === null)
    issues.push({ field: 'meetingId', code: 'articles_without_meeting' });
  if (meetingDay !== null && adoptedOn < meetingDay)
    issues.push({ field: 'adoptedOn', code: 'adopted_before_meeting', params: { date: meetingDay } });
  if (others.some((other) => other.versionNumber === versionNumber))
    issues.push({ field: 'versionNumber', code: 'version_exists', params: { number: versionNumber } });
  const unordered = others.find(
    (other) =>
      (other.versionNumber < versionNumber && other.adoptedOn > adoptedOn) ||
      (other.versionNumber > versionNumber && other.adoptedOn < adoptedOn),
  );
  if (unordered)
    issues.push({
      field: 'adoptedOn',
      code: 'version_order',
      params: { number: unordered.versionNumber, date: unordered.adoptedOn },
    });
  return issues;
}

/** The number that the next version gets. */
export function nextVersion(versions: readonly { readonly versionNumber: number }[]): number {
  return Math.max(0, ...versions.map((version) => version.versionNumber)) + 1;
}
