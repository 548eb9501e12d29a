import { equalBytes } from './bytes.ts';
import { DerError, type DerNode, derChild, derChildren, derIntegerHex, derOidText, readDer, TAG } from './der.ts';
import { partsOfName, readName, readTime } from './derText.ts';
import { OID } from './objectIdentifiers.ts';
import { type PublicKey, readPublicKey, readScheme, signatureHolds, UnsupportedKeyError } from './publicKey.ts';

/** What signing and verifying need to know of one X.509 certificate (RFC 5280). */
export type CertificateFacts = {
  readonly der: Uint8Array;
  readonly subject: string;
  readonly issuer: string;
  /** Raw DER of the names, for comparing and for copying byte for byte. */
  readonly subjectDer: Uint8Array;
  readonly issuerDer: Uint8Array;
  readonly serialDer: Uint8Array;
  /** Upper-case hex. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Names of RFC 5280 §4.2.1.3; null when the certificate carries no key usage. */
  readonly keyUsage: readonly KeyUsage[] | null;
  readonly extendedKeyUsage: readonly string[] | null;
  readonly isAuthority: boolean;
  readonly pathLength: number | null;
  /** It carries a rule this verifier does not work out: an unknown critical extension, or constraints on names (RFC 5280 §4.2). */
  readonly hasUnknownRule: boolean;
  /** Null when the key is of a kind the verifier does not know. */
  readonly publicKey: PublicKey | null;
  readonly subjectKeyIdentifier: Uint8Array | null;
};

const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

/** Extensions that are worked out, or say nothing against a path without a policy of its own. */
const PROCESSED: readonly string[] = [
  OID.keyUsage,
  OID.basicConstraints,
  OID.extendedKeyUsage,
  OID.subjectKeyIdentifier,
  OID.authorityKeyIdentifier,
  OID.subjectAlternativeName,
  OID.certificatePolicies,
  OID.distributionPoints,
];
/** Who has nothing but one of these purposes signs no documents (RFC 5280 §4.2.1.12). */
const OTHER_PURPOSES: readonly string[] = [OID.serverAuthentication, OID.timeStamping, OID.ocspSigning];

/**
 * Reads a DER certificate.
 * @throws DerError when it is none, is not strict DER, or bytes follow it
 */
export function readCertificate(der: Uint8Array): CertificateFacts {
  const outer = readDer(der);
  if (outer.bytes.length !== der.length) throw new DerError('bytes after the certificate');
  const fields = derChildren(derChild(outer, 0, TAG.sequence)).filter((field) => field.tag !== TAG.context0);
  const [serial, , issuer, validity, subject, keyInfo, ...rest] = fields;
  if (!serial || !issuer || !validity || !subject || !keyInfo) throw new DerError('certificate fields missing');
  const wrapper = rest.find((field) => field.tag === TAG.context3);
  const extensions = readExtensions(wrapper ? derChild(wrapper, 0) : undefined);
  const value = (oid: string) => extensions.get(oid)?.value ?? null;
  const constraints = readConstraints(value(OID.basicConstraints));
  const keyUsage = value(OID.keyUsage);
  const extendedKeyUsage = value(OID.extendedKeyUsage);
  const identifier = value(OID.subjectKeyIdentifier);
  return {
    der,
    subject: readName(subject),
    issuer: readName(issuer),
    subjectDer: subject.bytes,
    issuerDer: issuer.bytes,
    serialDer: serial.bytes,
    serial: derIntegerHex(serial),
    notBefore: readTime(derChild(validity, 0)),
    notAfter: readTime(derChild(validity, 1)),
    keyUsage: keyUsage ? readKeyUsage(keyUsage) : null,
    extendedKeyUsage: extendedKeyUsage ? derChildren(readDer(extendedKeyUsage)).map(derOidText) : null,
    isAuthority: constraints.isAuthority,
    pathLength: constraints.pathLength,
    hasUnknownRule: [...extensions].some(([name, { critical }]) =>
      name === OID.nameConstraints ? true : critical && !PROCESSED.includes(name),
    ),
    publicKey: readPublicKey(keyInfo),
    subjectKeyIdentifier: identifier ? readDer(identifier).content : null,
  };
}

/** Whether the key usage lets the certificate sign documents (a certificate without key usage may do anything). */
export function maySignDocuments(certificate: CertificateFacts): boolean {
  const usage = certificate.keyUsage;
  return usage === null || usage.includes('digitalSignature') || usage.includes('nonRepudiation');
}

/** Whether every purpose the certificate was issued for is another one than signing documents. */
export function isForOtherPurposes(certificate: CertificateFacts): boolean {
  return certificate.extendedKeyUsage?.every((purpose) => OTHER_PURPOSES.includes(purpose)) ?? false;
}

/** Whether `issuer` signed `certificate` (name and signature; not validity). */
export async function isIssuedBy(certificate: CertificateFacts, issuer: CertificateFacts): Promise<boolean> {
  return equalBytes(certificate.issuerDer, issuer.subjectDer) && (await isSignedBy(certificate.der, issuer));
}

/** Whether the issuer's key signed a certificate or a revocation list (both are body, algorithm, signature). */
export async function isSignedBy(der: Uint8Array, issuer: CertificateFacts): Promise<boolean> {
  try {
    const [body, algorithm, signature, ...more] = derChildren(readDer(der));
    if (!body || !algorithm || signature?.tag !== TAG.bitString || more.length > 0) return false;
    // The algorithm stands inside the signed part too (RFC 5280 §4.1.1.2, §5.1.1.2) and must be the same there.
    if (!derChildren(body).some((field) => equalBytes(field.bytes, algorithm.bytes))) return false;
    const scheme = readScheme(algorithm, null);
    if (!scheme || !issuer.publicKey || signature.content[0] !== 0) return false;
    return await signatureHolds(issuer.publicKey, scheme, body.bytes, signature.content.subarray(1));
  } catch (error) {
    if (error instanceof DerError || error instanceof UnsupportedKeyError) return false;
    throw error;
  }
}

/** The common name where there is exactly one, else the whole name: what a person reads as "signed by". */
export function commonName(nameLine: string): string {
  const [name, ...more] = partsOfName(nameLine, 'CN');
  return name && more.length === 0 ? name : nameLine;
}

/** Extensions by object identifier (RFC 5280 §4.2): none may come twice. */
export function readExtensions(
  extensions: DerNode | undefined,
): Map<string, { readonly critical: boolean; readonly value: Uint8Array }> {
  const found = new Map<string, { critical: boolean; value: Uint8Array }>();
  for (const extension of extensions ? derChildren(extensions) : []) {
    const parts = derChildren(extension);
    const name = parts[0] ? derOidText(parts[0]) : '';
    const value = parts.at(-1);
    if (value?.tag !== TAG.octetString || found.has(name)) throw new DerError('extension');
    found.set(name, { critical: parts[1]?.tag === TAG.boolean && parts[1].content[0] === 0xff, value: value.content });
  }
  return found;
}

function readKeyUsage(extension: Uint8Array): KeyUsage[] {
  const bits = readDer(extension);
  if (bits.tag !== TAG.bitString) throw new DerError('key usage');
  return KEY_USAGES.filter((_, index) => ((bits.content[1 + (index >> 3)] ?? 0) & (0x80 >> (index & 7))) !== 0);
}

function readConstraints(extension: Uint8Array | null): { isAuthority: boolean; pathLength: number | null } {
  if (!extension) return { isAuthority: false, pathLength: null };
  const parts = derChildren(readDer(extension));
  const length = parts.find((part) => part.tag === TAG.integer);
  return {
    isAuthority: parts[0]?.tag === TAG.boolean && parts[0].content[0] === 0xff,
    pathLength: length ? Number.parseInt(derIntegerHex(length), 16) : null,
  };
}
