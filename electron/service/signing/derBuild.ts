import { derValue, TAG } from '#shared/verifier/der.ts';

/** INTEGER of an unsigned number given as bytes, most significant first (X.690 §8.3: shortest form, zero byte before a set top bit). */
export function derUnsigned(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const digits = bytes.subarray(start);
  const first = digits[0] ?? 0;
  if (digits.length === 0) return derValue(TAG.integer, Uint8Array.of(0));
  return derValue(TAG.integer, ...(first >= 0x80 ? [Uint8Array.of(0), digits] : [digits]));
}

/** BIT STRING. @param unusedBits of the last byte */
export function derBits(bytes: Uint8Array, unusedBits = 0): Uint8Array {
  return derValue(TAG.bitString, Uint8Array.of(unusedBits), bytes);
}

/** BOOLEAN TRUE. */
export function derTrue(): Uint8Array {
  return derValue(TAG.boolean, Uint8Array.of(0xff));
}

/** UTF8String, or PrintableString for the country of a name (RFC 5280, appendix A.1). */
export function derText(text: string, kind: 'utf8' | 'printable' = 'utf8'): Uint8Array {
  return derValue(kind === 'utf8' ? TAG.utf8String : 0x13, Buffer.from(text, 'utf8'));
}

/** Time of a certificate (RFC 5280 §4.1.2.5): UTCTime up to 2049, GeneralizedTime from 2050, whole seconds. */
export function derTime(moment: Date): Uint8Array {
  const digits = moment.toISOString().replaceAll(/[-:T]|\.\d+Z$/g, '');
  const short = moment.getUTCFullYear() < 2050;
  return derValue(
    short ? TAG.utcTime : TAG.generalizedTime,
    Buffer.from(`${short ? digits.slice(2) : digits}Z`, 'latin1'),
  );
}
