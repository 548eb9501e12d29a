import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { endingIssues } from '../organizations/endings.ts';
import type { SealFilingFields } from './sealFilings.contract.ts';

/** Kinds of which an organization has one at a time. */
const SINGLE_KINDS: ReadonlySet<string> = new Set(['official', 'finance']);

/**
 * What is wrong with a filed seal.
 * @param others the other seals of the organization that are not voided
 */
export function sealFilingIssues(
  fields: SealFilingFields,
  others: readonly Pick<SealFilingFields, 'kind' | 'endedOn'>[],
  today: string,
): FieldIssue[] {
  const { kind, filedOn, endedOn } = fields;
  const issues: FieldIssue[] = filedOn > today ? [{ field: 'filedOn', code: 'date_in_future' }] : [];
  issues.push(...endingIssues(fields, filedOn, today));
  const second = others.some((other) => other.kind === kind && other.endedOn === null);
  if (endedOn === null && SINGLE_KINDS.has(kind) && second) issues.push({ field: 'kind', code: 'seal_kind_in_use' });
  return issues;
}
