import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { checkIssueDay } from '#shared/features/documentNumbers/documentNumbers.rules.ts';
import {
  checkContent,
  missingBeforeIssue,
  numberStyleOf,
} from '#shared/features/officialDocuments/officialContent.rules.ts';
import { checkAfterApproval, countingSteps } from '#shared/features/officialDocuments/officialDocuments.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { canonicalJson, sha256 } from '../../crypto/encodings.ts';
import {
  type IssuedDocument,
  issuedDocumentById,
  issuedDocumentsOf,
  signingCertificate,
} from '../../db/issuedDocuments.ts';
import { localOffice } from '../../db/localOffice.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { readBlob, writeBlob } from '../../files/blobs.ts';
import { numberById, type StoredNumber } from '../documentNumbers/documentNumbers.repository.ts';
import { measureDrawn, refuseDeviations } from '../documents/measureDrawn.ts';
import { signAsOffice, signatureStatusOf } from '../documents/officeSignature.ts';
import { reportRecord } from '../reports/reports.issue.ts';
import { sealsOfAgencies } from '../seals/seals.drawing.ts';
import { drawContent, drawnContent } from './officialDocuments.drawing.ts';
import { keepIssued, OFFICIAL_KIND } from './officialDocuments.keep.ts';
import {
  documentById,
  expectedDocument,
  type StoredDocument,
  type StoredStep,
  stepsOf,
} from './officialDocuments.repository.ts';

type Input = HandlerInput<'officialDocuments.issue'>;
type Answer = CallOutput<'officialDocuments.issue'>;

const STAGES = 5;

/**
 * Draws the approved document with number, date, seals and its record data (PDF/A-3b), measures it, signs it as the office,
 * verifies it and keeps it, with the number marked and the seal-use lines written in the same transaction. What was issued once
 * is handed out again byte for byte, whatever was renamed since (features M15).
 * @throws AppError `not_found`, `conflict`, `rule_broken` (what is missing; field `ruler` for deviations without a reason, with
 *   `findings`), `glyph_missing`, `signing_identity_missing`, `forbidden`, `certificate_*`, `signature_check_failed`, `disk_full`,
 *   `cancelled`
 */
export async function issueDocument(context: JobContext, input: Input): Promise<Answer> {
  const { db, session } = context.open();
  const present = await documentById(db, input.id);
  const issued = (await issuedDocumentsOf(db, input.id)).find((one) => one.kind === OFFICIAL_KIND);
  if (issued) {
    const bytes = await readBlob(session.store, issued.sha256);
    return answer(context, issued, bytes, await signatureStatusOf(context, bytes), present.revision);
  }
  const document = await expectedDocument(db, input.id, input.expectedRevision);
  const steps = countingSteps(document.stage, await stepsOf(db, input.id));
  const number = document.numberId === null ? null : await numberById(db, document.numberId);
  refuseIssues(checkIssue(document, number, steps, input.issuedOn, context.today));

  context.progress('drawing', 0, STAGES);
  const { issuedOn } = input;
  const content = drawnContent(document.content, {
    number: document.number,
    issuedOn,
    printedOn: context.today,
    seals: await sealsOfAgencies(context, document.content),
    isDraft: false,
  });
  const certificateDer = await signingCertificate(db);
  const json = await recordJson(context, document, steps, issuedOn);
  const drawn = await drawContent(context, content, {
    conformance: 'PDF/A-3b',
    recordData: { json, ...(certificateDer === undefined ? {} : { certificateDer }) },
  });
  context.progress('measuring', 1, STAGES);
  const ruler = await measureDrawn(context, drawn, content);
  const deviations = refuseDeviations(ruler, input.deviationReason);
  context.progress('signing', 2, STAGES);
  const { bytes, signerName } = await signAsOffice(context, drawn, message('zh-CN', 'officialPrint.signReason'));
  context.progress('verifying', 3, STAGES);
  const status = await signatureStatusOf(context, bytes);
  if (status !== 'valid') throw new AppError('signature_check_failed', { reason: status });
  context.progress('storing', 4, STAGES);
  if (context.signal.aborted) throw new AppError('cancelled');
  // The file stands before the row that refers to it; without the row it is only an unused file.
  const hash = await writeBlob(session.store, bytes);
  const kept = await keepIssued(context, {
    id: document.id,
    expectedRevision: input.expectedRevision,
    issuedOn,
    deviationReason: input.deviationReason,
    deviations,
    file: { sha256: hash, signerName, sizeBytes: bytes.length, pages: drawn.pages, fontsUsed: drawn.fontsUsed },
  });
  const row = await issuedDocumentById(context.open().db, kept.attachmentId);
  // Somebody else may have issued it between the look and the commit: then theirs is the one.
  const handed = row.sha256 === hash ? Buffer.from(bytes) : await readBlob(session.store, row.sha256);
  return answer(context, row, handed, status, kept.revision);
}

/** Everything that keeps a document from being issued, at once. */
export function checkIssue(
  document: StoredDocument,
  number: StoredNumber | null,
  steps: readonly StoredStep[],
  issuedOn: string,
  today: string,
): FieldIssue[] {
  if (document.recordState === 'voided') return [{ field: 'recordState', code: 'is_voided' }];
  if (document.stage === 'issued') return [{ field: 'stage', code: 'is_issued' }];
  const issues: FieldIssue[] = [...missingBeforeIssue(document.content), ...checkContent(document.content)];
  if (document.stage !== 'approved') issues.push({ field: 'stage', code: 'not_approved' });
  const needsNumber = numberStyleOf(document.form) !== 'none';
  if (number === null && needsNumber) issues.push({ field: 'number', code: 'required' });
  if (number !== null) issues.push(...checkIssueDay(number, issuedOn, today));
  else if (issuedOn > today) issues.push({ field: 'issuedOn', code: 'date_in_future' });
  return [...issues, ...checkAfterApproval(steps, issuedOn)];
}

/** The record that travels inside the PDF: what was issued and who decided, by post; the text itself is the document. */
async function recordJson(
  context: JobContext,
  document: StoredDocument,
  steps: readonly StoredStep[],
  issuedOn: string,
): Promise<string> {
  const { db, session } = context.open();
  const office = await localOffice(db, session.officeId);
  const { number, title, form, kind, copies } = document;
  const report = await reportRecord({ db, store: session.store }, { id: document.id, issuedOn });
  return canonicalJson({
    format: 'taizhang-record/1',
    type: 'official_document',
    id: document.id,
    office: { id: office.id, name: office.name },
    ...{ number, title, form, kind, copies, issuedOn },
    steps: steps.map(({ step, outcome, personName, post, decidedOn, onPaper }) => ({
      ...{ step, outcome, onPaper, name: personName, post, date: decidedOn },
    })),
    contentSha256: sha256(canonicalJson(document.content)).toString('hex'),
    // The whole hash of a report's facts: the signature seals it with the document (features W3).
    ...(report === null ? {} : { report }),
  });
}

function answer(
  context: JobContext,
  { fileName, ownerId: _ownerId, ...document }: IssuedDocument,
  bytes: Buffer,
  status: string,
  revision: number,
): Answer {
  const file = context.runtime.files.handOut(fileName, 'application/pdf', bytes);
  return { file, document, status, revision };
}
