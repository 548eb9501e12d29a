import { type Kysely, sql } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { FormerNames } from './formerNames.repository.ts';

/**
 * Names that units had before their renamings, and the names of the units that were merged into them, each once.
 * @param ids of units; undefined: all
 */
export async function formerUnitNames(db: Kysely<Schema>, ids?: readonly string[]): Promise<FormerNames> {
  const start = ids === undefined ? sql`1` : sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const rows = await sql<{ id: string; name: string }>`
    WITH RECURSIVE family(id, presentId) AS (
      SELECT id, id FROM office WHERE ${start}
      UNION SELECT office.id, presentId FROM office JOIN family ON office.mergedIntoId = family.id)
    SELECT presentId AS id, formerName AS name FROM family JOIN unit_change ON unitId = family.id
      WHERE kind = 'renamed' AND recordState <> 'voided'
    UNION SELECT presentId, name FROM family JOIN office ON office.id = family.id
      WHERE family.id <> presentId AND recordState <> 'voided'`.execute(db);
  const found = new Map<string, string[]>();
  for (const { id, name } of rows.rows) found.set(id, [...(found.get(id) ?? []), name]);
  return found;
}

/** Whether a unit of the registry had this very name, or was merged under it into another. */
export async function isFormerUnitName(db: Kysely<Schema>, name: string): Promise<boolean> {
  const found =
    await sql`SELECT 1 FROM unit_change WHERE formerName = ${name} AND recordState <> 'voided' LIMIT 1`.execute(db);
  return found.rows.length > 0;
}
