import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { nameKey } from '../../lib/nameKey.ts';
import type { BranchFields } from './branches.contract.ts';

/**
 * What is wrong with a branch.
 * @param others the other branches of the organization that are not voided
 */
export function branchIssues(
  fields: BranchFields,
  others: readonly Pick<BranchFields, 'name' | 'endedOn'>[],
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { name, establishedOn, endedOn, endingNote, headName, headPost } = fields;
  if (establishedOn > today) issues.push({ field: 'establishedOn', code: 'date_in_future' });
  if (endedOn !== null && endedOn > today) issues.push({ field: 'endedOn', code: 'date_in_future' });
  else if (endedOn !== null && endedOn < establishedOn) issues.push({ field: 'endedOn', code: 'ended_before_begin' });
  if (endingNote !== null && endedOn === null) issues.push({ field: 'endedOn', code: 'ending_without_day' });
  if (headName !== null && headPost === null) issues.push({ field: 'headPost', code: 'post_missing' });
  const live = others.some((other) => other.endedOn === null && nameKey(other.name) === nameKey(name));
  if (endedOn === null && live) issues.push({ field: 'name', code: 'branch_exists' });
  return issues;
}
