import fs from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';

/** Read back after being set, on every connection (security-and-exchange.md §4.1 step 4; test D-2). */
export const PRAGMAS: readonly (readonly [name: string, value: string, readBack: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['temp_store', 'MEMORY', 2],
  ['secure_delete', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  ['cache_size', '-65536', -65_536],
  ['busy_timeout', '5000', 5000],
  ['wal_autocheckpoint', '1000', 1000],
  ['journal_size_limit', '67108864', 67_108_864],
];

/**
 * Opens an encrypted database in the order of §4.1: not plain text, cipher, raw key, proof of the key, pragmas.
 * @param key 32 raw bytes; handed to SQLite as the text `x'…'`, never as SQL
 * @throws AppError `office_missing`, `E_DB_PLAINTEXT`, `E_DB_KEY`, `E_DB_DAMAGED`
 */
export function openDatabase(file: string, key: Buffer, mode: 'create' | 'write' | 'read'): Database.Database {
  if (mode !== 'create') refuseForeignFile(file);
  const database = new Database(file, { fileMustExist: mode !== 'create', readonly: mode === 'read' });
  try {
    database.pragma("cipher='sqlcipher'");
    database.pragma('legacy=4');
    const keyText = Buffer.from(`x'${key.toString('hex')}'`, 'latin1');
    database.key(keyText);
    keyText.fill(0);
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    for (const [name, value, readBack] of PRAGMAS) {
      database.pragma(`${name}=${value}`);
      const found = database.pragma(name, { simple: true });
      if (found !== readBack) throw new Error(`pragma ${name} is ${String(found)}`);
    }
    return database;
  } catch (error) {
    database.close();
    throw databaseError(error);
  }
}

/** A missing key must never create or open a plain database; a missing or foreign file stays as it is. */
function refuseForeignFile(file: string): void {
  if (!fs.existsSync(file)) throw new AppError('office_missing');
  const head = Buffer.alloc(16);
  const descriptor = fs.openSync(file, 'r');
  try {
    const read = fs.readSync(descriptor, head, 0, 16, 0);
    if (read < 16 || fs.fstatSync(descriptor).size % 4096 !== 0) throw new AppError('E_DB_DAMAGED');
  } finally {
    fs.closeSync(descriptor);
  }
  if (head.toString('latin1').startsWith('SQLite format 3')) throw new AppError('E_DB_PLAINTEXT');
}

/** Maps what SQLite throws to the closed list (§9.2). */
export function databaseError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (code === 'SQLITE_NOTADB') return new AppError('E_DB_KEY');
  if (code.startsWith('SQLITE_CORRUPT')) return new AppError('E_DB_DAMAGED');
  // SHMSIZE: the log's index could not grow, which only a full disk or quota causes.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return new AppError('disk_full');
  if (code.startsWith('SQLITE_IOERR')) return new AppError('disk_io');
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return new AppError('read_only');
  if (code.startsWith('SQLITE_BUSY')) return new AppError('busy');
  return error;
}
