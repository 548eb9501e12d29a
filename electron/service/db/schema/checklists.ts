import type { Common, Text } from './common.ts';

/** Dormant organizations, lists of materials, cases and correction notices (features R14, R15). */
export type ChecklistsTables = {
  dormant_review: Common & {
    organizationId: string;
    outcome: string;
    decidedOn: string;
    documentNo: Text;
    basisText: Text;
    statementText: Text;
    dueOn: Text;
    doneOn: Text;
    doneNote: Text;
    reasons: string;
    ruleUsed: string;
  };
  checklist_template: Common & { matterCode: string; title: string; version: number; items: string; active: number };
  material_case: Common & {
    caseNo: string;
    matterCode: string;
    matterTitle: string;
    templateVersion: number;
    organizationId: Text;
    applicantName: string;
    receivedOn: string;
    informDueOn: string;
    informDays: number;
    informUnverified: string;
    items: string;
    note: Text;
    completeOn: Text;
    completedBy: Text;
    completedByName: Text;
    closedOn: Text;
    closeReason: Text;
  };
  correction_notice: Common & {
    caseId: string;
    noticedOn: string;
    dueOn: string;
    workingDays: number;
    unverifiedYears: string;
    lines: string;
    documentId: Text;
  };
};
