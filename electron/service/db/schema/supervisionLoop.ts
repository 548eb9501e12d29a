import type { Generated } from 'kysely';
import type { Common, Count, Text } from './common.ts';

/** Actions under supervision: their columns beside those of the meeting's task table, the log of steps, extensions. */
export type SupervisionLoopTables = {
  action_item: {
    coOwnerNames: Text;
    doneWhen: Text;
    stage: Generated<string>;
    stepCount: Generated<number>;
    setUpOn: Text;
    assignedOn: Text;
    lastReportOn: Text;
    lastUrgedOn: Text;
    progress: Text;
    completedBy: Text;
    struckOffOn: Text;
    firstDueOn: Text;
    extensionCount: Generated<number>;
    listed: Generated<number>;
  };
  action_step: Common & {
    actionId: string;
    seq: number;
    kind: string;
    happenedOn: string;
    byName: string;
    note: Text;
    progress: Text;
    attachmentIds: string;
    numberYear: Count;
    numberSeq: Count;
    number: Text;
    oldDueOn: Text;
    newDueOn: Text;
    selfChecked: number;
  };
  action_extension: Common & {
    actionId: string;
    seq: number;
    oldDueOn: string;
    newDueOn: string;
    reason: string;
    askedOn: string;
    askedByName: string;
    state: string;
    approverName: Text;
    approverPost: Text;
    decidedOn: Text;
    remark: Text;
    selfApproved: number;
  };
};
