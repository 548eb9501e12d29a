import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import {
  type Compared,
  carriedKind,
  doneIssues,
  factorIssues,
  factorLevels,
  measureIssues,
  statementIssues,
} from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type { FactorFields } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import type { Saved } from './riskAssessments.save.ts';
import { draftAssessment, memberIssues, presentAssessment, type StoredAssessment } from './riskDrafts.ts';
import { filesOf, lastSeq, measuresOf, storedFactors } from './riskRecords.repository.ts';

/**
 * Adds or changes a factor of a draft. Its levels are computed by the matrix of the assessment and stored with it.
 * @throws AppError `not_found`, `conflict`; `rule_broken`: no basis, half a pair, more risk left than there is without a reason …
 */
export async function saveFactor(
  write: Write,
  { assessmentId, fields, ...target }: HandlerInput<'riskAssessments.saveFactor'>,
): Promise<Saved> {
  const assessment = await draftAssessment(write, assessmentId);
  const stored = target.id === undefined ? undefined : await ownRow(write, 'risk_factor', assessmentId, target.id);
  const source = await sourceOf(write, assessment, stored?.sourceFactorId);
  refuseIssues(factorIssues(assessment.subjectKind, fields, source !== undefined));
  const record = { ...fields, ...derivedOf(assessment, fields, assessment.copiedFromId === null ? undefined : source) };
  if (stored !== undefined) return saveRecord(write, 'risk_factor', target, record);
  const seq = (await lastSeq(write.trx, 'risk_factor', assessmentId)) + 1;
  return saveRecord(write, 'risk_factor', target, { ...record, assessmentId, seq });
}

/** What a factor carries besides what was typed: levels by the matrix, and how it stands against the one it goes on with. */
export function derivedOf(assessment: StoredAssessment, fields: FactorFields, source: Compared | undefined) {
  const levels = factorLevels(assessment.matrix, fields);
  return { ...levels, carried: carriedKind({ ...fields, ...levels }, source, assessment.copiedFromId !== null) };
}

/**
 * The factor of the last period, or of the version before, that another one goes on with; undefined: there is none. One that was taken
 * from an activity's assessment has its source there and is new to the organization (features K2).
 */
async function sourceOf(
  write: Write,
  { copiedFromId, supersedesId }: StoredAssessment,
  id: unknown,
): Promise<Compared | undefined> {
  const beforeId = copiedFromId ?? supersedesId;
  if (typeof id !== 'string' || beforeId === null) return undefined;
  return (await storedFactors(write.trx, beforeId)).find((factor) => factor.id === id);
}

/** Voids a factor of a draft. @throws AppError `rule_broken` while a measure touches nothing else */
export async function voidFactor(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'riskAssessments.voidFactor'>,
): Promise<Saved> {
  const { assessmentId } = await requirePresent(write, 'risk_factor', id);
  await draftAssessment(write, String(assessmentId));
  const measures = await measuresOf(write.trx, String(assessmentId), write.today);
  const alone = measures.find(({ riskFactorIds }) => riskFactorIds.length === 1 && riskFactorIds[0] === id);
  if (alone !== undefined) refuseIssues([{ field: 'id', code: 'risk_factor_measured', params: { seq: alone.seq } }]);
  for (const measure of measures.filter(({ riskFactorIds }) => riskFactorIds.includes(id))) {
    const riskFactorIds = measure.riskFactorIds.filter((one) => one !== id);
    await updateRecord(write, 'risk_measure', measure.id, undefined, { riskFactorIds });
  }
  return voidRecord(write, 'risk_factor', id, expectedRevision, reason);
}

/**
 * Adds or changes a measure of a draft. One that is in force already counts as done since its day.
 * @throws AppError `not_found`, `conflict`; `rule_broken`: no factor, nobody who answers for it, no day
 */
export async function saveMeasure(
  write: Write,
  { assessmentId, fields, ...target }: HandlerInput<'riskAssessments.saveMeasure'>,
): Promise<Saved> {
  const assessment = await draftAssessment(write, assessmentId);
  const stored = target.id === undefined ? undefined : await ownRow(write, 'risk_measure', assessmentId, target.id);
  const factors = new Set((await storedFactors(write.trx, assessmentId)).map(({ id }) => id));
  const before = stored === undefined ? null : { kind: stored.kind, dueOn: stored.dueOn };
  const issues: FieldIssue[] = measureIssues(fields, factors, assessment.assessedOn, before);
  issues.push(...(await memberIssues(write, 'responsibleMemberId', fields.responsibleMemberId)));
  refuseIssues(issues);
  // What proved it stays with a measure in force; one that is only planned again is not done and proves nothing.
  const wasInForce = stored?.kind === 'existing';
  const done =
    fields.kind === 'existing' ? { doneOn: fields.dueOn } : wasInForce ? { doneOn: null, doneNote: null } : {};
  if (stored !== undefined) return saveRecord(write, 'risk_measure', target, { ...fields, ...done });
  const seq = (await lastSeq(write.trx, 'risk_measure', assessmentId)) + 1;
  return saveRecord(write, 'risk_measure', target, { ...fields, ...done, assessmentId, seq });
}

/** Voids a measure of a draft. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function voidMeasure(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'riskAssessments.voidMeasure'>,
): Promise<Saved> {
  const { assessmentId } = await requirePresent(write, 'risk_measure', id);
  await draftAssessment(write, String(assessmentId));
  return voidRecord(write, 'risk_measure', id, expectedRevision, reason);
}

/**
 * Notes that a measure was done, with a note or files that prove it; without a day it is open again.
 * @throws AppError `not_found`, `conflict`; `rule_broken`: one that was in force before, a day to come, no proof
 */
export async function finishMeasure(
  write: Write,
  { id, expectedRevision, doneOn, doneNote }: HandlerInput<'riskAssessments.finishMeasure'>,
): Promise<Saved> {
  const measure = await requirePresent(write, 'risk_measure', id);
  await presentAssessment(write, String(measure.assessmentId));
  const note = doneNote.normalize('NFC').trim();
  const issues = doneIssues({ doneOn, doneNote: note }, await filesOf(write.trx, 'risk_measure', id), write.today);
  if (measure.kind === 'existing') issues.push({ field: 'doneOn', code: 'risk_in_force' });
  refuseIssues(issues);
  const patch = { doneOn, doneNote: doneOn === null || note === '' ? null : note };
  const options = {
    action: doneOn === null ? 'risk_measure.reopen' : 'risk_measure.done',
    ...(doneOn === null ? {} : { effectiveOn: doneOn }),
  };
  const { revision } = await updateRecord(write, 'risk_measure', id, expectedRevision, patch, options);
  return { id, revision };
}

/** Notes the organization's own statement, before or after approval. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function saveStatement(
  write: Write,
  { id, expectedRevision, fields }: HandlerInput<'riskAssessments.saveStatement'>,
): Promise<Saved> {
  await presentAssessment(write, id);
  refuseIssues(statementIssues(fields, write.today));
  const options = { action: 'risk_assessment.statement' };
  const { revision } = await updateRecord(write, 'risk_assessment', id, expectedRevision, fields, options);
  return { id, revision };
}

/** Gives an open measure to another member. @throws AppError `not_found`; `conflict` when it is done or no longer his */
export async function giveMeasure(
  write: Write,
  { id, from, to, on, reason }: { id: string; from: string; to: string; on: string; reason: string },
): Promise<void> {
  const present = await requirePresent(write, 'risk_measure', id);
  if (present.doneOn !== null || present.responsibleMemberId !== from)
    throw new AppError('conflict', { record: present });
  const options = { action: 'risk_measure.handover', reason, effectiveOn: on };
  await updateRecord(write, 'risk_measure', id, present.revision, { responsibleMemberId: to }, options);
}

/** A row of the same assessment. @throws AppError `not_found`, `conflict` when it is voided */
async function ownRow(write: Write, collection: 'risk_factor' | 'risk_measure', assessmentId: string, id: string) {
  const record = await requirePresent(write, collection, id);
  if (record.assessmentId !== assessmentId) throw new AppError('not_found');
  return record;
}
