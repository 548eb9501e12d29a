import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import {
  ASSESSMENT_STATES,
  FACTOR_CATEGORIES,
  RISK_DUE_KINDS,
  RISK_LEVELS,
  SUBJECT_KINDS,
} from './riskAssessments.lists.ts';
import {
  assessmentDetail,
  assessmentFields,
  assessmentRow,
  factorFields,
  measureFields,
  riskSubject,
  statementFields,
} from './riskRecords.contract.ts';

const count = z.number().int();
const saved = z.strictObject({ id: recordId, revision: count });
const target = { id: recordId, expectedRevision };
/** A form of one record: without `id` a new one. */
const saveTarget = { id: recordId.optional(), expectedRevision: expectedRevision.optional() };

/** What narrows a list of assessments. Superseded, closed and voided ones come only when they are asked for. */
export const assessmentFilter = z.strictObject({
  /** Part of the number, of the subject's or the organization's name. */
  text: z.string().max(200).optional(),
  subjectKind: z.enum(SUBJECT_KINDS).optional(),
  subjectId: recordId.optional(),
  organizationId: recordId.optional(),
  /** The level as it is now (current). */
  level: z.enum(RISK_LEVELS).optional(),
  state: z.enum([...ASSESSMENT_STATES, 'all']).optional(),
  townshipName: z.string().max(100).optional(),
  type: z.string().max(60).optional(),
  /** Year of the assessment. */
  year: z.number().int().min(1990).max(2089).optional(),
});
export type AssessmentFilter = z.infer<typeof assessmentFilter>;

/** Something of risk work that falls due. */
export const riskDueRow = z.strictObject({
  kind: z.enum(RISK_DUE_KINDS),
  /** The assessment, the measure or the acceptance. */
  recordId,
  dueOn: z.string(),
  daysLeft: count,
  assessmentId: recordId,
  assessmentNo: z.string(),
  subjectName: z.string(),
  organizationId: recordId,
  organizationName: z.string(),
  level: z.enum(RISK_LEVELS).nullable(),
  /** The measure, or the risk that is accepted; empty for a review. */
  text: z.string(),
  /** Who answers for it: name, or name and post. */
  responsible: z.string(),
});
export type RiskDueRow = z.infer<typeof riskDueRow>;

export const riskAssessmentsContract = [
  defineQuery({
    name: 'riskAssessments.list',
    permission: 'risk.read',
    summary: 'Risk assessments (风险评估), newest first, drafts and those in force unless asked otherwise.',
    input: z.strictObject({
      ...assessmentFilter.shape,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: count, rows: z.array(assessmentRow) }),
  }),
  defineQuery({
    name: 'riskAssessments.get',
    permission: 'risk.read',
    summary: 'One assessment with its factors, measures, acceptances and versions.',
    input: z.strictObject({ id: recordId }),
    output: assessmentDetail,
  }),
  defineQuery({
    name: 'riskAssessments.ofMeasure',
    permission: 'risk.read',
    summary: 'The assessment a measure stands in, for whoever comes from a file that proves it.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ assessmentId: recordId }),
  }),
  defineQuery({
    name: 'riskAssessments.due',
    permission: 'risk.read',
    summary:
      'Reviews, measures and acceptances that are due within some days or overdue, the earliest first (features K6, K7).',
    input: z.strictObject({
      days: z.number().int().min(0).max(400).default(30),
      kind: z.enum(RISK_DUE_KINDS).optional(),
      organizationId: recordId.optional(),
    }),
    output: z.strictObject({ rows: z.array(riskDueRow) }),
  }),
  defineCommand({
    name: 'riskAssessments.create',
    permission: 'risk.write',
    summary: 'Begins an assessment of an organization, an activity or a venue under the matrix that holds on its day.',
    input: z.strictObject({ subject: riskSubject, fields: assessmentFields }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.save',
    permission: 'risk.write',
    summary: 'Changes the head of a draft.',
    input: z.strictObject({ ...target, fields: assessmentFields }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.saveFactor',
    permission: 'risk.write',
    summary:
      'Adds or changes a factor of a draft; its levels follow from the matrix of the assessment (features K3, K11).',
    input: z.strictObject({ ...saveTarget, assessmentId: recordId, fields: factorFields }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.voidFactor',
    permission: 'risk.write',
    summary: 'Voids a factor of a draft with a reason.',
    input: z.strictObject({ ...target, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.saveMeasure',
    permission: 'risk.write',
    summary: 'Adds or changes a measure of a draft with its owner, its day and the factors it touches.',
    input: z.strictObject({ ...saveTarget, assessmentId: recordId, fields: measureFields }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.voidMeasure',
    permission: 'risk.write',
    summary: 'Voids a measure of a draft with a reason.',
    input: z.strictObject({ ...target, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.finishMeasure',
    permission: 'risk.write',
    summary:
      'Notes the day a measure was done with what proves it; also after approval. Without a day it is open again.',
    input: z.strictObject({ ...target, doneOn: dateText.nullable(), doneNote: z.string().max(1000).default('') }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.saveStatement',
    permission: 'risk.write',
    summary: 'Notes what the organization itself stated beside the assessment (陈述).',
    input: z.strictObject({ ...target, fields: statementFields }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.approve',
    permission: 'risk.approve',
    summary:
      'Approves a draft under the name of a member of the leading group and locks it with its levels and review day.',
    input: z.strictObject({
      ...target,
      approvedByMemberId: recordId,
      approvedOn: dateText,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.rerate',
    permission: 'risk.write',
    summary:
      'Begins a new version of an approved assessment under the matrix that holds now; the old one stays (features K5).',
    input: z.strictObject({ ...target, assessedOn: dateText }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.accept',
    permission: 'risk.approve',
    summary:
      'Accepts a risk of an approved assessment until a day, under the name of a member of the leading group (features K6).',
    input: z.strictObject({
      riskFactorId: recordId,
      approverMemberId: recordId,
      acceptedOn: dateText,
      expiresOn: dateText,
      reason: text(2, 1000),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.revokeAcceptance',
    permission: 'risk.approve',
    summary: 'Revokes an acceptance; the risk is open again.',
    input: z.strictObject({ ...target, revokedOn: dateText, revokeReason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.close',
    permission: 'risk.approve',
    summary: 'Closes an approved assessment: nothing of it falls due any more.',
    input: z.strictObject({ ...target, closedOn: dateText, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'riskAssessments.takeIntoOrganization',
    permission: 'risk.write',
    summary:
      'Takes chosen factors of an approved activity assessment into a draft of its organization, without levels (features K2).',
    input: z.strictObject({
      id: recordId,
      assessorOfficeId: recordId,
      factors: z
        .array(z.strictObject({ factorId: recordId, factorCategory: z.enum(FACTOR_CATEGORIES) }))
        .min(1)
        .max(50),
    }),
    output: saved.extend({ count }),
  }),
  defineCommand({
    name: 'riskAssessments.void',
    permission: 'risk.write',
    summary: 'Voids an assessment with a reason; it stays readable. An approved one is voided by whoever may approve.',
    input: z.strictObject({ ...target, reason: text(2, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'riskAssessments.printRegister',
    permission: 'risk.read',
    summary: 'The register of assessments (风险评估台账) as a printed list.',
    input: assessmentFilter,
    output: z.strictObject({ file: fileOutput, count }),
  }),
  defineJob({
    name: 'riskAssessments.printBlank',
    permission: 'risk.read',
    summary: 'The form of an assessment, empty, with the factor list of its kind of subject (风险评估表).',
    input: z.strictObject({ subjectKind: z.enum(SUBJECT_KINDS) }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
