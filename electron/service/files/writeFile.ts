import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';

const IGNORED_FOLDER_SYNC_ERRORS = new Set(['EPERM', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EACCES']);

/**
 * The one function that writes files of ours (security-and-exchange.md §9.5): create-new temporary name in the same
 * folder, write, fsync, read back, rename, fsync the folder. Whatever fails, the old file stays as it was.
 * @throws AppError `disk_full`, `read_only` or `disk_io`
 */
export function writeFileSafely(file: string, bytes: Uint8Array): void {
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
    fs.renameSync(temporary, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw storageError(error);
  }
}

/** Makes a rename or create in a folder durable; not every platform permits it. */
export function syncFolder(folder: string): void {
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
