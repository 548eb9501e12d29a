import type { CallOutput } from '#shared/contract/list.ts';
import { approvalIssues } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';

/** What a draft still lacks before it can be approved, as the service will judge it. */
export function missingIssues(record: CallOutput<'riskAssessments.get'>): FieldIssue[] {
  return approvalIssues(record, record.factorRows, record.measures);
}
