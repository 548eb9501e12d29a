import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { type RelativeDistinguishedNames, Certificate as StructuredCertificate } from 'pkijs';
import { DerError, derChild, derChildren, derIntegerHex, derOidText, readDer, TAG } from './der.ts';

/** What signing and verifying need to know of one X.509 certificate (RFC 5280). */
export type CertificateFacts = {
  readonly der: Buffer;
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
  /** SHA-256 of the DER, upper-case hex. */
  readonly fingerprint: string;
  /** Null when the key is of a kind this runtime does not know (for example SM2 under BoringSSL). */
  readonly publicKey: KeyObject | null;
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

const NAME_LABELS: { readonly [oid: string]: string } = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/**
 * Reads one DER certificate.
 * @throws DerError when the bytes are no certificate
 */
export function readCertificate(bytes: Uint8Array): CertificateFacts {
  const der = Buffer.from(bytes);
  const outer = readDer(der);
  if (outer.bytes.length !== der.length) throw new DerError('bytes after the certificate');
  const fields = derChildren(derChild(outer, 0, TAG.sequence)).filter((field) => field.tag !== TAG.context0);
  const [serialField, , issuerField, , subjectField] = fields;
  if (!serialField || !issuerField || !subjectField) throw new DerError('certificate fields missing');
  const structured = parseStructured(der);
  const extension = (oid: string): Uint8Array | null => {
    const found = structured.extensions?.find((each) => each.extnID === oid);
    return found ? found.extnValue.valueBlock.valueHexView : null;
  };
  const constraints = readConstraints(extension('2.5.29.19'));
  const keyUsageBytes = extension('2.5.29.15');
  const extendedBytes = extension('2.5.29.37');
  const identifierBytes = extension('2.5.29.14');
  return {
    der,
    subject: nameText(structured.subject),
    issuer: nameText(structured.issuer),
    subjectDer: subjectField.bytes,
    issuerDer: issuerField.bytes,
    serialDer: serialField.bytes,
    serial: derIntegerHex(serialField),
    notBefore: structured.notBefore.value,
    notAfter: structured.notAfter.value,
    keyUsage: keyUsageBytes ? readKeyUsage(keyUsageBytes) : null,
    extendedKeyUsage: extendedBytes ? derChildren(readDer(extendedBytes)).map(derOidText) : null,
    isAuthority: constraints.isAuthority,
    pathLength: constraints.pathLength,
    fingerprint: createHash('sha256').update(der).digest('hex').toUpperCase(),
    publicKey: readPublicKey(der),
    subjectKeyIdentifier: identifierBytes ? readDer(identifierBytes).content : null,
  };
}

/** Whether the key usage lets the certificate sign documents (a certificate without key usage may do anything). */
export function maySignDocuments(certificate: CertificateFacts): boolean {
  const usage = certificate.keyUsage;
  return usage === null || usage.includes('digitalSignature') || usage.includes('nonRepudiation');
}

/** Whether `issuer` signed `certificate` (name and signature; not validity). */
export function isIssuedBy(certificate: CertificateFacts, issuer: CertificateFacts): boolean {
  if (!issuer.publicKey || Buffer.compare(certificate.issuerDer, issuer.subjectDer) !== 0) return false;
  try {
    return new X509Certificate(certificate.der).verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** The common name where there is one, else the whole name: what a person reads as "signed by". */
export function commonName(nameLine: string): string {
  const part = nameLine.split(', ').find((each) => each.startsWith('CN='));
  return part ? part.slice(3) : nameLine;
}

function parseStructured(der: Buffer): StructuredCertificate {
  try {
    return StructuredCertificate.fromBER(new Uint8Array(der));
  } catch {
    throw new DerError('not a certificate');
  }
}

/** `C=CN, O=…, CN=…` in the certificate's own order. */
function nameText(name: RelativeDistinguishedNames): string {
  return name.typesAndValues
    .map((part) => {
      const value: unknown = part.value.valueBlock.value;
      return `${NAME_LABELS[part.type] ?? part.type}=${typeof value === 'string' ? value : ''}`;
    })
    .join(', ');
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

function readPublicKey(der: Buffer): KeyObject | null {
  try {
    return new X509Certificate(der).publicKey;
  } catch {
    return null;
  }
}
