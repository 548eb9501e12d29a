import { createHash, randomBytes } from 'node:crypto';
import {
  derAlgorithm,
  derInteger,
  derOctets,
  derOid,
  derSequence,
  derSetOf,
  derValue,
  TAG,
} from '#shared/verifier/der.ts';
import { OID } from '#shared/verifier/objectIdentifiers.ts';
import { derBits, derText, derTime, derTrue, derUnsigned } from './derBuild.ts';
import {
  type NationalKey,
  nationalKeyAlgorithm,
  nationalKeyPkcs8,
  nationalSignature,
  newNationalKey,
} from './nationalKey.ts';
import type { Signer } from './signer.ts';

/** The office's SM2 root and signing certificate (official-documents.md §6.9); DER, keys PKCS#8. */
export type NationalIdentity = {
  readonly rootCertificateDer: Buffer;
  readonly rootPrivateKeyPkcs8: Buffer;
  readonly certificateDer: Buffer;
  readonly privateKeyPkcs8: Buffer;
};

const ROOT_YEARS = 20;
const SIGNING_YEARS = 5;
/** A clock a little behind on another machine of the office must not refuse a fresh certificate. */
const BACKDATE_MILLISECONDS = 60 * 60 * 1000;
const AUTHORITY_KEY_IDENTIFIER = '2.5.29.35';

/**
 * Makes an SM2 root (20 years) and the signing certificate under it (5 years), signed with SM2 over SM3.
 * @param options.divisionCode becomes the OU of the root so that offices of the same name differ
 * @param options.at moment from which both are valid
 */
export function createNationalIdentity(options: {
  readonly officeName: string;
  readonly divisionCode: string;
  readonly at: Date;
}): NationalIdentity {
  const rootKey = newNationalKey();
  const key = newNationalKey();
  const country = namePart('2.5.4.6', derText('CN', 'printable'));
  const organization = namePart('2.5.4.10', derText(options.officeName));
  const rootName = derSequence(
    country,
    organization,
    namePart('2.5.4.11', derText(options.divisionCode)),
    namePart('2.5.4.3', derText(`${options.officeName} 国密根证书`)),
  );
  const name = derSequence(country, organization, namePart('2.5.4.3', derText(options.officeName)));
  const issuer = { name: rootName, key: rootKey };
  const identity = {
    rootCertificateDer: issue({ subject: rootName, point: rootKey.point, issuer, at: options.at, years: ROOT_YEARS }),
    rootPrivateKeyPkcs8: nationalKeyPkcs8(rootKey),
    certificateDer: issue({ subject: name, point: key.point, issuer, at: options.at, years: SIGNING_YEARS }),
    privateKeyPkcs8: nationalKeyPkcs8(key),
  };
  rootKey.secret.fill(0);
  key.secret.fill(0);
  return identity;
}

/** The signer of an SM2 identity; the key lives only as long as the caller keeps it. */
export function nationalSigner(options: {
  readonly certificateDer: Buffer;
  readonly chainDer: readonly Buffer[];
  readonly key: NationalKey;
}): Signer {
  return {
    certDer: options.certificateDer,
    chainDer: options.chainDer,
    keyType: 'sm2',
    signHash: async (tbs) => nationalSignature(options.key, tbs),
  };
}

function issue(options: {
  readonly subject: Uint8Array;
  readonly point: Buffer;
  readonly issuer: { readonly name: Uint8Array; readonly key: NationalKey };
  readonly at: Date;
  readonly years: number;
}): Buffer {
  const { issuer } = options;
  const isAuthority = options.subject === issuer.name;
  const notAfter = new Date(options.at);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + options.years);
  const body = derSequence(
    derValue(TAG.context0, derInteger(2)),
    derUnsigned(newSerial()),
    derAlgorithm(OID.sm2WithSm3),
    issuer.name,
    derSequence(derTime(new Date(options.at.getTime() - BACKDATE_MILLISECONDS)), derTime(notAfter)),
    options.subject,
    derSequence(nationalKeyAlgorithm(), derBits(options.point)),
    derValue(TAG.context3, extensions(options.point, issuer.key.point, isAuthority)),
  );
  const signature = nationalSignature(issuer.key, body);
  return Buffer.from(derSequence(body, derAlgorithm(OID.sm2WithSm3), derBits(signature)));
}

/** RFC 5280 §4.2.1: basic constraints and key usage critical, key identifiers not. */
function extensions(point: Buffer, issuerPoint: Buffer, isAuthority: boolean): Uint8Array {
  // Bits 5 and 6: keyCertSign, cRLSign; bits 0 and 1: digitalSignature, nonRepudiation.
  const usage = isAuthority ? derBits(Uint8Array.of(0x06), 1) : derBits(Uint8Array.of(0xc0), 6);
  const constraints = isAuthority ? derSequence(derTrue(), derInteger(0)) : derSequence();
  const authorityKey = derSequence(derValue(TAG.primitiveContext0, keyIdentifier(issuerPoint)));
  return derSequence(
    derSequence(derOid(OID.basicConstraints), derTrue(), derOctets(constraints)),
    derSequence(derOid(OID.keyUsage), derTrue(), derOctets(usage)),
    derSequence(derOid(OID.subjectKeyIdentifier), derOctets(derOctets(keyIdentifier(point)))),
    derSequence(derOid(AUTHORITY_KEY_IDENTIFIER), derOctets(authorityKey)),
  );
}

/** First 20 bytes of SHA-256 over the public key (RFC 7093 §2, method 1). */
function keyIdentifier(point: Buffer): Buffer {
  return createHash('sha256').update(point).digest().subarray(0, 20);
}

function namePart(type: string, value: Uint8Array): Uint8Array {
  return derSetOf(derSequence(derOid(type), value));
}

/** 16 random bytes, positive (RFC 5280 §4.1.2.2). */
function newSerial(): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}
