import { trustIssue, trustKind } from '#shared/features/trust/trust.rules.ts';
import { isIssuedBy, maySignDocuments, readCertificate } from '#shared/verifier/certificates.ts';
import { DerError } from '#shared/verifier/der.ts';
import { certificateFactsOf } from '../../signing/certificateFacts.ts';

/** A certificate with what it could be trusted as, and the first thing that stands against it; null when the bytes are none. */
export async function judgeForTrust(der: Buffer, now: number) {
  try {
    const facts = certificateFactsOf(der);
    const certificate = readCertificate(der);
    const { keyUsage, isAuthority, publicKey } = certificate;
    // A key of a kind the verifier does not know vouches for nothing.
    const kind = publicKey
      ? trustKind({
          isAuthority,
          selfSigned: await isIssuedBy(certificate, certificate),
          maySignCertificates: keyUsage === null || keyUsage.includes('keyCertSign'),
          maySignDocuments: maySignDocuments(certificate),
        })
      : null;
    return { ...facts, kind, issue: trustIssue({ ...facts, kind }, now) };
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
