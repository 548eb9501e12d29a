import { AppError } from '#shared/contract/errors.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import {
  type IssuedDocument,
  issuedDocumentById,
  issuedDocumentsOf,
  signingCertificate,
} from '../../db/issuedDocuments.ts';
import { createRecord } from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import type { RenderedDocument } from '../../documents/renderDocument.ts';
import { readBlob, writeBlob } from '../../files/blobs.ts';
import { fontsDetail } from '../documents/fontsDetail.ts';
import { measureDrawn, refuseDeviations } from '../documents/measureDrawn.ts';
import { signAsOffice, signatureStatusOf } from '../documents/officeSignature.ts';
import { drawMinutes, type MinutesRequest } from '../meetings/meetings.drawing.ts';

const STEPS = 5;

/** The record that a document is issued from, and how the file is kept. */
export type SignedIssue = {
  readonly ownerType: 'meeting' | 'minutes_correction';
  readonly ownerId: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly fileName: string;
  readonly request: MinutesRequest;
  /** Canonical JSON of the record that travels inside. */
  readonly recordJson: string;
  readonly deviationReason: string | null;
  /** What the audit entry says beside hash, fonts and deviations. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Looked at again when it is kept: drawing and signing take seconds. Throws when it may no longer be issued. */
  recheck(write: Write): Promise<void>;
};

export type IssueAnswer = {
  readonly file: ReturnType<JobContext['runtime']['files']['handOut']>;
  readonly document: Omit<IssuedDocument, 'fileName' | 'ownerId'>;
  readonly status: string;
};

/** What was issued from a record before, handed out byte for byte; undefined when nothing was (features M15). */
export async function issuedBefore(
  context: JobContext,
  ownerId: string,
  kind: string,
): Promise<IssueAnswer | undefined> {
  const { db, session } = context.open();
  const issued = (await issuedDocumentsOf(db, ownerId)).find((document) => document.kind === kind);
  if (!issued) return undefined;
  const bytes = await readBlob(session.store, issued.sha256);
  return answer(context, issued, bytes, await signatureStatusOf(context, bytes));
}

/**
 * Draws, measures, signs and verifies a document in the form of minutes, and keeps it as issued.
 * @throws AppError `rule_broken` (field `ruler` for deviations without a reason, with `findings`; whatever `recheck` refuses),
 *   `glyph_missing`, `signing_identity_missing`, `forbidden`, `certificate_*`, `signature_check_failed`, `disk_full`, `cancelled`
 */
export async function issueSigned(context: JobContext, issue: SignedIssue): Promise<IssueAnswer> {
  const { db, session } = context.open();
  const { recordJson: json, request } = issue;
  context.progress('drawing', 0, STEPS);
  const certificateDer = await signingCertificate(db);
  const drawn = await drawMinutes(context, request, {
    conformance: 'PDF/A-3b',
    recordData: { json, ...(certificateDer === undefined ? {} : { certificateDer }) },
  });
  context.progress('measuring', 1, STEPS);
  const deviations = refuseDeviations(await measureDrawn(context, drawn, request), issue.deviationReason);
  context.progress('signing', 2, STEPS);
  const { bytes, signerName } = await signAsOffice(context, drawn, message('zh-CN', 'minutesDocument.signReason'));
  context.progress('verifying', 3, STEPS);
  const status = await signatureStatusOf(context, bytes);
  if (status !== 'valid') throw new AppError('signature_check_failed', { reason: status });
  context.progress('storing', 4, STEPS);
  if (context.signal.aborted) throw new AppError('cancelled');
  // The file stands before the row that refers to it; without the row it is only an unused file.
  const sha256 = await writeBlob(session.store, bytes);
  const documentId = await keep(context, issue, drawn, { sha256, signerName, sizeBytes: bytes.length }, deviations);
  const document = await issuedDocumentById(context.open().db, documentId);
  // Somebody else may have issued it between the look and the commit: then theirs is the one.
  const kept = document.sha256 === sha256 ? Buffer.from(bytes) : await readBlob(session.store, document.sha256);
  return answer(context, document, kept, status);
}

function answer(
  context: JobContext,
  { fileName, ownerId: _ownerId, ...document }: IssuedDocument,
  bytes: Buffer,
  status: string,
): IssueAnswer {
  return { file: context.runtime.files.handOut(fileName, 'application/pdf', bytes), document, status };
}

/** @returns the id of the document that is kept: this one, or one that another call kept first */
async function keep(
  context: JobContext,
  issue: SignedIssue,
  drawn: RenderedDocument,
  file: { readonly sha256: string; readonly signerName: string; readonly sizeBytes: number },
  deviations: readonly string[],
): Promise<string> {
  const { ownerType, ownerId, kind, title, number, fileName, deviationReason } = issue;
  return context.commit('document.issue', async (write) => {
    const earlier = (await issuedDocumentsOf(write.trx, ownerId)).find((document) => document.kind === kind);
    if (earlier) return earlier.id;
    await issue.recheck(write);
    const id = await createRecord(write, 'attachment', {
      ...{ ownerType, ownerId, fileName, mediaType: 'application/pdf', kind, title, number },
      ...{ pages: drawn.pages, fontsUsed: drawn.fontsUsed, ...file },
    });
    write.audit({
      action: 'document.issue',
      entityType: 'attachment',
      entityId: id,
      ...(deviationReason ? { reason: deviationReason } : {}),
      detail: { sha256: file.sha256, ...issue.detail, fonts: fontsDetail(drawn.fontsUsed), deviations },
    });
    write.changed('meeting', ownerId);
    return id;
  });
}
