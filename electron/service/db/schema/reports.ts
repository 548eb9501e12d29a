import type { Common, Text } from './common.ts';

/** Reports with their frozen figures, and the office's templates. */
export type ReportsTables = {
  report: Common & {
    kind: string;
    officeId: string;
    title: string;
    periodStart: string;
    periodEnd: string;
    dueOn: Text;
    content: string;
    recipients: Text;
    templateId: Text;
    collectionTaskId: Text;
    figures: Text;
    countedAt: Text;
    snapshotSha256: Text;
    changed: string;
    warnings: string;
    warningReason: Text;
    documentId: Text;
    state: string;
    number: Text;
    issuedOn: Text;
    pdfAttachmentId: Text;
    snapshotAttachmentId: Text;
    submittedOn: Text;
    submittedTo: Text;
  };
  report_template: Common & {
    name: string;
    kind: Text;
    title: string;
    content: string;
    fileName: Text;
    note: Text;
  };
};
