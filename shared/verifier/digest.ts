import { sm3 } from 'sm-crypto-v2';
import { concatBytes, fromHex, toHex } from './bytes.ts';
import { OID } from './objectIdentifiers.ts';

/** Digests a signature may use (official-documents.md §6.2, §6.9). */
export type DigestName = 'SHA-256' | 'SHA-384' | 'SHA-512' | 'SM3';

/** Anything else (SHA-1, MD5) is an unsupported algorithm. */
export const DIGESTS: { readonly [oid: string]: DigestName } = {
  [OID.sha256]: 'SHA-256',
  [OID.sha384]: 'SHA-384',
  [OID.sha512]: 'SHA-512',
  [OID.sm3]: 'SM3',
};

/** What is used of Web Cryptography; Node, Electron and browsers all have it. */
export type SubtleCrypto = {
  digest(name: string, bytes: Uint8Array): Promise<ArrayBuffer>;
  importKey(
    format: 'spki',
    bytes: Uint8Array,
    algorithm: Readonly<Record<string, string>>,
    extractable: boolean,
    usages: readonly 'verify'[],
  ): Promise<VerifyingKey>;
  verify(
    algorithm: Readonly<Record<string, string | number>>,
    key: VerifyingKey,
    signature: Uint8Array,
    bytes: Uint8Array,
  ): Promise<boolean>;
};
/** A key as Web Cryptography hands it out; never looked into. */
export type VerifyingKey = { readonly type: string };

declare const crypto: { readonly subtle: SubtleCrypto };

/** Web Cryptography of whatever runs this. */
export function subtleCrypto(): SubtleCrypto {
  return crypto.subtle;
}

/** @param name SHA-1 is only for the old signing-certificate attribute (RFC 2634), never for a signature */
export async function digestOf(name: DigestName | 'SHA-1', parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = parts.length === 1 && parts[0] ? parts[0] : concatBytes(parts);
  if (name === 'SM3') return fromHex(sm3(whole));
  return new Uint8Array(await crypto.subtle.digest(name, whole));
}

/** SHA-256 of a certificate as it is printed and compared: upper-case hexadecimal. */
export async function fingerprintOf(der: Uint8Array): Promise<string> {
  return toHex(await digestOf('SHA-256', [der])).toUpperCase();
}
