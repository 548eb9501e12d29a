import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/** An office as it is today, also one that ended, went into another one or was entered by mistake. */
export type OfficeNow = {
  readonly name: string;
  readonly recordState: string;
  readonly endedOn: string | null;
  readonly mergedIntoName: string | null;
};

/** Offices by id, whatever became of them. */
export async function officesNow(db: Kysely<Schema>, ids: readonly string[]): Promise<ReadonlyMap<string, OfficeNow>> {
  const rows = await db
    .selectFrom('office')
    .leftJoin('office as into', 'into.id', 'office.mergedIntoId')
    .select(['office.id', 'office.name', 'office.recordState', 'office.endedOn', 'into.name as mergedIntoName'])
    .where('office.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, ...office }) => [id, office]));
}
