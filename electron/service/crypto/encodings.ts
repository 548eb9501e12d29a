import { createHash, hkdfSync } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 canonical JSON (security-and-exchange.md §2.2). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no canonical JSON form');
  return text;
}

/** SHA-256 over the parts one after another; text counts as UTF-8. */
export function sha256(...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** HKDF-SHA-256 with a domain label as info (§2.3); the answer is `length` bytes. */
export function hkdf(key: Buffer, salt: Buffer, label: string, length = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, Buffer.from(label, 'utf8'), length));
}

/** `YYYY-MM-DDTHH:MM:SS.mmm+08:00` of a moment in milliseconds, whatever the machine's zone (§2.2). */
export function timeStampOf(milliseconds: number): string {
  return `${new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`;
}

/** Overwrites a secret that is no longer needed. */
export function wipe(...secrets: readonly (Buffer | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0);
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** A replica id: 16 characters `[a-z2-7]` from 10 random bytes (§2.3). */
export function replicaIdFrom(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let shift = 75n; shift >= 0n; shift -= 5n) text += BASE32[Number((bits >> shift) & 31n)];
  return text;
}
