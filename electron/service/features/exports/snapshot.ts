import { Kysely, SqliteDialect } from 'kysely';
import { openDatabase } from '../../db/open.ts';
import type { Schema } from '../../db/schema.ts';
import { officeFile } from '../../office/officeFolder.ts';
import type { OpenStore } from '../../office/openStore.ts';

/**
 * Reads the database as it stands at this moment, however long the reading takes and whatever is written meanwhile: a connection
 * of its own with one read transaction (WAL). Pages then fit together: no row twice, none left out.
 */
export async function inSnapshot<Value>(
  store: OpenStore,
  read: (db: Kysely<Schema>) => Promise<Value>,
): Promise<Value> {
  const database = openDatabase(officeFile(store.folder, 'database'), store.keys.database, 'read');
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  try {
    database.exec('BEGIN');
    // A deferred transaction stands still from its first read on.
    database.prepare('SELECT count(*) FROM meta').get();
    return await read(db);
  } finally {
    await db.destroy();
    if (database.open) database.close();
  }
}
