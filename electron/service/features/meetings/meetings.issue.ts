import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import {
  type IssuedDocument,
  issuedDocumentById,
  issuedDocumentsOf,
  signingCertificate,
} from '../../db/issuedDocuments.ts';
import { localOffice } from '../../db/localOffice.ts';
import { createRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { RenderedDocument } from '../../documents/renderDocument.ts';
import { readBlob, writeBlob } from '../../files/blobs.ts';
import { fontsDetail } from '../documents/fontsDetail.ts';
import { measureDrawn, refuseDeviations } from '../documents/measureDrawn.ts';
import { signAsOffice, signatureStatusOf } from '../documents/officeSignature.ts';
import { recordOfMinutes } from './meetings.document.ts';
import { drawMinutes, minutesFileName, minutesRequest } from './meetings.drawing.ts';
import { listsOf, meetingById, type StoredMeeting } from './meetings.repository.ts';

const MINUTES_KIND = 'minutes_pdf';
const STEPS = 5;

/**
 * Draws, signs and verifies the finalized minutes and keeps them. What was issued once is handed out again byte for byte,
 * whatever was renamed since (features M15).
 * @throws AppError `not_found`, `rule_broken` (also `ruler` for deviations without a reason, with `findings`), `glyph_missing`, `signing_identity_missing`, `forbidden`, `certificate_*`,
 *   `signature_check_failed`, `disk_full`, `cancelled`
 */
export async function issueMinutes(
  context: JobContext,
  { id, deviationReason }: HandlerInput<'meetings.issue'>,
): Promise<CallOutput<'meetings.issue'>> {
  const { db, session } = context.open();
  const meeting = await meetingById(db, id);
  refuseNotFinal(meeting);
  const issued = (await issuedDocumentsOf(db, id)).find((document) => document.kind === MINUTES_KIND);
  if (issued) {
    const bytes = await readBlob(session.store, issued.sha256);
    return answer(context, issued, bytes, await signatureStatusOf(context, bytes));
  }
  context.progress('drawing', 0, STEPS);
  const content = { fields: meeting, ...(await listsOf(db, id)) };
  const request = await minutesRequest(context, content, meeting);
  const certificateDer = await signingCertificate(db);
  const json = canonicalJson(recordOfMinutes(content, meeting, await localOffice(db, session.officeId)));
  const drawn = await drawMinutes(context, request, {
    conformance: 'PDF/A-3b',
    recordData: { json, ...(certificateDer === undefined ? {} : { certificateDer }) },
  });
  context.progress('measuring', 1, STEPS);
  const deviations = refuseDeviations(await measureDrawn(context, drawn, request), deviationReason);
  context.progress('signing', 2, STEPS);
  const { bytes, signerName } = await signAsOffice(context, drawn, message('zh-CN', 'minutesDocument.signReason'));
  context.progress('verifying', 3, STEPS);
  const status = await signatureStatusOf(context, bytes);
  if (status !== 'valid') throw new AppError('signature_check_failed', { reason: status });
  context.progress('storing', 4, STEPS);
  if (context.signal.aborted) throw new AppError('cancelled');
  // The file stands before the row that refers to it; without the row it is only an unused file.
  const sha256 = await writeBlob(session.store, bytes);
  const file = { sha256, signerName, sizeBytes: bytes.length };
  const documentId = await keepDocument(context, meeting, drawn, file, { deviations, deviationReason });
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

/** @returns the id of the document that is kept: this one, or one that another call kept first */
async function keepDocument(
  context: JobContext,
  meeting: StoredMeeting,
  drawn: RenderedDocument,
  file: { readonly sha256: string; readonly signerName: string; readonly sizeBytes: number },
  { deviations, deviationReason }: { readonly deviations: readonly string[]; readonly deviationReason: string | null },
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
      ...(deviationReason ? { reason: deviationReason } : {}),
      detail: { sha256, meeting: meeting.id, fonts: fontsDetail(drawn.fontsUsed), deviations },
    });
    write.changed('meeting', meeting.id);
    return id;
  });
}
