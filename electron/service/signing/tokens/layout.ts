/**
 * How PKCS#11 v2.40 lays its structures out in memory (official-documents.md §6.7): CK_ULONG has 32 bits on Windows and the width of
 * a pointer elsewhere; structures are packed to 1 on Windows and aligned naturally elsewhere. All numbers are little endian.
 */
export type Layout = { readonly ulong: 4 | 8; readonly pointer: 4 | 8; readonly packed: boolean };

/** A CK_ULONG or a pointer: koffi hands small ones out as numbers, large ones as BigInt. */
export type Word = number | bigint;

/** Places in the function list, counted from 0 after its version (pkcs11f.h). */
export const FUNCTION_INDEX = {
  C_Initialize: 0,
  C_Finalize: 1,
  C_GetSlotList: 4,
  C_GetTokenInfo: 6,
  C_OpenSession: 12,
  C_CloseSession: 13,
  C_Login: 18,
  C_Logout: 19,
  C_GetAttributeValue: 24,
  C_FindObjectsInit: 26,
  C_FindObjects: 27,
  C_FindObjectsFinal: 28,
  C_SignInit: 42,
  C_Sign: 43,
} as const;

export type TokenInfo = {
  readonly label: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly serial: string;
  readonly flags: number;
  readonly minimumPinLength: number;
  readonly maximumPinLength: number;
};

/** The layout of the running machine. */
export function layoutOf(platform: string, architecture: string): Layout {
  const pointer = architecture === 'ia32' || architecture === 'arm' ? 4 : 8;
  return platform === 'win32' ? { ulong: 4, pointer, packed: true } : { ulong: pointer, pointer, packed: false };
}

/** Byte offset of a function's pointer in CK_FUNCTION_LIST: two bytes of version come first. */
export function functionOffset(layout: Layout, index: number): number {
  return (layout.packed ? 2 : layout.pointer) + index * layout.pointer;
}

/** Size of CK_ATTRIBUTE; CK_MECHANISM has the same shape: number, pointer, length. */
export function attributeSize(layout: Layout): number {
  return layout.ulong + layout.pointer + layout.ulong;
}

/** Writes one CK_ATTRIBUTE or CK_MECHANISM. */
export function writeAttribute(
  layout: Layout,
  target: Buffer,
  offset: number,
  attribute: { readonly type: number; readonly address: bigint; readonly length: number },
): void {
  writeWord(target, offset, layout.ulong, BigInt(attribute.type));
  writeWord(target, offset + layout.ulong, layout.pointer, attribute.address);
  writeWord(target, offset + layout.ulong + layout.pointer, layout.ulong, BigInt(attribute.length));
}

/** The length that the library wrote into a CK_ATTRIBUTE; null for CK_UNAVAILABLE_INFORMATION (all bits set). */
export function readAttributeLength(layout: Layout, attribute: Buffer): number | null {
  const length = readWord(attribute, layout.ulong + layout.pointer, layout.ulong);
  const unavailable = layout.ulong === 4 ? 0xffff_ffffn : 0xffff_ffff_ffff_ffffn;
  return length === unavailable ? null : Number(length);
}

/** Reads an unsigned number of 4 or 8 bytes. */
export function readWord(bytes: Buffer, offset: number, width: 4 | 8): bigint {
  return width === 4 ? BigInt(bytes.readUInt32LE(offset)) : bytes.readBigUInt64LE(offset);
}

/** Writes an unsigned number of 4 or 8 bytes. */
export function writeWord(bytes: Buffer, offset: number, width: 4 | 8, value: bigint): void {
  if (width === 4) bytes.writeUInt32LE(Number(value), offset);
  else bytes.writeBigUInt64LE(value, offset);
}

const TEXT_BYTES = 96;
const ULONGS_IN_TOKEN_INFO = 11;

/** Size of CK_TOKEN_INFO: 96 bytes of text, eleven numbers, two versions, 16 bytes of time; rounded up where aligned. */
export function tokenInfoSize(layout: Layout): number {
  const size = TEXT_BYTES + ULONGS_IN_TOKEN_INFO * layout.ulong + 4 + 16;
  return layout.packed ? size : Math.ceil(size / layout.ulong) * layout.ulong;
}

/** Reads CK_TOKEN_INFO; its texts are UTF-8, padded with spaces (some libraries pad with zero bytes). */
export function readTokenInfo(layout: Layout, bytes: Buffer): TokenInfo {
  const number = (index: number) => Number(readWord(bytes, TEXT_BYTES + index * layout.ulong, layout.ulong));
  return {
    label: paddedText(bytes.subarray(0, 32)),
    manufacturer: paddedText(bytes.subarray(32, 64)),
    model: paddedText(bytes.subarray(64, 80)),
    serial: paddedText(bytes.subarray(80, 96)),
    flags: number(0),
    maximumPinLength: number(5),
    minimumPinLength: number(6),
  };
}

function paddedText(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/[\0 ]+$/u, '');
}
