import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../db/schema.ts';

const changedName = z.object({ name: z.tuple([z.string().nullable(), z.unknown()]) });
const nameItems = z.array(z.object({ field: z.string(), before: z.unknown() }));

/** Earlier names by organization, the newest first, each once. */
export type FormerNames = ReadonlyMap<string, readonly string[]>;

/**
 * Names that organizations had: from their history, and from entered changes of name that lie before the program.
 * @param ids of organizations; undefined: all
 */
export async function formerNames(db: Kysely<Schema>, ids?: readonly string[]): Promise<FormerNames> {
  const only = (column: string) =>
    ids === undefined ? sql`1` : sql`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  // The plus signs leave the index by record as the only way: the other ones lead through the whole history.
  const history = await sql<{ id: string; text: string }>`
    SELECT recordId AS id, changes AS text FROM field_history
    WHERE ${only('recordId')} AND +collection = 'organization' AND revision > 1 AND changes LIKE '%"name":%'
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
