import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/** Values of a field that the filters offer at most. */
const OFFERED = 500;

/** How many organizations the list shows without a filter: whatever is not voided. */
export async function registrySize(db: Kysely<Schema>): Promise<number> {
  const found = await db.selectFrom('organization_total').select('total').where('field', '=', 'all').executeTakeFirst();
  return found?.total ?? 0;
}

/** What the filters of the list offer: totals by type and status of the records that count, supervising units, townships. */
export async function organizationFacets(db: Kysely<Schema>) {
  const rows = await db.selectFrom('organization_total').selectAll().orderBy('field').orderBy('value').execute();
  const of = (field: string) => rows.filter((row) => row.field === field);
  const totals = (field: string) => Object.fromEntries(of(field).map(({ value, total }) => [value, total]));
  const values = (field: string) =>
    of(field)
      .map(({ value }) => value)
      .slice(0, OFFERED);
  return {
    total: of('status').reduce((sum, { total }) => sum + total, 0),
    byType: totals('type'),
    byStatus: totals('status'),
    supervisingUnits: values('supervisingUnit'),
    townships: values('townshipName'),
  };
}
