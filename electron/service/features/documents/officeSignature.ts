import { createPrivateKey } from 'node:crypto';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { message } from '#shared/text/index.ts';
import { commonName } from '#shared/verifier/certificates.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import type { JobContext } from '../../context.ts';
import { wipe } from '../../crypto/encodings.ts';
import { trustedRevocationLists, trustedRoots } from '../../db/issuedDocuments.ts';
import { readBundledFonts } from '../../documents/fonts/fontFiles.ts';
import type { RenderedDocument } from '../../documents/renderDocument.ts';
import { openSigningIdentity } from '../../office/officeKeys.ts';
import type { Session } from '../../office/session.ts';
import type { SignatureAppearance } from '../../signing/appearance.ts';
import { footRects } from '../../signing/footPlace.ts';
import { keySigner } from '../../signing/signer.ts';
import { type SignPdfOptions, signPdf } from '../../signing/signPdf.ts';

/**
 * Signs with the office's identity when the user may use it.
 * @returns the signed bytes, or undefined when the identity was not granted to this user
 * @throws AppError `certificate_expired` and the other errors of `signPdf`
 */
export async function signWithOfficeIdentity(
  session: Session,
  pdf: Uint8Array,
  options: SignPdfOptions,
): Promise<Uint8Array | undefined> {
  let identity: Awaited<ReturnType<typeof openSigningIdentity>>;
  try {
    identity = await openSigningIdentity(session.store.reader, session.userIdentity);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'forbidden' || error.code === 'signing_identity_missing'))
      return undefined;
    throw error;
  }
  try {
    const privateKey = createPrivateKey({ key: identity.privateKey, format: 'der', type: 'pkcs8' });
    const signer = keySigner({ certificateDer: identity.certificate, chainDer: identity.chain, privateKey });
    return await signPdf(pdf, signer, options);
  } finally {
    wipe(identity.privateKey);
  }
}

/**
 * Signs a document with the office's identity: visible in the foot of the last page when its font has every character, else
 * invisible.
 * @param reason why it is signed, in Chinese, as the signature dictionary keeps it
 * @throws AppError `signing_identity_missing`, `forbidden`, `certificate_*`, `signature_check_failed`
 */
export async function signAsOffice(
  context: JobContext,
  drawn: Pick<RenderedDocument, 'pdf' | 'pages'>,
  reason: string,
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
      reason,
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

/** The first place in the foot of the last page: no text ever stands there (official-documents.md §6.4). */
export function footAppearance(
  context: JobContext,
  pages: number,
  signerName: string,
): SignatureAppearance | undefined {
  const { resourcesDirectory } = context.runtime.options;
  const font = readBundledFonts(resourcesDirectory).find((one) => one.role === 'song');
  const [rect] = footRects(pages);
  if (!font || !rect) return undefined;
  return { pageIndex: pages - 1, rect, fontPath: path.join(resourcesDirectory, 'fonts', font.file), signerName };
}

/** What the verifier says of a document against the roots and lists that this office trusts, at the call's moment. */
export async function signatureStatusOf(context: JobContext, bytes: Uint8Array): Promise<string> {
  const { db } = context.open();
  const trustRoots = await trustedRoots(db);
  const revocationLists = await trustedRevocationLists(db);
  return (await verifyPdf(bytes, { trustRoots, revocationLists, at: new Date(context.now) })).status;
}
