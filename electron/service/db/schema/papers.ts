import type { Common, Text } from './common.ts';

/** Papers of an organization: articles, registration certificates, filed seals, branches. */
export type PapersTables = {
  organization_articles: Common & {
    organizationId: string;
    versionNumber: number;
    adoptedOn: string;
    meetingId: Text;
    withoutMeetingReason: Text;
    approvedOn: Text;
    approvalNumber: Text;
    summary: Text;
    attachmentId: Text;
    note: Text;
  };
  registration_certificate: Common & {
    organizationId: string;
    copy: string;
    number: string;
    issuedOn: string;
    validFrom: string;
    validTo: Text;
    collectedOn: Text;
    collectedByName: Text;
    collectedByPost: Text;
    ending: Text;
    endedOn: Text;
    endingNote: Text;
    attachmentId: Text;
    note: Text;
  };
  seal_filing: Common & {
    organizationId: string;
    kind: string;
    name: string;
    filedOn: string;
    filingNumber: Text;
    ending: Text;
    endedOn: Text;
    endingNote: Text;
    attachmentId: Text;
    note: Text;
  };
  organization_branch: Common & {
    organizationId: string;
    name: string;
    kind: string;
    establishedOn: string;
    domicile: Text;
    headName: Text;
    headPost: Text;
    basis: Text;
    endedOn: Text;
    endingNote: Text;
    note: Text;
  };
};
