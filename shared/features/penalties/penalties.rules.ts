import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { PenaltyFields } from './penalties.contract.ts';
import { WITH_AMOUNT, WITH_PERIOD } from './penalties.lists.ts';

/**
 * What is wrong with a penalty.
 * @param others the other penalties of the organization that are not voided
 */
export function penaltyIssues(
  fields: PenaltyFields,
  others: readonly Pick<PenaltyFields, 'kind' | 'decisionNumber'>[],
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { kind, decisionNumber, decidedOn, amountYuan, periodFrom, periodTo, executedOn, statement, statementOn } =
    fields;
  // One decision may impose several penalties, each of its own kind.
  if (others.some((other) => other.kind === kind && other.decisionNumber === decisionNumber))
    issues.push({ field: 'decisionNumber', code: 'penalty_exists' });
  if (decidedOn > today) issues.push({ field: 'decidedOn', code: 'date_in_future' });
  if (WITH_AMOUNT.includes(kind) && (amountYuan === null || Number(amountYuan) === 0))
    issues.push({ field: 'amountYuan', code: 'penalty_amount_missing' });
  if (WITH_PERIOD.includes(kind)) {
    if (periodFrom === null) issues.push({ field: 'periodFrom', code: 'penalty_period_missing' });
    if (periodTo === null) issues.push({ field: 'periodTo', code: 'penalty_period_missing' });
  }
  if (periodFrom !== null && periodFrom < decidedOn)
    issues.push({ field: 'periodFrom', code: 'penalty_period_early', params: { date: decidedOn } });
  if (periodTo !== null && periodTo < (periodFrom ?? decidedOn))
    issues.push({ field: 'periodTo', code: 'ended_before_begin' });
  if (executedOn !== null && executedOn > today) issues.push({ field: 'executedOn', code: 'date_in_future' });
  else if (executedOn !== null && executedOn < decidedOn)
    issues.push({ field: 'executedOn', code: 'executed_before_decision', params: { date: decidedOn } });
  if (statementOn !== null && statement === null) issues.push({ field: 'statement', code: 'statement_missing' });
  if (statementOn !== null && statementOn > decidedOn)
    issues.push({ field: 'statementOn', code: 'statement_after_decision', params: { date: decidedOn } });
  return issues;
}
