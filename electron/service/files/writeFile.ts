import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';

const IGNORED_FOLDER_SYNC_ERRORS = new Set(['EPERM', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EACCES']);

/** New content that stands complete on the disk beside the file it will replace. */
export type StagedFile = {
  /** Renames it over the old file. @throws AppError as `stageFile` */
  replace(): void;
  /** Removes it; the old file stays. */
  discard(): void;
};

/**
 * The one function that writes files of ours (security-and-exchange.md §9.5): create-new temporary name in the same
 * folder, write, fsync, read back, rename, fsync the folder. Whatever fails, the old file stays as it was.
 * @throws AppError `disk_full`, `read_only` or `disk_io`
 */
export function writeFileSafely(file: string, bytes: Uint8Array): void {
  stageFile(file, bytes).replace();
}

/**
 * The first half of `writeFileSafely`: everything that needs space. Where several things must change together, all are staged
 * before the first is replaced.
 * @throws AppError `disk_full`, `read_only` or `disk_io`
 */
export function stageFile(file: string, bytes: Uint8Array): StagedFile {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    const descriptor = fs.openSync(temporary, 'wx', 0o600);
    try {
      let written = 0;
      while (written < bytes.length) written += fs.writeSync(descriptor, bytes, written);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    if (!fs.readFileSync(temporary).equals(bytes)) throw new AppError('disk_io');
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw storageError(error);
  }
  const discard = () => fs.rmSync(temporary, { force: true });
  const replace = () => {
    try {
      fs.renameSync(temporary, file);
      syncFolder(path.dirname(file));
    } catch (error) {
      discard();
      throw storageError(error);
    }
  };
  return { replace, discard };
}

/**
 * `writeFileSafely` for content that does not fit into memory; other calls are answered between two chunks.
 * @throws AppError `disk_full`, `read_only` or `disk_io`
 */
export async function writeChunksSafely(file: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.part`;
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  try {
    const written = createHash('sha256');
    const descriptor = fs.openSync(temporary, 'wx', 0o600);
    try {
      for (const chunk of chunks) {
        let done = 0;
        while (done < chunk.length) done += fs.writeSync(descriptor, chunk, done);
        written.update(chunk);
        await turn();
      }
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    const readBack = createHash('sha256');
    for await (const chunk of fs.createReadStream(temporary)) readBack.update(chunk);
    if (readBack.digest('hex') !== written.digest('hex')) throw new AppError('disk_io');
    fs.renameSync(temporary, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw storageError(error);
  }
}

/** Makes a rename or create in a folder durable; not every platform permits it. */
function syncFolder(folder: string): void {
  try {
    const descriptor = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    if (!IGNORED_FOLDER_SYNC_ERRORS.has(codeOf(error))) throw error;
  }
}

/** Maps a file-system error to the closed list. */
export function storageError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk_full');
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return new AppError('read_only');
  if (code === 'EIO' || code === 'ENXIO' || code === 'ENODEV') return new AppError('disk_io');
  return error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
