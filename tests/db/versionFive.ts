import fs from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { deriveStoreKeys, unwrapSlot } from '#service/crypto/keyring.ts';
import { readKeyring } from '#service/crypto/keyringFile.ts';
import { EMPTY_MERGE_STATE, writeFields } from '#service/db/mergeState.ts';
import { MIGRATIONS } from '#service/db/migrations/index.ts';
import { openDatabase } from '#service/db/open.ts';
import { pinyinKeys } from '#service/features/organizations/pinyinKeys.ts';
import { findSlot } from '#service/office/session.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { PASSWORD } from '../support/makeService.ts';

/** The version of the schema that the program had before the registry was completed. */
export const FORMER = 5;

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** The key of the database in an office folder that `makeService` made. */
export async function databaseKey(folder: string): Promise<Buffer> {
  const keyring = readKeyring(folder);
  const slot = findSlot(keyring, 'clerk');
  if (!slot) throw new Error('no slot');
  const { rootKey } = await unwrapSlot(keyring, slot, { kind: 'password', password: PASSWORD });
  return deriveStoreKeys(rootKey, keyring.store).database;
}

/** A database of the former version without records. */
export function formerDatabase(file: string, key: Buffer): Database.Database {
  const database = openDatabase(file, key, 'create');
  database.transaction(() => {
    database.pragma(`application_id = ${0x547a6867}`);
    for (const { version, sql } of MIGRATIONS) if (version <= FORMER) database.exec(sql);
  })();
  return database;
}

/** Columns of a table. */
export function columnsOf(database: Database.Database, table: string): string[] {
  return z.array(z.string()).parse(database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table));
}

/** Names of tables, indexes, triggers, in order. */
export function schemaOf(database: Database.Database): string[] {
  const sql = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
  return z.array(z.string()).parse(database.prepare(sql).pluck().all());
}

/** Every row of what the as-at of the registry reads. */
export function pastOf(database: Database.Database): unknown[] {
  return database.prepare('SELECT * FROM organization_past ORDER BY organizationKey, field, fromDay').all();
}

/**
 * Puts a database of the former version in the place of an office's own: accounts, keys, audit log and office as they are, without
 * search index, with `fill` as its records. The office must be closed.
 */
export async function replaceByFormer(
  folder: string,
  fill: (enter: Enter, database: Database.Database) => void,
): Promise<unknown[]> {
  const key = await databaseKey(folder);
  const [file, made] = [path.join(folder, 'data.db'), path.join(folder, 'former.db')];
  const newest = openDatabase(file, key, 'write');
  const former = formerDatabase(made, key);
  const tables = z
    .array(z.string())
    .parse(
      former
        .prepare(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search*' AND name NOT GLOB 'sqlite*'",
        )
        .pluck()
        .all(),
    );
  // The log's name comes before its entries, which a trigger compares with it.
  for (const table of ['meta_log', ...tables.filter((name) => name !== 'meta_log')]) {
    const columns = columnsOf(former, table);
    const insert = former.prepare(
      `INSERT INTO ${table}(${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of newest
      .prepare(`SELECT ${columns.join(', ')} FROM ${table}`)
      .raw()
      .iterate())
      insert.run(...z.array(z.unknown()).parse(row));
  }
  newest.close();
  former.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES ('searchRecipe', '1')").run();
  fill(enterer(former), former);
  const past = pastOf(former);
  former.pragma('wal_checkpoint(TRUNCATE)');
  former.close();
  for (const end of ['', '-wal', '-shm']) fs.rmSync(`${file}${end}`, { force: true });
  fs.renameSync(made, file);
  return past;
}

/** Enters a record with its history and merge state as the former version did. */
export type Enter = {
  create(table: string, id: string, fields: Row, at: string, recordState?: string): void;
  /** Changes fields of an organization from a business day on. */
  change(id: string, fields: Row, at: string, effectiveOn: string): void;
};

function enterer(database: Database.Database): Enter {
  const [officeId, replica] = ['officeId', 'replica'].map((name) =>
    String(database.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(name)),
  );
  const author = String(database.prepare("SELECT id FROM user_account WHERE login = 'clerk'").pluck().get());
  let n = Number(database.prepare("SELECT value FROM meta WHERE key = 'n'").pluck().get());
  let lsn = Number(database.prepare('SELECT max(lsn) FROM record_state').pluck().get());
  const insert = (table: string, row: Row) =>
    database
      .prepare(
        `INSERT INTO ${table}(${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
          .map(() => '?')
          .join(', ')})`,
      )
      .run(...Object.values(row));
  const note = (collection: string, id: string, changes: Record<string, readonly [Value, Value]>, more: Row) => {
    const hlc = String(n).padStart(16, '0');
    insert('field_history', {
      ...{ recordId: id, collection, replica: replica ?? '', n, hlc, userId: author, reason: '', salt: '00' },
      ...{ effectiveOn: null, changes: JSON.stringify(changes), ...more },
    });
    lsn += 1;
    const merge = writeFields(EMPTY_MERGE_STATE, { replica: replica ?? '', n, hlc, author }, Object.keys(changes));
    insert('record_state', { recordId: id, collection, owner: officeId ?? '', lsn, merge: JSON.stringify(merge) });
    database.prepare("UPDATE meta SET value = ? WHERE key = 'lsn'").run(String(lsn));
  };
  return {
    create(table, id, fields, at, recordState = 'final') {
      n += 1;
      insert(table, {
        ...{ id, originOfficeId: officeId ?? '', recordState, revision: 1, createdAt: at, createdBy: author },
        ...{ updatedAt: at, updatedBy: author, voidReason: recordState === 'voided' ? '重复' : null, ...fields },
      });
      const set = Object.entries(fields).filter(([, value]) => value !== null);
      const changes = Object.fromEntries(set.map(([field, value]) => [field, [null, value] as const]));
      note(table, id, changes, { revision: 1, at, action: `${table}.create` });
    },
    change(id, fields, at, effectiveOn) {
      n += 1;
      const columns = Object.keys(fields);
      const before = z
        .record(z.string(), z.union([z.string(), z.number(), z.null()]))
        .parse(database.prepare(`SELECT ${columns.join(', ')} FROM organization WHERE id = ?`).get(id));
      const assign = columns.map((column) => `${column} = ?`).join(', ');
      database
        .prepare(`UPDATE organization SET ${assign}, revision = revision + 1, updatedAt = ? WHERE id = ?`)
        .run(...Object.values(fields), at, id);
      database.prepare('DELETE FROM record_state WHERE recordId = ?').run(id);
      const changes = Object.fromEntries(
        columns.map((column) => [column, [before[column] ?? null, fields[column] ?? null] as const]),
      );
      note('organization', id, changes, { revision: 2, at, action: 'organization.update', effectiveOn });
    },
  };
}

/** The columns of an organization that the former version always filled. */
export function formerOrganization(name: string, fields: Row): Row {
  return {
    ...{ name, nameKey: nameKey(name), ...pinyinKeys(name), registrationKind: 'registered', status: 'normal' },
    ...{ creditFlag: 'none', establishedOnPrecision: 'day', filedOnPrecision: 'day', isCharity: 0 },
    ...{ hasPublicFundraising: 0, isVolunteerService: 0, isIndustryAssociation: 0, isHub: 0, ...fields },
  };
}
