import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { type VerificationReport, worstStatus } from '#shared/features/documents/verification.ts';
import { compareRevisions, type RevisionChange } from './verify/compareRevisions.ts';
import { findSignatures } from './verify/findSignatures.ts';
import { judgeSignature } from './verify/judgeSignature.ts';
import { MAXIMUM_REVISIONS, type PdfStructure, readStructure } from './verify/pdfRevisions.ts';
import { PdfSyntaxError } from './verify/pdfValue.ts';
import { readRoots } from './verify/trust.ts';

/** Largest file looked at; the app's own documents are far smaller. */
export const MAXIMUM_PDF_BYTES = 200 * 1024 * 1024;

/** Any of these in a damaged file means that it was meant to be signed. */
const SIGNATURE_HINTS = ['/ByteRange', 'ETSI.CAdES', 'ETSI.RFC3161', 'adbe.pkcs7', '/DocMDP', '/SigFlags'];

/**
 * Judges every signature of a PDF (official-documents.md §7.2 to §7.4). Nothing in the bytes is trusted.
 * @param options.trustRoots DER certificates of the app's own list
 * @param options.at the moment of the check
 * @throws AppError pdf_unreadable (no PDF, or a damaged one without trace of a signature), pdf_encrypted, file_too_large
 */
export async function verifyPdf(
  bytes: Uint8Array,
  options: { readonly trustRoots: readonly Buffer[]; readonly at: Date },
): Promise<VerificationReport> {
  if (bytes.length > MAXIMUM_PDF_BYTES) throw new AppError('file_too_large');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return judge(file, options);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // A RangeError is a stack or buffer limit met by hostile nesting.
    if (!(error instanceof PdfSyntaxError) && !(error instanceof RangeError)) throw error;
    if (!hasSignatureHint(file)) throw new AppError('pdf_unreadable');
    return { ...emptyReport(file, options.at), status: 'broken', problem: 'structure' };
  }
}

function judge(
  file: Buffer,
  options: { readonly trustRoots: readonly Buffer[]; readonly at: Date },
): VerificationReport {
  const structure = readStructure(file);
  const { revisions } = structure;
  if (revisions.some((revision) => revision.view.trailer.entries.has('Encrypt'))) throw new AppError('pdf_encrypted');
  const report = { ...emptyReport(file, options.at), revisionCount: revisions.length };
  if (revisions.length > MAXIMUM_REVISIONS) return { ...report, status: 'broken', problem: 'too_many_revisions' };

  const found = findSignatures(revisions);
  const firstSigned = found[0]?.revision.number ?? revisions.length;
  const changes = new Map<number, RevisionChange[]>();
  revisions.forEach((revision, index) => {
    const before = revisions[index - 1];
    if (before && before.number >= firstSigned) changes.set(revision.number, compareRevisions(before, revision));
  });
  const context = { file, structure, found, changes, roots: readRoots(options.trustRoots), at: options.at };
  const signatures = found.map((signature) => judgeSignature(signature, context));
  const status = worstStatus(signatures.map((each) => each.status));
  const problem = damage(structure, found.length > 0);
  return { ...report, status: problem ? 'broken' : status, problem, signatures };
}

/** Damage that touches the file as a whole rather than one signature. */
function damage(structure: PdfStructure, signed: boolean): VerificationReport['problem'] {
  if (hasSignatureHint(structure.tail)) return 'cut_off';
  if (structure.skippedRevision && (signed || structure.revisions.some((each) => hasSignatureHint(each.view.bytes)))) {
    return 'skipped_revision';
  }
  return null;
}

function hasSignatureHint(bytes: Buffer): boolean {
  return SIGNATURE_HINTS.some((hint) => bytes.includes(hint));
}

function emptyReport(file: Buffer, at: Date): VerificationReport {
  return {
    status: 'unsigned',
    problem: null,
    checkedAt: at.toISOString(),
    fileLength: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    revisionCount: 0,
    signatures: [],
  };
}
