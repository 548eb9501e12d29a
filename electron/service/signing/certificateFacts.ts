import { commonName, readCertificate } from '#shared/verifier/certificates.ts';
import { sha256 } from '../crypto/encodings.ts';

/**
 * What may be shown of a certificate, from its DER: moments as ISO 8601, the SHA-256 fingerprint in lower-case hexadecimal.
 * @throws DerError when the bytes are no certificate
 */
export function certificateFactsOf(der: Buffer) {
  const { subject, issuer, serial, notBefore, notAfter } = readCertificate(der);
  return {
    name: commonName(subject),
    subject,
    issuer,
    serial,
    fingerprint: sha256(der).toString('hex'),
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
  };
}
