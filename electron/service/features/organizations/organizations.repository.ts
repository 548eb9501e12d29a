import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { HandlerInput } from '#shared/contract/list.ts';
import {
  type ListColumn,
  type OrganizationRow,
  organizationRow,
} from '#shared/features/organizations/organizations.contract.ts';
import { fromStored } from '../../db/collections.ts';
import { recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { type TextFilter, textFilter } from '../../search/textFilter.repository.ts';

type ListInput = HandlerInput<'organizations.list'>;

const ROW_FIELDS = Object.keys(organizationRow.shape);

/** One page of the registry and the number of all rows that fit the filter. */
export async function listOrganizations(
  db: Kysely<Schema>,
  { filter, sort, offset, limit }: ListInput,
): Promise<{ total: number; rows: OrganizationRow[] }> {
  const text = await textFilterOf(db, filter);
  const list = conditions(filter, text);
  const where = sql.join(list, sql` AND `);
  const total = text && list.length === 1 ? text.total : await countWhere(db, where);
  const fields = sql.join(ROW_FIELDS.map((field) => sql.ref(field)));
  const found = await sql<Record<string, unknown>>`
    SELECT ${fields} FROM organization WHERE ${where}
    ORDER BY ${order(sort.column, sort.direction)} LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return {
    total,
    rows: found.rows.map((row) => organizationRow.parse(fromStored('organization', row))),
  };
}

/** Ids of the first `most` organizations of a filtered and sorted list. */
export async function organizationIds(
  db: Kysely<Schema>,
  { filter, sort }: Pick<ListInput, 'filter' | 'sort'>,
  most: number,
): Promise<string[]> {
  const where = sql.join(conditions(filter, await textFilterOf(db, filter)), sql` AND `);
  const found = await sql<{ id: string }>`
    SELECT id FROM organization WHERE ${where} ORDER BY ${order(sort.column, sort.direction)} LIMIT ${most}`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

/** Names sort by pinyin; empty values come last in either direction. */
export function order(column: ListColumn, direction: 'asc' | 'desc'): Expression<unknown> {
  const way = direction === 'desc' ? sql`DESC` : sql`ASC`;
  if (column === 'name') return sql`sortKey ${way}, rowKey ${way}`;
  const value = column === 'registeredCapitalWan' ? sql`CAST(registeredCapitalWan AS REAL)` : sql.ref(column);
  return sql`${sql.ref(column)} IS NULL, ${value} ${way}, sortKey, rowKey`;
}

async function countWhere(db: Kysely<Schema>, where: Expression<unknown>): Promise<number> {
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM organization WHERE ${where}`.execute(db);
  return counted.rows[0]?.total ?? 0;
}

/** What is typed is found as the search finds it; undefined: nothing is typed. */
async function textFilterOf(db: Kysely<Schema>, filter: ListInput['filter']): Promise<TextFilter | undefined> {
  return filter.text?.trim() ? textFilter(db, 'organization', filter.text, filter.includeVoided) : undefined;
}

/** @param text decides about voided rows too */
export function conditions(filter: ListInput['filter'], text: TextFilter | undefined): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = [
    text?.condition ?? (filter.includeVoided ? sql<SqlBool>`1` : sql<SqlBool>`recordState <> 'voided'`),
  ];
  const equal = [
    'registrationKind',
    'legalType',
    'status',
    'supervisingUnit',
    'townshipName',
    'assessmentGrade',
  ] as const;
  for (const column of equal) {
    const value = filter[column];
    if (value) list.push(sql<SqlBool>`${sql.ref(column)} = ${value}`);
  }
  if (filter.certificateEndsBy) {
    list.push(sql<SqlBool>`certificateValidTo <= ${filter.certificateEndsBy} AND status IN ('normal','liquidating')`);
  }
  return list;
}

/** What the filters of the list offer: totals by type and status, supervising units, townships (500 of each at most). */
export async function organizationFacets(db: Kysely<Schema>) {
  const base = db.selectFrom('organization').where('recordState', '<>', 'voided');
  const byType = await base
    .select((builder) => ['registrationKind', 'legalType', builder.fn.countAll<number>().as('total')])
    .groupBy(['registrationKind', 'legalType'])
    .execute();
  const byStatus = await base
    .select((builder) => ['status', builder.fn.countAll<number>().as('total')])
    .groupBy('status')
    .execute();
  const distinct = async (column: 'supervisingUnit' | 'townshipName'): Promise<string[]> => {
    const rows = await base
      .select(column)
      .where(column, 'is not', null)
      .groupBy(column)
      .orderBy(column)
      .limit(500)
      .execute();
    return rows.flatMap((row) => {
      const value =
        column === 'supervisingUnit' && 'supervisingUnit' in row
          ? row.supervisingUnit
          : 'townshipName' in row
            ? row.townshipName
            : null;
      return value ? [String(value)] : [];
    });
  };
  return {
    total: byStatus.reduce((sum, row) => sum + row.total, 0),
    byType: totalsByType(byType),
    byStatus: Object.fromEntries(byStatus.map((row) => [row.status, row.total])),
    supervisingUnits: await distinct('supervisingUnit'),
    townships: await distinct('townshipName'),
  };
}

/** Totals by type; filed organizations are a type of their own, whatever their form. */
export function totalsByType(
  rows: readonly {
    readonly registrationKind: string | null;
    readonly legalType: string | null;
    readonly total: number;
  }[],
): Record<string, number> {
  const types: Record<string, number> = {};
  for (const row of rows) {
    const key = row.registrationKind === 'filed' ? 'filed' : (row.legalType ?? 'other');
    types[key] = (types[key] ?? 0) + row.total;
  }
  return types;
}

/** The records that belong to an organization, voided ones left out. */
export async function childrenOf(
  db: Kysely<Schema>,
  collection: 'organization_contact' | 'annual_review' | 'organization_event',
  organizationId: string,
): Promise<StoredRecord[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT * FROM ${sql.table(collection)} WHERE organizationId = ${organizationId} AND recordState <> 'voided'
    ORDER BY rowKey`.execute(db);
  return found.rows.map((row) => recordOf(collection, row));
}

/** Organizations, not voided, with the same code or the same name key; `exceptId` is the one being edited. */
export async function sameOrganizations(
  db: Kysely<Schema>,
  keys: { readonly uscc: string | null; readonly nameKey: string; readonly exceptId: string | undefined },
): Promise<{ sameCode: { id: string; name: string }[]; sameName: { id: string; name: string }[] }> {
  const base = db
    .selectFrom('organization')
    .select(['id', 'name'])
    .where('recordState', '<>', 'voided')
    .where('id', '<>', keys.exceptId ?? '')
    .limit(10);
  return {
    sameCode: keys.uscc ? await base.where('uscc', '=', keys.uscc).execute() : [],
    sameName: keys.nameKey ? await base.where('nameKey', '=', keys.nameKey).execute() : [],
  };
}

/** What the import compares rows with: key fields of every organization that is not voided. */
export async function registryKeys(db: Kysely<Schema>) {
  return db
    .selectFrom('organization')
    .select(['id', 'registrationKind', 'name', 'uscc', 'registrationNo', 'townshipName', 'communityName'])
    .where('recordState', '<>', 'voided')
    .execute();
}

/** Whole records by id, in chunks below SQLite's limit of bound values. */
export async function organizationsById(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const found = new Map<string, StoredRecord>();
  for (let start = 0; start < ids.length; start += 1000) {
    const rows = await db
      .selectFrom('organization')
      .selectAll()
      .where('id', 'in', ids.slice(start, start + 1000))
      .execute();
    for (const row of rows) found.set(row.id, recordOf('organization', row));
  }
  return found;
}
