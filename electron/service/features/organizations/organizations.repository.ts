import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { HandlerInput } from '#shared/contract/list.ts';
import { extraIdOf, extraOf } from '#shared/features/extraFields/extraFields.rules.ts';
import {
  type OrganizationRow,
  organizationRow,
  type RegistryColumn,
} from '#shared/features/organizations/organizations.contract.ts';
import { fromStored } from '../../db/collections.ts';
import { likePattern } from '../../db/like.ts';
import { recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { type TextFilter, textFilter } from '../../search/textFilter.repository.ts';
import { extraValue } from '../extraFields/extraFields.repository.ts';
import { namesUnit, orFormerUnit } from '../units/unitFilter.repository.ts';
import { registrySize } from './organizations.totals.repository.ts';

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
  const isWhole = list.length === 1 && !filter.includeVoided;
  const total = list.length === 1 && text ? text.total : isWhole ? await registrySize(db) : await countWhere(db, where);
  const fields = sql.join(ROW_FIELDS.map((field) => sql.ref(field)));
  const found = await sql<Record<string, unknown>>`
    SELECT ${fields} FROM organization WHERE ${where}
    ORDER BY ${order(sort.column, sort.direction)} LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return {
    total,
    rows: found.rows.map((row) => listRow(row)),
  };
}

/** A stored row as the list shows it. @param past fields of added fields (`extra.<id>`) that were other on the day it speaks of */
export function listRow(
  row: Readonly<Record<string, unknown>>,
  past: Readonly<Record<string, unknown>> = {},
): OrganizationRow {
  const fields = fromStored('organization', row);
  const own = Object.entries(fields).filter(([field]) => extraIdOf(field) === undefined);
  return organizationRow.parse({ ...Object.fromEntries(own), extra: extraOf({ ...fields, ...past }) });
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
export function order(column: RegistryColumn, direction: 'asc' | 'desc'): Expression<unknown> {
  const way = direction === 'desc' ? sql`DESC` : sql`ASC`;
  if (column === 'name') return sql`sortKey ${way}, rowKey ${way}`;
  const extraId = extraIdOf(column);
  const own = extraId === undefined ? sql.ref(column) : extraValue(extraId);
  const value = column === 'registeredCapitalWan' ? sql`CAST(registeredCapitalWan AS REAL)` : own;
  return sql`${own} IS NULL, ${value} ${way}, sortKey, rowKey`;
}

async function countWhere(db: Kysely<Schema>, where: Expression<unknown>): Promise<number> {
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM organization WHERE ${where}`.execute(db);
  return counted.rows[0]?.total ?? 0;
}

/** What is typed is found as the search finds it; undefined: nothing is typed. */
async function textFilterOf(db: Kysely<Schema>, filter: ListInput['filter']): Promise<TextFilter | undefined> {
  const { text, includeVoided } = filter;
  if (!text?.trim()) return undefined;
  return orFormerUnit(db, text, await textFilter(db, 'organization', text, includeVoided), includeVoided);
}

/** @param text decides about voided rows too */
export function conditions(filter: ListInput['filter'], text: TextFilter | undefined): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = [
    text?.condition ?? (filter.includeVoided ? sql<SqlBool>`1` : sql<SqlBool>`recordState <> 'voided'`),
  ];
  const equal = ['registrationKind', 'legalType', 'supervisingUnit', 'townshipName', 'assessmentGrade'] as const;
  for (const column of equal) {
    const value = filter[column];
    if (!value) continue;
    const isUnit = column === 'supervisingUnit' || column === 'townshipName';
    list.push(isUnit ? namesUnit(column, value) : sql<SqlBool>`${sql.ref(column)} = ${value}`);
  }
  if (filter.status === 'preparing') list.push(sql<SqlBool>`recordState = 'draft'`);
  else if (filter.status === 'current') {
    list.push(sql<SqlBool>`status IN ('normal','liquidating') AND recordState <> 'draft'`);
  } else if (filter.status) list.push(sql<SqlBool>`status = ${filter.status} AND recordState <> 'draft'`);
  if (filter.certificateEndsBy) {
    list.push(sql<SqlBool>`certificateValidTo <= ${filter.certificateEndsBy} AND status IN ('normal','liquidating')`);
  }
  return [...list, ...extraConditions(filter.extra ?? {})];
}

function extraConditions(filter: NonNullable<ListInput['filter']['extra']>): Expression<SqlBool>[] {
  return Object.entries(filter).flatMap(([id, { holds, is, from, to }]) => {
    const value = extraValue(id);
    const words = (holds ?? '').split(/\s+/u).filter(Boolean).slice(0, 8);
    return [
      ...words.map((word) => sql<SqlBool>`${value} LIKE ${likePattern(word)} ESCAPE '\\'`),
      ...(is === undefined ? [] : [sql<SqlBool>`${value} = ${is}`]),
      ...(from === undefined ? [] : [sql<SqlBool>`${value} >= ${from}`]),
      ...(to === undefined ? [] : [sql<SqlBool>`${value} <= ${to}`]),
    ];
  });
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

/** What the import compares rows with: key fields of every organization that is not voided, and of those merged into another. */
export async function registryKeys(db: Kysely<Schema>) {
  return db
    .selectFrom('organization')
    .select([
      'id',
      'registrationKind',
      'name',
      'uscc',
      'registrationNo',
      'townshipName',
      'communityName',
      'mergedIntoId',
    ])
    .where((where) => where.or([where('recordState', '<>', 'voided'), where('mergedIntoId', 'is not', null)]))
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
