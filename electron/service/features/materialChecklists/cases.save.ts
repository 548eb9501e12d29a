import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import {
  caseState,
  checkStates,
  missingMaterials,
  openedMaterial,
  withStates,
} from '#shared/features/materialChecklists/materials.rules.ts';
import type { WorkingCalendar } from '#shared/lib/workingDays.ts';
import { createRecord, findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { caseById, nextCaseNumber, type StoredCase } from './cases.repository.ts';
import { matterByCode } from './matters.ts';

type Saved = { id: string; revision: number };

/** The day until which the office tells what is missing; kept with the case, so that a later setting does not move it. */
export type InformTerm = { readonly calendar: WorkingCalendar; readonly informDays: number };
function informTerm({ calendar, informDays }: InformTerm, receivedOn: string) {
  const { date: informDueOn, unverifiedYears: informUnverified } = calendar.workingDayAfter(receivedOn, informDays);
  return { informDueOn, informDays, informUnverified };
}

/**
 * Opens a case with a copy of the list of its matter.
 * @throws AppError `not_found`, `conflict` (organization voided), `rule_broken` (retired matter, no name, a day to come)
 */
export async function openCase(
  write: Write,
  input: HandlerInput<'materialChecklists.open'>,
  term: InformTerm,
): Promise<Saved & { caseNo: string }> {
  const matter = await matterByCode(write.trx, input.matterCode);
  const { organizationId, receivedOn } = input;
  const organization = organizationId === null ? null : await requirePresent(write, 'organization', organizationId);
  const applicantName = organization === null ? input.applicantName : String(organization.name);
  if (!matter.active) refuseIssues([{ field: 'matterCode', code: 'matter_retired' }]);
  if (receivedOn > write.today) refuseIssues([{ field: 'receivedOn', code: 'date_in_future' }]);
  if (applicantName === null || [...applicantName].length < 2)
    return refused([{ field: 'applicantName', code: 'applicant_missing' }]);
  const caseNo = await nextCaseNumber(write.trx, receivedOn.slice(0, 4));
  const id = await createRecord(
    write,
    'material_case',
    {
      ...{ caseNo, matterCode: matter.code, matterTitle: matter.title, templateVersion: matter.version },
      ...{ organizationId, applicantName, receivedOn, ...informTerm(term, receivedOn) },
      items: matter.items.map(openedMaterial),
      ...{ note: null, completeOn: null, completedBy: null, completedByName: null, closedOn: null, closeReason: null },
    },
    { effectiveOn: receivedOn },
  );
  return { id, revision: 1, caseNo };
}

function refused(issues: Parameters<typeof refuseIssues>[0]): never {
  refuseIssues(issues);
  throw new AppError('internal');
}

/**
 * The case that a form showed, still as it showed it.
 * @throws AppError `not_found`; `conflict` with the present record when it was changed or voided; `rule_broken` when it is not open
 */
export async function expectedCase(
  write: Write,
  { id, expectedRevision }: { readonly id: string; readonly expectedRevision: number },
  wanted: 'open' | 'ended' = 'open',
): Promise<StoredCase> {
  const present = await caseById(write.trx, id);
  if (present.recordState === 'voided' || present.revision !== expectedRevision)
    throw new AppError('conflict', { record: await findRecord(write.trx, 'material_case', id) });
  const isOpen = caseState(present) === 'open';
  if (wanted === 'open' && !isOpen) refuseIssues([{ field: 'state', code: 'case_not_open' }]);
  if (wanted === 'ended' && isOpen) refuseIssues([{ field: 'state', code: 'case_is_open' }]);
  return present;
}

/** What was received, sealed, signed. @throws AppError as `expectedCase`, `rule_broken` (days, copies) */
export async function saveCase(
  write: Write,
  input: HandlerInput<'materialChecklists.save'>,
  term: InformTerm,
): Promise<Saved> {
  const present = await expectedCase(write, input);
  const { receivedOn, note } = input;
  const issues = checkStates(present.items, input.items, { receivedOn, today: write.today });
  if (receivedOn > write.today) issues.push({ field: 'receivedOn', code: 'date_in_future' });
  refuseIssues(issues);
  const items = withStates(present.items, input.items);
  // The number keeps the year in which the case was entered; only the term follows a corrected day.
  const due = receivedOn === present.receivedOn ? {} : informTerm(term, receivedOn);
  const fields = { receivedOn, note, items, ...due };
  const { revision } = await updateRecord(write, 'material_case', present.id, present.revision, fields);
  return { id: present.id, revision };
}

/** Complete, as the logged-in user confirms. @throws AppError as `expectedCase`, `rule_broken` while anything is missing */
export async function completeCase(
  write: Write,
  input: HandlerInput<'materialChecklists.complete'>,
  user: { readonly id: string; readonly displayName: string },
): Promise<Saved> {
  const present = await expectedCase(write, input);
  const { completeOn } = input;
  const missing = missingMaterials(present.items);
  if (missing.length > 0)
    refuseIssues([
      { field: 'items', code: 'still_missing', params: { count: missing.length, name: missing[0]?.name ?? '' } },
    ]);
  if (completeOn > write.today) refuseIssues([{ field: 'completeOn', code: 'date_in_future' }]);
  const lastReceived = present.items.reduce(
    (last, { receivedOn }) => (receivedOn !== null && receivedOn > last ? receivedOn : last),
    present.receivedOn,
  );
  if (completeOn < lastReceived)
    refuseIssues([{ field: 'completeOn', code: 'before_last_material', params: { date: lastReceived } }]);
  const fields = { completeOn, completedBy: user.id, completedByName: user.displayName };
  return ended(write, present, fields, { action: 'material_case.complete', effectiveOn: completeOn });
}

/** Ends an open case otherwise, with the reason. @throws AppError as `expectedCase`, `rule_broken` (days) */
export async function closeCase(write: Write, input: HandlerInput<'materialChecklists.close'>): Promise<Saved> {
  const present = await expectedCase(write, input);
  const { closedOn, reason } = input;
  if (closedOn > write.today) refuseIssues([{ field: 'closedOn', code: 'date_in_future' }]);
  if (closedOn < present.receivedOn)
    refuseIssues([{ field: 'closedOn', code: 'before_case', params: { date: present.receivedOn } }]);
  const options = { action: 'material_case.close', reason, effectiveOn: closedOn };
  return ended(write, present, { closedOn, closeReason: reason }, options);
}

/** Opens an ended case again. @throws AppError as `expectedCase`, `rule_broken` when it is open */
export async function reopenCase(write: Write, input: HandlerInput<'materialChecklists.reopen'>): Promise<Saved> {
  const present = await expectedCase(write, input, 'ended');
  const fields = { completeOn: null, completedBy: null, completedByName: null, closedOn: null, closeReason: null };
  return ended(write, present, fields, { action: 'material_case.reopen', reason: input.reason });
}

async function ended(
  write: Write,
  { id, revision: shown }: StoredCase,
  fields: Parameters<typeof updateRecord>[4],
  options: Parameters<typeof updateRecord>[5],
): Promise<Saved> {
  const { revision } = await updateRecord(write, 'material_case', id, shown, fields, options);
  return { id, revision };
}
