import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import { MerkleFrontier } from '../audit/auditChain.ts';
import { wipe } from '../crypto/encodings.ts';
import type { Keyring, StoreKeys } from '../crypto/keyring.ts';
import { migrate } from '../db/migrations/index.ts';
import { databaseError, openDatabase } from '../db/open.ts';
import type { Schema } from '../db/schema.ts';
import { officeFile } from './officeFolder.ts';
import { compareState, type StateFinding, writeState } from './stateFile.ts';

/** An open database of one office: one connection that writes, one that only reads. */
export type OpenStore = {
  readonly folder: string;
  readonly store: string;
  readonly keys: StoreKeys;
  readonly writer: Kysely<Schema>;
  readonly reader: Kysely<Schema>;
  /** What the state file said when the store was opened. */
  readonly finding: StateFinding;
  readonly cleanClose: boolean;
  /** What the opening found stands in the audit now; until then a close leaves the finding for the next opening. */
  settle(): void;
  /** Checkpoints the log, closes both connections, writes the state file, wipes the keys. */
  close(): Promise<void>;
};

/** The meta table as a map; keys are listed in `createOffice.ts`. */
export async function readMetaMap(db: Kysely<Schema>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('meta').selectAll().execute();
  return new Map(rows.map((row) => [row.key, row.value]));
}

/** Sets one value of the store's own table outside a record write (clean-close mark, login times). */
export async function setMeta(db: Kysely<Schema>, key: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

function kysely(database: Database.Database): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
}

/**
 * Opens the database of an office with its derived keys (security-and-exchange.md §4.1), brings the schema up to date, and
 * runs `quick_check` first when the last close was not clean.
 * @throws AppError `E_DB_*`, `office_missing`, `disk_full`, `read_only`
 */
export async function openStore(folder: string, keyring: Pick<Keyring, 'store'>, keys: StoreKeys): Promise<OpenStore> {
  const file = officeFile(folder, 'database');
  const write = openDatabase(file, keys.database, 'write');
  let read: Database.Database | undefined;
  try {
    const clean = write.prepare("SELECT value FROM meta WHERE key = 'cleanClose'").pluck().get() === '1';
    if (!clean && write.pragma('quick_check', { simple: true }) !== 'ok') throw new AppError('E_DB_DAMAGED');
    migrate(write);
    if (write.prepare("SELECT value FROM meta WHERE key = 'store'").pluck().get() !== keyring.store) {
      throw new AppError('E_DB_OTHER_STORE');
    }
    read = openDatabase(file, keys.database, 'read');
    const writer = kysely(write);
    const reader = kysely(read);
    const present = await stateNumbers(writer);
    const finding = compareState(folder, keys.state, present);
    await setMeta(writer, 'cleanClose', '0');
    let isSettled = clean && finding === 'ok';
    return {
      folder,
      store: keyring.store,
      keys,
      writer,
      reader,
      finding,
      cleanClose: clean,
      settle: () => {
        isSettled = true;
      },
      close: () => closeStore(folder, keys, writer, reader, { isSettled, wasClean: clean }),
    };
  } catch (error) {
    read?.close();
    write.close();
    throw databaseError(error);
  }
}

async function stateNumbers(db: Kysely<Schema>): Promise<{ replica: string; n: number; log: string; size: number }> {
  const meta = await readMetaMap(db);
  const { log } = await db.selectFrom('meta_log').select('log').executeTakeFirstOrThrow();
  const last = await db
    .selectFrom('audit_entry')
    .select((builder) => builder.fn.max('seq').as('size'))
    .where('log', '=', log)
    .executeTakeFirst();
  return { replica: meta.get('replica') ?? '', n: Number(meta.get('n') ?? '0'), log, size: Number(last?.size ?? 0) };
}

/** The Merkle root of the present log, from the stored hashes (§6.4). */
export async function auditRoot(db: Kysely<Schema>, log: string): Promise<{ size: number; root: Buffer }> {
  const frontier = new MerkleFrontier();
  const page = 20_000;
  for (;;) {
    const rows = await db
      .selectFrom('audit_entry')
      .select(['hash'])
      .where('log', '=', log)
      .where('seq', '>', frontier.size)
      .orderBy('seq')
      .limit(page)
      .execute();
    for (const row of rows) frontier.add(Buffer.from(row.hash, 'hex'));
    if (rows.length < page) return { size: frontier.size, root: frontier.root() };
  }
}

async function closeStore(
  folder: string,
  keys: StoreKeys,
  writer: Kysely<Schema>,
  reader: Kysely<Schema>,
  { isSettled, wasClean }: { readonly isSettled: boolean; readonly wasClean: boolean },
): Promise<void> {
  try {
    const numbers = await stateNumbers(writer);
    const { size, root } = await auditRoot(writer, numbers.log);
    await setMeta(writer, 'cleanClose', isSettled || wasClean ? '1' : '0');
    await reader.destroy();
    // On a full disk the log stays beside the database: nothing is lost, the next opening reads it.
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(writer).catch(() => undefined);
    if (isSettled) writeState(folder, keys.state, { ...numbers, size, root: root.toString('base64') });
  } finally {
    await reader.destroy();
    await writer.destroy();
    wipe(keys.database, keys.blobNames, keys.state, keys.scratch);
  }
}
