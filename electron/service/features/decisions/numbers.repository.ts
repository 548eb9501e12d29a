import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/** The last number that a body gave in a year, voided decisions counted; 0: none yet. */
export async function lastNumber(trx: Kysely<Schema>, bodyKey: string, numberYear: number): Promise<number> {
  const last = await trx
    .selectFrom('decision')
    .select((select) => select.fn.max('numberSeq').as('seq'))
    .where('bodyKey', '=', bodyKey)
    .where('numberYear', '=', numberYear)
    .executeTakeFirst();
  return Number(last?.seq ?? 0);
}

/** The short names under which other bodies have numbered. */
export async function namesOfOtherBodies(trx: Kysely<Schema>, bodyKey: string): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('decision')
    .select('bodyName')
    .distinct()
    .where('numberSeq', 'is not', null)
    .where('bodyKey', '<>', bodyKey)
    .execute();
  return new Set(rows.flatMap(({ bodyName }) => (bodyName === null ? [] : [bodyName])));
}

/** Full and short name of a leading group, also of one that was dissolved since. */
export async function groupNames(
  trx: Kysely<Schema>,
  id: string,
): Promise<{ readonly name: string; readonly shortName: string | null } | undefined> {
  return trx.selectFrom('leading_group').select(['name', 'shortName']).where('id', '=', id).executeTakeFirst();
}

/** Name of an organization. */
export async function organizationName(trx: Kysely<Schema>, id: string): Promise<string | undefined> {
  return (await trx.selectFrom('organization').select('name').where('id', '=', id).executeTakeFirst())?.name;
}
