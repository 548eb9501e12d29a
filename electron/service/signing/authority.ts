import { createHash, createPublicKey, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { BitString, fromBER, Integer, Null, OctetString, PrintableString, Utf8String } from 'asn1js';
import {
  AlgorithmIdentifier,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs';
import { readCertificate } from '#shared/verifier/certificates.ts';
import { derOid, derSequence, derSetOf } from '#shared/verifier/der.ts';

/** A certificate authority opened for one act: its name as it stands in the root, and its key. */
export type Authority = {
  /** DER of the root certificate. */
  readonly certificateDer: Buffer;
  /** Raw DER of the root's subject, copied byte for byte into what it issues. */
  readonly nameDer: Uint8Array;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  /** Nothing it issues is valid longer than itself. */
  readonly notAfter: Date;
};

/** One attribute of a distinguished name: dotted type, text. */
export type NamePart = { readonly type: string; readonly value: string };

/** A fresh key pair: the public half to be certified, the private one as PKCS#8 DER (wipe it after use). */
export type NewKeyPair = { readonly publicKey: KeyObject; readonly privateKeyPkcs8: Buffer };

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
/** A clock a little behind on another machine of the office must not refuse a fresh certificate. */
const BACKDATE_MILLISECONDS = 60 * 60 * 1000;
/** Upper bound of CN and OU (RFC 5280, appendix A.1: ub-common-name, ub-organizational-unit-name), in characters. */
const NAME_BOUND = 64;

const generate = promisify(generateKeyPair);

/** RSA 2048 or EC P-256 (official-documents.md §6.2), made outside the event loop; RSA takes a part of a second. */
export async function newKeyPair(algorithm: 'rsa' | 'ec'): Promise<NewKeyPair> {
  const { publicKey, privateKey } =
    algorithm === 'rsa'
      ? await generate('rsa', { modulusLength: 2048 })
      : await generate('ec', { namedCurve: 'P-256' });
  return { publicKey, privateKeyPkcs8: privateKey.export({ type: 'pkcs8', format: 'der' }) };
}

/** Puts a stored root certificate and its opened key together. */
export function authorityOf(certificateDer: Buffer, privateKey: KeyObject): Authority {
  const { subjectDer, notAfter } = readCertificate(certificateDer);
  return {
    certificateDer,
    nameDer: subjectDer,
    publicKey: createPublicKey(privateKey),
    privateKey,
    notAfter,
  };
}

/**
 * The office's signing certificate: C, O and CN of the office.
 * @returns DER
 */
export function issueOfficeCertificate(
  authority: Authority,
  publicKey: KeyObject,
  options: { readonly officeName: string; readonly at: Date; readonly years: number },
): Buffer {
  return issueSigning(authority, publicKey, options, [
    { type: '2.5.4.6', value: 'CN' },
    { type: '2.5.4.10', value: options.officeName },
    { type: '2.5.4.3', value: options.officeName },
  ]);
}

/**
 * A user's signing certificate: C, O of the office, OU the post where there is one, CN the name shown in the office.
 * @returns DER
 */
export function issueUserCertificate(
  authority: Authority,
  publicKey: KeyObject,
  options: {
    readonly officeName: string;
    readonly displayName: string;
    readonly post: string | null;
    readonly at: Date;
    readonly years: number;
  },
): Buffer {
  return issueSigning(authority, publicKey, options, [
    { type: '2.5.4.6', value: 'CN' },
    { type: '2.5.4.10', value: options.officeName },
    ...(options.post ? [{ type: '2.5.4.11', value: bounded(options.post) }] : []),
    { type: '2.5.4.3', value: bounded(options.displayName) },
  ]);
}

/** The self-signed root of an authority, valid for `years`. @returns DER */
export function issueRoot(
  name: readonly NamePart[],
  pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
  at: Date,
  years: number,
): Buffer {
  const nameDer = distinguishedName(name);
  return issue({
    subjectDer: nameDer,
    publicKey: pair.publicKey,
    issuer: { nameDer, ...pair },
    isAuthority: true,
    at,
    notAfter: yearsAfter(at, years),
  });
}

/** First 20 bytes of SHA-256 over the public key (RFC 7093 §2, method 1). */
export function keyIdentifier(key: KeyObject): Buffer {
  const bits = publicKeyInfo(key).subjectPublicKey.valueBlock.valueHexView;
  return createHash('sha256').update(bits).digest().subarray(0, 20);
}

function issueSigning(
  authority: Authority,
  publicKey: KeyObject,
  { at, years }: { readonly at: Date; readonly years: number },
  subject: readonly NamePart[],
): Buffer {
  const end = Math.min(yearsAfter(at, years).getTime(), authority.notAfter.getTime());
  return issue({
    subjectDer: distinguishedName(subject),
    publicKey,
    issuer: authority,
    isAuthority: false,
    at,
    notAfter: new Date(end),
  });
}

function issue(options: {
  readonly subjectDer: Uint8Array;
  readonly publicKey: KeyObject;
  readonly issuer: Pick<Authority, 'nameDer' | 'publicKey' | 'privateKey'>;
  readonly isAuthority: boolean;
  readonly at: Date;
  readonly notAfter: Date;
}): Buffer {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: newSerial() });
  certificate.subject = RelativeDistinguishedNames.fromBER(Buffer.from(options.subjectDer));
  certificate.issuer = RelativeDistinguishedNames.fromBER(Buffer.from(options.issuer.nameDer));
  certificate.notBefore = certificateTime(new Date(options.at.getTime() - BACKDATE_MILLISECONDS));
  certificate.notAfter = certificateTime(options.notAfter);
  certificate.subjectPublicKeyInfo = publicKeyInfo(options.publicKey);
  certificate.extensions = extensions(options);
  certificate.signature = rsaSignatureAlgorithm();
  certificate.signatureAlgorithm = rsaSignatureAlgorithm();
  const toBeSigned = certificate.encodeTBS().toBER();
  certificate.tbsView = new Uint8Array(toBeSigned);
  const signature = sign('sha256', Buffer.from(toBeSigned), options.issuer.privateKey);
  certificate.signatureValue = new BitString({ valueHex: signature });
  return Buffer.from(certificate.toSchema(true).toBER());
}

function extensions(options: Pick<Parameters<typeof issue>[0], 'publicKey' | 'issuer' | 'isAuthority'>): Extension[] {
  const constraints = options.isAuthority
    ? new BasicConstraints({ cA: true, pathLenConstraint: 0 })
    : new BasicConstraints({});
  // Bits 5 and 6: keyCertSign, cRLSign; bits 0 and 1: digitalSignature, nonRepudiation (RFC 5280 §4.2.1.3).
  const usage = options.isAuthority
    ? new BitString({ valueHex: Uint8Array.of(0x06), unusedBits: 1 })
    : new BitString({ valueHex: Uint8Array.of(0xc0), unusedBits: 6 });
  const authorityKey = new AuthorityKeyIdentifier({
    keyIdentifier: new OctetString({ valueHex: keyIdentifier(options.issuer.publicKey) }),
  });
  return [
    extension('2.5.29.19', true, constraints.toSchema().toBER()),
    extension('2.5.29.15', true, usage.toBER()),
    extension('2.5.29.14', false, new OctetString({ valueHex: keyIdentifier(options.publicKey) }).toBER()),
    extension('2.5.29.35', false, authorityKey.toSchema().toBER()),
  ];
}

function extension(extnID: string, critical: boolean, extnValue: ArrayBuffer): Extension {
  return new Extension({ extnID, critical, extnValue });
}

/**
 * RFC 5280 §4.1.2.4: one attribute per RDN, the country a PrintableString, everything else UTF8String. Built here because
 * pkijs puts all attributes into one RDN.
 */
function distinguishedName(parts: readonly NamePart[]): Uint8Array {
  const relativeNames = parts.map((part) => {
    const value =
      part.type === '2.5.4.6' ? new PrintableString({ value: part.value }) : new Utf8String({ value: part.value });
    return derSetOf(derSequence(derOid(part.type), new Uint8Array(value.toBER())));
  });
  return derSequence(...relativeNames);
}

function bounded(text: string): string {
  return [...text].slice(0, NAME_BOUND).join('');
}

function yearsAfter(at: Date, years: number): Date {
  const end = new Date(at);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return end;
}

/** RFC 5280 §4.1.2.5: UTCTime up to 2049, GeneralizedTime from 2050, whole seconds. */
function certificateTime(moment: Date): Time {
  const seconds = new Date(Math.floor(moment.getTime() / 1000) * 1000);
  return new Time({ type: seconds.getUTCFullYear() < 2050 ? 0 : 1, value: seconds });
}

function rsaSignatureAlgorithm(): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId: SHA256_WITH_RSA, algorithmParams: new Null() });
}

function publicKeyInfo(key: KeyObject): PublicKeyInfo {
  return new PublicKeyInfo({ schema: fromBER(key.export({ type: 'spki', format: 'der' })).result });
}

/** 16 random bytes, positive (RFC 5280 §4.1.2.2). */
function newSerial(): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}
