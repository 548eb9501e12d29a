import { randomBytes } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import {
  DerError,
  derChild,
  derInteger,
  derOctets,
  derOid,
  derSequence,
  derValue,
  readDer,
  TAG,
} from '#shared/verifier/der.ts';
import { OID } from '#shared/verifier/objectIdentifiers.ts';
import { derBits, derUnsigned } from './derBuild.ts';

/** An SM2 key pair: the secret number and the uncompressed point (04 ‖ x ‖ y). Wipe `secret` after use. */
export type NationalKey = { readonly secret: Buffer; readonly point: Buffer };

/** Order n of the SM2 curve (GB/T 32918.5). */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const KEY_BYTES = 32;

/** Makes a key: uniform in 1 … n − 2 (GB/T 32918.1 §6.1). */
export function newNationalKey(): NationalKey {
  for (;;) {
    const secret = randomBytes(KEY_BYTES);
    const value = BigInt(`0x${secret.toString('hex')}`);
    if (value >= 1n && value <= ORDER - 2n) return { secret, point: pointOf(secret) };
  }
}

/** AlgorithmIdentifier of an SM2 key (GM/T 0015): id-ecPublicKey with the curve's identifier. */
export function nationalKeyAlgorithm(): Uint8Array {
  return derSequence(derOid(OID.ecPublicKey), derOid(OID.sm2Curve));
}

/** PKCS#8 (RFC 5208) around an ECPrivateKey (RFC 5915) with its public point. */
export function nationalKeyPkcs8({ secret, point }: NationalKey): Buffer {
  const inner = derSequence(derInteger(1), derOctets(secret), derValue(TAG.context1, derBits(point)));
  return Buffer.from(derSequence(derInteger(0), nationalKeyAlgorithm(), derOctets(inner)));
}

/**
 * Reads what `nationalKeyPkcs8` wrote. The bytes are taken apart here: Node's own export of an SM2 key brings the process down, and
 * Electron's library knows no SM2 (official-documents.md §6.9).
 * @throws DerError
 */
export function readNationalKey(pkcs8: Uint8Array): NationalKey {
  const inner = readDer(derChild(readDer(pkcs8), 2, TAG.octetString).content);
  const { content } = derChild(inner, 1, TAG.octetString);
  if (content.length !== KEY_BYTES) throw new DerError('key length');
  const secret = Buffer.from(content);
  return { secret, point: pointOf(secret) };
}

/** SM2 signature over SM3 with the default ID 1234567812345678 (GM/T 0009), as SEQUENCE of r and s. */
export function nationalSignature(key: NationalKey, data: Uint8Array): Buffer {
  const options = { hash: true, der: false, publicKey: key.point.toString('hex') };
  const pair = Buffer.from(sm2.doSignature(data, key.secret.toString('hex'), options), 'hex');
  return Buffer.from(derSequence(derUnsigned(pair.subarray(0, KEY_BYTES)), derUnsigned(pair.subarray(KEY_BYTES))));
}

function pointOf(secret: Buffer): Buffer {
  return Buffer.from(sm2.getPublicKeyFromPrivateKey(secret.toString('hex')), 'hex');
}
