import { z } from 'zod';
import { SUBJECT_KINDS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { riskMatrixDefinition } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { findRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';

const shape = z.object({
  id: z.string(),
  revision: z.number(),
  recordState: z.string(),
  createdBy: z.string(),
  assessmentNo: z.string(),
  subjectKind: z.enum(SUBJECT_KINDS),
  subjectId: z.string(),
  venueName: z.string().nullable(),
  organizationId: z.string(),
  periodLabel: z.string().nullable(),
  assessedOn: z.string(),
  assessorOfficeId: z.string(),
  matrixVersion: z.number(),
  matrix: riskMatrixDefinition,
  conclusionText: z.string().nullable(),
  approvedOn: z.string().nullable(),
  copiedFromId: z.string().nullable(),
  supersedesId: z.string().nullable(),
  closedOn: z.string().nullable(),
});
/** An assessment as the service works with it. */
export type StoredAssessment = z.infer<typeof shape>;

/** An assessment that is not voided. @throws AppError `not_found`; `conflict` with the present record when it is voided */
export async function presentAssessment(write: Write, id: string): Promise<StoredAssessment> {
  return shape.parse(await requirePresent(write, 'risk_assessment', id));
}

/** A draft. @throws AppError `not_found`, `conflict`; `rule_broken` when it is approved: what was rated then stays */
export async function draftAssessment(write: Write, id: string): Promise<StoredAssessment> {
  const assessment = await presentAssessment(write, id);
  if (assessment.recordState !== 'draft') refuseIssues([{ field: 'recordState', code: 'risk_locked' }]);
  return assessment;
}

/** An approved one. @throws AppError `not_found`, `conflict`; `rule_broken` when it is a draft */
export async function approvedAssessment(
  write: Write,
  id: string,
): Promise<StoredAssessment & { readonly approvedOn: string }> {
  const { approvedOn, ...assessment } = await presentAssessment(write, id);
  if (assessment.recordState === 'draft' || approvedOn === null) {
    refuseIssues([{ field: 'recordState', code: 'risk_not_approved' }]);
  }
  return { ...assessment, approvedOn: approvedOn ?? '' };
}

/** A member that may be named as approver or as responsible: one of the leading group who is in office. */
export async function memberIssues(write: Write, field: string, memberId: string | null): Promise<FieldIssue[]> {
  if (memberId === null) return [];
  const member = await findRecord(write.trx, 'member', memberId);
  if (!member || member.recordState === 'voided') return [{ field, code: 'not_found' }];
  return member.active === false
    ? [{ field, code: 'risk_member_inactive', params: { name: String(member.name) } }]
    : [];
}

/** A unit that may be named as assessor. */
export async function officeIssues(write: Write, field: string, officeId: string): Promise<FieldIssue[]> {
  const unit = await findRecord(write.trx, 'office', officeId);
  return !unit || unit.recordState === 'voided' ? [{ field, code: 'not_found' }] : [];
}
