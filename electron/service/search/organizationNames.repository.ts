import { sql, type Transaction } from 'kysely';
import { nameKey } from '#shared/lib/nameKey.ts';
import type { Schema } from '../db/schema.ts';
import { insertRows } from '../db/write.ts';
import type { FormerNames } from './formerNames.repository.ts';
import type { IndexedRecord } from './searchSources.ts';
import { soundKey } from './soundKey.ts';

/** Writes the rows of `organization_name` of some organizations anew: the present name and every former one with their keys. */
export async function writeOrganizationNames(
  trx: Transaction<Schema>,
  organizations: readonly { readonly rowKey: number; readonly id: string; readonly record: IndexedRecord }[],
  names: FormerNames,
): Promise<void> {
  await sql`DELETE FROM organization_name WHERE organizationKey IN (
    SELECT value FROM json_each(${JSON.stringify(organizations.map(({ rowKey }) => rowKey))}))`.execute(trx);
  const rows = organizations.flatMap(({ rowKey, id, record }) => {
    const present = typeof record.name === 'string' ? record.name : '';
    const sortKey = typeof record.sortKey === 'string' ? record.sortKey : undefined;
    const former = (names.get(id) ?? []).filter((name) => name !== present);
    return [
      keysOf(rowKey, present, 1, soundKey(present, sortKey)),
      ...former.map((name) => keysOf(rowKey, name, 0, soundKey(name))),
    ];
  });
  await insertRows(trx, 'organization_name', rows);
}

/** Takes every row out of `organization_name`, before the index is made anew. */
export async function clearOrganizationNames(trx: Transaction<Schema>): Promise<void> {
  await trx.deleteFrom('organization_name').execute();
}

const keysOf = (organizationKey: number, name: string, current: number, sound: string) => ({
  organizationKey,
  name,
  nameKey: nameKey(name),
  soundKey: sound,
  current,
});
