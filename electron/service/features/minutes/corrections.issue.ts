import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { JobContext } from '../../context.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { warningSentences } from '../documents/drawingWarnings.ts';
import { measureDrawn } from '../documents/measureDrawn.ts';
import { drawMinutes, type MinutesRequest, minutesFileName } from '../meetings/meetings.drawing.ts';
import { meetingById } from '../meetings/meetings.repository.ts';
import { correctionDocument, correctionTitle, recordOfCorrection } from './correction.document.ts';
import { correctionById } from './corrections.repository.ts';
import { refuseNotFinal } from './corrections.save.ts';
import { issuedBefore, issueSigned } from './issueSigned.ts';
import { contentToPrint, keptFinalVersion } from './minutes.snapshot.ts';

const CORRECTION_KIND = 'minutes_correction_pdf';

type Sheet = Parameters<typeof correctionDocument>[0];

async function correctionRequest(context: JobContext, sheet: Sheet, meetingId: string): Promise<MinutesRequest> {
  const { db, session } = context.open();
  const { content } = await contentToPrint(db, meetingId);
  const { name } = await localOffice(db, session.officeId);
  const { minutesMark } = context.runtime.settings;
  return { form: 'minutes', data: correctionDocument(sheet, content, { name, minutesMark }) };
}

/** Draws a stored correction sheet, or unsaved lines. @throws AppError `not_found`, `rule_broken`, `glyph_missing`, `cancelled` */
export async function previewCorrection(
  context: JobContext,
  { meetingId, id, content }: HandlerInput<'minutes.previewCorrection'>,
): Promise<CallOutput<'minutes.previewCorrection'>> {
  const { db } = context.open();
  const stored = id === undefined ? undefined : await correctionById(db, id);
  const unsaved = content ?? { documentNo: null, lines: [] };
  const sheet: Sheet =
    stored === undefined || content !== undefined
      ? { seq: stored?.seq ?? null, approvedOn: stored?.approvedOn ?? null, ...unsaved }
      : stored;
  const request = await correctionRequest(context, sheet, meetingId);
  const drawn = await drawMinutes(context, request);
  return {
    file: context.runtime.files.handOut(minutesFileName(request.data.title, null), 'application/pdf', drawn.pdf),
    pages: drawn.pages,
    warnings: warningSentences(drawn.warnings),
    ruler: await measureDrawn(context, drawn, request),
  };
}

/**
 * Issues an approved correction sheet like the minutes themselves; their own file stays as it is (features M14).
 * @throws AppError `not_found`; `rule_broken` when it is not approved, or the minutes were voided; and as `issueSigned`
 */
export async function issueCorrection(
  context: JobContext,
  { id, deviationReason }: HandlerInput<'minutes.issueCorrection'>,
): Promise<CallOutput<'minutes.issueCorrection'>> {
  const { db, session } = context.open();
  const correction = await correctionById(db, id);
  const recheck = async (trx: typeof db) => {
    const { recordState, meetingId } = await correctionById(trx, id);
    if (recordState !== 'final' && recordState !== 'archived')
      refuseIssues([{ field: 'recordState', code: 'correction_not_approved' }]);
    refuseNotFinal(await meetingById(trx, meetingId));
  };
  await recheck(db);
  const issued = await issuedBefore(context, id, CORRECTION_KIND);
  if (issued) return issued;
  const { meetingId } = correction;
  const { content, sha256 } = await keptFinalVersion(context, meetingId);
  const office = await localOffice(db, session.officeId);
  const { title, number } = content.fields;
  const request = await correctionRequest(context, correction, meetingId);
  return issueSigned(context, {
    ...{ ownerType: 'minutes_correction', ownerId: id, kind: CORRECTION_KIND, request, deviationReason },
    title: correctionTitle(title),
    number: request.data.numberText ?? null,
    fileName: minutesFileName(correctionTitle(title), number),
    recordJson: canonicalJson(recordOfCorrection(correction, { number, title, sha256 }, office)),
    detail: { correction: id, meeting: meetingId },
    recheck: (write) => recheck(write.trx),
  });
}
