import { z } from 'zod';
import { commonFields, dateText, optionalLine, optionalText, recordId, text } from '../../contract/primitives.ts';
import { deadlineReason } from '../../lib/deadlineReason.ts';
import { riskMatrixDefinition } from '../riskMatrices/riskMatrices.contract.ts';
import {
  ACCEPTANCE_STATES,
  ASSESSMENT_STATES,
  CARRIED_KINDS,
  FACTOR_CATEGORIES,
  FACTOR_STATES,
  MEASURE_KINDS,
  RISK_LEVELS,
  STATEMENT_STATES,
  SUBJECT_KINDS,
} from './riskAssessments.lists.ts';

const level = z.enum(RISK_LEVELS).nullable();
const optionalId = recordId.nullish().transform((value) => value ?? null);
const optionalDate = dateText.nullish().transform((value) => value ?? null);
/** A half-year as it is labelled: `2026H1`. */
export const periodLabel = z.string().regex(/^(19|20)\d{2}H[12]$/u, 'period');
const optionalPeriod = periodLabel.nullish().transform((value) => value ?? null);
const rating = z
  .number()
  .int()
  .min(1)
  .max(5)
  .nullish()
  .transform((value) => value ?? null);

/** Whom or what an assessment is about. `subjectId`: an organization, for an activity its filing, for a venue its organization. */
export const riskSubject = z.strictObject({
  subjectKind: z.enum(SUBJECT_KINDS),
  subjectId: recordId,
  venueName: optionalLine(100),
});
export type RiskSubject = z.output<typeof riskSubject>;

/** What may be typed in the head of a draft. */
export const assessmentFields = z.strictObject({
  periodLabel: optionalPeriod,
  assessedOn: dateText,
  assessorOfficeId: recordId,
  conclusionText: optionalText(2000),
});
export type AssessmentFields = z.output<typeof assessmentFields>;

/** What may be typed of a factor. Its levels follow from the matrix of the assessment. */
export const factorFields = z.strictObject({
  factorCategory: z.enum(FACTOR_CATEGORIES),
  riskText: text(2, 1000),
  /** The fact the rating rests on, in words; the record it stands in may be named beside it (features K11). */
  basisText: text(0, 1000),
  basisKind: optionalLine(60),
  basisId: optionalId,
  basisTitle: optionalLine(300),
  likelihood: rating,
  severity: rating,
  currentLikelihood: rating,
  currentSeverity: rating,
  likelihoodAfter: rating,
  severityAfter: rating,
  /** Why more risk is left than there is now. */
  residualReason: optionalText(500),
  /** Why a factor of the last assessment is no longer one; its levels are then empty. */
  closedReason: optionalText(500),
});
export type FactorFields = z.output<typeof factorFields>;

/** What may be typed of a measure. An existing one has been done since `dueOn`. */
export const measureFields = z.strictObject({
  kind: z.enum(MEASURE_KINDS),
  riskFactorIds: z.array(recordId).max(50),
  measureText: text(2, 1000),
  responsibleName: optionalLine(50),
  responsiblePost: optionalLine(100),
  responsibleMemberId: optionalId,
  dueOn: optionalDate,
});
export type MeasureFields = z.output<typeof measureFields>;

/** What the organization itself stated. */
export const statementFields = z.strictObject({
  statementState: z.enum(STATEMENT_STATES),
  statementText: optionalText(2000),
  statementOn: optionalDate,
  /** Post of whoever gave it for the organization. */
  statementPost: optionalLine(100),
});
export type StatementFields = z.output<typeof statementFields>;

/** A line of the list of assessments. Levels of a draft are those of its factors so far. */
export const assessmentRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  assessmentNo: z.string(),
  subjectKind: z.enum(SUBJECT_KINDS),
  subjectId: recordId,
  /** The organization's name, the activity's title or the venue's name. */
  subjectName: z.string(),
  organizationId: recordId,
  organizationName: z.string(),
  organizationType: z.string().nullable(),
  townshipName: z.string().nullable(),
  periodLabel: z.string().nullable(),
  assessedOn: z.string(),
  levelBefore: level,
  levelCurrent: level,
  levelAfter: level,
  matrixVersion: z.number().int(),
  reviewDueOn: z.string().nullable(),
  approvedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  state: z.enum(ASSESSMENT_STATES),
  /** Factors that are not closed, measures still to be done, of these overdue, factors open again after an acceptance. */
  factors: z.number().int(),
  measuresOpen: z.number().int(),
  measuresOverdue: z.number().int(),
  reopened: z.number().int(),
  voidReason: z.string().nullable(),
});
export type AssessmentRow = z.infer<typeof assessmentRow>;

/** A factor as it is stored, and where it stands today. */
export const riskFactor = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  assessmentId: recordId,
  seq: z.number().int(),
  factorCategory: z.enum(FACTOR_CATEGORIES),
  riskText: z.string(),
  basisText: z.string(),
  basisKind: z.string().nullable(),
  basisId: z.string().nullable(),
  basisTitle: z.string().nullable(),
  likelihood: z.number().int().nullable(),
  severity: z.number().int().nullable(),
  levelBefore: level,
  currentLikelihood: z.number().int().nullable(),
  currentSeverity: z.number().int().nullable(),
  levelCurrent: level,
  likelihoodAfter: z.number().int().nullable(),
  severityAfter: z.number().int().nullable(),
  levelAfter: level,
  residualReason: z.string().nullable(),
  carried: z.enum(CARRIED_KINDS).nullable(),
  closedReason: z.string().nullable(),
  sourceFactorId: z.string().nullable(),
  /** Which row of the proposal table proposed the pair, and what became of it ("Beyond" 11). */
  proposal: z.record(z.string(), z.unknown()).nullable(),
  state: z.enum(FACTOR_STATES),
});
export type RiskFactor = z.infer<typeof riskFactor>;

/** A measure with who answers for it. */
export const riskMeasure = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  assessmentId: recordId,
  seq: z.number().int(),
  kind: z.enum(MEASURE_KINDS),
  riskFactorIds: z.array(recordId),
  measureText: z.string(),
  responsibleName: z.string().nullable(),
  responsiblePost: z.string().nullable(),
  responsibleMemberId: z.string().nullable(),
  /** Name of the member, where one is named. */
  memberName: z.string().nullable(),
  dueOn: z.string(),
  doneOn: z.string().nullable(),
  doneNote: z.string().nullable(),
  /** Days until due; negative when overdue. */
  daysLeft: z.number().int(),
});
export type RiskMeasure = z.infer<typeof riskMeasure>;

/** An acceptance of a factor with its approver. */
export const riskAcceptance = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  riskFactorId: recordId,
  assessmentId: recordId,
  approverMemberId: recordId,
  approverName: z.string(),
  approverPost: z.string().nullable(),
  acceptedOn: z.string(),
  expiresOn: z.string(),
  reason: z.string(),
  revokedOn: z.string().nullable(),
  revokeReason: z.string().nullable(),
  state: z.enum(ACCEPTANCE_STATES),
});
export type RiskAcceptance = z.infer<typeof riskAcceptance>;

/** One version of the same subject. */
const assessmentVersion = z.strictObject({
  id: recordId,
  assessmentNo: z.string(),
  assessedOn: z.string(),
  matrixVersion: z.number().int(),
  levelBefore: level,
  levelCurrent: level,
  levelAfter: level,
  state: z.enum(ASSESSMENT_STATES),
});
export type AssessmentVersion = z.infer<typeof assessmentVersion>;

/** Everything that stands on the page of one assessment. */
export const assessmentDetail = z.strictObject({
  ...commonFields,
  ...assessmentRow.omit({ id: true, revision: true, voidReason: true }).shape,
  venueName: z.string().nullable(),
  assessorOfficeId: recordId,
  assessorOfficeName: z.string(),
  conclusionText: z.string().nullable(),
  matrix: riskMatrixDefinition,
  approvedByMemberId: z.string().nullable(),
  approvedByName: z.string().nullable(),
  approvedByPost: z.string().nullable(),
  selfChecked: z.boolean(),
  createdByName: z.string(),
  copiedFromId: z.string().nullable(),
  copiedFromNo: z.string().nullable(),
  supersedesId: z.string().nullable(),
  supersedesNo: z.string().nullable(),
  supersededById: z.string().nullable(),
  supersededByNo: z.string().nullable(),
  closedReason: z.string().nullable(),
  /** Why the review day is that day; null in a draft. */
  reviewReason: deadlineReason.nullable(),
  /** The activity ended or was called off: why it is closed, when nobody closed it. */
  endedBy: z.enum(['held', 'calledOff']).nullable(),
  ...statementFields.shape,
  statementText: z.string().nullable(),
  statementOn: z.string().nullable(),
  statementPost: z.string().nullable(),
  factorRows: z.array(riskFactor),
  measures: z.array(riskMeasure),
  acceptances: z.array(riskAcceptance),
  versions: z.array(assessmentVersion),
  /** Assessments of the organization that took factors of this one over, by factor. */
  takenInto: z.array(z.strictObject({ factorId: recordId, assessmentId: recordId, assessmentNo: z.string() })),
  /** Somebody else of the office may approve too. */
  othersCanApprove: z.boolean(),
});
export type AssessmentDetail = z.infer<typeof assessmentDetail>;
