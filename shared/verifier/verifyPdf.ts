import { AppError } from '#shared/contract/errors.ts';
import { worstStatus } from '#shared/features/documents/signatureStatus.ts';
import type { SignatureReport, VerificationReport } from '#shared/features/documents/verification.ts';
import { indexOfText, toHex } from './bytes.ts';
import { compareRevisions, type RevisionChange } from './compareRevisions.ts';
import { digestOf } from './digest.ts';
import { findSignatures } from './findSignatures.ts';
import { judgeSignature } from './judgeSignature.ts';
import { MAXIMUM_REVISIONS, type PdfStructure, readStructure } from './pdfRevisions.ts';
import { PdfSyntaxError } from './pdfValue.ts';
import { readRevocationLists } from './revocation.ts';
import { readRoots } from './trust.ts';
import { validationLists } from './validationLists.ts';

/** Largest file looked at; the app's own documents are far smaller. */
export const MAXIMUM_PDF_BYTES = 200 * 1024 * 1024;

/** What the caller trusts and when it asks. */
export type VerifyOptions = {
  /** DER certificates of the app's own list. */
  readonly trustRoots: readonly Uint8Array[];
  /** DER revocation lists (RFC 5280 §5); each counts only for the issuer whose key signed it. */
  readonly revocationLists?: readonly Uint8Array[];
  /** The moment of the check. */
  readonly at: Date;
};

/** Any of these in a damaged file means that it was meant to be signed. */
const SIGNATURE_HINTS = ['/ByteRange', 'ETSI.CAdES', 'ETSI.RFC3161', 'adbe.pkcs7', '/DocMDP', '/SigFlags'];

/**
 * Judges every signature of a PDF (official-documents.md §7.2 to §7.4). Nothing in the bytes is trusted.
 * @throws AppError pdf_unreadable (no PDF, or a damaged one without trace of a signature), pdf_encrypted, file_too_large
 */
export async function verifyPdf(file: Uint8Array, options: VerifyOptions): Promise<VerificationReport> {
  if (file.length > MAXIMUM_PDF_BYTES) throw new AppError('file_too_large');
  try {
    return await judge(file, options);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // A RangeError is a stack or buffer limit met by hostile nesting.
    if (!(error instanceof PdfSyntaxError) && !(error instanceof RangeError)) throw error;
    if (!hasSignatureHint(file)) throw new AppError('pdf_unreadable');
    return { ...(await emptyReport(file, options.at)), status: 'broken', problem: 'structure' };
  }
}

async function judge(file: Uint8Array, options: VerifyOptions): Promise<VerificationReport> {
  const structure = readStructure(file);
  const { revisions } = structure;
  if (revisions.some((revision) => revision.view.trailer.entries.has('Encrypt'))) throw new AppError('pdf_encrypted');
  const report = { ...(await emptyReport(file, options.at)), revisionCount: revisions.length };
  if (revisions.length > MAXIMUM_REVISIONS) return { ...report, status: 'broken', problem: 'too_many_revisions' };

  const found = findSignatures(revisions);
  // Each is digested over the whole file.
  if (found.length > MAXIMUM_REVISIONS) return { ...report, status: 'broken', problem: 'too_many_revisions' };
  const firstSigned = found[0]?.revision.number ?? revisions.length;
  const changes = new Map<number, RevisionChange[]>();
  revisions.forEach((revision, index) => {
    const before = revisions[index - 1];
    if (before && before.number >= firstSigned) changes.set(revision.number, compareRevisions(before, revision));
  });
  const own = options.revocationLists ?? [];
  const enclosed = found.length > 0 ? validationLists(revisions.at(-1)?.view) : [];
  const trust = {
    roots: readRoots(options.trustRoots),
    revocationLists: [...readRevocationLists(own), ...readRevocationLists(enclosed)],
  };
  const context = { file, structure, found, changes, trust, at: options.at };
  const signatures: SignatureReport[] = [];
  for (const signature of found) signatures.push(await judgeSignature(signature, context));
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

function hasSignatureHint(bytes: Uint8Array): boolean {
  return SIGNATURE_HINTS.some((hint) => indexOfText(bytes, hint) >= 0);
}

async function emptyReport(file: Uint8Array, at: Date): Promise<VerificationReport> {
  return {
    status: 'unsigned',
    problem: null,
    checkedAt: at.toISOString(),
    fileLength: file.length,
    sha256: toHex(await digestOf('SHA-256', [file])),
    revisionCount: 0,
    signatures: [],
  };
}
