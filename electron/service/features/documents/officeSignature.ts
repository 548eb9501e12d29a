import { createPrivateKey } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { wipe } from '../../crypto/encodings.ts';
import { openSigningIdentity } from '../../office/officeKeys.ts';
import type { Session } from '../../office/session.ts';
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
