import { createHash } from 'node:crypto';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { VerificationReport } from '#shared/features/documents/verification.ts';
import { message } from '#shared/text/index.ts';
import { commonName, readCertificate } from '#shared/verifier/certificates.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import type { JobContext } from '../../context.ts';
import { issuedDocumentById, trustedRevocationLists, trustedRoots } from '../../db/issuedDocuments.ts';
import { updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { readBundledFonts } from '../../documents/fonts/fontFiles.ts';
import { readBlob, writeBlob } from '../../files/blobs.ts';
import type { SignatureAppearance } from '../../signing/appearance.ts';
import { freeFootPlace } from '../../signing/footPlace.ts';
import { requireUsable, type Signer } from '../../signing/signer.ts';
import { type SignPdfOptions, signPdf } from '../../signing/signPdf.ts';
import { withSigner } from './signingMeans.ts';

type Input = HandlerInput<'signing.sign'>;

const STEPS = 3;
/** Between names in the list of signers. */
const NAME_MARK = '、';

/**
 * Adds one signature to an issued document (official-documents.md §6.3–6.9): an incremental update, read back and judged, kept only
 * when every earlier signature is as good as before. The earlier bytes stay stored and begin the new ones.
 * @throws AppError `not_found`, `conflict` (somebody signed meanwhile), `rule_broken` (final document), `signing_identity_missing`,
 *   `forbidden`, `pkcs12_*`, `certificate_*`, `token_*`, `signature_check_failed`, `disk_full`, `cancelled`. Whatever is thrown, the
 *   document is as it was.
 */
export async function signDocument(context: JobContext, input: Input): Promise<CallOutput<'signing.sign'>> {
  const { db, session } = context.open();
  const document = await issuedDocumentById(db, input.documentId);
  if (document.sha256 !== input.expectedSha256) throw new AppError('conflict');
  const before = await readBlob(session.store, document.sha256);
  const reportBefore = await verify(context, before);
  refuseFinal(reportBefore, input.final);

  context.progress('signing', 0, STEPS);
  const made = await withSigner(context, input.means, (signer) => sign(context, before, signer, input));
  context.progress('verifying', 1, STEPS);
  const report = await verify(context, made.bytes);
  const newest = report.signatures.at(-1);
  if (!newest) throw new AppError('signature_check_failed', { reason: report.status });
  refuseWorse(reportBefore, report);

  context.progress('storing', 2, STEPS);
  if (context.signal.aborted) throw new AppError('cancelled');
  // The file stands before the row that refers to it; without the row it is only an unused file.
  const sha256 = await writeBlob(context.open().session.store, made.bytes);
  await keep(context, input, { ...made, sha256, fieldName: newest.fieldName });
  const { signerName, visible } = made;
  return { sha256, fieldName: newest.fieldName, signerName, visible, report };
}

/** Plain words before any PIN is asked of a token. */
function refuseFinal(report: VerificationReport, wantsFinal: boolean): void {
  const isFinal = report.signatures.some((one) => one.kind === 'certification' && one.permission === 1);
  if (isFinal) refuseIssues([{ field: 'document', code: 'document_final' }]);
  if (wantsFinal && report.signatures.length > 0) refuseIssues([{ field: 'final', code: 'document_final_late' }]);
}

/** Whatever was valid must be valid still; `signPdf` has refused damage already. */
function refuseWorse(before: VerificationReport, after: VerificationReport): void {
  const isSound = (status: string | undefined) => status === 'valid' || status === 'valid-later-signed';
  const worse = before.signatures.find(
    (one, index) => isSound(one.status) && !isSound(after.signatures[index]?.status),
  );
  if (worse) throw new AppError('signature_check_failed', { reason: 'earlier', field: worse.fieldName });
}

type Made = {
  readonly bytes: Uint8Array;
  readonly signerName: string;
  readonly visible: boolean;
  /** SHA-256 of the signer's certificate. */
  readonly certificate: string;
};

async function sign(context: JobContext, before: Buffer, signer: Signer, input: Input): Promise<Made> {
  const at = new Date(context.now);
  // Before a token is asked for anything.
  requireUsable(signer.certDer, at);
  const signerName = commonName(readCertificate(signer.certDer).subject);
  const certificate = createHash('sha256').update(signer.certDer).digest('hex');
  const options: SignPdfOptions = {
    at,
    fieldName: fieldNameOf(input, signer),
    certification: input.final ? 1 : 2,
    ...(input.reason === null ? {} : { reason: input.reason }),
  };
  const appearance = input.visible ? await appearanceFor(context, before, signerName) : undefined;
  if (!appearance) {
    return { bytes: await signPdf(before, signer, options), signerName, visible: false, certificate };
  }
  try {
    return { bytes: await signPdf(before, signer, { ...options, appearance }), signerName, visible: true, certificate };
  } catch (error) {
    // Drawn before anything is signed: a name with a rare character is not a reason to refuse its signature.
    if (!(error instanceof AppError) || error.code !== 'glyph_missing') throw error;
    return { bytes: await signPdf(before, signer, options), signerName, visible: false, certificate };
  }
}

/** 签发人, 会签1 (counted up when taken), 审核; the national signature has its own name (§6.3, §6.9). */
function fieldNameOf({ role }: Input, signer: Signer): string {
  if (signer.keyType === 'sm2') return message('zh-CN', 'signing.field_national');
  return message('zh-CN', `signing.field_${role}`);
}

async function appearanceFor(
  context: JobContext,
  before: Buffer,
  signerName: string,
): Promise<SignatureAppearance | undefined> {
  const { resourcesDirectory } = context.runtime.options;
  const font = readBundledFonts(resourcesDirectory).find((one) => one.role === 'song');
  const place = font ? await freeFootPlace(before) : null;
  if (!font || !place) return undefined;
  return { ...place, fontPath: path.join(resourcesDirectory, 'fonts', font.file), signerName };
}

async function verify(context: JobContext, bytes: Uint8Array): Promise<VerificationReport> {
  const { db } = context.open();
  const trustRoots = await trustedRoots(db);
  const revocationLists = await trustedRevocationLists(db);
  return verifyPdf(bytes, { trustRoots, revocationLists, at: new Date(context.now) });
}

async function keep(
  context: JobContext,
  { documentId, expectedSha256, means }: Input,
  made: Made & { readonly sha256: string; readonly fieldName: string },
): Promise<void> {
  await context.commit('document.sign', async (write) => {
    // Signing takes seconds: a signature that was kept meanwhile is not thrown away.
    const document = await issuedDocumentById(write.trx, documentId);
    if (document.sha256 !== expectedSha256) throw new AppError('conflict');
    const names = document.signerName ? document.signerName.split(NAME_MARK) : [];
    await updateRecord(write, 'attachment', documentId, undefined, {
      sha256: made.sha256,
      sizeBytes: made.bytes.length,
      signerName: [...names, made.signerName].join(NAME_MARK),
    });
    write.audit({
      action: 'document.sign',
      entityType: 'attachment',
      entityId: documentId,
      detail: {
        before: expectedSha256,
        sha256: made.sha256,
        field: made.fieldName,
        means: means.kind,
        certificate: made.certificate,
      },
    });
    write.changed('attachment', documentId);
  });
}
