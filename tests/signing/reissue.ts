import { createPrivateKey, sign } from 'node:crypto';
import type { OfficeIdentity } from '#service/signing/identity.ts';
import { derChildren, derSequence, derValue, readDer } from '#shared/verifier/der.ts';
import { lastSignature } from './pdfEdits.ts';

/**
 * Puts another certificate with the same key, issuer and serial (but another end of validity) into the CMS of the last
 * signature, issued by the true root: only the signing-certificate attribute can tell.
 */
export function reissue(bytes: Buffer, identity: OfficeIdentity): Buffer {
  const certificate = readDer(identity.certificateDer);
  const [toBeSigned, algorithm] = derChildren(certificate);
  if (!toBeSigned || !algorithm) throw new Error('certificate');
  const fields = derChildren(toBeSigned).map((field, index) => {
    if (index !== 4) return field.bytes;
    const [notBefore, notAfter] = derChildren(field);
    if (!notBefore || !notAfter) throw new Error('validity');
    const later = Buffer.from(notAfter.content);
    later.write('49', 0, 'latin1');
    return derSequence(notBefore.bytes, derValue(notAfter.tag, later));
  });
  const body = derSequence(...fields);
  const rootKey = createPrivateKey({ key: identity.rootPrivateKeyPkcs8, format: 'der', type: 'pkcs8' });
  const value = derValue(0x03, Uint8Array.of(0), sign('sha256', body, rootKey));
  const substitute = Buffer.from(derSequence(body, algorithm.bytes, value));

  const [, from, to] = lastSignature(bytes).range;
  const hole = Buffer.from(bytes.toString('latin1', from + 1, to - 1), 'hex');
  const cms = Buffer.from(readDer(hole).bytes);
  const at = cms.indexOf(identity.certificateDer);
  if (at < 0 || substitute.length !== identity.certificateDer.length) throw new Error('certificate not found');
  substitute.copy(cms, at);
  const copy = Buffer.from(bytes);
  copy.write(cms.toString('hex'), from + 1, 'latin1');
  return copy;
}
