import { concatBytes } from './bytes.ts';
import { DerError, derValue, readDer } from './der.ts';

const INDEFINITE = 0x80;
const MAXIMUM_DEPTH = 10;

/**
 * The value at the start of `bytes` with the indefinite lengths of its outer wrappers made definite (X.690 §8.1.3.6), everything
 * else byte for byte: NSS, and so LibreOffice and pdfsig, writes the wrappers of a SignedData in that way. What it signs (attributes,
 * certificates) is DER there as well, and strict reading follows.
 * @returns the value and how many bytes it took
 * @throws DerError
 */
export function withDefiniteLengths(bytes: Uint8Array, depth = 0): { value: Uint8Array; length: number } {
  const tag = bytes[0];
  if (tag === undefined || depth > MAXIMUM_DEPTH) throw new DerError('cut off or too deep');
  if ((tag & 0x20) === 0 || bytes[1] !== INDEFINITE) {
    const value = readDer(bytes).bytes;
    return { value, length: value.length };
  }
  const parts: Uint8Array[] = [];
  let at = 2;
  while (bytes[at] !== 0 || bytes[at + 1] !== 0) {
    const part = withDefiniteLengths(bytes.subarray(at), depth + 1);
    parts.push(part.value);
    at += part.length;
  }
  return { value: derValue(tag, concatBytes(parts)), length: at + 2 };
}
