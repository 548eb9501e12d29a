import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from '#service/db/migrations/index.ts';
import { openDatabase } from '#service/db/open.ts';
import type { Schema } from '#service/db/schema.ts';
import { runWrite, type Write } from '#service/db/write.ts';
import { storedFields } from '#service/features/organizations/organizations.write.ts';
import { findGroups } from '#service/features/search/search.repository.ts';
import { organizationFields } from '#shared/features/organizations/organizations.contract.ts';

export type SearchStore = {
  readonly db: Kysely<Schema>;
  write<Value>(work: (write: Write) => Promise<Value>): Promise<Value>;
  /** Titles found, in the order shown. */
  titles(text: string): Promise<string[]>;
  find(text: string, limit?: number): ReturnType<typeof findGroups>;
  /** Everything in the index, as FTS5 itself lists it, and the keys. */
  contents(): unknown[];
  close(): Promise<void>;
};

/** An encrypted database of its own with the tables of an office, without accounts and files. */
export async function makeSearchStore(): Promise<SearchStore> {
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-search-'));
  const database = openDatabase(path.join(folder, 'data.db'), randomBytes(32), 'create');
  migrate(database);
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  await db
    .insertInto('meta')
    .values([
      { key: 'officeId', value: 'office' },
      { key: 'replica', value: 'replica' },
    ])
    .execute();
  await db.insertInto('meta_log').values({ log: 'test' }).execute();
  let last = 0;
  const newId = () => {
    last += 1;
    return `id-${last}`;
  };
  const environment = { writer: db, now: () => 1_772_000_000_000, newId };
  database.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search_text, 'instance')");
  database.exec("CREATE VIRTUAL TABLE temp.names USING fts5vocab(main, search_name, 'instance')");
  return {
    db,
    write: async (work) => (await runWrite(environment, { id: 'user', roles: ['recorder'] }, 'test', work)).value,
    titles: async (text) => {
      const { groups } = await findGroups(db, text, 50);
      return groups.flatMap((group) => group.hits.map((hit) => hit.title));
    },
    find: (text, limit = 50) => findGroups(db, text, limit),
    contents: () => [
      ...database.prepare('SELECT * FROM temp.words ORDER BY doc, col, "offset", term').raw().all(),
      ...database.prepare('SELECT * FROM temp.names ORDER BY doc, col, "offset", term').raw().all(),
      ...database.prepare('SELECT * FROM search_key ORDER BY key, entry').raw().all(),
    ],
    close: async () => {
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Stored fields of an organization with a name. */
export function organization(name: string, fields: Readonly<Record<string, unknown>> = {}) {
  const whole = organizationFields.parse({ name, registrationKind: 'registered', status: 'normal', ...fields });
  return { ...storedFields(whole), creditFlag: 'none' };
}
