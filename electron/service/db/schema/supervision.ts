import type { Common, Text } from './common.ts';

/** Supervision of an organization: assessment grades, penalties, commitments, confirmed contact lists. */
export type SupervisionTables = {
  assessment_grade: Common & {
    organizationId: string;
    grade: string;
    grantedOn: string;
    validTo: Text;
    documentNumber: Text;
    issuedBy: string;
    basis: string;
    endedOn: Text;
    endingNote: Text;
    attachmentId: Text;
    note: Text;
  };
  penalty: Common & {
    organizationId: string;
    kind: string;
    decisionNumber: string;
    decidedOn: string;
    decidedBy: string;
    facts: string;
    legalBasis: string;
    amountYuan: Text;
    periodFrom: Text;
    periodTo: Text;
    executedOn: Text;
    statement: Text;
    statementOn: Text;
    attachmentId: Text;
    note: Text;
  };
  commitment: Common & {
    organizationId: string;
    kind: string;
    signedOn: string;
    validTo: Text;
    attachmentId: Text;
    note: Text;
  };
  contact_confirmation: Common & {
    organizationId: string;
    confirmedOn: string;
    confirmedByName: string;
    respondentName: Text;
    respondentPost: Text;
    note: Text;
  };
};
