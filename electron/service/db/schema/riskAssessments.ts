import type { Common, Count, Text } from './common.ts';

/** Risk matrices, assessments with their factors, measures and acceptances. */
export type RiskAssessmentsTables = {
  risk_matrix: Common & {
    version: number;
    effectiveFrom: string;
    title: string;
    definition: string;
    note: Text;
    basis: Text;
  };
  risk_assessment: Common & {
    assessmentNo: string;
    subjectKind: string;
    subjectId: string;
    organizationId: string;
    venueName: Text;
    periodLabel: Text;
    assessedOn: string;
    assessorOfficeId: string;
    matrixVersion: number;
    matrix: string;
    levelBefore: Text;
    levelCurrent: Text;
    levelAfter: Text;
    conclusionText: Text;
    reviewDueOn: Text;
    approvedByMemberId: Text;
    approvedOn: Text;
    selfChecked: number;
    copiedFromId: Text;
    supersedesId: Text;
    closedOn: Text;
    closedReason: Text;
    statementState: string;
    statementText: Text;
    statementOn: Text;
    statementPost: Text;
  };
  risk_factor: Common & {
    assessmentId: string;
    seq: number;
    factorCategory: string;
    riskText: string;
    basisText: string;
    basisKind: Text;
    basisId: Text;
    basisTitle: Text;
    likelihood: Count;
    severity: Count;
    levelBefore: Text;
    currentLikelihood: Count;
    currentSeverity: Count;
    levelCurrent: Text;
    likelihoodAfter: Count;
    severityAfter: Count;
    levelAfter: Text;
    residualReason: Text;
    carried: Text;
    closedReason: Text;
    sourceFactorId: Text;
    proposal: Text;
  };
  risk_measure: Common & {
    assessmentId: string;
    seq: number;
    kind: string;
    riskFactorIds: string;
    measureText: string;
    responsibleName: Text;
    responsiblePost: Text;
    responsibleMemberId: Text;
    dueOn: string;
    doneOn: Text;
    doneNote: Text;
  };
  risk_acceptance: Common & {
    riskFactorId: string;
    assessmentId: string;
    approverMemberId: string;
    acceptedOn: string;
    expiresOn: string;
    reason: string;
    revokedOn: Text;
    revokeReason: Text;
  };
};
