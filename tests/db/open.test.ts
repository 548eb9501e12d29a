import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, SCHEMA_VERSION } from '#service/db/migrations/index.ts';
import { openDatabase, PRAGMAS } from '#service/db/open.ts';
import { AppError } from '#shared/contract/errors.ts';

const key = randomBytes(32);
let folder = '';
let file = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-db-'));
  file = path.join(folder, 'data.db');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function build(rows = 200): void {
  const database = openDatabase(file, key, 'create');
  migrate(database);
  const insert = database.prepare('INSERT INTO meta(key, value) VALUES (?, ?)');
  for (let row = 0; row < rows; row++) insert.run(`key-${row}`, `标记文字${row}`.repeat(20));
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'opened';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

function readAll(): void {
  const database = openDatabase(file, key, 'read');
  try {
    for (const { name } of database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .iterate() as Iterable<{ name: string }>) {
      expect(name).toBeTruthy();
    }
    database.prepare('SELECT count(*), sum(length(value)) FROM meta').get();
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw new AppError('E_DB_DAMAGED');
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT'))
      throw new AppError('E_DB_DAMAGED');
    throw error;
  } finally {
    database.close();
  }
}

describe('opening the database (security-and-exchange.md §4.1)', () => {
  it('D-2 every pragma reads back on a writing and a reading connection', () => {
    build();
    for (const mode of ['write', 'read'] as const) {
      const database = openDatabase(file, key, mode);
      for (const [name, , readBack] of PRAGMAS) expect(database.pragma(name, { simple: true }), name).toBe(readBack);
      database.close();
    }
  });

  it('D-4 opens in under 50 ms: the key is raw, not a pass phrase', () => {
    build();
    openDatabase(file, key, 'read').close();
    const start = performance.now();
    openDatabase(file, key, 'read').close();
    expect(performance.now() - start).toBeLessThan(50);
  });

  it('D-6 plain, empty, truncated, foreign, newer and missing files each get their own answer and stay unchanged', () => {
    const plain = new Database(file);
    plain.exec('CREATE TABLE a(x)');
    plain.close();
    const cases: [string, () => void][] = [
      ['E_DB_PLAINTEXT', () => {}],
      ['E_DB_DAMAGED', () => fs.writeFileSync(file, '')],
      ['E_DB_KEY', () => fs.writeFileSync(file, randomBytes(8192))],
      ['E_DB_DAMAGED', () => fs.writeFileSync(file, randomBytes(8191))],
    ];
    for (const [code, prepare] of cases) {
      prepare();
      const before = fs.readFileSync(file);
      expect(codeOf(() => openDatabase(file, key, 'write'))).toBe(code);
      expect(fs.readFileSync(file).equals(before)).toBe(true);
    }
    fs.rmSync(file);
    expect(codeOf(() => openDatabase(file, key, 'write'))).toBe('office_missing');
    expect(fs.existsSync(file)).toBe(false);
  });

  it('refuses a database from a newer program and leaves it alone', () => {
    build();
    const database = openDatabase(file, key, 'write');
    database.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    expect(codeOf(() => migrate(database))).toBe('E_DB_NEWER');
    expect(database.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION + 1);
    database.close();
  });

  it('D-3 a flipped byte in any page, or two pages exchanged, is damage and never wrong data', () => {
    build();
    const good = fs.readFileSync(file);
    const pages = good.length / 4096;
    for (let page = 1; page <= pages; page++) {
      const bad = Buffer.from(good);
      const place = (page - 1) * 4096 + 100 + ((page * 37) % 3900);
      bad[place] = (bad[place] ?? 0) ^ 0x10;
      fs.writeFileSync(file, bad);
      expect(['E_DB_DAMAGED', 'E_DB_KEY'], `page ${page}`).toContain(codeOf(readAll));
    }
    const swapped = Buffer.from(good);
    good.copy(swapped, 4096 * 2, 4096 * 3, 4096 * 4);
    good.copy(swapped, 4096 * 3, 4096 * 2, 4096 * 3);
    fs.writeFileSync(file, swapped);
    expect(codeOf(readAll)).toBe('E_DB_DAMAGED');
  });

  it('a file cut off at any page is damage', () => {
    build();
    const good = fs.readFileSync(file);
    for (const pages of [1, 2, 5, good.length / 4096 - 1]) {
      fs.writeFileSync(file, good.subarray(0, pages * 4096));
      expect(codeOf(readAll), `${pages} pages`).toBe('E_DB_DAMAGED');
    }
  });

  it('D-5 an independent reader decrypts the file with AES-CBC, HMAC and PBKDF2 alone (appendix A.6)', () => {
    build();
    const bytes = fs.readFileSync(file);
    const salt = bytes.subarray(0, 16);
    const macKey = pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512');
    const out: Buffer[] = [];
    for (let page = 1; page * 4096 <= bytes.length; page++) {
      const whole = bytes.subarray((page - 1) * 4096, page * 4096);
      const start = page === 1 ? 16 : 0;
      const cipherText = whole.subarray(start, 4096 - 80);
      const iv = whole.subarray(4096 - 80, 4096 - 64);
      const number = Buffer.alloc(4);
      number.writeUInt32LE(page);
      const mac = createHmac('sha512', macKey).update(cipherText).update(iv).update(number).digest();
      expect(mac.equals(whole.subarray(4096 - 64))).toBe(true);
      const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      const plain = Buffer.concat([decipher.update(cipherText), decipher.final()]);
      out.push(
        page === 1 ? Buffer.concat([Buffer.from('SQLite format 3\0', 'latin1'), plain]) : plain,
        Buffer.alloc(80),
      );
    }
    const copy = path.join(folder, 'plain.db');
    fs.writeFileSync(copy, Buffer.concat(out));
    const stock = new Database(copy);
    stock.pragma('journal_mode=DELETE');
    expect(stock.pragma('integrity_check', { simple: true })).toBe('ok');
    stock.close();
    expect(createCipheriv).toBeTypeOf('function');
  });

  it('leaves no marker text in any file of the folder (D-1, the files as written)', () => {
    build();
    const database = openDatabase(file, key, 'write');
    database.exec("INSERT INTO meta VALUES ('wal', '标记文字在日志里')");
    for (const name of fs.readdirSync(folder)) {
      expect(fs.readFileSync(path.join(folder, name)).includes(Buffer.from('标记文字')), name).toBe(false);
    }
    database.close();
  });
});
