import { AppError } from '#shared/contract/errors.ts';
import { activeContent } from '#shared/verifier/activeContent.ts';
import { commonName, readCertificate } from '#shared/verifier/certificates.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import type { SignatureAppearance } from './appearance.ts';
import { createDetachedCms, signerDigest } from './cms.ts';
import { appendEmptySignature, type SignatureRequest } from './signatureUpdate.ts';
import { requireUsable, type Signer } from './signer.ts';

export type SignPdfOptions = {
  readonly at: Date;
  /** Chinese field name, for example 签发人 or 会签1; a number is added when it is taken. */
  readonly fieldName: string;
  readonly reason?: string;
  /** Invisible when missing. */
  readonly appearance?: SignatureAppearance;
  /** DocMDP of the first signature: 2 (default) lets further signatures follow, 1 makes the document final. Later signatures ignore it. */
  readonly certification?: 1 | 2;
};

/** Bytes first kept free for the CMS; 2.8 KB are used by RSA-2048 with two certificates (§6.5). */
const FIRST_RESERVE = 16_384;
const LARGEST_RESERVE = 1_048_576;
const BYTE_RANGE_PLACEHOLDER = /\/ByteRange\s*\[\s*0\s+9999999999\s+9999999999\s+9999999999\s*\]/g;

/**
 * Adds one PAdES B-B signature as an incremental update (official-documents.md §6.2–6.5). The first signature of a document
 * certifies it, later ones approve. The result has been read back and verified, and begins with the very bytes given.
 * @throws AppError pdf_unreadable, pdf_encrypted, file_too_large, glyph_missing, invalid_input, certificate_expired,
 *   certificate_not_yet_valid, certificate_usage; signature_check_failed when the result would not verify, an earlier signature
 *   forbids another one, or an earlier signature is already damaged
 */
export async function signPdf(bytes: Uint8Array, signer: Signer, options: SignPdfOptions): Promise<Uint8Array> {
  requireUsable(signer.certDer, options.at);
  const { appearance, reason } = options;
  const request: SignatureRequest = {
    at: options.at,
    fieldName: options.fieldName,
    signerName: appearance?.signerName ?? commonName(readCertificate(signer.certDer).subject),
    certification: options.certification ?? 2,
    checkLine: signer.keyType === 'sm2' ? 'national' : 'international',
    ...(reason ? { reason } : {}),
    ...(appearance ? { appearance } : {}),
  };
  const active = activeContent(bytes);
  if (active !== null) throw new AppError('signature_check_failed', { reason: active });
  for (let reserve = FIRST_RESERVE; reserve <= LARGEST_RESERVE; reserve *= 2) {
    const signed = await signWithReserve(bytes, signer, request, reserve);
    if (!signed) continue;
    await requireSound(bytes, signed, signer, options.at);
    return signed;
  }
  throw new AppError('signature_check_failed', { reason: 'cms_too_large' });
}

/** Null when the CMS does not fit: it is never cut off. */
async function signWithReserve(
  bytes: Uint8Array,
  signer: Signer,
  request: SignatureRequest,
  reserve: number,
): Promise<Uint8Array | null> {
  const updated = Buffer.from(await appendEmptySignature(bytes, request, reserve));
  // Only the appended bytes are searched: the document's own text must never be taken for the placeholder.
  const appended = updated.toString('latin1', bytes.length);
  const ranges = [...appended.matchAll(BYTE_RANGE_PLACEHOLDER)];
  const hole = `<${'0'.repeat(reserve * 2)}>`;
  const holeAt = appended.indexOf(hole);
  const placeholder = ranges[0];
  if (ranges.length !== 1 || !placeholder || holeAt < 0) {
    throw new AppError('signature_check_failed', { reason: 'placeholder' });
  }
  const holeStart = bytes.length + holeAt;
  const holeEnd = holeStart + hole.length;
  const written = `/ByteRange [0 ${holeStart} ${holeEnd} ${updated.length - holeEnd}]`;
  updated.write(written.padEnd(placeholder[0].length, ' '), bytes.length + placeholder.index, 'latin1');
  const digest = signerDigest(signer, updated.subarray(0, holeStart), updated.subarray(holeEnd));
  const cms = await createDetachedCms(signer, digest);
  if (cms.length > reserve) return null;
  updated.write(cms.toString('hex'), holeStart + 1, 'latin1');
  return updated;
}

/** Reads the result back (§6.5 step 6). */
async function requireSound(before: Uint8Array, after: Uint8Array, signer: Signer, at: Date): Promise<void> {
  if (Buffer.compare(before, after.subarray(0, before.length)) !== 0) {
    throw new AppError('signature_check_failed', { reason: 'prefix' });
  }
  const trustRoots = [signer.chainDer.at(-1) ?? signer.certDer];
  const report = await verifyPdf(after, { trustRoots, at });
  const newest = report.signatures.at(-1);
  if (newest?.status !== 'valid') {
    throw new AppError('signature_check_failed', { reason: newest?.status ?? report.status });
  }
  // Earlier signers may hang on roots unknown here; anything worse than that means the document must not be signed on.
  const spoilt = report.signatures.find((each) => ['changed', 'invalid', 'broken'].includes(each.status));
  if (spoilt) throw new AppError('signature_check_failed', { reason: spoilt.status, field: spoilt.fieldName });
}
