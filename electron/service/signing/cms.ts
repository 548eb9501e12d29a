import { createHash } from 'node:crypto';
import { sm3 } from 'sm-crypto-v2';
import { readCertificate } from '#shared/verifier/certificates.ts';
import {
  derAlgorithm,
  derInteger,
  derNull,
  derOctets,
  derOid,
  derSequence,
  derSetOf,
  derValue,
  TAG,
} from '#shared/verifier/der.ts';
import { OID } from '#shared/verifier/objectIdentifiers.ts';
import type { Signer } from './signer.ts';

/** What differs between a signature of the international algorithms and one of the national ones (official-documents.md §6.9). */
type Profile = {
  readonly signedData: string;
  readonly data: string;
  readonly digest: string;
  /** SHA-256 is the default of ESSCertIDv2 (RFC 5035) and therefore left out there. */
  readonly namesCertificateDigest: boolean;
  readonly signatureAlgorithm: Uint8Array;
};

const INTERNATIONAL = {
  signedData: OID.signedData,
  data: OID.data,
  digest: OID.sha256,
  namesCertificateDigest: false,
} as const;

const PROFILES: { readonly [KeyType in Signer['keyType']]: Profile } = {
  rsa: { ...INTERNATIONAL, signatureAlgorithm: derAlgorithm(OID.rsa, derNull()) },
  ec: { ...INTERNATIONAL, signatureAlgorithm: derAlgorithm(OID.ecdsaSha256) },
  sm2: {
    signedData: OID.gmSignedData,
    data: OID.gmData,
    digest: OID.sm3,
    namesCertificateDigest: true,
    signatureAlgorithm: derAlgorithm(OID.sm2Signature),
  },
};

/** Digest of bytes in the signer's own algorithm: SM3 for SM2, else SHA-256. */
export function signerDigest(signer: Pick<Signer, 'keyType'>, ...parts: readonly Uint8Array[]): Buffer {
  if (signer.keyType === 'sm2') return Buffer.from(sm3(Buffer.concat(parts)), 'hex');
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/**
 * A detached CAdES SignedData (PAdES B-B, official-documents.md §6.2): one SignerInfo, signed attributes content-type,
 * message-digest and signing-certificate-v2 in DER order, no signing-time. With an SM2 signer the same in the identifiers of
 * GM/T 0010 (GB/T 35275).
 * @param digest `signerDigest` of the signed ranges
 */
export async function createDetachedCms(signer: Signer, digest: Uint8Array): Promise<Buffer> {
  const profile = PROFILES[signer.keyType];
  const certificate = readCertificate(signer.certDer);
  const issuerAndSerial = derSequence(certificate.issuerDer, certificate.serialDer);
  // GeneralNames with one directoryName [4].
  const issuerSerial = derSequence(derSequence(derValue(0xa4, certificate.issuerDer)), certificate.serialDer);
  const certificateIdentifier = derSequence(
    ...(profile.namesCertificateDigest ? [derAlgorithm(profile.digest)] : []),
    derOctets(signerDigest(signer, signer.certDer)),
    issuerSerial,
  );
  const attributes = derSetOf(
    derSequence(derOid(OID.contentType), derSetOf(derOid(profile.data))),
    derSequence(derOid(OID.messageDigest), derSetOf(derOctets(digest))),
    derSequence(derOid(OID.signingCertificateV2), derSetOf(derSequence(derSequence(certificateIdentifier)))),
  );
  // What is signed carries the SET tag, what is written the implicit [0] (RFC 5652 §5.4).
  const signature = await signer.signHash(Buffer.from(attributes));
  const writtenAttributes = Buffer.from(attributes);
  writtenAttributes[0] = TAG.context0;
  const signerInfo = derSequence(
    derInteger(1),
    issuerAndSerial,
    derAlgorithm(profile.digest),
    writtenAttributes,
    profile.signatureAlgorithm,
    derOctets(signature),
  );
  const certificates = [signer.certDer, ...signer.chainDer].sort(Buffer.compare);
  const signedData = derSequence(
    derInteger(1),
    derSetOf(derAlgorithm(profile.digest)),
    derSequence(derOid(profile.data)),
    derValue(TAG.context0, ...certificates),
    derSetOf(signerInfo),
  );
  return Buffer.from(derSequence(derOid(profile.signedData), derValue(TAG.context0, signedData)));
}
