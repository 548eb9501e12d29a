import { type Kysely, sql } from 'kysely';
import { recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import type { TimelineSource } from './timelineRecord.ts';

/** The records of one collection that belong to an organization and hold; drafts and voided ones are left out. */
export async function recordsOf(
  db: Kysely<Schema>,
  { collection, owner }: Pick<TimelineSource, 'collection' | 'owner'>,
  organizationId: string,
): Promise<StoredRecord[]> {
  const named =
    owner === 'organizationIds'
      ? sql`organizationIds LIKE ${`%"${organizationId}"%`}`
      : sql`${sql.ref(owner)} = ${organizationId}`;
  const found = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(collection)}
    WHERE ${named} AND recordState IN ('final', 'archived') ORDER BY rowKey`.execute(db);
  return found.rows.map((row) => recordOf(collection, row));
}
