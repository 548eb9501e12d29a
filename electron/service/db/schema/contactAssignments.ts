import type { Common, Text } from './common.ts';

/** Who keeps contact with which organizations and townships. */
export type ContactAssignmentsTables = {
  contact_assignment: Common & {
    memberId: string;
    /** Exactly one of `organizationId` and `townshipName` is set. */
    organizationId: Text;
    townshipName: Text;
    startOn: string;
    endOn: Text;
    note: Text;
    basisDocumentNo: Text;
  };
};
