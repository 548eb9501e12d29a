import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { FileInput, FileOutput } from '#shared/contract/primitives.ts';
import { UPLOAD_LIMIT } from '#shared/features/files/files.contract.ts';
import type { FileTickets, TicketFile } from '../service.ts';
import { type SealedFile, sealedChunks } from './sealedFile.ts';
import { storageError, writeChunksSafely, writeFileSafely } from './writeFile.ts';

type Behind =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'upload'; readonly name: string; readonly size: number }
  | { readonly kind: 'bytes'; readonly file: TicketFile }
  | { readonly kind: 'sealed'; readonly name: string; readonly mediaType: string; readonly file: SealedFile };

/**
 * Most tickets kept at once; the oldest give way. Bytes are held in memory; what is too large for it lies encrypted on the disk, and
 * is removed with its ticket.
 */
const MOST_TICKETS = 200;

/** Bytes of UTF-8 in a name: file systems take 255, and writing adds its own ending for a moment. */
const NAME_BYTES = 200;

/** A name that every system takes: no separators or control characters, cut to length in front of its ending. */
export function safeFileName(name: string): string {
  const clean = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_');
  const { name: stem, ext } = path.parse(clean);
  let kept = '';
  for (const character of stem) {
    if (Buffer.byteLength(kept + character + ext) > NAME_BYTES) break;
    kept += character;
  }
  return kept + ext;
}

/**
 * Tickets for files that come in or go out. The page sees tickets only, never a path; they are void after a lock
 * (architecture D6, part 4 "Paths").
 */
export function createFileStore() {
  const tickets = new Map<string, Behind>();

  const forget = (ticket: string): void => {
    const behind = tickets.get(ticket);
    if (behind?.kind === 'sealed') fs.rmSync(behind.file.path, { force: true });
    tickets.delete(ticket);
  };

  const add = (behind: Behind): string => {
    const ticket = randomBytes(24).toString('base64url');
    tickets.set(ticket, behind);
    for (const oldest of tickets.keys()) {
      if (tickets.size <= MOST_TICKETS) break;
      forget(oldest);
    }
    return ticket;
  };

  const hosts: FileTickets = {
    offerPath: (place) => add({ kind: 'path', path: path.resolve(place) }),
    accept: (ticket, bytes) => {
      const behind = tickets.get(ticket);
      if (behind?.kind !== 'upload') throw new AppError('not_found');
      if (bytes.length > UPLOAD_LIMIT) throw new AppError('file_too_large', { limit: '256 MB' });
      tickets.set(ticket, { kind: 'bytes', file: { name: behind.name, mediaType: 'application/octet-stream', bytes } });
    },
    read: (ticket) => {
      const behind = tickets.get(ticket);
      if (behind?.kind !== 'bytes') throw new AppError('not_found');
      return behind.file;
    },
    stream: (ticket) => {
      const behind = tickets.get(ticket);
      if (behind?.kind !== 'sealed') return undefined;
      const { name, mediaType, file } = behind;
      return { name, mediaType, size: file.size, chunks: sealedChunks(file, 0, file.size) };
    },
    saveTo: (ticket, place) => {
      const behind = tickets.get(ticket);
      if (behind?.kind === 'sealed') {
        return writeChunksSafely(place, sealedChunks(behind.file, 0, behind.file.size));
      }
      if (behind?.kind !== 'bytes') throw new AppError('not_found');
      writeFileSafely(place, behind.file.bytes);
      return undefined;
    },
  };

  return {
    hosts,
    /** A ticket to which the page may post `size` bytes. @throws AppError `file_too_large` */
    expectUpload: (name: string, size: number): string => {
      if (size > UPLOAD_LIMIT) throw new AppError('file_too_large', { limit: '256 MB' });
      return add({ kind: 'upload', name: path.basename(name), size });
    },
    /** Hands bytes out under a name that is safe on every system. */
    handOut: (name: string, mediaType: string, bytes: Uint8Array): FileOutput => {
      const safe = safeFileName(name);
      const file = { name: safe, mediaType, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
      return { $file: add({ kind: 'bytes', file }), name: safe, mediaType, size: bytes.byteLength };
    },
    /** Hands out a file that is too large for memory; it is removed with its ticket. */
    handOutSealed: (name: string, mediaType: string, file: SealedFile): FileOutput => {
      const safe = safeFileName(name);
      return { $file: add({ kind: 'sealed', name: safe, mediaType, file }), name: safe, mediaType, size: file.size };
    },
    /** The path behind a ticket that a system dialog made; bytes that were uploaded have none. @throws AppError `file_missing` */
    path: (input: FileInput): string => {
      const behind = tickets.get(input.$file);
      if (behind?.kind !== 'path') throw new AppError('file_missing');
      return behind.path;
    },
    /** The folder behind a ticket. @throws AppError `file_missing` */
    folder: (input: FileInput): string => {
      const behind = tickets.get(input.$file);
      if (behind?.kind !== 'path') throw new AppError('file_missing');
      return behind.path;
    },
    /**
     * Reads a file handed in; its size is checked before a byte is read.
     * @throws AppError `file_missing`, `file_too_large`
     */
    readIn: (input: FileInput, limitBytes: number): { readonly name: string; readonly bytes: Buffer } => {
      const behind = tickets.get(input.$file);
      const tooLarge = new AppError('file_too_large', { limit: `${Math.round(limitBytes / 1_048_576)} MB` });
      if (behind?.kind === 'bytes') {
        if (behind.file.bytes.length > limitBytes) throw tooLarge;
        return { name: input.name ?? behind.file.name, bytes: behind.file.bytes };
      }
      if (behind?.kind !== 'path') throw new AppError('file_missing');
      try {
        const status = fs.statSync(behind.path);
        if (!status.isFile()) throw new AppError('file_missing');
        if (status.size > limitBytes) throw tooLarge;
        return { name: input.name ?? path.basename(behind.path), bytes: fs.readFileSync(behind.path) };
      } catch (error) {
        if (error instanceof AppError) throw error;
        const mapped = storageError(error);
        throw mapped instanceof AppError ? mapped : new AppError('file_missing');
      }
    },
    /** Forgets every ticket; called at lock. Folder tickets of the first screen stay. */
    forgetContents: (): void => {
      for (const [ticket, behind] of tickets) if (behind.kind !== 'path') forget(ticket);
    },
  };
}

export type FileStore = ReturnType<typeof createFileStore>;
