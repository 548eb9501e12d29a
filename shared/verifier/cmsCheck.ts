import { equalBytes } from './bytes.ts';
import { type CertificateFacts, isForOtherPurposes, maySignDocuments, readCertificate } from './certificates.ts';
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
} from './der.ts';
import { DIGESTS, type DigestName, digestOf } from './digest.ts';
import { OID } from './objectIdentifiers.ts';
import { isSupported, type PublicKey, readScheme, signatureHolds, UnsupportedKeyError } from './publicKey.ts';

export type CmsProblem = 'cms' | 'digest' | 'signature' | 'signing_certificate' | 'key_usage' | 'algorithm';
export type CmsResult = {
  readonly problem: CmsProblem | null;
  readonly certificate: CertificateFacts | null;
  readonly others: readonly CertificateFacts[];
  /** Signature time-stamp token (RFC 3161) of a PAdES B-T signature, and the signature value it speaks of. */
  readonly timeStampToken: Uint8Array | null;
  readonly signatureValue: Uint8Array | null;
  /** The signed TSTInfo, for a time-stamp token. */
  readonly content: Uint8Array | null;
};

/** What the SignedData speaks of: bytes outside, or the time-stamp information inside it. */
export type CmsSubject =
  | { readonly kind: 'detached'; readonly parts: readonly Uint8Array[] }
  | { readonly kind: 'time_stamp' };

type Found = { -readonly [Key in keyof Omit<CmsResult, 'problem'>]: CmsResult[Key] };

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
export async function checkCms(
  cms: Uint8Array,
  subject: CmsSubject,
  needsSigningCertificate: boolean,
): Promise<CmsResult> {
  const found: Found = { certificate: null, others: [], timeStampToken: null, signatureValue: null, content: null };
  try {
    await check(cms, subject, needsSigningCertificate, found);
    return { problem: null, ...found };
  } catch (error) {
    if (error instanceof CmsFailure) return { problem: error.problem, ...found };
    if (error instanceof DerError) return { problem: 'cms', ...found };
    throw error;
  }
}

async function check(
  cms: Uint8Array,
  subject: CmsSubject,
  needsSigningCertificate: boolean,
  found: Found,
): Promise<void> {
  const [outerType, wrapper, ...beside] = derChildren(readDer(cms));
  if (!outerType || wrapper?.tag !== TAG.context0 || beside.length > 0) throw new CmsFailure('cms');
  const national = derOidText(outerType) === OID.gmSignedData;
  if (!national && derOidText(outerType) !== OID.signedData) throw new CmsFailure('cms');
  if (derChildren(wrapper).length !== 1) throw new CmsFailure('cms');
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
  const innerType = derOidText(derChild(content, 0));
  if (!contentTypes(subject, national).includes(innerType)) throw new CmsFailure('cms');
  const parts = subject.kind === 'detached' ? subject.parts : [innerContent(content)];
  found.content = subject.kind === 'detached' ? null : (parts[0] ?? null);
  // Detached: the content type alone, no eContent.
  if (derChildren(content).length !== (subject.kind === 'detached' ? 1 : 2)) throw new CmsFailure('cms');
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
  found.signatureValue = signature.content;
  found.timeStampToken = unsigned ? timeStampToken(unsigned) : null;

  const digestOid = plainAlgorithm(digestAlgorithm);
  if (!derChildren(digestSet).some((each) => plainAlgorithm(each) === digestOid)) throw new CmsFailure('cms');
  const digestName = DIGESTS[digestOid];
  if (!digestName || (national && digestName !== 'SM3')) throw new CmsFailure('algorithm');
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
  if (!contentType || derOidText(contentType) !== innerType) throw new CmsFailure('cms');
  const messageDigest = signed.get(OID.messageDigest);
  if (messageDigest?.tag !== TAG.octetString) throw new CmsFailure('cms');
  if (!equalBytes(await digestOf(digestName, parts), messageDigest.content)) throw new CmsFailure('digest');
  await checkSigningCertificate(signed, certificate, needsSigningCertificate);
  await checkSignature(certificate.publicKey, digestName, signatureAlgorithm, attributes, signature);
  if (!maySignDocuments(certificate)) throw new CmsFailure('key_usage');
  // RFC 3161 §2.3: a time-stamping certificate is for nothing else.
  const purposes = certificate.extendedKeyUsage ?? [];
  const stamps = purposes.length === 1 && purposes[0] === OID.timeStamping;
  const fits = subject.kind === 'time_stamp' ? stamps : !isForOtherPurposes(certificate);
  if (!fits) throw new CmsFailure('key_usage');
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

/** What may be signed: data outside (in a GM/T 0010 structure under its own name too), or time-stamp information. */
function contentTypes(subject: CmsSubject, national: boolean): readonly string[] {
  if (subject.kind === 'time_stamp') return [OID.timeStampInfo];
  return national ? [OID.gmData, OID.data] : [OID.data];
}

function innerContent(content: DerNode): Uint8Array {
  return derChild(derChild(content, 1, TAG.context0), 0, TAG.octetString).content;
}

function timeStampToken(unsigned: DerNode): Uint8Array | null {
  const attribute = derChildren(unsigned).find((each) => derOidText(derChild(each, 0)) === OID.signatureTimeStamp);
  return attribute ? derChild(derChild(attribute, 1, TAG.set), 0).bytes : null;
}

/** SignerIdentifier (RFC 5652 §5.3): issuer and serial, or subject key identifier. */
function identifies(identifier: DerNode, certificate: CertificateFacts): boolean {
  if (identifier.tag === TAG.primitiveContext0) {
    const own = certificate.subjectKeyIdentifier;
    return own !== null && equalBytes(identifier.content, own);
  }
  const [issuer, serial, ...more] = derChildren(identifier);
  if (!issuer || !serial || more.length > 0) throw new CmsFailure('cms');
  return equalBytes(issuer.bytes, certificate.issuerDer) && equalBytes(serial.bytes, certificate.serialDer);
}

/** ESS signing-certificate and -v2 (RFC 5035): the first hash must be that of the certificate used. */
async function checkSigningCertificate(
  signed: ReadonlyMap<string, DerNode>,
  certificate: CertificateFacts,
  needed: boolean,
): Promise<void> {
  const second = signed.get(OID.signingCertificateV2);
  const first = signed.get(OID.signingCertificate);
  if (!second && !first) {
    if (needed) throw new CmsFailure('signing_certificate');
    return;
  }
  for (const [attribute, usual] of [
    [second, 'SHA-256'],
    [first, 'SHA-1'],
  ] as const) {
    if (!attribute) continue;
    const parts = derChildren(derChild(derChild(attribute, 0), 0));
    const named = parts[0]?.tag === TAG.sequence && second === attribute ? parts.shift() : undefined;
    const name = named ? DIGESTS[derOidText(derChild(named, 0))] : usual;
    const [hash, issuerSerial] = parts;
    if (!name) throw new CmsFailure('algorithm');
    if (hash?.tag !== TAG.octetString) throw new CmsFailure('cms');
    if (!equalBytes(await digestOf(name, [certificate.der]), hash.content)) {
      throw new CmsFailure('signing_certificate');
    }
    if (issuerSerial && derIntegerHex(derChild(issuerSerial, 1)) !== certificate.serial) {
      throw new CmsFailure('signing_certificate');
    }
  }
}

async function checkSignature(
  publicKey: PublicKey | null,
  digestName: DigestName,
  algorithm: DerNode,
  attributes: DerNode,
  signature: DerNode,
): Promise<void> {
  const scheme = readScheme(algorithm, digestName);
  if (!publicKey || !scheme) throw new CmsFailure('algorithm');
  if (scheme.digest !== digestName) throw new CmsFailure(scheme.kind === 'rsa-pss' ? 'algorithm' : 'signature');
  if (publicKey.kind !== (scheme.kind === 'rsa-pss' ? 'rsa' : scheme.kind)) throw new CmsFailure('signature');
  if (!isSupported(publicKey, scheme)) throw new CmsFailure('algorithm');
  // What was signed carries the SET tag (RFC 5652 §5.4).
  const signedBytes = attributes.bytes.slice();
  signedBytes[0] = TAG.set;
  let holds = false;
  try {
    holds = await signatureHolds(publicKey, scheme, signedBytes, signature.content);
  } catch (error) {
    if (error instanceof UnsupportedKeyError) throw new CmsFailure('algorithm');
    throw error;
  }
  if (!holds) throw new CmsFailure('signature');
}
