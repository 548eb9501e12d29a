import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { COLLECTIONS, type CollectionName } from '../../db/collections.ts';
import { likePattern } from '../../db/like.ts';
import { recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

/**
 * A column of a collection that holds the id of another record; `required`: no record of the collection is without one; `isList`: it
 * holds several as a JSON list (`organizationIds`).
 */
export type Reference = {
  readonly collection: CollectionName;
  readonly column: string;
  readonly required: boolean;
  readonly isList: boolean;
};
/** A record that belongs to an organization, and by which column. */
export type Child = Omit<Reference, 'required'> & { readonly record: StoredRecord };

/** Columns that name a record for another reason than belonging to it. */
const NOT_CHILDREN: ReadonlySet<string> = new Set([
  'distinct_pair.firstId',
  'distinct_pair.secondId',
  'organization_merge.keptId',
  'organization_merge.mergedId',
  'organization.mergedIntoId',
  'organization.lastMergeId',
]);
const OWN_IDS: ReadonlySet<string> = new Set(['id', 'originOfficeId']);

/**
 * Every column of every collection that may hold the id of an organization, read from the schema: whatever a later table calls it,
 * when its name ends in `Id` its records are found and move. Ids are unique over all collections, so that a column for records of
 * other kinds never matches.
 */
export async function referencesOf(db: Kysely<Schema>): Promise<Reference[]> {
  const found: Reference[] = [];
  for (const collection of collectionNames()) {
    const columns = await sql<{ name: string; required: number }>`
      SELECT name, "notnull" AS required FROM pragma_table_info(${collection})`.execute(db);
    for (const { name: column, required } of columns.rows) {
      const isList = /organizationIds$/i.test(column);
      if (!column.endsWith('Id') && !isList) continue;
      if (OWN_IDS.has(column) || NOT_CHILDREN.has(`${collection}.${column}`)) continue;
      found.push({ collection, column, required: required === 1 && !isList, isList });
    }
  }
  return found;
}

/** The records that belong to an organization, in every collection, voided ones left out. */
export async function childrenOfOrganization(
  db: Kysely<Schema>,
  organizationId: string,
  references?: readonly Reference[],
): Promise<Child[]> {
  const all: Child[] = [];
  for (const { collection, column, isList } of references ?? (await referencesOf(db))) {
    const named = isList
      ? sql`${sql.ref(column)} LIKE ${`%"${organizationId}"%`}`
      : sql`${sql.ref(column)} = ${organizationId}`;
    const found = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(collection)}
      WHERE ${named} AND recordState <> 'voided' ORDER BY rowKey`.execute(db);
    for (const row of found.rows) all.push({ collection, column, isList, record: recordOf(collection, row) });
  }
  return all;
}

/** The other columns of the unique keys that a reference is part of: two records alike in all of them cannot both stand. */
export async function uniqueKeysOf(
  db: Kysely<Schema>,
  { collection, column }: Pick<Reference, 'collection' | 'column'>,
): Promise<string[][]> {
  const indexes = await sql<{ name: string }>`
    SELECT name FROM pragma_index_list(${collection}) WHERE "unique" = 1 AND origin = 'c'`.execute(db);
  const keys: string[][] = [];
  for (const { name } of indexes.rows) {
    const info = await sql<{ name: string | null }>`SELECT name FROM pragma_index_info(${name})`.execute(db);
    const columns = info.rows.flatMap((row) => row.name ?? []);
    if (columns.includes(column)) keys.push(columns.filter((one) => one !== column));
  }
  return keys;
}

function collectionNames(): CollectionName[] {
  const isName = (name: string): name is CollectionName => name in COLLECTIONS;
  return Object.keys(COLLECTIONS).filter(isName);
}

/** When each field of a record was entered last: time stamp by field. */
export async function lastEntered(db: Kysely<Schema>, id: string): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ field: string; at: string }>`
    SELECT change.key AS field, max(h.at) AS at FROM field_history h JOIN json_each(h.changes) AS change
    WHERE h.recordId = ${id} GROUP BY change.key`.execute(db);
  return new Map(found.rows.map(({ field, at }) => [field, at]));
}

/** What a merge wrote to one record: the values before and after, by field. */
const change = z.object({
  collection: z.string().refine((name): name is CollectionName => name in COLLECTIONS),
  id: z.string(),
  before: z.record(z.string(), z.json()),
  after: z.record(z.string(), z.json()),
});
export type Change = z.infer<typeof change>;

const mergeRow = z.object({
  id: z.string(),
  revision: z.number(),
  keptId: z.string(),
  mergedId: z.string(),
  keptName: z.string(),
  mergedName: z.string(),
  mergedOn: z.string(),
  reason: z.string().nullable(),
  changes: z.string().transform((text) => z.array(change).parse(JSON.parse(text))),
  undoneOn: z.string().nullable(),
  createdAt: z.string(),
});
export type Merge = z.infer<typeof mergeRow>;

/** One merge with all it wrote, or undefined. */
export async function findMerge(db: Kysely<Schema>, id: string): Promise<Merge | undefined> {
  const row = await db.selectFrom('organization_merge').selectAll().where('id', '=', id).executeTakeFirst();
  return row && mergeRow.parse(row);
}

/** One page of the merges, newest first. */
export async function listMerges(
  db: Kysely<Schema>,
  { text = '', offset, limit }: { readonly text?: string | undefined; readonly offset: number; readonly limit: number },
) {
  const pattern = likePattern(text.trim());
  const where = sql`recordState <> 'voided' AND (keptName LIKE ${pattern} ESCAPE '\\' OR mergedName LIKE ${pattern} ESCAPE '\\')`;
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM organization_merge WHERE ${where}`.execute(
    db,
  );
  const rows = await sql<{
    id: string;
    keptId: string;
    keptName: string;
    mergedId: string;
    mergedName: string;
    createdAt: string;
    createdBy: string;
    reason: string | null;
    undoneOn: string | null;
  }>`SELECT id, keptId, keptName, mergedId, mergedName, createdAt, createdBy, reason, undoneOn FROM organization_merge
    WHERE ${where} ORDER BY rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: rows.rows };
}

/** A merge of an organization that stands, with the other record of it. */
type Link = { mergeId: string; id: string; name: string; on: string };

/** The records that were merged into an organization, newest first. */
export async function mergedInto(db: Kysely<Schema>, organizationId: string): Promise<Link[]> {
  const found = await sql<Link>`SELECT m.id AS mergeId, o.id, o.name, m.mergedOn AS "on"
    FROM organization_merge m JOIN organization o ON o.id = m.mergedId
    WHERE m.keptId = ${organizationId} AND m.undoneOn IS NULL AND m.recordState <> 'voided' ORDER BY m.rowKey DESC`.execute(
    db,
  );
  return found.rows;
}

/** The record in which a merged one stands in the end, over every merge that followed; null for one that was not merged. */
export async function standsIn(db: Kysely<Schema>, organizationId: string): Promise<Link | null> {
  const found = await sql<Link>`
    WITH RECURSIVE way(id, depth) AS (
      SELECT ${organizationId}, 0
      UNION ALL SELECT o.mergedIntoId, way.depth + 1 FROM way JOIN organization o ON o.id = way.id
        WHERE o.mergedIntoId IS NOT NULL AND way.depth < 100)
    SELECT m.id AS mergeId, o.id, o.name, m.mergedOn AS "on" FROM way JOIN organization o ON o.id = way.id
      JOIN organization_merge m ON m.mergedId = ${organizationId} AND m.undoneOn IS NULL AND m.recordState <> 'voided'
    WHERE way.depth > 0 ORDER BY way.depth DESC LIMIT 1`.execute(db);
  return found.rows[0] ?? null;
}

/** Another organization, not voided, that has this code. */
export async function codeTaken(db: Kysely<Schema>, code: unknown, exceptIds: readonly string[]): Promise<boolean> {
  if (typeof code !== 'string') return false;
  const found = await db
    .selectFrom('organization')
    .select('id')
    .where('uscc', '=', code)
    .where('recordState', '<>', 'voided')
    .where('id', 'not in', exceptIds)
    .executeTakeFirst();
  return found !== undefined;
}
