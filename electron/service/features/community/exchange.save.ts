import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import { createRecords, findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { programmeOf } from './cases.repository.ts';
import { organizationIssues } from './organizationIssues.ts';

type Saved = { readonly id: string; readonly revision: number };

/** Plans the exchange of a year. @throws AppError `conflict` with the present plan when somebody changed or made it meanwhile */
export async function savePlan(
  write: Write,
  { year, expectedRevision, fields }: HandlerInput<'caseExchanges.savePlan'>,
): Promise<Saved> {
  const present = await write.trx
    .selectFrom('case_exchange')
    .select('id')
    .where('year', '=', year)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  const target = present === undefined ? {} : { id: present.id, expectedRevision };
  const effective = fields.plannedOn === null ? {} : { effectiveOn: fields.plannedOn };
  return saveRecord(write, 'case_exchange', target, { ...fields, year }, effective);
}

/** Puts cases at the end of a programme. @throws AppError `rule_broken` (one is gone, voided or on the programme already) */
export async function addCases(
  write: Write,
  { year, typicalCaseIds }: HandlerInput<'caseExchanges.addCases'>,
): Promise<{ count: number }> {
  const programme = await programmeOf(write.trx, year);
  const taken = new Set(programme.map((one) => one.typicalCaseId));
  const issues: FieldIssue[] = [];
  for (const id of typicalCaseIds) {
    const found = await findRecord(write.trx, 'typical_case', id);
    if (!found || found.recordState === 'voided') issues.push({ field: 'typicalCaseIds', code: 'not_found' });
    if (taken.has(id)) issues.push({ field: 'typicalCaseIds', code: 'case_on_programme', params: { year } });
    taken.add(id);
  }
  refuseIssues(issues);
  const last = programme.at(-1)?.seq ?? 0;
  const items = typicalCaseIds.map((typicalCaseId, index) => ({
    fields: { year, seq: last + index + 1, typicalCaseId, presenterOrganizationId: null, minutes: null },
  }));
  await createRecords(write, 'exchange_case', items);
  return { count: items.length };
}

/** Names who presents a case, and its minutes. @throws AppError `not_found`, `conflict`, `rule_broken` (organization gone) */
export async function saveExchangeCase(
  write: Write,
  { id, expectedRevision, ...fields }: HandlerInput<'caseExchanges.saveCase'>,
): Promise<Saved> {
  const { presenterOrganizationId } = fields;
  if (presenterOrganizationId !== null)
    refuseIssues(await organizationIssues(write, 'presenterOrganizationId', [presenterOrganizationId]));
  return saveRecord(write, 'exchange_case', { id, expectedRevision }, fields);
}

/** Moves a case one place; at the end nothing changes. @throws AppError `not_found`, `conflict` */
export async function moveCase(
  write: Write,
  { id, expectedRevision, up }: HandlerInput<'caseExchanges.moveCase'>,
): Promise<Saved> {
  const present = await requirePresent(write, 'exchange_case', id);
  if (present.revision !== expectedRevision) throw new AppError('conflict', { record: present });
  const programme = await programmeOf(write.trx, Number(present.year));
  const place = programme.findIndex((one) => one.id === id);
  const own = programme[place];
  const other = programme[place + (up ? -1 : 1)];
  if (own === undefined || other === undefined) return { id, revision: present.revision };
  const options = { action: 'exchange_case.move' };
  await updateRecord(write, 'exchange_case', other.id, undefined, { seq: own.seq }, options);
  const { revision } = await updateRecord(write, 'exchange_case', id, expectedRevision, { seq: other.seq }, options);
  return { id, revision };
}

/** Takes a case off the programme. @throws AppError `not_found`, `conflict` */
export async function removeCase(
  write: Write,
  { id, expectedRevision }: HandlerInput<'caseExchanges.removeCase'>,
): Promise<Saved> {
  return voidRecord(write, 'exchange_case', id, expectedRevision, message('zh-CN', 'caseExchanges.removedReason'));
}
