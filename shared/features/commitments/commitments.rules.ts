import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { daysBetween } from '../../lib/workingDays.ts';
import { DUE_LEADS } from '../organizations/dueItems.rules.ts';
import type { CommitmentFields } from './commitments.contract.ts';

type Span = Pick<CommitmentFields, 'signedOn' | 'validTo'>;

/**
 * What is wrong with a commitment.
 * @param others the other commitments of the organization that are not voided
 */
export function commitmentIssues(
  { kind, signedOn, validTo }: CommitmentFields,
  others: readonly Pick<CommitmentFields, 'kind' | 'signedOn'>[],
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (signedOn > today) issues.push({ field: 'signedOn', code: 'date_in_future' });
  if (others.some((other) => other.kind === kind && other.signedOn === signedOn))
    issues.push({ field: 'signedOn', code: 'commitment_exists' });
  if (validTo !== null && validTo < signedOn) issues.push({ field: 'validTo', code: 'commitment_order' });
  return issues;
}

/** Whether a commitment binds on a day; both its first and its last day count (domain.md §9.5 HF16). */
export function isCommitted({ signedOn, validTo }: Span, day: string): boolean {
  return signedOn <= day && (validTo === null || day <= validTo);
}

export type CommitmentState = 'valid' | 'ending' | 'expired' | 'renewed';

/**
 * Where a commitment stands on a day: reminded of 60 days before its end (domain.md §9.1).
 * @param later whether a newer one of its kind was signed: nothing is due of this one then
 */
export function commitmentState({ validTo }: Span, later: boolean, today: string): CommitmentState {
  if (validTo === null) return later ? 'renewed' : 'valid';
  if (later && validTo < today) return 'renewed';
  if (validTo < today) return 'expired';
  return !later && daysBetween(today, validTo) <= DUE_LEADS.commitment[0] ? 'ending' : 'valid';
}
