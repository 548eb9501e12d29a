import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { daysBetween } from '../../lib/workingDays.ts';
import { DUE_LEADS } from '../organizations/dueItems.rules.ts';
import type { AssessmentGradeFields } from './assessmentGrades.contract.ts';

type Span = Pick<AssessmentGradeFields, 'grade' | 'grantedOn' | 'validTo' | 'endedOn'>;

/**
 * What is wrong with an evaluation.
 * @param others the other evaluations of the organization that are not voided
 */
export function assessmentGradeIssues(
  fields: AssessmentGradeFields,
  others: readonly Pick<AssessmentGradeFields, 'grantedOn'>[],
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { grade, grantedOn, validTo, endedOn, endingNote } = fields;
  if (grantedOn > today) issues.push({ field: 'grantedOn', code: 'date_in_future' });
  if (others.some((other) => other.grantedOn === grantedOn)) issues.push({ field: 'grantedOn', code: 'grade_exists' });
  if (grade === 'none' && validTo !== null) issues.push({ field: 'validTo', code: 'grade_none_valid' });
  if (validTo !== null && validTo < grantedOn) issues.push({ field: 'validTo', code: 'grade_validity_order' });
  if (endedOn !== null && endedOn > today) issues.push({ field: 'endedOn', code: 'date_in_future' });
  else if (endedOn !== null && endedOn < grantedOn) issues.push({ field: 'endedOn', code: 'ended_before_begin' });
  if (endedOn === null && endingNote !== null) issues.push({ field: 'endedOn', code: 'ending_without_day' });
  if (endedOn !== null && endingNote === null) issues.push({ field: 'endingNote', code: 'ending_without_reason' });
  return issues;
}

/** Whether a grade is held on a day; the last day of its validity counts, the day on which it was withdrawn does not. */
export function isGradeHeld({ grade, grantedOn, validTo, endedOn }: Span, day: string): boolean {
  return (
    grade !== 'none' && grantedOn <= day && (validTo === null || day <= validTo) && (endedOn === null || day < endedOn)
  );
}

/** The grade that an organization has on a day: the newest of those it holds. */
export function heldGrade<Row extends Span>(grades: readonly Row[], day: string): Row | undefined {
  return grades
    .filter((row) => isGradeHeld(row, day))
    .reduce<Row | undefined>((best, row) => (best && best.grantedOn >= row.grantedOn ? best : row), undefined);
}

export type GradeState = 'none' | 'held' | 'ending' | 'expired' | 'withdrawn';

/** Where a grade stands on a day. */
export function gradeState(fields: Span, today: string): GradeState {
  if (fields.grade === 'none') return 'none';
  if (fields.endedOn !== null) return 'withdrawn';
  if (fields.validTo === null) return 'held';
  if (fields.validTo < today) return 'expired';
  return daysBetween(today, fields.validTo) <= DUE_LEADS.grade[0] ? 'ending' : 'held';
}
