import { type Kysely, sql } from 'kysely';
import type { CollectionName } from '../../db/collections.ts';
import { recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

/** Records of one collection by id, whatever their state. */
export async function recordsById(
  db: Kysely<Schema>,
  collection: CollectionName,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const found = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(collection)}
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(db);
  return new Map(found.rows.map((row) => [String(row.id), recordOf(collection, row)]));
}
