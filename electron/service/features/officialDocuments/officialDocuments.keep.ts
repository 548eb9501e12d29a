import { recipientsOf } from '#shared/features/officialDocuments/officialContent.rules.ts';
import { countingSteps } from '#shared/features/officialDocuments/officialDocuments.rules.ts';
import type { JobContext } from '../../context.ts';
import { issuedDocumentsOf } from '../../db/issuedDocuments.ts';
import { createRecord, createRecords, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import type { FontUse } from '../../documents/fonts/fontBook.ts';
import { numberById } from '../documentNumbers/documentNumbers.repository.ts';
import { issueNumber } from '../documentNumbers/documentNumbers.write.ts';
import { fontsDetail } from '../documents/fontsDetail.ts';
import { issueReport } from '../reports/reports.issue.ts';
import { sealsUsed } from '../seals/seals.drawing.ts';
import { documentFileName } from './officialDocuments.drawing.ts';
import { documentById, expectedDocument, type StoredDocument, stepsOf } from './officialDocuments.repository.ts';
import { numberTitle } from './officialDocuments.save.ts';

export const OFFICIAL_KIND = 'official_pdf';

type Issue = {
  readonly id: string;
  readonly expectedRevision: number;
  readonly issuedOn: string;
  readonly deviationReason: string | null;
  /** Rules that the ruler found broken, accepted with the reason. */
  readonly deviations: readonly string[];
  readonly file: {
    readonly sha256: string;
    readonly signerName: string;
    readonly sizeBytes: number;
    readonly pages: number;
    readonly fontsUsed: readonly FontUse[];
  };
};

/**
 * Everything that issuing writes, in one transaction: the stored file, the document final, its number used, a line for every
 * seal, the audit entry. A failure anywhere leaves nothing of it.
 * @returns the stored file: this one, or the one that another call kept first
 * @throws AppError `conflict` when the document was changed while it was drawn and signed
 */
export async function keepIssued(
  context: JobContext,
  issue: Issue,
): Promise<{ readonly attachmentId: string; readonly revision: number }> {
  const { user } = context.open().session;
  return context.commit('document.issue', async (write) => {
    const earlier = (await issuedDocumentsOf(write.trx, issue.id)).find((one) => one.kind === OFFICIAL_KIND);
    if (earlier) return { attachmentId: earlier.id, revision: (await documentById(write.trx, issue.id)).revision };
    // Drawing and signing take seconds: who changed or voided the document meanwhile is not overruled.
    const document = await expectedDocument(write.trx, issue.id, issue.expectedRevision);
    if (document.stage !== 'approved') refuseIssues([{ field: 'stage', code: 'not_approved' }]);
    const attachmentId = await storeFile(write, document, issue);
    const { revision } = await updateRecord(
      write,
      'official_document',
      document.id,
      document.revision,
      { stage: 'issued', issuedOn: issue.issuedOn },
      { action: 'officialDocument.issue', recordState: 'final' },
    );
    const { id, number, title } = document;
    const recipients = recipientsOf(document.content) || null;
    const { issuedOn } = issue;
    await issueReport(write, { id, number, title, recipients, issuedOn, pdfAttachmentId: attachmentId });
    if (document.numberId !== null)
      await issueNumber(write, await numberById(write.trx, document.numberId), undefined, {
        issuedOn: issue.issuedOn,
        title: numberTitle(document.title),
      });
    await writeSealUses(write, document, issue.issuedOn, user.displayName);
    write.audit({
      action: 'document.issue',
      entityType: 'attachment',
      entityId: attachmentId,
      ...(issue.deviationReason === null ? {} : { reason: issue.deviationReason }),
      detail: {
        sha256: issue.file.sha256,
        document: document.id,
        number: document.number ?? '',
        fonts: fontsDetail(issue.file.fontsUsed),
        deviations: issue.deviations,
      },
    });
    return { attachmentId, revision };
  });
}

async function storeFile(write: Write, document: StoredDocument, { file }: Issue): Promise<string> {
  return createRecord(write, 'attachment', {
    ownerType: 'official_document',
    ownerId: document.id,
    fileName: documentFileName(document.content, document.number),
    mediaType: 'application/pdf',
    kind: OFFICIAL_KIND,
    title: document.title,
    number: document.number,
    ...file,
  });
}

/** The seal-use register is written from the document itself (features S10). */
async function writeSealUses(write: Write, document: StoredDocument, usedOn: string, handledBy: string): Promise<void> {
  const names = await sealsUsed(write.trx, write.officeId, document.content);
  if (names.length === 0) return;
  const round = countingSteps(document.stage, await stepsOf(write.trx, document.id));
  const approved = round.findLast((step) => step.step === 'approved' && step.outcome === 'agreed');
  const { id: documentId, number, title, copies } = document;
  const line = { documentId, number, title, copies, usedOn, handledBy, approvedBy: approved?.personName ?? '' };
  await createRecords(
    write,
    'seal_use',
    names.map((sealName) => ({ fields: { ...line, sealName, note: null } })),
    { action: 'sealUse.create' },
  );
}
