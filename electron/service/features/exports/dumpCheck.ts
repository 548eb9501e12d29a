import { createHash } from 'node:crypto';
import { Inflate } from 'fflate';
import { AppError } from '#shared/contract/errors.ts';
import { readSealed, type SealedFile, sealedChunks } from '../../files/sealedFile.ts';

// The few parts of the ZIP format (APPNOTE.TXT 6.3.10, §4.3) that reading back an archive of our own needs.
const END_BYTES = 22;
const END_SIGNATURE = 0x06054b50;
const CENTRAL_BYTES = 46;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_BYTES = 30;
const STORED = 0;

type CentralEntry = { readonly path: string; readonly method: number; readonly packed: number; readonly start: number };

/**
 * Opens a finished archive again, counts its entries and hashes each of them.
 * @param hashes the path of every entry with the SHA-256 of its content
 * @throws AppError `disk_io` when anything is missing, more or different
 */
export async function checkArchive(file: SealedFile, hashes: ReadonlyMap<string, string>): Promise<void> {
  const entries = centralEntries(file);
  if (entries.length !== hashes.size) throw new AppError('disk_io');
  for (const entry of entries) {
    if (contentHash(file, entry) !== hashes.get(entry.path)) throw new AppError('disk_io');
  }
}

function centralEntries(file: SealedFile): CentralEntry[] {
  const end = readSealed(file, file.size - END_BYTES, END_BYTES);
  if (end.readUInt32LE(0) !== END_SIGNATURE) throw new AppError('disk_io');
  const directory = readSealed(file, end.readUInt32LE(16), end.readUInt32LE(12));
  const entries: CentralEntry[] = [];
  for (let place = 0; place < directory.length; ) {
    if (directory.readUInt32LE(place) !== CENTRAL_SIGNATURE) throw new AppError('disk_io');
    const nameBytes = directory.readUInt16LE(place + 28);
    entries.push({
      path: directory.toString('utf8', place + CENTRAL_BYTES, place + CENTRAL_BYTES + nameBytes),
      method: directory.readUInt16LE(place + 10),
      packed: directory.readUInt32LE(place + 20),
      start: directory.readUInt32LE(place + 42),
    });
    place += CENTRAL_BYTES + nameBytes + directory.readUInt16LE(place + 30) + directory.readUInt16LE(place + 32);
  }
  return entries;
}

function contentHash(file: SealedFile, entry: CentralEntry): string {
  const local = readSealed(file, entry.start, LOCAL_BYTES);
  const start = entry.start + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
  const hash = createHash('sha256');
  const chunks = sealedChunks(file, start, entry.packed);
  if (entry.method === STORED) {
    for (const chunk of chunks) hash.update(chunk);
  } else {
    const inflate = new Inflate((plain) => hash.update(plain));
    let left = entry.packed;
    for (const chunk of chunks) {
      left -= chunk.length;
      inflate.push(chunk, left === 0);
    }
  }
  return hash.digest('hex');
}
