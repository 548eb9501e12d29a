/** Small helpers over bytes, the same in Node and in a browser (`Buffer` is Node's alone). */

/** Characters turned into text at once: below what a call may take as arguments. */
const CHUNK = 8192;

/** What is used of the browser's and Node's TextDecoder; `shared` knows neither's types. */
declare const TextDecoder: new (
  label: string,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => {
  decode(bytes: Uint8Array): string;
};

/** One character per byte (ISO 8859-1), so that places in the text are places in the bytes. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const to = Math.min(end, bytes.length);
  if (to - start <= CHUNK) return String.fromCharCode(...bytes.subarray(start, Math.max(start, to)));
  const parts: string[] = [];
  for (let at = start; at < to; at += CHUNK) {
    parts.push(String.fromCharCode(...bytes.subarray(at, Math.min(at + CHUNK, to))));
  }
  return parts.join('');
}

/** Text of UTF-8 bytes; what is no UTF-8 becomes U+FFFD. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** Text of UTF-16BE bytes, without byte order mark; an odd last byte is left out. */
export function utf16(bytes: Uint8Array): string {
  const units: string[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    units.push(String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)));
  }
  return units.join('');
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes of an even number of hexadecimal digits. */
export function fromHex(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = (digitValue(digits.charCodeAt(at * 2)) << 4) | digitValue(digits.charCodeAt(at * 2 + 1));
  }
  return bytes;
}

function digitValue(code: number): number {
  return code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57;
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Order of DER (X.690 §11.6): by the first different byte, the shorter one first. */
export function compareBytes(first: Uint8Array, second: Uint8Array): number {
  const length = Math.min(first.length, second.length);
  for (let at = 0; at < length; at++) {
    const difference = (first[at] ?? 0) - (second[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return first.length - second.length;
}

export function equalBytes(first: Uint8Array, second: Uint8Array): boolean {
  if (first.length !== second.length) return false;
  // Two revisions of a file share what did not change.
  if (first.buffer === second.buffer && first.byteOffset === second.byteOffset) return true;
  return compareBytes(first, second) === 0;
}

/** Place of an ASCII text from `from` on; -1 when it does not come. */
export function indexOfText(bytes: Uint8Array, text: string, from = 0): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < text.length && bytes[at + length] === text.charCodeAt(length)) length++;
    if (length === text.length) return at;
  }
  return -1;
}
