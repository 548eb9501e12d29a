import { createPrivateKey } from 'node:crypto';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { wipe } from '../../crypto/encodings.ts';
import { type IssuedDocument, issuedDocumentById, issuedDocumentsOf, trustedRoots } from '../../db/issuedDocuments.ts';
import { createRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { readBundledFonts } from '../../documents/fonts/fontFiles.ts';
import type { RenderedDocument } from '../../documents/renderDocument.ts';
import { readBlob, writeBlob } from '../../files/blobs.ts';
import { openSigningIdentity } from '../../office/officeKeys.ts';
import type { SignatureAppearance } from '../../signing/appearance.ts';
import { commonName } from '../../signing/certificates.ts';
import { keySigner } from '../../signing/signer.ts';
import { signPdf } from '../../signing/signPdf.ts';
import { verifyPdf } from '../../signing/verifyPdf.ts';
import { drawMinutes, minutesFileName } from './meetings.drawing.ts';
import { listsOf, meetingById, type StoredMeeting } from './meetings.repository.ts';

const MINUTES_KIND = 'minutes_pdf';
const STEPS = 4;

/**
 * Draws, signs and verifies the finalized minutes and keeps them. What was issued once is handed out again byte for byte,
 * whatever was renamed since (features M15).
 * @throws AppError `not_found`, `rule_broken`, `glyph_missing`, `signing_identity_missing`, `forbidden`, `certificate_*`,
 *   `signature_check_failed`, `disk_full`, `cancelled`
 */
export async function issueMinutes(context: JobContext, id: string): Promise<CallOutput<'meetings.issue'>> {
  const { db, session } = context.open();
  const meeting = await meetingById(db, id);
  refuseNotFinal(meeting);
  const issued = (await issuedDocumentsOf(db, id)).find((document) => document.kind === MINUTES_KIND);
  if (issued) {
    const bytes = await readBlob(session.store, issued.sha256);
    return answer(context, issued, bytes, await statusOf(context, bytes));
  }
  context.progress('drawing', 0, STEPS);
  const drawn = await drawMinutes(context, { fields: meeting, ...(await listsOf(db, id)) }, meeting);
  context.progress('signing', 1, STEPS);
  const { bytes, signerName } = await signAsOffice(context, drawn);
  context.progress('verifying', 2, STEPS);
  const status = await statusOf(context, bytes);
  if (status !== 'valid') throw new AppError('signature_check_failed', { reason: status });
  context.progress('storing', 3, STEPS);
  if (context.signal.aborted) throw new AppError('cancelled');
  // The file stands before the row that refers to it; without the row it is only an unused file.
  const sha256 = await writeBlob(session.store, bytes);
  const documentId = await keepDocument(context, meeting, drawn, { sha256, signerName, sizeBytes: bytes.length });
  const document = await issuedDocumentById(context.open().db, documentId);
  // Somebody else may have issued it between the look and the commit: then theirs is the one.
  const kept = document.sha256 === sha256 ? Buffer.from(bytes) : await readBlob(session.store, document.sha256);
  return answer(context, document, kept, status);
}

function refuseNotFinal({ recordState }: StoredMeeting): void {
  if (recordState !== 'final' && recordState !== 'archived')
    refuseIssues([{ field: 'recordState', code: 'not_final' }]);
}

function answer(
  context: JobContext,
  { fileName, ownerId: _ownerId, ...document }: IssuedDocument,
  bytes: Buffer,
  status: string,
): CallOutput<'meetings.issue'> {
  return { file: context.runtime.files.handOut(fileName, 'application/pdf', bytes), document, status };
}

async function statusOf(context: JobContext, bytes: Uint8Array): Promise<string> {
  const trustRoots = await trustedRoots(context.open().db);
  return (await verifyPdf(bytes, { trustRoots, at: new Date(context.now) })).status;
}

/** Signs with the office's identity: visible in the foot of the last page when its font has every character, else invisible. */
async function signAsOffice(
  context: JobContext,
  drawn: RenderedDocument,
): Promise<{ readonly bytes: Uint8Array; readonly signerName: string }> {
  const { db, session } = context.open();
  const identity = await openSigningIdentity(db, session.userIdentity);
  try {
    const signer = keySigner({
      certificateDer: identity.certificate,
      chainDer: identity.chain,
      privateKey: createPrivateKey({ key: identity.privateKey, format: 'der', type: 'pkcs8' }),
    });
    const signerName = commonName(identity.subject);
    const options = {
      at: new Date(context.now),
      fieldName: message('zh-CN', 'minutesDocument.signField'),
      reason: message('zh-CN', 'minutesDocument.signReason'),
    };
    const appearance = footAppearance(context, drawn.pages, signerName);
    try {
      return { bytes: await signPdf(drawn.pdf, signer, appearance ? { ...options, appearance } : options), signerName };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'glyph_missing') throw error;
      return { bytes: await signPdf(drawn.pdf, signer, options), signerName };
    }
  } finally {
    wipe(identity.privateKey);
  }
}

/**
 * Below the type area (262 mm), on the side of the last page that does not carry the page number: right on odd pages, left on
 * even ones (official-documents.md §2.5). No text ever stands there, so nothing can be covered (§6.4).
 */
function footAppearance(context: JobContext, pages: number, signerName: string): SignatureAppearance | undefined {
  const { resourcesDirectory } = context.runtime.options;
  const font = readBundledFonts(resourcesDirectory).find((one) => one.role === 'song');
  if (!font) return undefined;
  const isOdd = pages % 2 === 1;
  return {
    pageIndex: pages - 1,
    rect: { left: isOdd ? 28 : 128, top: 265, width: 56, height: 13 },
    fontPath: path.join(resourcesDirectory, 'fonts', font.file),
    signerName,
  };
}

/** @returns the id of the document that is kept: this one, or one that another call kept first */
async function keepDocument(
  context: JobContext,
  meeting: StoredMeeting,
  drawn: RenderedDocument,
  file: { readonly sha256: string; readonly signerName: string; readonly sizeBytes: number },
): Promise<string> {
  return context.commit('document.issue', async (write) => {
    const earlier = (await issuedDocumentsOf(write.trx, meeting.id)).find((document) => document.kind === MINUTES_KIND);
    if (earlier) return earlier.id;
    // Drawing and signing take seconds: who voided the meeting meanwhile is not overruled.
    refuseNotFinal(await meetingById(write.trx, meeting.id));
    const id = await createRecord(write, 'attachment', {
      ownerType: 'meeting',
      ownerId: meeting.id,
      fileName: minutesFileName(meeting.title, meeting.number),
      mediaType: 'application/pdf',
      kind: MINUTES_KIND,
      title: meeting.title,
      number: meeting.number,
      pages: drawn.pages,
      fontsUsed: drawn.fontsUsed,
      ...file,
    });
    const { sha256 } = file;
    write.audit({
      action: 'document.issue',
      entityType: 'attachment',
      entityId: id,
      detail: { sha256, meeting: meeting.id },
    });
    write.changed('meeting', meeting.id);
    return id;
  });
}
