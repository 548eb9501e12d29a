import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/** The history of a record, newest first. */
export async function historyOf(db: Kysely<Schema>, recordId: string) {
  return db
    .selectFrom('field_history')
    .selectAll()
    .where('recordId', '=', recordId)
    .orderBy('historyKey', 'desc')
    .execute();
}

/**
 * The changes of a record in effect on a local date, in the order they came into effect: by the business date where the entry
 * has one, else by the day of entry (features R6).
 */
export async function changesInEffect(db: Kysely<Schema>, recordId: string, date: string) {
  const effectiveOn = sql<string>`coalesce(effectiveOn, substr(at, 1, 10))`;
  return db
    .selectFrom('field_history')
    .select(['collection', 'revision', 'changes'])
    .where('recordId', '=', recordId)
    .where(effectiveOn, '<=', date)
    .orderBy(effectiveOn)
    .orderBy('historyKey')
    .execute();
}

/** The collection that a record belongs to, or undefined when there is no such record. */
export async function collectionOf(db: Kysely<Schema>, recordId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('record_state')
    .select('collection')
    .where('recordId', '=', recordId)
    .executeTakeFirst();
  return row?.collection;
}
