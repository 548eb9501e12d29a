import type { Common, Text } from './common.ts';

/** Terms of office, and the meetings that organizations hold themselves. */
export type TermsTables = {
  organization_term: Common & {
    organizationId: string;
    number: number;
    electedOn: string;
    startOn: string;
    years: number;
    meetingId: Text;
    councilMembers: number | null;
    supervisors: number | null;
    reportNumber: Text;
    attachmentId: Text;
    note: Text;
  };
  term_officer: Common & {
    organizationId: string;
    termId: string;
    post: string;
    name: string;
    workPhone: Text;
    startOn: Text;
    endOn: Text;
  };
  term_postponement: Common & {
    organizationId: string;
    termId: string;
    approvalNumber: string;
    approvedBy: string;
    approvedOn: string;
    formerDueOn: string;
    newDueOn: string;
    grounds: Text;
    attachmentId: Text;
  };
  organization_meeting: Common & {
    organizationId: string;
    body: string;
    session: Text;
    heldOn: string;
    place: Text;
    chairName: Text;
    chairPost: Text;
    due: number;
    present: number;
    attachmentId: Text;
    note: Text;
  };
  organization_resolution: Common & {
    organizationId: string;
    meetingId: string;
    subject: string;
    title: string;
    votesFor: number;
    votesAgainst: number;
    votesAbstain: number;
    content: Text;
  };
};
