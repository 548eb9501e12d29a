import { compareBytes, concatBytes, toHex } from './bytes.ts';

/**
 * DER building and strict DER reading (X.690 §8, §10, §11). Certificates and signed attributes have to pass byte for byte,
 * so constructed values are put together from finished parts, and reading hands out slices of the original bytes.
 */

/** One DER value: `bytes` with its header, `content` without. */
export type DerNode = { readonly tag: number; readonly bytes: Uint8Array; readonly content: Uint8Array };

/** What `readDer` and its helpers throw for anything that is not strict DER or not the expected shape. */
export class DerError extends Error {}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
  context3: 0xa3,
  primitiveContext0: 0x80,
} as const;

const MAXIMUM_DEPTH = 64;

/** Encodes one value with a one-byte tag around finished parts. */
export function derValue(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return concatBytes([Uint8Array.of(tag, ...lengthBytes(length)), ...parts]);
}

/** SEQUENCE of encoded parts. */
export function derSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return derValue(TAG.sequence, ...parts);
}

/** SET OF with its members sorted by encoding, as DER wants (X.690 §11.6). */
export function derSetOf(...parts: readonly Uint8Array[]): Uint8Array {
  return derValue(TAG.set, ...[...parts].sort(compareBytes));
}

/** OBJECT IDENTIFIER from its dotted form. */
export function derOid(identifier: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = identifier.split('.').map(Number);
  return derValue(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(arcBytes)));
}

/** INTEGER of a small number that is not negative. */
export function derInteger(value: number): Uint8Array {
  const digits: number[] = [];
  for (let rest = value; rest > 0 || digits.length === 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return derValue(TAG.integer, Uint8Array.from((digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits));
}

/** OCTET STRING. */
export function derOctets(value: Uint8Array): Uint8Array {
  return derValue(TAG.octetString, value);
}

/** NULL. */
export function derNull(): Uint8Array {
  return derValue(TAG.null);
}

/** AlgorithmIdentifier, with NULL parameters where the algorithm wants them (RSA) and without where it forbids them (ECDSA, SHA-2). */
export function derAlgorithm(identifier: string, parameters?: Uint8Array): Uint8Array {
  return parameters ? derSequence(derOid(identifier), parameters) : derSequence(derOid(identifier));
}

/**
 * Reads the value at the start of `bytes`. Everything inside is checked for strict DER too.
 * @returns the value; its `bytes.length` tells where it ends (what follows is the caller's matter)
 * @throws DerError
 */
export function readDer(bytes: Uint8Array): DerNode {
  return readNode(bytes, 0, bytes.length, 0);
}

/** The members of a constructed value. */
export function derChildren(node: DerNode): DerNode[] {
  if (!isConstructed(node.tag)) throw new DerError('not constructed');
  const children: DerNode[] = [];
  for (let offset = 0; offset < node.content.length; ) {
    const child = readHeader(node.content, offset, node.content.length);
    children.push(child);
    offset += child.bytes.length;
  }
  return children;
}

/** The member at `index`, which must carry `tag` when one is given. */
export function derChild(node: DerNode, index: number, tag?: number): DerNode {
  const child = derChildren(node)[index];
  if (!child) throw new DerError('member missing');
  if (tag !== undefined && child.tag !== tag) throw new DerError('other tag');
  return child;
}

/** Dotted text of an OBJECT IDENTIFIER. */
export function derOidText(node: DerNode): string {
  if (node.tag !== TAG.oid || node.content.length === 0) throw new DerError('not an object identifier');
  const arcs: bigint[] = [];
  let arc = 0n;
  let begun = false;
  for (const byte of node.content) {
    if (!begun && byte === 0x80) throw new DerError('padded arc');
    begun = true;
    arc = arc * 128n + BigInt(byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length === 0) {
      const first = arc < 40n ? 0n : arc < 80n ? 1n : 2n;
      arcs.push(first, arc - first * 40n);
    } else arcs.push(arc);
    arc = 0n;
    begun = false;
  }
  if (begun) throw new DerError('unfinished arc');
  return arcs.join('.');
}

/** INTEGER as upper-case hex without the sign byte. */
export function derIntegerHex(node: DerNode): string {
  if (node.tag !== TAG.integer) throw new DerError('not an integer');
  const hex = toHex(node.content).toUpperCase();
  return hex.length > 2 && hex.startsWith('00') ? hex.slice(2) : hex;
}

/** Whether the members stand in DER order of a SET OF. */
export function isSorted(members: readonly DerNode[]): boolean {
  return members.every((member, index) => {
    const before = members[index - 1];
    return !before || compareBytes(before.bytes, member.bytes) <= 0;
  });
}

/** One arc of an object identifier, seven bits a byte. */
function arcBytes(arc: number): number[] {
  const digits = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(0x80 | (rest % 128));
  return digits;
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return [0x80 | digits.length, ...digits];
}

function isConstructed(tag: number): boolean {
  return (tag & 0x20) !== 0;
}

function readHeader(bytes: Uint8Array, start: number, end: number): DerNode {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || start + 2 > end) throw new DerError('cut off');
  // Zero bytes after the end are no value: 00 00 is an end-of-contents mark, which DER does not have.
  if (tag === 0) throw new DerError('end of contents');
  // No structure read here has tag numbers above 30.
  if ((tag & 0x1f) === 0x1f) throw new DerError('long tag');
  let length = first;
  let contentStart = start + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new DerError('indefinite or huge length');
    length = 0;
    for (let index = 0; index < count; index++) {
      const digit = bytes[contentStart + index];
      if (digit === undefined) throw new DerError('cut off');
      length = length * 256 + digit;
    }
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('length not minimal');
    contentStart += count;
  }
  if (contentStart + length > end) throw new DerError('cut off');
  return {
    tag,
    bytes: bytes.subarray(start, contentStart + length),
    content: bytes.subarray(contentStart, contentStart + length),
  };
}

function readNode(bytes: Uint8Array, start: number, end: number, depth: number): DerNode {
  if (depth > MAXIMUM_DEPTH) throw new DerError('too deep');
  const node = readHeader(bytes, start, end);
  if (isConstructed(node.tag)) {
    for (let offset = 0; offset < node.content.length; ) {
      offset += readNode(node.content, offset, node.content.length, depth + 1).bytes.length;
    }
  } else checkPrimitive(node);
  return node;
}

function checkPrimitive(node: DerNode): void {
  const [first, second] = node.content;
  if (node.tag === TAG.integer) {
    if (first === undefined) throw new DerError('empty integer');
    const padded = (first === 0 && (second ?? 0xff) < 0x80) || (first === 0xff && (second ?? 0) >= 0x80);
    if (padded && node.content.length > 1) throw new DerError('integer not minimal');
  }
  if (node.tag === TAG.boolean && (node.content.length !== 1 || (first !== 0 && first !== 0xff))) {
    throw new DerError('boolean not 00 or FF');
  }
  // SEQUENCE and SET are always constructed.
  if (node.tag === 0x10 || node.tag === 0x11) throw new DerError('primitive sequence');
}
