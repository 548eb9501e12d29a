import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/** The certificates in which this office trusts, by the name they were taken in under. */
export async function trustedOffices(
  db: Kysely<Schema>,
): Promise<{ readonly name: string; readonly certificates: readonly Uint8Array[] }[]> {
  const rows = await db.selectFrom('trust_root').select(['name', 'certificate']).orderBy('name').execute();
  const names = [...new Set(rows.map((row) => row.name))];
  return names.map((name) => ({
    name,
    certificates: rows.filter((row) => row.name === name).map((row) => row.certificate),
  }));
}
