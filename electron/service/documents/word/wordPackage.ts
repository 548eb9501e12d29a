import { inflateRawSync } from 'node:zlib';
import { AppError } from '#shared/contract/errors.ts';

const MEGABYTE = 1024 * 1024;
/**
 * Limits of a draft in bytes (the file, all of it unpacked, a single part that is read) and in entries: far above any real one, far below
 * what could hurt. The text of a whole book has 5 MB.
 */
export const WORD_LIMITS = {
  file: 50 * MEGABYTE,
  unpacked: 200 * MEGABYTE,
  part: 32 * MEGABYTE,
  entries: 5000,
  ratio: 200,
} as const;
/** Below this size a high ratio is harmless: empty pictures and repeated styles pack well. */
const RATIO_FROM = 10 * MEGABYTE;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
/** First bytes of a compound file: an old .doc, or a .docx that is protected by a password. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Name of the stream that holds a protected package, as it stands in a compound file's directory. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

type Entry = { readonly name: string; readonly method: number; readonly packed: Buffer; readonly size: number };

/**
 * The parts of a Word file whose names `wanted` accepts. Sizes are judged before anything is unpacked, and no part may unpack to more than
 * its declared size.
 * @throws AppError `word_too_large`, `word_protected`, `word_unreadable`
 */
export function readWordParts(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  if (bytes.byteLength > WORD_LIMITS.file) throw new AppError('word_too_large');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) {
    throw new AppError(file.includes(ENCRYPTED_STREAM) ? 'word_protected' : 'word_unreadable');
  }
  const entries = readEntries(file);
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (!wanted(entry.name)) continue;
    if (entry.size > WORD_LIMITS.part) throw new AppError('word_too_large');
    parts.set(entry.name, unpack(entry));
  }
  return parts;
}

/** The central directory, with every size checked. */
function readEntries(file: Buffer): Entry[] {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > WORD_LIMITS.entries) throw new AppError('word_too_large');
  const entries: Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new AppError('word_unreadable');
    if ((file.readUInt16LE(at + 8) & ENCRYPTED_FLAG) !== 0) throw new AppError('word_protected');
    const [packedSize, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    total += size;
    if (total > WORD_LIMITS.unpacked) throw new AppError('word_too_large');
    // Two parts of one name: programs would not agree on which is meant.
    if (names.has(name)) throw new AppError('word_unreadable');
    names.add(name);
    const packed = packedBytes(file, file.readUInt32LE(at + 42), packedSize);
    entries.push({ name, method: file.readUInt16LE(at + 10), packed, size });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (total > RATIO_FROM && total > WORD_LIMITS.ratio * file.length) throw new AppError('word_too_large');
  return entries;
}

function findEnd(file: Buffer): number {
  const least = Math.max(0, file.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = file.length - END_LENGTH; at >= least; at -= 1) {
    if (file.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new AppError('word_unreadable');
}

function packedBytes(file: Buffer, at: number, size: number): Buffer {
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_SIGNATURE) throw new AppError('word_unreadable');
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (start + size > file.length) throw new AppError('word_unreadable');
  return file.subarray(start, start + size);
}

function unpack({ method, packed, size }: Entry): Uint8Array {
  if (method === STORED && packed.length === size) return packed;
  if (method !== DEFLATED) throw new AppError('word_unreadable');
  try {
    // One byte more than declared is already too much.
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
    if (unpacked.length === size) return unpacked;
  } catch {
    // Damaged, or longer than it says: the same answer.
  }
  throw new AppError('word_unreadable');
}
