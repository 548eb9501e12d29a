import { type KeyObject, sign, X509Certificate } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { maySignDocuments, readCertificate } from '#shared/verifier/certificates.ts';
import { chineseDate } from './appearance.ts';

/** Whatever can sign: a key in memory, a token, an SM2 identity (official-documents.md §6.7, §6.9). */
export interface Signer {
  readonly certDer: Buffer;
  /** Issuers of the certificate, nearest first, as far as known. */
  readonly chainDer: readonly Buffer[];
  readonly keyType: 'rsa' | 'ec' | 'sm2';
  /** Signs SHA-256 of `tbs`: RSA PKCS#1 v1.5, or ECDSA as a DER sequence. SM2: SM3 with the default ID, as a DER sequence. */
  signHash(tbs: Buffer): Promise<Buffer>;
}

/**
 * A signer over a private key held in memory for the call.
 * @throws AppError certificate_usage when key and certificate do not belong together, the key kind is not RSA or EC, or RSA is
 *   shorter than 2048 bits (§6.2)
 */
export function keySigner(key: {
  readonly certificateDer: Buffer;
  readonly chainDer?: readonly Buffer[];
  readonly privateKey: KeyObject;
}): Signer {
  const kind = key.privateKey.asymmetricKeyType;
  if (kind !== 'rsa' && kind !== 'ec') throw new AppError('certificate_usage');
  if (kind === 'rsa' && (key.privateKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    throw new AppError('certificate_usage');
  }
  if (!new X509Certificate(key.certificateDer).checkPrivateKey(key.privateKey)) throw new AppError('certificate_usage');
  return {
    certDer: key.certificateDer,
    chainDer: key.chainDer ?? [],
    keyType: kind,
    signHash: async (tbs) => sign('sha256', tbs, key.privateKey),
  };
}

/**
 * Refuses a certificate that must not sign at the given moment (§6.6).
 * @throws AppError certificate_expired, certificate_not_yet_valid, certificate_usage
 */
export function requireUsable(certificateDer: Buffer, at: Date): void {
  const facts = readCertificate(certificateDer);
  const details = {
    subject: facts.subject,
    notBefore: facts.notBefore.toISOString(),
    notAfter: facts.notAfter.toISOString(),
  };
  if (at > facts.notAfter) throw new AppError('certificate_expired', { ...details, date: chineseDate(facts.notAfter) });
  if (at < facts.notBefore) {
    throw new AppError('certificate_not_yet_valid', { ...details, date: chineseDate(facts.notBefore) });
  }
  if (!maySignDocuments(facts)) throw new AppError('certificate_usage', details);
}
