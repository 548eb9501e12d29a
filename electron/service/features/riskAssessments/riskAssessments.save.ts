import type { HandlerInput } from '#shared/contract/list.ts';
import type { AssessmentFields, RiskSubject } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { createRecord, findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { matrixOn } from '../riskMatrices/riskMatrices.repository.ts';
import { draftOf, nextAssessmentNo, subjectFacts } from './riskAssessments.repository.ts';
import {
  approvedAssessment,
  draftAssessment,
  officeIssues,
  presentAssessment,
  type StoredAssessment,
} from './riskDrafts.ts';
import { measuresOf } from './riskRecords.repository.ts';

export type Saved = { readonly id: string; readonly revision: number };

/** Where a new assessment comes from, when it is not a first one. */
type Origin = { readonly copiedFromId?: string; readonly supersedesId?: string };

const FRESH = { statementState: 'none', selfChecked: false } as const;

/**
 * Begins an assessment under the matrix that holds on its day; number, matrix and subject never change again (features K5).
 * @throws AppError `rule_broken`: no such subject, a venue without name, a draft of the same subject, a day to come, an unknown unit
 */
export async function createAssessment(
  write: Write,
  { subject, fields }: { readonly subject: RiskSubject; readonly fields: AssessmentFields },
  origin: Origin = {},
): Promise<Saved> {
  const facts = await subjectFacts(write.trx, subject.subjectKind, subject.subjectId);
  const issues: FieldIssue[] = [...(await fieldsIssues(write, fields))];
  if (facts === undefined || facts.voided) issues.push({ field: 'subjectId', code: 'not_found' });
  if ((subject.subjectKind === 'venue') !== (subject.venueName !== null))
    issues.push({ field: 'venueName', code: subject.venueName === null ? 'risk_venue_missing' : 'risk_venue_only' });
  const other = await draftOf(write.trx, subject);
  if (other !== undefined)
    issues.push({ field: 'subjectId', code: 'risk_draft_exists', params: { number: other.assessmentNo } });
  refuseIssues(issues);
  const matrix = await matrixOn(write.trx, fields.assessedOn);
  const assessmentNo = await nextAssessmentNo(write.trx, write.officeId, write.today.slice(0, 4));
  const record = {
    ...{ assessmentNo, ...subject, organizationId: facts?.organizationId ?? '', ...fields, ...FRESH },
    ...{ matrixVersion: matrix.version, matrix, ...origin },
  };
  const id = await createRecord(write, 'risk_assessment', record, {
    recordState: 'draft',
    effectiveOn: fields.assessedOn,
  });
  return { id, revision: 1 };
}

/**
 * Changes the head of a draft; the matrix stays.
 * @throws AppError `not_found`, `conflict`; `rule_broken`: a day to come, before the assessment that this one goes on with, or before a
 *   measure that is in force; an unknown unit
 */
export async function saveAssessment(
  write: Write,
  { id, expectedRevision, fields }: HandlerInput<'riskAssessments.save'>,
): Promise<Saved> {
  const draft = await draftAssessment(write, id);
  refuseIssues([...(await fieldsIssues(write, fields)), ...(await dayIssues(write, draft, fields.assessedOn))]);
  const options = { effectiveOn: fields.assessedOn };
  const { revision } = await updateRecord(write, 'risk_assessment', id, expectedRevision, fields, options);
  return { id, revision };
}

/** A later version stays the later one, and what is called in force was so on the day: also when the day of a draft is changed. */
async function dayIssues(
  write: Write,
  { id, copiedFromId, supersedesId }: StoredAssessment,
  assessedOn: string,
): Promise<FieldIssue[]> {
  const issues: FieldIssue[] = [];
  const field = 'assessedOn';
  const copied = copiedFromId === null ? null : await dayOf(write, copiedFromId);
  if (copied !== null && assessedOn <= copied)
    issues.push({ field, code: 'risk_copied_early', params: { date: copied } });
  const rated = supersedesId === null ? null : await dayOf(write, supersedesId);
  if (rated !== null && assessedOn < rated) issues.push({ field, code: 'risk_rerated_early', params: { date: rated } });
  const measures = await measuresOf(write.trx, id, write.today);
  const later = measures.find(({ kind, dueOn }) => kind === 'existing' && dueOn > assessedOn);
  if (later !== undefined)
    issues.push({ field, code: 'risk_before_measure', params: { seq: later.seq, date: later.dueOn } });
  return issues;
}

/** The day of an assessment; null when it is voided by now: what was a mistake orders nothing. */
async function dayOf(write: Write, id: string): Promise<string | null> {
  const record = await findRecord(write.trx, 'risk_assessment', id);
  return record === undefined || record.recordState === 'voided' ? null : String(record.assessedOn);
}

async function fieldsIssues(write: Write, { assessedOn, assessorOfficeId }: AssessmentFields): Promise<FieldIssue[]> {
  const issues = await officeIssues(write, 'assessorOfficeId', assessorOfficeId);
  if (assessedOn > write.today) issues.push({ field: 'assessedOn', code: 'date_in_future' });
  return issues;
}

/** Closes an approved assessment before its time. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function closeAssessment(
  write: Write,
  { id, expectedRevision, closedOn, reason }: HandlerInput<'riskAssessments.close'>,
): Promise<Saved> {
  const assessment = await approvedAssessment(write, id);
  const issues: FieldIssue[] = [];
  if (assessment.closedOn !== null) issues.push({ field: 'closedOn', code: 'risk_closed_already' });
  if (closedOn > write.today) issues.push({ field: 'closedOn', code: 'date_in_future' });
  if (closedOn < assessment.assessedOn)
    issues.push({ field: 'closedOn', code: 'risk_closed_early', params: { date: assessment.assessedOn } });
  refuseIssues(issues);
  const patch = { closedOn, closedReason: reason };
  const options = { action: 'risk_assessment.close', reason, effectiveOn: closedOn };
  const { revision } = await updateRecord(write, 'risk_assessment', id, expectedRevision, patch, options);
  return { id, revision };
}

/**
 * Voids an assessment. @param mayApprove an approved one is voided only by whoever may approve
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function voidAssessment(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'riskAssessments.void'>,
  mayApprove: boolean,
): Promise<Saved> {
  const { recordState } = await presentAssessment(write, id);
  if (recordState !== 'draft' && !mayApprove) refuseIssues([{ field: 'recordState', code: 'risk_void_approved' }]);
  return voidRecord(write, 'risk_assessment', id, expectedRevision, reason);
}
