import type { HandlerInput } from '#shared/contract/list.ts';
import { lettersOf } from '#shared/features/community/caseText.ts';
import { caseIssues } from '#shared/features/community/community.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { exchangeYearsOf } from './cases.repository.ts';
import { organizationIssues } from './organizationIssues.ts';

type Saved = { readonly id: string; readonly revision: number };

/** Writes a case up or changes one. @throws AppError `not_found`, `conflict`, `rule_broken` (no text, day to come, organization gone) */
export async function saveCase(write: Write, { fields, ...target }: HandlerInput<'typicalCases.save'>): Promise<Saved> {
  const { heldOn, organizationId, text } = fields;
  if (target.id !== undefined) await requirePresent(write, 'typical_case', target.id);
  const issues: FieldIssue[] = caseIssues(heldOn, lettersOf(text), write.today);
  if (organizationId !== null) issues.push(...(await organizationIssues(write, 'organizationId', [organizationId])));
  refuseIssues(issues);
  const own = target.id === undefined ? { ...fields, officeId: write.officeId } : fields;
  return saveRecord(write, 'typical_case', target, own, { effectiveOn: heldOn });
}

/** Voids a case. @throws AppError `not_found`, `conflict`; `rule_broken` while it stands on a programme */
export async function voidCase(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'typicalCases.void'>,
): Promise<Saved> {
  const [year] = await exchangeYearsOf(write.trx, id);
  if (year !== undefined) refuseIssues([{ field: 'id', code: 'case_on_programme', params: { year } }]);
  return voidRecord(write, 'typical_case', id, expectedRevision, reason);
}
