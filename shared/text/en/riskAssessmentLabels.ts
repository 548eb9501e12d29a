import type * as zh from '../zh-CN/riskAssessmentLabels.ts';

export const riskSubjectLabels = {
  organization: 'Organization',
  activity: 'Activity',
  venue: 'Venue',
} satisfies Record<keyof typeof zh.riskSubjectLabels, string>;

export const riskFactorLabels = {
  crowd: 'Crowd',
  fire: 'Fire safety',
  electric: 'Electricity',
  structure: 'Buildings',
  equipment: 'Equipment',
  food: 'Food',
  medical: 'First aid',
  weather: 'Weather',
  traffic: 'Traffic',
  finance: 'Money',
  compliance: 'Formalities',
  data: 'Data security',
  other: 'Other',
} satisfies Record<keyof typeof zh.riskFactorLabels, string>;

export const riskMeasureKindLabels = { existing: 'In force', planned: 'Planned' } satisfies Record<
  keyof typeof zh.riskMeasureKindLabels,
  string
>;

export const riskCarriedLabels = {
  new: 'New',
  kept: 'Unchanged',
  changed: 'Changed',
  closed: 'Gone',
} satisfies Record<keyof typeof zh.riskCarriedLabels, string>;

export const riskStatementLabels = {
  none: 'Not asked',
  asked: 'Told, statement awaited',
  given: 'Stated',
  declined: 'No objection',
} satisfies Record<keyof typeof zh.riskStatementLabels, string>;

export const riskStateLabels = {
  draft: 'Draft',
  present: 'In force',
  reviewDue: 'Review due',
  superseded: 'Superseded',
  closed: 'Closed',
  voided: 'Voided',
} satisfies Record<keyof typeof zh.riskStateLabels, string>;

export const riskFactorStateLabels = {
  closed: 'Gone',
  accepted: 'Accepted',
  reopened: 'Open again',
  treating: 'Measures under way',
  treated: 'Measures done',
  standing: 'No measures',
} satisfies Record<keyof typeof zh.riskFactorStateLabels, string>;

export const riskAcceptanceStateLabels = {
  inForce: 'In force',
  expired: 'Expired',
  revoked: 'Revoked',
} satisfies Record<keyof typeof zh.riskAcceptanceStateLabels, string>;

export const riskDueLabels = { review: 'Review', measure: 'Measure', acceptance: 'Acceptance ends' } satisfies Record<
  keyof typeof zh.riskDueLabels,
  string
>;

export const riskAssessmentFieldLabels = {
  subjectId: 'Subject',
  assessmentNo: 'Number',
  subjectKind: 'Kind of subject',
  subjectName: 'Subject',
  organizationName: 'Organization',
  venueName: 'Venue',
  periodLabel: 'Half-year',
  assessedOn: 'Assessed on',
  assessorOfficeId: 'Assessed by unit',
  matrixVersion: 'Version of the criteria',
  matrix: 'Criteria',
  levelBefore: 'Inherent level',
  levelCurrent: 'Current level',
  levelAfter: 'Residual level',
  conclusionText: 'Conclusion',
  reviewDueOn: 'Review due on',
  approvedByMemberId: 'Approved by',
  approvedOn: 'Approved on',
  selfChecked: 'Approved by whoever entered it',
  copiedFromId: 'Taken from the last assessment',
  supersedesId: 'Rates anew',
  closedOn: 'Closed on',
  closedReason: 'Why closed',
  statementState: 'Statement',
  statementText: 'Text of the statement',
  statementOn: 'Stated on',
  statementPost: 'Post of whoever stated it',
  recordState: 'State',
  voidReason: 'Why voided',
} satisfies Record<keyof typeof zh.riskAssessmentFieldLabels, string>;

export const riskFactorFieldLabels = {
  assessmentId: 'Assessment',
  seq: 'No.',
  factorCategory: 'Factor',
  riskText: 'Risk',
  basisText: 'Facts',
  basisKind: 'Kind of record',
  basisId: 'Record',
  basisTitle: 'Record',
  likelihood: 'Inherent likelihood',
  severity: 'Inherent severity',
  currentLikelihood: 'Current likelihood',
  currentSeverity: 'Current severity',
  likelihoodAfter: 'Residual likelihood',
  severityAfter: 'Residual severity',
  levelBefore: 'Inherent level',
  levelCurrent: 'Current level',
  levelAfter: 'Residual level',
  residualReason: 'Why residual is above current',
  carried: 'Against last period',
  closedReason: 'Why it is gone',
  sourceFactorId: 'Risk of the last assessment',
  proposal: 'What became of the proposal',
  recordState: 'State',
  voidReason: 'Why voided',
} satisfies Record<keyof typeof zh.riskFactorFieldLabels, string>;

export const riskMeasureFieldLabels = {
  assessmentId: 'Assessment',
  seq: 'No.',
  kind: 'Kind',
  riskFactorIds: 'Risks it touches',
  measureText: 'Measure',
  responsibleName: 'Responsible',
  responsiblePost: 'Post',
  responsibleMemberId: 'Responsible (own office)',
  dueOn: 'Due on',
  doneOn: 'Done on',
  doneNote: 'What was done',
  recordState: 'State',
  voidReason: 'Why voided',
} satisfies Record<keyof typeof zh.riskMeasureFieldLabels, string>;

export const riskAcceptanceFieldLabels = {
  riskFactorId: 'Risk',
  assessmentId: 'Assessment',
  approverMemberId: 'Approved by',
  acceptedOn: 'Accepted on',
  expiresOn: 'Valid to',
  reason: 'Why accepted',
  revokedOn: 'Revoked on',
  revokeReason: 'Why revoked',
} satisfies Record<keyof typeof zh.riskAcceptanceFieldLabels, string>;
