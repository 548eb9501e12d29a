import type { Common, Count, Text } from './common.ts';

/** Numbers of decisions beside the columns of the meeting's list, later decisions that change them, and what cites them. */
export type DecisionsTables = {
  decision: {
    bodyKey: Text;
    bodyName: Text;
    numberYear: Count;
    numberSeq: Count;
    decidedOn: Text;
    formerNumber: Text;
  };
  action_item: { decisionId: Text };
  decision_change: Common & {
    decisionId: string;
    changedDecisionId: string;
    kind: string;
    effectiveOn: string;
    note: Text;
  };
  decision_citation: Common & { decisionId: string; ownerType: string; ownerId: string; note: Text };
};
