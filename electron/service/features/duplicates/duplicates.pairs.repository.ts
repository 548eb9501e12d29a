import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { organizationMatch } from '#shared/features/duplicates/duplicates.contract.ts';
import type { Schema } from '../../db/schema.ts';

/** What the list of pairs is worked out from; all of it is read, nothing written. */

const candidate = organizationMatch.omit({ reasons: true }).extend({ rowKey: z.number() });
export type Candidate = z.infer<typeof candidate>;

/** A name that sounds like another organization's. */
export type SharedName = {
  readonly organizationKey: number;
  readonly name: string;
  readonly soundKey: string;
  readonly current: boolean;
};

/** Names, present and former, of organizations that are not voided, which share their sound with another row. */
export async function sharedNames(db: Kysely<Schema>): Promise<SharedName[]> {
  const found = await sql<Omit<SharedName, 'current'> & { readonly current: number }>`
    SELECT n.organizationKey, n.name, n.soundKey, n.current
    FROM (SELECT soundKey FROM organization_name WHERE soundKey <> '' GROUP BY soundKey HAVING count(*) > 1) AS shared
      CROSS JOIN organization_name n ON n.soundKey = shared.soundKey
      CROSS JOIN organization o ON o.rowKey = n.organizationKey
    WHERE o.recordState <> 'voided'`.execute(db);
  return found.rows.map((row) => ({ ...row, current: row.current === 1 }));
}

/** Keys of organizations that hold the same number, by number. */
export async function sharedNumbers(
  db: Kysely<Schema>,
  column: 'registrationNo' | 'filingNo',
): Promise<readonly (readonly number[])[]> {
  const value = sql.ref(column);
  const same = column === 'filingNo' ? sql`filingNo || ' ' || coalesce(townshipName, '')` : value;
  return groupsOf(
    db,
    sql`SELECT ${same} AS same, rowKey FROM organization WHERE ${value} IS NOT NULL AND recordState <> 'voided'
      AND ${value} IN (SELECT ${value} FROM organization WHERE ${value} IS NOT NULL GROUP BY ${value} HAVING count(*) > 1)`,
  );
}

/** Keys of organizations of one form with the same representative at the same address. */
export async function sharedPlaces(db: Kysely<Schema>): Promise<readonly (readonly number[])[]> {
  const place = sql`registrationKind || ' ' || coalesce(legalType, communityCategory, '') || ' ' || legalRepresentativeName || ' ' || domicile`;
  return groupsOf(
    db,
    sql`SELECT same, key.value AS rowKey FROM (
      SELECT ${place} AS same, json_group_array(rowKey) AS keys FROM organization
      WHERE legalRepresentativeName <> '' AND domicile <> '' AND recordState <> 'voided'
      GROUP BY 1 HAVING count(*) > 1) JOIN json_each(keys) AS key`,
  );
}

async function groupsOf(db: Kysely<Schema>, query: RawBuilder<unknown>): Promise<readonly (readonly number[])[]> {
  const found = await sql<{ same: string; rowKey: number }>`${query}`.execute(db);
  const groups = new Map<string, number[]>();
  for (const { same, rowKey } of found.rows) {
    const group = groups.get(same);
    if (group) group.push(Number(rowKey));
    else groups.set(same, [Number(rowKey)]);
  }
  return [...groups.values()].filter((keys) => keys.length > 1);
}

/** Organizations by key. */
export async function candidatesOf(
  db: Kysely<Schema>,
  keys: Iterable<number>,
): Promise<ReadonlyMap<number, Candidate>> {
  return candidatesWhere(db, sql`rowKey IN (SELECT value FROM json_each(${JSON.stringify([...keys])}))`);
}

/** Organizations by id, as `candidatesOf` answers them. */
export async function candidatesById(
  db: Kysely<Schema>,
  ids: Iterable<string>,
): Promise<ReadonlyMap<number, Candidate>> {
  return candidatesWhere(
    db,
    sql`id IN (SELECT value FROM json_each(${JSON.stringify([...ids])})) AND recordState <> 'voided'`,
  );
}

async function candidatesWhere(
  db: Kysely<Schema>,
  where: RawBuilder<unknown>,
): Promise<ReadonlyMap<number, Candidate>> {
  const found = await sql<Record<string, unknown>>`
    SELECT rowKey, id, name, uscc, townshipName, communityName, registrationKind, status FROM organization WHERE ${where}`.execute(
    db,
  );
  return new Map(found.rows.map((row) => [Number(row.rowKey), candidate.parse(row)]));
}

const rulingRow = z.object({
  id: z.string(),
  revision: z.number(),
  firstId: z.string(),
  secondId: z.string(),
  reason: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
});
export type Ruling = z.infer<typeof rulingRow>;

/** Every standing finding that two organizations are different ones. */
export async function rulings(db: Kysely<Schema>): Promise<Ruling[]> {
  const found = await db.selectFrom('distinct_pair').selectAll().where('recordState', '<>', 'voided').execute();
  return found.map((row) => rulingRow.parse(row));
}

/** The standing finding on one pair, or undefined. */
export async function rulingOf(
  db: Kysely<Schema>,
  pair: { readonly firstId: string; readonly secondId: string },
): Promise<Ruling | undefined> {
  const found = await db
    .selectFrom('distinct_pair')
    .selectAll()
    .where('firstId', '=', pair.firstId)
    .where('secondId', '=', pair.secondId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found && rulingRow.parse(found);
}
