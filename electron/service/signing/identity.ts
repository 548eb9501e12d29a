import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
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
import { derOid, derSequence, derSetOf } from './der.ts';
import { keySigner, type Signer } from './signer.ts';

/** The office's own root and its signing certificate; everything DER, keys PKCS#8. */
export type OfficeIdentity = {
  readonly rootCertificateDer: Buffer;
  readonly rootPrivateKeyPkcs8: Buffer;
  readonly certificateDer: Buffer;
  readonly privateKeyPkcs8: Buffer;
};

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const ROOT_YEARS = 20;
const SIGNING_YEARS = 5;
/** A clock a little behind on another machine of the office must not refuse a fresh certificate. */
const BACKDATE_MILLISECONDS = 60 * 60 * 1000;

/**
 * Makes the office's root certificate authority and the signing certificate issued by it. RSA throughout (3072 bits for the
 * root that lasts 20 years, 2048 for the signing key): every reader that can check the one can check the other.
 * Takes about a second for the keys.
 * @param options.officeName full name of the office, becomes O and CN
 * @param options.divisionCode administrative division code, becomes the OU of the root so that offices of the same name differ
 * @param options.at moment from which both certificates are valid
 */
export function createOfficeIdentity(options: {
  readonly officeName: string;
  readonly divisionCode: string;
  readonly at: Date;
  readonly signingYears?: number;
}): OfficeIdentity {
  const root = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const rootName = [
    { type: '2.5.4.6', value: 'CN' },
    { type: '2.5.4.10', value: options.officeName },
    { type: '2.5.4.11', value: options.divisionCode },
    { type: '2.5.4.3', value: `${options.officeName} 根证书` },
  ];
  const rootCertificateDer = issue({
    subject: rootName,
    issuer: rootName,
    publicKey: root.publicKey,
    issuerPublicKey: root.publicKey,
    issuerKey: root.privateKey,
    at: options.at,
    years: ROOT_YEARS,
    authority: true,
  });
  const signing = issueSigningCertificate({
    officeName: options.officeName,
    rootName,
    rootPublicKey: root.publicKey,
    rootKey: root.privateKey,
    at: options.at,
    years: options.signingYears ?? SIGNING_YEARS,
  });
  return {
    rootCertificateDer,
    rootPrivateKeyPkcs8: root.privateKey.export({ type: 'pkcs8', format: 'der' }),
    ...signing,
  };
}

/** The signer of an office identity; the key lives only as long as the caller keeps it. */
export function officeSigner(
  identity: Pick<OfficeIdentity, 'certificateDer' | 'privateKeyPkcs8' | 'rootCertificateDer'>,
): Signer {
  return keySigner({
    certificateDer: identity.certificateDer,
    chainDer: [identity.rootCertificateDer],
    privateKey: createPrivateKey({ key: identity.privateKeyPkcs8, format: 'der', type: 'pkcs8' }),
  });
}

type NamePart = { readonly type: string; readonly value: string };

function issueSigningCertificate(options: {
  readonly officeName: string;
  readonly rootName: readonly NamePart[];
  readonly rootPublicKey: KeyObject;
  readonly rootKey: KeyObject;
  readonly at: Date;
  readonly years: number;
}): { certificateDer: Buffer; privateKeyPkcs8: Buffer } {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificateDer = issue({
    subject: [
      { type: '2.5.4.6', value: 'CN' },
      { type: '2.5.4.10', value: options.officeName },
      { type: '2.5.4.3', value: options.officeName },
    ],
    issuer: options.rootName,
    publicKey: pair.publicKey,
    issuerPublicKey: options.rootPublicKey,
    issuerKey: options.rootKey,
    at: options.at,
    years: options.years,
    authority: false,
  });
  return { certificateDer, privateKeyPkcs8: pair.privateKey.export({ type: 'pkcs8', format: 'der' }) };
}

function issue(options: {
  readonly subject: readonly NamePart[];
  readonly issuer: readonly NamePart[];
  readonly publicKey: KeyObject;
  readonly issuerPublicKey: KeyObject;
  readonly issuerKey: KeyObject;
  readonly at: Date;
  readonly years: number;
  readonly authority: boolean;
}): Buffer {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: newSerial() });
  certificate.subject = distinguishedName(options.subject);
  certificate.issuer = distinguishedName(options.issuer);
  const notBefore = new Date(options.at.getTime() - BACKDATE_MILLISECONDS);
  const notAfter = new Date(options.at);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + options.years);
  certificate.notBefore = certificateTime(notBefore);
  certificate.notAfter = certificateTime(notAfter);
  certificate.subjectPublicKeyInfo = publicKeyInfo(options.publicKey);
  certificate.extensions = extensions(options);
  certificate.signature = rsaSignatureAlgorithm();
  certificate.signatureAlgorithm = rsaSignatureAlgorithm();
  const toBeSigned = certificate.encodeTBS().toBER();
  certificate.tbsView = new Uint8Array(toBeSigned);
  const signature = sign('sha256', Buffer.from(toBeSigned), options.issuerKey);
  certificate.signatureValue = new BitString({ valueHex: signature });
  return Buffer.from(certificate.toSchema(true).toBER());
}

function extensions(options: {
  readonly publicKey: KeyObject;
  readonly issuerPublicKey: KeyObject;
  readonly authority: boolean;
}): Extension[] {
  const constraints = options.authority
    ? new BasicConstraints({ cA: true, pathLenConstraint: 0 })
    : new BasicConstraints({});
  // Bits 5 and 6: keyCertSign, cRLSign; bits 0 and 1: digitalSignature, nonRepudiation (RFC 5280 §4.2.1.3).
  const usage = options.authority
    ? new BitString({ valueHex: Uint8Array.of(0x06), unusedBits: 1 })
    : new BitString({ valueHex: Uint8Array.of(0xc0), unusedBits: 6 });
  const authorityKey = new AuthorityKeyIdentifier({
    keyIdentifier: new OctetString({ valueHex: keyIdentifier(options.issuerPublicKey) }),
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
function distinguishedName(parts: readonly NamePart[]): RelativeDistinguishedNames {
  const relativeNames = parts.map((part) => {
    const value =
      part.type === '2.5.4.6' ? new PrintableString({ value: part.value }) : new Utf8String({ value: part.value });
    return derSetOf(derSequence(derOid(part.type), new Uint8Array(value.toBER())));
  });
  return RelativeDistinguishedNames.fromBER(new Uint8Array(derSequence(...relativeNames)));
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

/** First 20 bytes of SHA-256 over the public key (RFC 7093 §2, method 1). */
function keyIdentifier(key: KeyObject): Buffer {
  const bits = publicKeyInfo(key).subjectPublicKey.valueBlock.valueHexView;
  return createHash('sha256').update(bits).digest().subarray(0, 20);
}

/** 16 random bytes, positive (RFC 5280 §4.1.2.2). */
function newSerial(): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}
