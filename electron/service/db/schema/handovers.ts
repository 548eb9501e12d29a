import type { Common, Text } from './common.ts';

/** Regroupings of leading groups and hand-overs of open work (features D5, "Beyond" 12). */
export type HandoversTables = {
  regrouping: Common & {
    leadingGroupId: string;
    effectiveOn: string;
    reason: string;
    documentNo: Text;
    officialDocumentId: Text;
    lines: string;
  };
  handover: Common & {
    fromMemberId: string;
    fromUserId: Text;
    toMemberId: string;
    toUserId: Text;
    handedOn: string;
    witnessName: Text;
    witnessPost: Text;
    reason: Text;
    leaves: number;
    stage: string;
    choices: string;
    ticks: string;
    extras: string;
    given: string;
    carriedOutAt: Text;
    signedOn: Text;
    closedAt: Text;
  };
};
