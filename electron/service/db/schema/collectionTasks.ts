import type { Common, Text } from './common.ts';

/** Collections from lower offices, what came back, and the documents made of them. */
export type CollectionTasksTables = {
  collection_task: Common & {
    title: string;
    dueOn: string;
    cutoffTime: string;
    outline: string;
    recipientOfficeIds: string;
    requirementText: Text;
    sentOn: Text;
    closedOn: Text;
    periodStart: Text;
    periodEnd: Text;
    figureKeys: Text;
  };
  collection_return: Common & {
    taskId: string;
    officeId: string;
    receivedAt: string;
    sections: string;
    timeliness: string;
    note: Text;
    figures: Text;
    coversOfficeIds: Text;
    sourceSha256: Text;
  };
  collection_notice: Common & {
    taskId: string;
    kind: string;
    madeOn: string;
    officeIds: string;
    documentId: string;
  };
};
