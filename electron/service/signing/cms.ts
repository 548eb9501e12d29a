import { createHash } from 'node:crypto';
import { readCertificate } from './certificates.ts';
import { derAlgorithm, derInteger, derNull, derOctets, derOid, derSequence, derSetOf, derValue, TAG } from './der.ts';
import type { Signer } from './signer.ts';

/** Object identifiers of RFC 5652, RFC 5035, RFC 8017, RFC 5758, RFC 3161. */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  rsa: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  ecdsaSha256: '1.2.840.10045.4.3.2',
} as const;

/**
 * A detached CAdES SignedData (PAdES B-B, official-documents.md §6.2): one SignerInfo, signed attributes content-type,
 * message-digest and signing-certificate-v2 in DER order, no signing-time.
 * @param digest SHA-256 of the signed ranges
 */
export async function createDetachedCms(signer: Signer, digest: Uint8Array): Promise<Buffer> {
  const certificate = readCertificate(signer.certDer);
  const issuerAndSerial = derSequence(certificate.issuerDer, certificate.serialDer);
  // ESSCertIDv2 (RFC 5035): SHA-256 is the default and therefore left out; GeneralNames with one directoryName [4].
  const issuerSerial = derSequence(derSequence(derValue(0xa4, certificate.issuerDer)), certificate.serialDer);
  const certificateHash = createHash('sha256').update(signer.certDer).digest();
  const signingCertificate = derSequence(derSequence(derSequence(derOctets(certificateHash), issuerSerial)));
  const attributes = derSetOf(
    derSequence(derOid(OID.contentType), derSetOf(derOid(OID.data))),
    derSequence(derOid(OID.messageDigest), derSetOf(derOctets(digest))),
    derSequence(derOid(OID.signingCertificateV2), derSetOf(signingCertificate)),
  );
  // What is signed carries the SET tag, what is written the implicit [0] (RFC 5652 §5.4).
  const signature = await signer.signHash(Buffer.from(attributes));
  const writtenAttributes = Buffer.from(attributes);
  writtenAttributes[0] = TAG.context0;
  const signatureAlgorithm =
    signer.keyType === 'rsa' ? derAlgorithm(OID.rsa, derNull()) : derAlgorithm(OID.ecdsaSha256);
  const signerInfo = derSequence(
    derInteger(1),
    issuerAndSerial,
    derAlgorithm(OID.sha256),
    writtenAttributes,
    signatureAlgorithm,
    derOctets(signature),
  );
  const certificates = [signer.certDer, ...signer.chainDer].sort(Buffer.compare);
  const signedData = derSequence(
    derInteger(1),
    derSetOf(derAlgorithm(OID.sha256)),
    derSequence(derOid(OID.data)),
    derValue(TAG.context0, ...certificates),
    derSetOf(signerInfo),
  );
  return Buffer.from(derSequence(derOid(OID.signedData), derValue(TAG.context0, signedData)));
}
