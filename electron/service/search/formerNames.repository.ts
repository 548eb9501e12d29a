import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { SearchKind } from '#shared/features/search/search.contract.ts';
import type { Schema } from '../db/schema.ts';
import { formerUnitNames } from './formerUnitNames.repository.ts';

const changedName = z.object({ name: z.tuple([z.string().nullable(), z.unknown()]) });
const nameItems = z.array(z.object({ field: z.string(), before: z.unknown() }));

/** Earlier names by organization, the newest first, each once. */
export type FormerNames = ReadonlyMap<string, readonly string[]>;

/**
 * Names that organizations had: from their history, from entered changes of name that lie before the program, and the names of the
 * records that were merged into them.
 * @param ids of organizations; undefined: all
 */
export async function formerNames(db: Kysely<Schema>, ids?: readonly string[]): Promise<FormerNames> {
  const merged = await mergedRecords(db, ids);
  const own = await ownFormerNames(db, ids && [...new Set([...ids, ...merged.map(({ id }) => id)])]);
  if (merged.length === 0) return own;
  const found = new Map(own);
  for (const { id, name, keptId } of merged) {
    const names = new Set([...(found.get(keptId) ?? []), name, ...(own.get(id) ?? [])]);
    found.set(keptId, [...names]);
  }
  return found;
}

/** Records that went into others, each with the one in which it stands in the end. @param ids of those others; undefined: all */
async function mergedRecords(db: Kysely<Schema>, ids?: readonly string[]) {
  const start =
    ids === undefined
      ? sql`mergedIntoId IS NOT NULL`
      : sql`mergedIntoId IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const found = await sql<{ id: string; name: string; keptId: string }>`
    WITH RECURSIVE gone(id, name, keptId) AS (
      SELECT id, name, mergedIntoId FROM organization WHERE ${start}
      UNION SELECT o.id, o.name, gone.keptId FROM organization o JOIN gone ON o.mergedIntoId = gone.id)
    SELECT id, name, keptId FROM gone`.execute(db);
  return found.rows;
}

async function ownFormerNames(db: Kysely<Schema>, ids?: readonly string[]): Promise<FormerNames> {
  const only = (column: string) =>
    ids === undefined ? sql`1` : sql`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  // A name that a record only bore between a merge and its undo was never its own.
  // The plus signs leave the index by record as the only way: the other ones lead through the whole history.
  const history = await sql<{ id: string; text: string }>`
    SELECT recordId AS id, changes AS text FROM field_history
    WHERE ${only('recordId')} AND +collection = 'organization' AND revision > 1 AND action <> 'duplicates.undo'
      AND changes LIKE '%"name":%'
    ORDER BY +historyKey DESC`.execute(db);
  const events = await sql<{ id: string; text: string }>`
    SELECT organizationId AS id, items AS text FROM organization_event
    WHERE ${only('organizationId')} AND kind = 'name_changed' AND recordState <> 'voided'
    ORDER BY effectiveOn DESC, rowKey DESC`.execute(db);
  const found = new Map<string, string[]>();
  const add = (id: string, name: unknown): void => {
    if (typeof name !== 'string' || name === '') return;
    const names = found.get(id) ?? [];
    if (!names.includes(name)) names.push(name);
    found.set(id, names);
  };
  for (const { id, text } of history.rows) {
    const changes = changedName.safeParse(JSON.parse(text));
    if (changes.success) add(id, changes.data.name[0]);
  }
  for (const { id, text } of events.rows) {
    const items = nameItems.safeParse(JSON.parse(text));
    for (const item of items.data ?? []) if (item.field === 'name') add(id, item.before);
  }
  return found;
}

/** Names by which records of a kind are found besides the present one; only organizations and units have any. */
export async function earlierNames(
  db: Kysely<Schema>,
  kind: SearchKind,
  ids?: readonly string[],
): Promise<FormerNames> {
  if (kind === 'organization') return formerNames(db, ids);
  return kind === 'unit' ? formerUnitNames(db, ids) : new Map();
}
