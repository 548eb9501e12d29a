import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import {
  filingDayIssues,
  isConclusive,
  moveIssues,
  needsUnitDecision,
  summaryIssues,
} from '#shared/features/activityFilings/activityFilings.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecord, findRecord, updateRecord, voidRecord, type WriteOptions } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { attachmentById } from '../attachments/attachments.repository.ts';
import {
  type FilingTerms,
  filingById,
  filingOf,
  nextFilingNumber,
  type StoredFiling,
  snapshotOf,
  supervisionModeOf,
} from './activityFilings.repository.ts';
import {
  completeFilingCase,
  type MaterialTerms,
  moveFilingCase,
  openFilingCase,
  voidFilingCase,
} from './filingCase.ts';

export type Saved = { readonly id: string; readonly revision: number };
export type User = { readonly id: string; readonly displayName: string };

/** What a filing begins with. */
const FRESH = {
  ...{ emergencyPlanAttachmentId: null, completeOn: null, completedBy: null, completedByName: null },
  ...{ supervisingUnitDecidedOn: null, supervisingUnitDocumentNo: null, publicSecurityRequired: null, result: null },
  ...{ decidedOn: null, decidedBy: null, decidedByName: null, decisionReason: null, selfChecked: false },
  ...{ leadDays: null, latestFilingDate: null, advisedFilingDate: null, timeliness: null, ruleUsed: null },
  ...{ actualParticipants: null, incidentText: null, summaryText: null, summarySubmittedOn: null, summaryDueOn: null },
  ...{ statementText: null, statementOn: null, receiptDocumentId: null, refusalDocumentId: null },
};

/**
 * Records what was received, under the next number of the year of receipt, and opens its list of materials.
 * @throws AppError `not_found`, `conflict` (organization voided), `rule_broken` (days that cannot be)
 */
export async function registerFiling(
  write: Write,
  { fields }: HandlerInput<'activityFilings.register'>,
  materials: MaterialTerms,
): Promise<Saved & { filingNo: string; materialCaseId: string | null }> {
  const organization = await requirePresent(write, 'organization', fields.organizationId);
  refuseIssues(filingDayIssues(fields, write.today));
  const filingNo = await nextFilingNumber(write.trx, write.officeId, fields.receivedOn.slice(0, 4));
  const materialCaseId = await openFilingCase(write, fields, materials);
  const supervisionMode = supervisionModeOf(organization);
  const supervisingUnitDecision = needsUnitDecision({ ...fields, supervisionMode }) ? 'pending' : null;
  const id = await createRecord(
    write,
    'activity_filing',
    { ...fields, ...FRESH, filingNo, materialCaseId, supervisingUnitDecision },
    { recordState: 'draft', effectiveOn: fields.receivedOn },
  );
  return { id, revision: 1, filingNo, materialCaseId };
}

/**
 * The filing that a form showed, still as it showed it.
 * @throws AppError `not_found`; `conflict` with the present record when it was changed or voided
 */
export async function expectedFiling(
  write: Write,
  { id, expectedRevision }: { readonly id: string; readonly expectedRevision: number },
): Promise<StoredFiling> {
  const present = await filingById(write.trx, id);
  if (present.recordState === 'voided' || present.revision !== expectedRevision)
    throw new AppError('conflict', { record: await findRecord(write.trx, 'activity_filing', id) });
  return present;
}

/** Changes a filing; a final one stores its verdict anew. */
export async function changeFiling(
  write: Write,
  present: StoredFiling,
  patch: Fields,
  terms: FilingTerms,
  options: WriteOptions & { readonly recordState?: 'final' },
): Promise<Saved> {
  const after = filingOf({ ...present, ...patch });
  const isFinal = options.recordState === 'final' || present.recordState !== 'draft';
  const fields = isFinal ? { ...patch, ...snapshotOf(after, present, terms) } : patch;
  const { revision } = await updateRecord(write, 'activity_filing', present.id, present.revision, fields, options);
  return { id: present.id, revision };
}

/**
 * Corrects the facts of a filing.
 * @throws AppError `not_found`, `conflict`; `rule_broken`: days that cannot be; once material is complete or a result stands, other days
 *   or another place (to be moved) and, with a result, no reason
 */
export async function saveFiling(
  write: Write,
  input: HandlerInput<'activityFilings.save'>,
  terms: FilingTerms,
  materials: MaterialTerms,
): Promise<Saved> {
  const present = await expectedFiling(write, input);
  const { fields, reason } = input;
  const issues = filingDayIssues(fields, write.today);
  const isSettled = present.completeOn !== null || present.result !== null;
  if (isSettled && (fields.startAt !== present.startAt || fields.endAt !== present.endAt))
    issues.push({ field: 'startAt', code: 'filing_move_instead' });
  if (present.result !== null && fields.place !== present.place && present.place !== null)
    issues.push({ field: 'place', code: 'filing_move_instead' });
  if (present.result !== null && reason === null) issues.push({ field: 'reason', code: 'filing_correction_reason' });
  if (present.completeOn !== null && fields.receivedOn > present.completeOn)
    issues.push({ field: 'receivedOn', code: 'filing_received_after', params: { date: present.completeOn } });
  if (isSettled && fields.organizationId !== present.organizationId)
    issues.push({ field: 'organizationId', code: 'filing_organization_fixed' });
  refuseIssues([...issues, ...(await acceptedIssues(present, fields, terms))]);
  const organization = await requirePresent(write, 'organization', fields.organizationId);
  const supervisionMode = supervisionModeOf(organization);
  const isAsked = needsUnitDecision({ ...fields, supervisionMode });
  const decision = present.supervisingUnitDecision;
  // What was accepted keeps the opinion it rested on, whatever the registry says since.
  const asked = isAsked ? (decision ?? 'pending') : decision === 'pending' ? null : decision;
  const supervisingUnitDecision = present.result === 'accepted' ? decision : asked;
  await moveFilingCase(write, present, fields, materials);
  const options = { effectiveOn: fields.receivedOn, ...(reason === null ? {} : { reason }) };
  return changeFiling(write, present, { ...fields, supervisingUnitDecision }, terms, options);
}

/** What may not be taken from an accepted filing: the lead, and from the threshold on the permit; nor is a unit added that never agreed. */
async function acceptedIssues(
  present: StoredFiling,
  fields: HandlerInput<'activityFilings.save'>['fields'],
  terms: FilingTerms,
): Promise<FieldIssue[]> {
  if (present.result !== 'accepted') return [];
  const issues: FieldIssue[] = [];
  const needed = ['place', 'expectedParticipants', 'onsiteLeadName', 'onsiteLeadPost', 'onsiteLeadPhone'] as const;
  for (const field of needed) if (fields[field] === null) issues.push({ field, code: 'filing_fact_missing' });
  const { publicSecurityRequired } = snapshotOf(filingOf({ ...present, ...fields }), present, terms);
  if (publicSecurityRequired && fields.publicSecurityPermitNo === null)
    issues.push({ field: 'publicSecurityPermitNo', code: 'filing_permit_missing' });
  if (fields.supervisingUnit !== null && present.supervisingUnitDecision === null)
    issues.push({ field: 'supervisingUnit', code: 'filing_unit_unasked' });
  return issues;
}

/**
 * The material is complete; the day is the filing date. The list of materials is completed with it.
 * @throws AppError `not_found`, `conflict`; `rule_broken` while a material is missing, when it is complete already, or the day cannot be
 */
export async function completeFiling(
  write: Write,
  input: HandlerInput<'activityFilings.complete'>,
  user: User,
  terms: FilingTerms,
): Promise<Saved> {
  const present = await expectedFiling(write, input);
  const { completeOn } = input;
  refuseIssues(completionIssues(present, completeOn, write.today));
  await completeFilingCase(write, present, completeOn, user);
  return markComplete(write, present, completeOn, user, terms);
}

export function completionIssues(present: StoredFiling, completeOn: string, today: string): FieldIssue[] {
  if (isConclusive(present.result)) return [{ field: 'completeOn', code: 'filing_ended' }];
  if (present.completeOn !== null) return [{ field: 'completeOn', code: 'filing_complete_already' }];
  if (completeOn > today) return [{ field: 'completeOn', code: 'date_in_future' }];
  if (completeOn < present.receivedOn)
    return [{ field: 'completeOn', code: 'before_case', params: { date: present.receivedOn } }];
  return [];
}

export function markComplete(
  write: Write,
  present: StoredFiling,
  completeOn: string,
  user: User,
  terms: FilingTerms,
): Promise<Saved> {
  const fields = { completeOn, completedBy: user.id, completedByName: user.displayName };
  return changeFiling(write, present, fields, terms, { action: 'activity_filing.complete', effectiveOn: completeOn });
}

/** Names the emergency plan among the attached files. @throws AppError `not_found`, `conflict`, `rule_broken` (taken from an accepted filing) */
export async function setFilingPlan(
  write: Write,
  input: HandlerInput<'activityFilings.setPlan'>,
  terms: FilingTerms,
): Promise<Saved> {
  const present = await expectedFiling(write, input);
  const { attachmentId } = input;
  if (attachmentId === null && present.result === 'accepted')
    refuseIssues([{ field: 'emergencyPlanAttachmentId', code: 'filing_plan_missing' }]);
  if (attachmentId !== null) {
    await attachmentById(write.trx, attachmentId);
    const file = await requirePresent(write, 'attachment', attachmentId);
    if (file.ownerType !== 'activity_filing' || file.ownerId !== present.id) throw new AppError('not_found');
  }
  const options = { action: 'activity_filing.plan' };
  return changeFiling(write, present, { emergencyPlanAttachmentId: attachmentId }, terms, options);
}

/**
 * Moves the activity; the filing date stays, the verdict is reckoned again, the former days stay in a record of their own.
 * @throws AppError `not_found`, `conflict`, `rule_broken` (nothing changes, over, ended before begin)
 */
export async function moveFiling(
  write: Write,
  input: HandlerInput<'activityFilings.move'>,
  terms: FilingTerms,
): Promise<Saved> {
  const present = await expectedFiling(write, input);
  const { startAt, endAt, place, reason } = input;
  refuseIssues(moveIssues(present, { startAt, endAt, place }));
  if (present.result === 'accepted' && place === null) refuseIssues([{ field: 'place', code: 'filing_fact_missing' }]);
  await createRecord(
    write,
    'activity_filing_move',
    {
      ...{ filingId: present.id, movedOn: write.today, startAt, endAt, place, reason },
      ...{ startAtBefore: present.startAt, endAtBefore: present.endAt, placeBefore: present.place },
    },
    { reason },
  );
  const options = { action: 'activity_filing.move', reason };
  return changeFiling(write, present, { startAt, endAt, place }, terms, options);
}

/** Records the summary. @throws AppError `not_found`, `conflict`, `rule_broken` (not accepted, not ended, day to come) */
export async function summarizeFiling(
  write: Write,
  input: HandlerInput<'activityFilings.summarize'>,
  terms: FilingTerms,
): Promise<Saved> {
  const present = await expectedFiling(write, input);
  const { submittedOn, actualParticipants, incidentText, summaryText } = input;
  refuseIssues(summaryIssues(present, { submittedOn }, write.today));
  const fields = { summarySubmittedOn: submittedOn, actualParticipants, incidentText, summaryText };
  const options = { action: 'activity_filing.summarize', effectiveOn: submittedOn };
  return changeFiling(write, present, fields, terms, options);
}

/** Keeps what the organization stated. @throws AppError `not_found`, `conflict`, `rule_broken` (day to come) */
export async function recordFilingStatement(
  write: Write,
  input: HandlerInput<'activityFilings.recordStatement'>,
  terms: FilingTerms,
): Promise<Saved> {
  const present = await expectedFiling(write, input);
  const { statementText, statementOn } = input;
  const issues: FieldIssue[] = [];
  if (statementOn > write.today) issues.push({ field: 'statementOn', code: 'date_in_future' });
  if (statementOn < present.receivedOn)
    issues.push({ field: 'statementOn', code: 'before_case', params: { date: present.receivedOn } });
  refuseIssues(issues);
  const options = { action: 'activity_filing.statement', effectiveOn: statementOn };
  return changeFiling(write, present, { statementText, statementOn }, terms, options);
}

/** Voids a filing with its list of materials. @throws AppError `not_found`, `conflict` */
export async function voidFiling(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'activityFilings.void'>,
): Promise<Saved> {
  const present = await filingById(write.trx, id);
  const saved = await voidRecord(write, 'activity_filing', id, expectedRevision, reason);
  await voidFilingCase(write, present, reason);
  return saved;
}
