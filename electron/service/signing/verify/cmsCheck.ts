import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import { type CertificateFacts, maySignDocuments, readCertificate } from '../certificates.ts';
import { OID } from '../cms.ts';
import {
  DerError,
  type DerNode,
  derChild,
  derChildren,
  derIntegerHex,
  derOidText,
  isSorted,
  readDer,
  TAG,
} from '../der.ts';

export type CmsProblem = 'cms' | 'digest' | 'signature' | 'signing_certificate' | 'key_usage' | 'algorithm';
export type CmsResult = {
  readonly problem: CmsProblem | null;
  readonly certificate: CertificateFacts | null;
  readonly others: readonly CertificateFacts[];
  /** Signature time-stamp token (RFC 3161) of a PAdES B-T signature, and the signature value it speaks of. */
  readonly timeStampToken: Buffer | null;
  readonly signatureValue: Buffer | null;
  /** The signed TSTInfo, for a time-stamp token. */
  readonly content: Buffer | null;
};

/** What the SignedData speaks of: bytes outside, or the time-stamp information inside it. */
export type CmsSubject =
  | { readonly kind: 'detached'; readonly parts: readonly Buffer[] }
  | { readonly kind: 'time_stamp' };

type Found = { -readonly [Key in keyof Omit<CmsResult, 'problem'>]: CmsResult[Key] };

/** Digests of §6.2; anything else (SHA-1, MD5, SM3) is an unsupported algorithm. */
export const DIGESTS: { readonly [oid: string]: string } = {
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
};
/** Signature algorithms that name their digest. */
const SIGNATURES: { readonly [oid: string]: { readonly key: 'rsa' | 'ec'; readonly digest: string } } = {
  '1.2.840.113549.1.1.11': { key: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', digest: 'sha512' },
  '1.2.840.10045.4.3.2': { key: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', digest: 'sha512' },
};
const CURVES = ['prime256v1', 'secp384r1', 'secp521r1'];

/** What a problem found half-way carries out of the checking functions. */
class CmsFailure extends Error {
  readonly problem: CmsProblem;
  constructor(problem: CmsProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Checks a SignedData, detached over the two ranges or a time-stamp token (official-documents.md §7.2 C): strict DER, one signer, digest, signing
 * certificate attribute, signature value, key usage. Trust is another matter (D).
 * @param needsSigningCertificate true for CAdES: without the attribute another certificate could be put in its place
 */
export function checkCms(cms: Buffer, subject: CmsSubject, needsSigningCertificate: boolean): CmsResult {
  const found: Found = { certificate: null, others: [], timeStampToken: null, signatureValue: null, content: null };
  try {
    check(cms, subject, needsSigningCertificate, found);
    return { problem: null, ...found };
  } catch (error) {
    if (error instanceof CmsFailure) return { problem: error.problem, ...found };
    if (error instanceof DerError) return { problem: 'cms', ...found };
    throw error;
  }
}

function check(cms: Buffer, subject: CmsSubject, needsSigningCertificate: boolean, found: Found): void {
  const [outerType, wrapper, ...beside] = derChildren(readDer(cms));
  if (!outerType || wrapper?.tag !== TAG.context0 || beside.length > 0) throw new CmsFailure('cms');
  if (derOidText(outerType) !== OID.signedData || derChildren(wrapper).length !== 1) throw new CmsFailure('cms');
  const members = derChildren(derChild(wrapper, 0, TAG.sequence));
  const [outerVersion, digestSet, content, ...rest] = members;
  const signerSet = rest.at(-1);
  if (!outerVersion || digestSet?.tag !== TAG.set || content?.tag !== TAG.sequence || signerSet?.tag !== TAG.set) {
    throw new CmsFailure('cms');
  }
  // RFC 5652 §5.1: between content and signers only certificates [0] and revocation lists [1].
  if (
    rest
      .slice(0, -1)
      .some(
        (member, at, all) =>
          (member.tag !== TAG.context0 && member.tag !== TAG.context1) || member.tag <= (all[at - 1]?.tag ?? 0),
      )
  )
    throw new CmsFailure('cms');
  if (!['01', '03'].includes(derIntegerHex(outerVersion))) throw new CmsFailure('cms');
  const wantedType = subject.kind === 'detached' ? OID.data : OID.timeStampInfo;
  const parts = subject.kind === 'detached' ? subject.parts : [innerContent(content)];
  found.content = subject.kind === 'detached' ? null : (parts[0] ?? null);
  // Detached: the content type alone, no eContent.
  if (derChildren(content).length !== (subject.kind === 'detached' ? 1 : 2)) throw new CmsFailure('cms');
  if (derOidText(derChild(content, 0)) !== wantedType) throw new CmsFailure('cms');
  const signers = derChildren(signerSet);
  const [signer] = signers;
  if (signer?.tag !== TAG.sequence || signers.length !== 1) throw new CmsFailure('cms');
  const [version, identifier, digestAlgorithm, attributes, signatureAlgorithm, signature, unsigned, ...after] =
    derChildren(signer);
  if (after.length > 0 || (unsigned && unsigned.tag !== TAG.context1)) throw new CmsFailure('cms');
  if (!version || !identifier || !digestAlgorithm || attributes?.tag !== TAG.context0) throw new CmsFailure('cms');
  if (!signatureAlgorithm || signature?.tag !== TAG.octetString) throw new CmsFailure('cms');
  // RFC 5652 §5.3: version 1 names the certificate by issuer and serial, version 3 by key identifier.
  const versionTag = { '01': TAG.sequence, '03': TAG.primitiveContext0 }[derIntegerHex(version)];
  if (identifier.tag !== versionTag) throw new CmsFailure('cms');
  // RFC 5652 §5.1: over plain data the SignedData has the version of its signer.
  if (subject.kind === 'detached' && derIntegerHex(outerVersion) !== derIntegerHex(version))
    throw new CmsFailure('cms');

  const certificates = readCertificates(rest.find((member) => member.tag === TAG.context0));
  const certificate = certificates.find((each) => identifies(identifier, each));
  if (!certificate) throw new CmsFailure('cms');
  found.certificate = certificate;
  found.others = certificates.filter((each) => each !== certificate);
  found.signatureValue = Buffer.from(signature.content);
  found.timeStampToken = unsigned ? timeStampToken(unsigned) : null;

  const digestOid = plainAlgorithm(digestAlgorithm);
  if (!derChildren(digestSet).some((each) => plainAlgorithm(each) === digestOid)) throw new CmsFailure('cms');
  const digestName = DIGESTS[digestOid];
  if (!digestName) throw new CmsFailure('algorithm');
  const signed = new Map<string, DerNode>();
  const list = derChildren(attributes);
  if (!isSorted(list)) throw new CmsFailure('cms');
  for (const attribute of list) {
    const name = derOidText(derChild(attribute, 0));
    const values = derChildren(derChild(attribute, 1, TAG.set));
    const [value] = values;
    if (derChildren(attribute).length !== 2 || signed.has(name) || values.length !== 1 || !value)
      throw new CmsFailure('cms');
    signed.set(name, value);
  }
  const contentType = signed.get(OID.contentType);
  if (!contentType || derOidText(contentType) !== wantedType) throw new CmsFailure('cms');
  const digest = createHash(digestName);
  for (const part of parts) digest.update(part);
  const messageDigest = signed.get(OID.messageDigest);
  if (messageDigest?.tag !== TAG.octetString) throw new CmsFailure('cms');
  if (Buffer.compare(digest.digest(), messageDigest.content) !== 0) throw new CmsFailure('digest');
  checkSigningCertificate(signed, certificate, needsSigningCertificate);
  checkSignature(certificate.publicKey, digestName, signatureAlgorithm, attributes, signature);
  if (!maySignDocuments(certificate)) throw new CmsFailure('key_usage');
  // RFC 3161 §2.3: a time-stamping certificate is for nothing else.
  const stamps = certificate.extendedKeyUsage?.includes(OID.timeStamping) ?? false;
  if (subject.kind === 'time_stamp' && !stamps) throw new CmsFailure('key_usage');
}

function readCertificates(set: DerNode | undefined): CertificateFacts[] {
  if (!set) return [];
  return derChildren(set)
    .filter((member) => member.tag === TAG.sequence)
    .map((member) => readCertificate(member.bytes));
}

/** Name of an AlgorithmIdentifier whose parameters are missing or NULL. */
function plainAlgorithm(algorithm: DerNode): string {
  const [name, parameters, ...more] = derChildren(algorithm);
  const empty = parameters === undefined || (parameters.tag === TAG.null && parameters.content.length === 0);
  if (algorithm.tag !== TAG.sequence || !name || !empty || more.length > 0) throw new CmsFailure('cms');
  return derOidText(name);
}

function innerContent(content: DerNode): Buffer {
  return Buffer.from(derChild(derChild(content, 1, TAG.context0), 0, TAG.octetString).content);
}

function timeStampToken(unsigned: DerNode): Buffer | null {
  const attribute = derChildren(unsigned).find((each) => derOidText(derChild(each, 0)) === OID.signatureTimeStamp);
  return attribute ? Buffer.from(derChild(derChild(attribute, 1, TAG.set), 0).bytes) : null;
}

/** SignerIdentifier (RFC 5652 §5.3): issuer and serial, or subject key identifier. */
function identifies(identifier: DerNode, certificate: CertificateFacts): boolean {
  if (identifier.tag === TAG.primitiveContext0) {
    const own = certificate.subjectKeyIdentifier;
    return own !== null && Buffer.compare(identifier.content, own) === 0;
  }
  const [issuer, serial, ...more] = derChildren(identifier);
  if (!issuer || !serial || more.length > 0) throw new CmsFailure('cms');
  return (
    Buffer.compare(issuer.bytes, certificate.issuerDer) === 0 &&
    Buffer.compare(serial.bytes, certificate.serialDer) === 0
  );
}

/** ESS signing-certificate and -v2 (RFC 5035): the first hash must be that of the certificate used. */
function checkSigningCertificate(
  signed: ReadonlyMap<string, DerNode>,
  certificate: CertificateFacts,
  needed: boolean,
): void {
  const second = signed.get(OID.signingCertificateV2);
  const first = signed.get(OID.signingCertificate);
  if (!second && !first) {
    if (needed) throw new CmsFailure('signing_certificate');
    return;
  }
  for (const [attribute, usual] of [
    [second, 'sha256'],
    [first, 'sha1'],
  ] as const) {
    if (!attribute) continue;
    const parts = derChildren(derChild(derChild(attribute, 0), 0));
    const named = parts[0]?.tag === TAG.sequence && second === attribute ? parts.shift() : undefined;
    const name = named ? DIGESTS[derOidText(derChild(named, 0))] : usual;
    const [hash, issuerSerial] = parts;
    if (!name) throw new CmsFailure('algorithm');
    if (hash?.tag !== TAG.octetString) throw new CmsFailure('cms');
    if (Buffer.compare(createHash(name).update(certificate.der).digest(), hash.content) !== 0) {
      throw new CmsFailure('signing_certificate');
    }
    if (issuerSerial && derIntegerHex(derChild(issuerSerial, 1)) !== certificate.serial) {
      throw new CmsFailure('signing_certificate');
    }
  }
}

function checkSignature(
  publicKey: KeyObject | null,
  digestName: string,
  algorithm: DerNode,
  attributes: DerNode,
  signature: DerNode,
): void {
  if (!publicKey) throw new CmsFailure('algorithm');
  const kind = publicKey.asymmetricKeyType;
  const details = publicKey.asymmetricKeyDetails;
  const oid = derOidText(derChild(algorithm, 0));
  const name = oid === OID.rsaPss ? oid : plainAlgorithm(algorithm);
  const listed = SIGNATURES[name];
  const rsa = name === OID.rsa || name === OID.rsaPss || listed?.key === 'rsa';
  if (!rsa && listed?.key !== 'ec') throw new CmsFailure('algorithm');
  if (listed && listed.digest !== digestName) throw new CmsFailure('signature');
  if (rsa ? kind !== 'rsa' : kind !== 'ec') throw new CmsFailure('signature');
  if (rsa && (details?.modulusLength ?? 0) < 2048) throw new CmsFailure('algorithm');
  if (!rsa && !CURVES.includes(details?.namedCurve ?? '')) throw new CmsFailure('algorithm');
  // What was signed carries the SET tag (RFC 5652 §5.4).
  const signedBytes = Buffer.from(attributes.bytes);
  signedBytes[0] = TAG.set;
  const padding =
    name === OID.rsaPss
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pssSaltLength(algorithm, digestName) }
      : {};
  let holds = false;
  try {
    holds = verify(digestName, signedBytes, { key: publicKey, ...padding }, signature.content);
  } catch {
    throw new CmsFailure('algorithm');
  }
  if (!holds) throw new CmsFailure('signature');
}

/** RSASSA-PSS parameters (RFC 8017 A.2.3): only the same digest for message and mask is supported. */
function pssSaltLength(algorithm: DerNode, digestName: string): number {
  const parameters = derChildren(derChild(algorithm, 1, TAG.sequence));
  const hash = parameters.find((part) => part.tag === TAG.context0);
  const mask = parameters.find((part) => part.tag === TAG.context1);
  const salt = parameters.find((part) => part.tag === 0xa2);
  const hashName = hash ? DIGESTS[derOidText(derChild(derChild(hash, 0), 0))] : undefined;
  const maskName = mask ? DIGESTS[derOidText(derChild(derChild(derChild(mask, 0), 1), 0))] : undefined;
  if (hashName !== digestName || maskName !== digestName || !salt) throw new CmsFailure('algorithm');
  return Number.parseInt(derIntegerHex(derChild(salt, 0)), 16);
}
