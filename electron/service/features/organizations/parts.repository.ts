import { type Kysely, sql } from 'kysely';
import type { CollectionName } from '../../db/collections.ts';
import { recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

/**
 * Records of one collection that belong to an organization, newest first; voided ones too.
 * @param order column whose greatest value comes first; records without one come after the others
 */
export async function partsOf(
  db: Kysely<Schema>,
  collection: CollectionName,
  organizationId: string,
  order: string,
): Promise<StoredRecord[]> {
  const found = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(collection)}
    WHERE organizationId = ${organizationId} ORDER BY ${sql.ref(order)} DESC, rowKey DESC`.execute(db);
  return found.rows.map((row) => recordOf(collection, row));
}

/** Titles of attached files, or their file names, by id. */
export async function attachmentNames(
  db: Kysely<Schema>,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('attachment')
    .select(['id', 'title', 'fileName'])
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, title, fileName }) => [id, title ?? fileName]));
}
