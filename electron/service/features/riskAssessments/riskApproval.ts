import type { HandlerInput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import {
  acceptanceIssues,
  approvalDayIssues,
  approvalIssues,
  assessmentLevels,
  reviewLevel,
} from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type { FactorFields } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { nextReview } from '#shared/features/riskMatrices/matrix.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { createRecord, createRecords, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { othersHold } from '../meetings/meetings.repository.ts';
import { surroundings } from './riskAssessments.repository.ts';
import { createAssessment, type Saved } from './riskAssessments.save.ts';
import { approvedAssessment, draftAssessment, memberIssues, type StoredAssessment } from './riskDrafts.ts';
import { acceptancesOf, enteredBy, measuresOf, storedFactors } from './riskRecords.repository.ts';
import { derivedOf } from './riskRecords.save.ts';

/** Who entered a draft does not approve it while somebody else can; alone in the office he does, and it is noted. */
async function secondPerson(write: Write, id: string): Promise<{ isOwn: boolean; issues: FieldIssue[] }> {
  const isOwn = (await enteredBy(write.trx, id)).has(write.actor.id);
  const othersCan = await othersHold(write.trx, PERMISSIONS['risk.approve'], write.actor.id);
  return { isOwn, issues: isOwn && othersCan ? [{ field: 'approvedByMemberId', code: 'risk_own_entry' }] : [] };
}

/**
 * Approves a draft: levels and review day are stored, from now on nothing of its ratings changes (features K5, K7).
 * @throws AppError `not_found`, `conflict`; `rule_broken` with everything that is still missing
 */
export async function approveAssessment(
  write: Write,
  { id, expectedRevision, approvedByMemberId, approvedOn }: HandlerInput<'riskAssessments.approve'>,
): Promise<Saved> {
  const assessment = await draftAssessment(write, id);
  const factors = await storedFactors(write.trx, id);
  const { isOwn, issues } = await secondPerson(write, id);
  refuseIssues([
    ...approvalIssues(assessment, factors, await measuresOf(write.trx, id, write.today)),
    ...approvalDayIssues(approvedOn, assessment.assessedOn, write.today),
    ...(await memberIssues(write, 'approvedByMemberId', approvedByMemberId)),
    ...issues,
  ]);
  const levels = assessmentLevels(factors);
  const level = reviewLevel(levels);
  const review = level === null ? null : nextReview(assessment.matrix, level, assessment.assessedOn);
  const patch = { ...levels, reviewDueOn: review?.date ?? null, approvedByMemberId, approvedOn, selfChecked: isOwn };
  const { revision } = await updateRecord(write, 'risk_assessment', id, expectedRevision, patch, {
    action: 'risk_assessment.approve',
    recordState: 'final',
    effectiveOn: assessment.assessedOn,
  });
  return { id, revision };
}

/**
 * Begins a new version of an approved assessment under the matrix that holds on the new day. Factors and measures come along with their
 * ratings, levels are computed anew; the old version stays as it was (features K5).
 * @throws AppError `not_found`, `conflict`; `rule_broken` when there is a later version already, or the new day is before the old one
 */
export async function rerateAssessment(
  write: Write,
  { id, expectedRevision, assessedOn }: HandlerInput<'riskAssessments.rerate'>,
): Promise<Saved> {
  const old = await approvedAssessment(write, id);
  await refuseStale(write, old, expectedRevision);
  if (assessedOn < old.assessedOn)
    refuseIssues([{ field: 'assessedOn', code: 'risk_rerated_early', params: { date: old.assessedOn } }]);
  const { subjectKind, subjectId, venueName, periodLabel, assessorOfficeId, conclusionText } = old;
  const subject = { subjectKind, subjectId, venueName };
  const fields = { periodLabel, assessorOfficeId, conclusionText, assessedOn };
  const created = await createAssessment(write, { subject, fields }, { supersedesId: id });
  await takeRows(write, old, created.id);
  return created;
}

async function refuseStale(write: Write, old: StoredAssessment, expectedRevision: number): Promise<void> {
  const present = await requirePresent(write, 'risk_assessment', old.id);
  if (present.revision !== expectedRevision) await updateRecord(write, 'risk_assessment', old.id, expectedRevision, {});
  const { laterId } = await surroundings(write.trx, old.id, write.today);
  if (laterId !== null) refuseIssues([{ field: 'id', code: 'risk_superseded' }]);
}

/**
 * Factors and measures of the old version, with new ids, under the new one. What is done stays done.
 * @param blank fields that do not come along
 */
export async function takeRows(
  write: Write,
  old: StoredAssessment,
  assessmentId: string,
  blank: Partial<FactorFields> & { readonly proposal?: null } = {},
): Promise<void> {
  const next = await draftAssessment(write, assessmentId);
  const factors = (await storedFactors(write.trx, old.id)).filter(({ closedReason }) => closedReason === null);
  const ids = await createRecords(
    write,
    'risk_factor',
    factors.map(({ id, revision: _revision, ...stored }, index) => {
      const fields = { ...stored, ...blank };
      const derived = derivedOf(next, fields, next.copiedFromId === null ? undefined : stored);
      return { fields: { ...fields, ...derived, assessmentId, seq: index + 1, sourceFactorId: id } };
    }),
    { action: 'risk_factor.rerate' },
  );
  const renamed = new Map(factors.map(({ id }, index) => [id, ids[index] ?? '']));
  const measures = await measuresOf(write.trx, old.id, write.today);
  const items = measures.flatMap(({ riskFactorIds, measureText, doneOn, doneNote, dueOn, kind, ...who }) => {
    const touched = riskFactorIds.flatMap((one) => renamed.get(one) ?? []);
    const { responsibleName, responsiblePost, responsibleMemberId } = who;
    // What was planned and is done by now is in force.
    const isDone = doneOn !== null && doneOn <= next.assessedOn;
    const state = isDone ? { kind: 'existing', dueOn: kind === 'existing' ? dueOn : doneOn } : { kind, dueOn };
    return touched.length === 0
      ? []
      : [
          {
            riskFactorIds: touched,
            measureText,
            responsibleName,
            responsiblePost,
            responsibleMemberId,
            ...state,
            doneOn,
            doneNote,
          },
        ];
  });
  await createRecords(
    write,
    'risk_measure',
    items.map((fields, index) => ({ fields: { ...fields, assessmentId, seq: index + 1 } })),
    { action: 'risk_measure.rerate' },
  );
}

/**
 * Accepts a risk of an approved assessment that is in force, up to a day (features K6).
 * @throws AppError `not_found`; `rule_broken`: expires before it begins, accepted already, own entry, assessment replaced or closed
 */
export async function acceptRisk(write: Write, input: HandlerInput<'riskAssessments.accept'>): Promise<Saved> {
  const factor = await requirePresent(write, 'risk_factor', input.riskFactorId);
  const assessment = await approvedAssessment(write, String(factor.assessmentId));
  const others = (await acceptancesOf(write.trx, assessment.id, write.today)).filter(
    ({ riskFactorId }) => riskFactorId === input.riskFactorId,
  );
  const { laterId, endedBy } = await surroundings(write.trx, assessment.id, write.today);
  const issues: FieldIssue[] = acceptanceIssues(input, others, {
    approvedOn: assessment.approvedOn,
    today: write.today,
  });
  if (laterId !== null) issues.push({ field: 'riskFactorId', code: 'risk_superseded' });
  if (assessment.closedOn !== null || endedBy !== null)
    issues.push({ field: 'riskFactorId', code: 'risk_closed_already' });
  if (factor.closedReason !== null) issues.push({ field: 'riskFactorId', code: 'risk_factor_closed' });
  issues.push(...(await memberIssues(write, 'approverMemberId', input.approverMemberId)));
  const second = await secondPerson(write, assessment.id);
  issues.push(...second.issues.map((issue) => ({ ...issue, field: 'approverMemberId' })));
  refuseIssues(issues);
  const record = { ...input, assessmentId: assessment.id, revokedOn: null, revokeReason: null };
  const id = await createRecord(write, 'risk_acceptance', record, { effectiveOn: input.acceptedOn });
  return { id, revision: 1 };
}

/** Revokes an acceptance. @throws AppError `not_found`, `conflict`; `rule_broken`: revoked or expired already, impossible day */
export async function revokeAcceptance(
  write: Write,
  { id, expectedRevision, revokedOn, revokeReason }: HandlerInput<'riskAssessments.revokeAcceptance'>,
): Promise<Saved> {
  const { acceptedOn, expiresOn, revokedOn: before } = await requirePresent(write, 'risk_acceptance', id);
  const issues: FieldIssue[] = [];
  if (before !== null) issues.push({ field: 'revokedOn', code: 'risk_revoked_already' });
  else if (String(expiresOn) < write.today)
    issues.push({ field: 'revokedOn', code: 'risk_expired_already', params: { date: String(expiresOn) } });
  if (revokedOn > write.today) issues.push({ field: 'revokedOn', code: 'date_in_future' });
  if (revokedOn < String(acceptedOn))
    issues.push({ field: 'revokedOn', code: 'risk_revoked_early', params: { date: String(acceptedOn) } });
  refuseIssues(issues);
  const options = { action: 'risk_acceptance.revoke', reason: revokeReason, effectiveOn: revokedOn };
  const { revision } = await updateRecord(
    write,
    'risk_acceptance',
    id,
    expectedRevision,
    { revokedOn, revokeReason },
    options,
  );
  return { id, revision };
}
