import { type Kysely, sql } from 'kysely';
import { type ContactTerm, townshipKeys } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import type { Schema } from '../../db/schema.ts';

/** Tells a township by its name as used on a day, whatever it was called before or since. */
export type TownshipKey = (name: string, on: string) => string;

/** The townships of the office with their former names, from which a name on a day is understood. */
export async function readTownshipKeys(db: Kysely<Schema>): Promise<TownshipKey> {
  const units = await db
    .selectFrom('office')
    .select(['id', 'name', 'endedOn'])
    .where('level', '=', 'township')
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
  const renamings = await db
    .selectFrom('unit_change')
    .select(['unitId', 'effectiveOn', 'formerName'])
    .where('kind', '=', 'renamed')
    .where('recordState', '<>', 'voided')
    .execute();
  return townshipKeys(units, renamings);
}

/** Names of townships that are not ended, in the order they were entered. */
export async function townshipNames(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db
    .selectFrom('office')
    .select('name')
    .where('level', '=', 'township')
    .where('recordState', '<>', 'voided')
    .where('endedOn', 'is', null)
    .orderBy('rowKey')
    .execute();
  return rows.map(({ name }) => name);
}

/** Every township name that an organization bears, or bore on some day. */
export async function namesInRegistry(db: Kysely<Schema>): Promise<string[]> {
  const found = await sql<{ name: string }>`
    SELECT value AS name FROM organization_total WHERE field = 'townshipName'
    UNION SELECT value FROM organization_past WHERE field = 'townshipName' AND value <> ''`.execute(db);
  return found.rows.map(({ name }) => name);
}

/** An assignment of a township. */
export type TownshipTerm = ContactTerm & {
  readonly townshipName: string;
  readonly revision: number;
  /** Its holder stands: assignments of a voided member cover nothing. */
  readonly standing: boolean;
};

/** Assignments of townships that are not voided, the earliest first. */
export async function townshipTerms(db: Kysely<Schema>): Promise<TownshipTerm[]> {
  const found = await sql<Omit<TownshipTerm, 'standing'> & { standing: number }>`
    SELECT a.id, a.revision, a.memberId, a.townshipName, a.startOn, a.endOn,
      EXISTS (SELECT 1 FROM member m WHERE m.id = a.memberId AND m.recordState <> 'voided') AS standing
    FROM contact_assignment a WHERE a.townshipName IS NOT NULL AND a.recordState <> 'voided'
    ORDER BY a.startOn, a.rowKey`.execute(db);
  return found.rows.map((row) => ({ ...row, standing: row.standing === 1 }));
}
