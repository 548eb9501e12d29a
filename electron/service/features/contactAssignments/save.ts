import type { HandlerInput } from '#shared/contract/list.ts';
import { type ContactTerm, contactIssues } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { findRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { holders, termsOfOrganizations } from './assignments.repository.ts';
import { readTownshipKeys, townshipTerms } from './townships.repository.ts';

/**
 * Enters or corrects one assignment. What it is for never changes: another organization is another assignment.
 * @throws AppError `not_found`; `conflict` with the present record; `rule_broken` (two subjects or none, days out of order, a second
 *   contact on some day, a member or organization that is voided)
 */
export async function saveAssignment(
  write: Write,
  { fields, ...target }: HandlerInput<'contactAssignments.save'>,
): Promise<{ id: string; revision: number }> {
  if (target.id !== undefined) {
    const present = await requirePresent(write, 'contact_assignment', target.id);
    const isSame = present.organizationId === fields.organizationId && present.townshipName === fields.townshipName;
    if (!isSame) refuseIssues([{ field: 'organizationId', code: 'contact_subject_stays' }]);
  }
  const members = await holders(write.trx);
  refuseIssues([
    ...(members.has(fields.memberId) ? [] : [{ field: 'memberId', code: 'not_found' }]),
    ...(await missingOrganization(write, fields.organizationId)),
    ...contactIssues(fields, target.id, await othersOf(write, fields), (id) => members.get(id)?.name ?? ''),
  ]);
  return saveRecord(write, 'contact_assignment', target, fields, { effectiveOn: fields.startOn });
}

async function missingOrganization(write: Write, id: string | null): Promise<FieldIssue[]> {
  if (id === null) return [];
  const found = await findRecord(write.trx, 'organization', id);
  if (found === undefined) return [{ field: 'organizationId', code: 'not_found' }];
  return found.recordState === 'voided' ? [{ field: 'organizationId', code: 'organization_voided' }] : [];
}

/** Assignments of the same organization or township that are not voided. */
async function othersOf(
  write: Write,
  fields: { readonly organizationId: string | null; readonly townshipName: string | null; readonly startOn: string },
): Promise<readonly ContactTerm[]> {
  if (fields.organizationId !== null) {
    const terms = await termsOfOrganizations(write.trx, [fields.organizationId]);
    return terms.get(fields.organizationId) ?? [];
  }
  if (fields.townshipName === null) return [];
  const keyOf = await readTownshipKeys(write.trx);
  const key = keyOf(fields.townshipName, fields.startOn);
  return (await townshipTerms(write.trx)).filter((term) => keyOf(term.townshipName, term.startOn) === key);
}
