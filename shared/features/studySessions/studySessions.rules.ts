/** Study sessions and trainings (domain.md §6): what a draft may hold, what a final one needs, who may make it up. */
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { StudySessionFields } from './studySessions.contract.ts';

/** Most hours of one session: a session is a day's. */
export const MOST_HOURS = 24;

/** What is wrong with a session as typed, draft or not. */
export function studyIssues(fields: StudySessionFields): FieldIssue[] {
  const { hours, participants, absent, attendance } = fields;
  const issues: FieldIssue[] = [];
  if (hours !== null && (hours <= 0 || hours > MOST_HOURS)) issues.push({ field: 'hours', code: 'study_hours' });
  else if (hours !== null && Math.abs(Math.round(hours * 10) - hours * 10) > 1e-6)
    issues.push({ field: 'hours', code: 'study_hours_decimal' });
  const ids = attendance.map(({ memberId }) => memberId);
  if (new Set(ids).size < ids.length) issues.push({ field: 'attendance', code: 'study_member_twice' });
  const present = attendance.filter((one) => one.present).length;
  const missing = attendance.length - present;
  if (present > participants)
    issues.push({
      field: 'participants',
      code: 'study_present_above',
      params: { named: present, count: participants },
    });
  if (missing > absent)
    issues.push({ field: 'absent', code: 'study_absent_above', params: { named: missing, count: absent } });
  return issues;
}

/** What a session lacks to be final: topic, chair, at least one who came, absence with its reason, a day that has come. */
export function studyFinalIssues(fields: StudySessionFields, today: string): FieldIssue[] {
  const issues = studyIssues(fields);
  if (fields.heldOn > today) issues.push({ field: 'heldOn', code: 'date_in_future' });
  if (fields.topic === null) issues.push({ field: 'topic', code: 'study_topic_missing' });
  if (fields.chairName === null) issues.push({ field: 'chairName', code: 'study_chair_missing' });
  if (fields.participants < 1) issues.push({ field: 'participants', code: 'study_nobody' });
  if (fields.attendance.some(({ present, absentReason }) => !present && absentReason === null))
    issues.push({ field: 'attendance', code: 'study_reason_missing' });
  return issues;
}

type MakeUp = {
  readonly madeUpOn: string;
  readonly headcount: number | undefined;
  readonly memberIds: readonly string[];
};
type Session = Pick<StudySessionFields, 'heldOn' | 'absent' | 'attendance'>;

/**
 * What is wrong with a make-up: never more than were absent, on a day after the session that has come, a named one absent and once.
 * @param before make-ups of the session that are not voided
 */
export function makeUpIssues(
  { madeUpOn, headcount, memberIds }: MakeUp,
  session: Session,
  before: readonly { readonly headcount: number; readonly memberId: string | null }[],
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (madeUpOn > today) issues.push({ field: 'madeUpOn', code: 'date_in_future' });
  else if (madeUpOn < session.heldOn)
    issues.push({ field: 'madeUpOn', code: 'study_make_up_early', params: { date: session.heldOn } });
  const absentIds = new Set(session.attendance.filter(({ present }) => !present).map(({ memberId }) => memberId));
  const done = new Set(before.flatMap(({ memberId }) => memberId ?? []));
  if (memberIds.length === 0 && headcount === undefined) issues.push({ field: 'headcount', code: 'required' });
  if (memberIds.some((id) => !absentIds.has(id))) issues.push({ field: 'memberIds', code: 'study_not_absent' });
  if (memberIds.some((id) => done.has(id)) || new Set(memberIds).size < memberIds.length)
    issues.push({ field: 'memberIds', code: 'study_made_up_already' });
  const already = before.reduce((sum, one) => sum + one.headcount, 0);
  const now = memberIds.length > 0 ? memberIds.length : (headcount ?? 0);
  if (already + now > session.absent)
    issues.push({
      field: memberIds.length > 0 ? 'memberIds' : 'headcount',
      code: 'study_make_up_above',
      params: { absent: session.absent, already },
    });
  return issues;
}
