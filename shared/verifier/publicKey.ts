import { sm2 } from 'sm-crypto-v2';
import { concatBytes, toHex } from './bytes.ts';
import { DerError, type DerNode, derChild, derChildren, derIntegerHex, derOidText, readDer, TAG } from './der.ts';
import { DIGESTS, type DigestName, subtleCrypto, type VerifyingKey } from './digest.ts';
import { OID } from './objectIdentifiers.ts';

type Curve = 'P-256' | 'P-384' | 'P-521';

/** A key that can check signatures; `spki` is its SubjectPublicKeyInfo, `point` the uncompressed point in hexadecimal. */
export type PublicKey =
  | { readonly kind: 'rsa'; readonly bits: number; readonly spki: Uint8Array }
  | { readonly kind: 'ec'; readonly curve: Curve; readonly spki: Uint8Array }
  | { readonly kind: 'sm2'; readonly point: string };

/** How a signature was made: an AlgorithmIdentifier read. */
export type SignatureScheme =
  | { readonly kind: 'rsa' | 'ec'; readonly digest: DigestName }
  | { readonly kind: 'rsa-pss'; readonly digest: DigestName; readonly saltLength: number }
  | { readonly kind: 'sm2'; readonly digest: 'SM3' };

/** Below this an RSA key proves nothing (official-documents.md §6.2). */
const MINIMUM_RSA_BITS = 2048;
const MAXIMUM_SALT_BYTES = 2048;
/** Order of the SM2 curve (GB/T 32918.5). */
const SM2_ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const CURVES: { readonly [oid: string]: Curve } = {
  [OID.curveP256]: 'P-256',
  [OID.curveP384]: 'P-384',
  [OID.curveP521]: 'P-521',
};
const COORDINATE_BYTES = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const;
const SCHEMES: { readonly [oid: string]: SignatureScheme } = {
  [OID.rsaSha256]: { kind: 'rsa', digest: 'SHA-256' },
  [OID.rsaSha384]: { kind: 'rsa', digest: 'SHA-384' },
  [OID.rsaSha512]: { kind: 'rsa', digest: 'SHA-512' },
  [OID.ecdsaSha256]: { kind: 'ec', digest: 'SHA-256' },
  [OID.ecdsaSha384]: { kind: 'ec', digest: 'SHA-384' },
  [OID.ecdsaSha512]: { kind: 'ec', digest: 'SHA-512' },
  [OID.sm2WithSm3]: { kind: 'sm2', digest: 'SM3' },
};

/** Reads a SubjectPublicKeyInfo; null when the key is of a kind, curve or form this verifier does not know. */
export function readPublicKey(info: DerNode): PublicKey | null {
  const [algorithm, bits] = derChildren(info);
  if (!algorithm || bits?.tag !== TAG.bitString || bits.content[0] !== 0) return null;
  const [name, parameters] = derChildren(algorithm);
  if (!name) return null;
  const key = bits.content.subarray(1);
  const oid = derOidText(name);
  if (oid === OID.rsa) return { kind: 'rsa', bits: modulusBits(key), spki: info.bytes };
  if (oid !== OID.ecPublicKey || parameters?.tag !== TAG.oid) return null;
  const parameter = derOidText(parameters);
  if (parameter === OID.sm2Curve) return isPoint(key, 32) ? { kind: 'sm2', point: toHex(key) } : null;
  const curve = CURVES[parameter];
  return curve && isPoint(key, COORDINATE_BYTES[curve]) ? { kind: 'ec', curve, spki: info.bytes } : null;
}

/**
 * Reads an AlgorithmIdentifier that names a signature algorithm together with its digest.
 * @param digest digest named elsewhere (a CMS names it beside), for the algorithms that do not name one
 * @returns null when the algorithm is not supported
 */
export function readScheme(algorithm: DerNode, digest: DigestName | null): SignatureScheme | null {
  if (algorithm.tag !== TAG.sequence) throw new DerError('algorithm');
  const [name, parameters, ...more] = derChildren(algorithm);
  if (!name || more.length > 0) throw new DerError('algorithm');
  const oid = derOidText(name);
  if (oid === OID.rsaPss) return readPss(parameters);
  if (parameters && (parameters.tag !== TAG.null || parameters.content.length > 0)) throw new DerError('parameters');
  if (oid === OID.rsa) return digest === null || digest === 'SM3' ? null : { kind: 'rsa', digest };
  if (oid === OID.sm2Signature) return { kind: 'sm2', digest: 'SM3' };
  return SCHEMES[oid] ?? null;
}

/** Whether key and algorithm go together and both are strong enough. */
export function isSupported(key: PublicKey, scheme: SignatureScheme): boolean {
  if (key.kind === 'rsa') return (scheme.kind === 'rsa' || scheme.kind === 'rsa-pss') && key.bits >= MINIMUM_RSA_BITS;
  return key.kind === scheme.kind;
}

/**
 * Checks one signature over `data`.
 * @param signature as it stands in a CMS, certificate or revocation list: RSA as it is, ECDSA and SM2 as SEQUENCE of r and s
 * @returns false too when an ECDSA or SM2 signature is no such sequence
 * @throws UnsupportedKeyError when the runtime refuses the key
 */
export async function signatureHolds(
  key: PublicKey,
  scheme: SignatureScheme,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!isSupported(key, scheme)) return false;
  if (key.kind === 'sm2') return sm2Holds(key.point, data, signature);
  const subtle = subtleCrypto();
  if (key.kind === 'ec') {
    const algorithm = { name: 'ECDSA', namedCurve: key.curve };
    const value = pairBytes(signature, COORDINATE_BYTES[key.curve]);
    const imported = await importKey(key.spki, algorithm);
    return value !== null && subtle.verify({ name: 'ECDSA', hash: scheme.digest }, imported, value, data);
  }
  const pss = scheme.kind === 'rsa-pss';
  const name = pss ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  const imported = await importKey(key.spki, { name, hash: scheme.digest });
  const algorithm: Record<string, string | number> = pss ? { name, saltLength: scheme.saltLength } : { name };
  return subtle.verify(algorithm, imported, signature, data).catch(() => false);
}

/** The runtime does not take the key: an exponent or point it has no use for. */
export class UnsupportedKeyError extends Error {}

async function importKey(spki: Uint8Array, algorithm: Readonly<Record<string, string>>): Promise<VerifyingKey> {
  try {
    return await subtleCrypto().importKey('spki', spki, algorithm, false, ['verify']);
  } catch {
    throw new UnsupportedKeyError('key');
  }
}

/** SM2 with the default user ID 1234567812345678 (GM/T 0009); the library checks neither range of r and s. */
function sm2Holds(point: string, data: Uint8Array, signature: Uint8Array): boolean {
  const value = pairBytes(signature, 32);
  if (!value) return false;
  const [r, s] = [value.subarray(0, 32), value.subarray(32)].map((part) => BigInt(`0x${toHex(part)}`));
  if (!r || !s || r >= SM2_ORDER || s >= SM2_ORDER) return false;
  try {
    return sm2.doVerifySignature(data, toHex(value), point, { hash: true, der: false });
  } catch {
    // A point that is not on the curve.
    throw new UnsupportedKeyError('key');
  }
}

/** SEQUENCE of two positive INTEGERs as two numbers of fixed length; null when it is none or a number is too long. */
function pairBytes(signature: Uint8Array, length: number): Uint8Array | null {
  const numbers = pairOf(signature).map((number) => {
    const digits = number[0] === 0 ? number.subarray(1) : number;
    const positive = number.length > 0 && ((number[0] ?? 0) & 0x80) === 0;
    return positive && digits.length <= length ? concatBytes([new Uint8Array(length - digits.length), digits]) : null;
  });
  const [r, s] = numbers;
  return r && s ? concatBytes([r, s]) : null;
}

/** Contents of the two INTEGERs; empty for anything else. */
function pairOf(signature: Uint8Array): Uint8Array[] {
  try {
    const pair = readDer(signature);
    const parts = derChildren(pair);
    const sound = pair.tag === TAG.sequence && pair.bytes.length === signature.length && parts.length === 2;
    return sound && parts.every((part) => part.tag === TAG.integer) ? parts.map((part) => part.content) : [];
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}

function isPoint(key: Uint8Array, coordinate: number): boolean {
  return key[0] === 4 && key.length === 1 + 2 * coordinate;
}

/** RSAPublicKey (RFC 8017 A.1.1): modulus and exponent. */
function modulusBits(key: Uint8Array): number {
  const hex = derIntegerHex(derChild(readDer(key), 0));
  return (hex.length - 1) * 4 + Number.parseInt(hex.charAt(0) || '0', 16).toString(2).length;
}

/** RSASSA-PSS parameters (RFC 8017 A.2.3): only the same digest for message and mask is supported. */
function readPss(parameters: DerNode | undefined): SignatureScheme | null {
  if (parameters?.tag !== TAG.sequence) return null;
  const parts = derChildren(parameters);
  const part = (tag: number) => parts.find((each) => each.tag === tag);
  const [hash, mask, salt] = [part(TAG.context0), part(TAG.context1), part(0xa2)];
  const digest = hash ? DIGESTS[derOidText(derChild(derChild(hash, 0), 0))] : undefined;
  const maskDigest = mask ? DIGESTS[derOidText(derChild(derChild(derChild(mask, 0), 1), 0))] : undefined;
  if (!digest || digest === 'SM3' || maskDigest !== digest || !salt) return null;
  const saltLength = Number.parseInt(derIntegerHex(derChild(salt, 0)), 16);
  // No key is long enough for more.
  return saltLength > MAXIMUM_SALT_BYTES ? null : { kind: 'rsa-pss', digest, saltLength };
}
