import { AppError } from '#shared/contract/errors.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';

/** @throws AppError `rule_broken` with every issue, when there is one */
export function refuseIssues(issues: readonly FieldIssue[]): void {
  if (issues.length > 0) throw new AppError('rule_broken', { count: issues.length, fields: issues });
}
