import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { HandlerInput } from '#shared/contract/list.ts';
import { extraIdOf, extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import type { HistoryEntry } from '#shared/features/organizations/asAt.rules.ts';
import { type OrganizationRow, organizationRow } from '#shared/features/organizations/organizations.contract.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { likePattern } from '../../db/like.ts';
import { recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { extraValue } from '../extraFields/extraFields.repository.ts';
import { conditions, listRow, order, totalsByType } from './organizations.repository.ts';

type ListInput = HandlerInput<'organizations.list'>;
type Filter = ListInput['filter'];

/** Columns in which the words of an as-at filter are looked for, besides key and initials of the name. */
const TEXT_FIELDS = [
  'name',
  'uscc',
  'registrationNo',
  'filingNo',
  'legalRepresentativeName',
  'supervisingUnit',
  'townshipName',
  'communityName',
] as const;
/** Columns of a row that have no past: what stands there today holds on every day (`asAt.rules.ts`). */
const WITHOUT_PAST: ReadonlySet<string> = new Set(['id', 'revision', 'establishedOn', 'updatedAt']);
const ROW_FIELDS = Object.keys(organizationRow.shape);
const FACET_FIELDS = ['registrationKind', 'legalType', 'status', 'supervisingUnit', 'townshipName'] as const;
/** Who was still preparing on the day did not exist yet. */
const STANDING = sql<SqlBool>`recordState <> 'draft'`;
/** Values that a facet offers at most. */
const MOST_VALUES = 500;

const changesSchema = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));

/** One page of the registry as at a day, and the number of all its rows that fit the filter. */
export async function listOrganizationsAsAt(
  db: Kysely<Schema>,
  { filter, sort, offset, limit }: ListInput,
  date: string,
): Promise<{ total: number; rows: OrganizationRow[] }> {
  const column = sort.column === 'name' ? [] : [sort.column];
  const registry = registryAsAt(date, new Set([...fieldsOfFilter(filter), ...column]), filter.text);
  const where = sql.join([...conditions(filter, undefined), STANDING], sql` AND `);
  const found = await sql<{ rowKey: number; total: number }>`
    SELECT rowKey, count(*) OVER () AS total FROM ${registry} WHERE ${where}
    ORDER BY ${order(sort.column, sort.direction)} LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const [first] = found.rows;
  if (!first && offset > 0) {
    const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${registry} WHERE ${where}`.execute(db);
    return { total: counted.rows[0]?.total ?? 0, rows: [] };
  }
  const keys = found.rows.map(({ rowKey }) => rowKey);
  return { total: first?.total ?? 0, rows: await rowsAsAt(db, keys, date) };
}

/** Totals and values for the filter row as at a day; voided organizations are left out. */
export async function organizationFacetsAsAt(db: Kysely<Schema>, date: string) {
  const registry = registryAsAt(date, new Set([...FACET_FIELDS, 'recordState']));
  const columns = sql.join(FACET_FIELDS.map((field) => sql.ref(field)));
  const found = await sql<{ [Field in (typeof FACET_FIELDS)[number]]: string | null } & { total: number }>`
    SELECT ${columns}, count(*) AS total FROM ${registry}
    WHERE recordState <> 'voided' AND ${STANDING} GROUP BY ${columns}`.execute(db);
  const byStatus: Record<string, number> = {};
  for (const { status, total } of found.rows) byStatus[status ?? ''] = (byStatus[status ?? ''] ?? 0) + total;
  const valuesOf = (field: 'supervisingUnit' | 'townshipName') =>
    [...new Set(found.rows.flatMap((row) => row[field] ?? []))].sort().slice(0, MOST_VALUES);
  return {
    total: found.rows.reduce((sum, { total }) => sum + total, 0),
    byType: totalsByType(found.rows),
    byStatus,
    supervisingUnits: valuesOf('supervisingUnit'),
    townships: valuesOf('townshipName'),
  };
}

/** Every history entry of records, by record, in the order of writing. */
export async function historiesOf(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly HistoryEntry[]>> {
  const rows = await db
    .selectFrom('field_history')
    .select(['recordId', 'at', 'effectiveOn', 'revision', 'action', 'changes'])
    .where('recordId', 'in', ids)
    .orderBy('historyKey')
    .execute();
  const histories = new Map<string, HistoryEntry[]>();
  for (const { recordId, changes, ...row } of rows) {
    const entry = { ...row, changes: changesSchema.parse(JSON.parse(changes)) };
    histories.set(recordId, [...(histories.get(recordId) ?? []), entry]);
  }
  return histories;
}

/** The records that belong to an organization or belonged to it until a merge, voided ones too, as they were entered. */
export async function allChildrenOf(
  db: Kysely<Schema>,
  collection: 'organization_contact' | 'annual_review' | 'organization_event',
  organizationId: string,
): Promise<StoredRecord[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT * FROM ${sql.table(collection)} WHERE organizationId = ${organizationId} OR id IN (
      SELECT moved.value ->> 'id' FROM organization_merge AS m JOIN json_each(m.changes) AS moved
      WHERE m.keptId = ${organizationId} OR m.mergedId = ${organizationId}) ORDER BY rowKey`.execute(db);
  return found.rows.map((row) => recordOf(collection, row));
}

/** The day as `organization_past` counts it. */
function dayNumber(date: string): number {
  return Number(date.replaceAll('-', ''));
}

/** Rows of `organization_past` that hold on a day. */
const holdsOn = (date: string) => sql`fromDay <= ${dayNumber(date)} AND toDay > ${dayNumber(date)}`;

/**
 * The registry at the end of a day as a table: one row for each organization that was founded by then and holds the words, with the
 * fields asked for under their names.
 * @param fields fields that conditions and order read; those without a past are taken from today's row
 * @param text words that must all occur in what stood there on the day
 */
export function registryAsAt(date: string, fields: ReadonlySet<string>, text = ''): RawBuilder<unknown> {
  const past = [...fields].filter((field) => !WITHOUT_PAST.has(field));
  const extras = past.flatMap((field) => extraIdOf(field) ?? []);
  const own = [...fields].filter((field) => WITHOUT_PAST.has(field)).map((field) => sql`o.${sql.ref(field)}`);
  const alias = (field: string) => sql.id(`past_${field}`);
  const valueThen = (field: string, now: RawBuilder<unknown>) =>
    sql`iif(${alias(field)}.field IS NULL, ${now}, ${alias(field)}.value)`;
  const values = past
    .filter((field) => extraIdOf(field) === undefined)
    .map((field) => sql`${valueThen(field, sql`o.${sql.ref(field)}`)} AS ${sql.ref(field)}`);
  // Conditions and order ask the column `extra` for a value: here it holds those of the day.
  const members = extras.flatMap((id) => [sql.lit(id), valueThen(extraKey(id), extraValue(id))]);
  if (members.length > 0) values.push(sql`json_object(${sql.join(members)}) AS extra`);
  const joins = past.map(
    (field) => sql`LEFT JOIN organization_past AS ${alias(field)} ON ${alias(field)}.field = ${sql.lit(field)}
      AND ${alias(field)}.organizationKey = o.rowKey AND ${alias(field)}.fromDay <= ${dayNumber(date)}
      AND ${alias(field)}.toDay > ${dayNumber(date)}`,
  );
  const conditions = [sql<SqlBool>`${founded} <= ${date}`, ...wordConditions(text, date)];
  return sql`(SELECT o.rowKey AS rowKey, ${sql.join([...values, ...own, sortKey(date)])} FROM organization o
    ${sql.join(joins, sql` `)} WHERE ${sql.join(conditions, sql` AND `)}) AS registry`;
}

/** By what the name of the day is sorted; keys of former names are kept since they changed. */
const sortKey = (date: string) => sql`coalesce((SELECT n.sortKey FROM organization_past p JOIN organization_past_name n
  ON n.name = p.value WHERE p.field = 'name' AND p.organizationKey = o.rowKey AND ${holdsOn(date)}), o.sortKey) AS sortKey`;

/**
 * For each word: it occurs in something that was other than today, or in today's row in something that was then as it is now. Asked
 * in this order because few rows hold the word, so that few are asked whether they changed.
 */
function wordConditions(text: string, date: string): RawBuilder<SqlBool>[] {
  const words = text.split(/\s+/u).filter(Boolean).slice(0, 8);
  return words.map((word) => {
    const pattern = likePattern(word);
    const like = (column: RawBuilder<unknown>) => sql`${column} LIKE ${pattern} ESCAPE '\\'`;
    const name = (
      table: 'n' | 'o',
    ) => sql`${sql.ref(table)}.nameKey LIKE ${likePattern(nameKey(word) || word)} ESCAPE '\\'
      OR ${sql.ref(table)}.initials LIKE ${likePattern(word.toLowerCase())} ESCAPE '\\'`;
    const isAsNow = (field: string) => sql`NOT EXISTS (SELECT 1 FROM organization_past p
      WHERE p.field = ${sql.lit(field)} AND p.organizationKey = o.rowKey AND ${holdsOn(date)})`;
    const present = TEXT_FIELDS.map((field) => {
      const held = like(sql`o.${sql.ref(field)}`);
      return sql`(${field === 'name' ? sql`(${held} OR ${name('o')})` : held} AND ${isAsNow(field)})`;
    });
    return sql<SqlBool>`(${sql.join(present, sql` OR `)} OR o.rowKey IN (
      SELECT p.organizationKey FROM organization_past p LEFT JOIN organization_past_name n ON p.field = 'name' AND n.name = p.value
      WHERE p.field IN (${sql.join(TEXT_FIELDS.map((field) => sql.lit(field)))}) AND ${holdsOn(date)}
        AND (${like(sql`p.value`)} OR ${name('n')})))`;
  });
}

const firstDay = (field: 'establishedOn' | 'filedOn') => {
  const date = sql`o.${sql.ref(field)}`;
  return sql`CASE o.${sql.ref(`${field}Precision`)} WHEN 'year' THEN substr(${date}, 1, 4) || '-01-01'
    WHEN 'month' THEN substr(${date}, 1, 7) || '-01' ELSE ${date} END`;
};

/** `foundedOn` of `asAt.rules.ts` in SQL, for a row `o` of `organization`. */
export const founded = sql<string>`coalesce(
  min(coalesce(${firstDay('establishedOn')}, ${firstDay('filedOn')}), coalesce(${firstDay('filedOn')}, ${firstDay('establishedOn')})),
  (SELECT min(e.effectiveOn) FROM organization_event e
    WHERE e.organizationId = o.id AND e.recordState <> 'voided' AND e.kind IN ('established','filed')),
  substr(o.createdAt, 1, 10))`;

/** The fields that a filter compares. */
function fieldsOfFilter(filter: Filter): string[] {
  return [
    'recordState',
    ...Object.keys(filter).filter((key) => key !== 'extra' && ROW_FIELDS.includes(key)),
    ...Object.keys(filter.extra ?? {}).map(extraKey),
    ...(filter.certificateEndsBy ? ['certificateValidTo', 'status'] : []),
  ];
}

/** Rows of the list in the order of the keys: today's, with what was other on the day. */
async function rowsAsAt(db: Kysely<Schema>, keys: readonly number[], date: string): Promise<OrganizationRow[]> {
  if (keys.length === 0) return [];
  const fields = sql.join(['rowKey', ...ROW_FIELDS].map((field) => sql.ref(field)));
  const present = await sql<Record<string, unknown>>`
    SELECT ${fields} FROM organization WHERE rowKey IN (${sql.join(keys)})`.execute(db);
  const past = await sql<{ organizationKey: number; field: string; value: unknown }>`
    SELECT organizationKey, field, value FROM organization_past
    WHERE (field IN (${sql.join(ROW_FIELDS.map((field) => sql.lit(field)))}) OR (field > 'extra.' AND field < 'extra/'))
      AND organizationKey IN (${sql.join(keys)}) AND ${holdsOn(date)}`.execute(db);
  const rows = new Map(present.rows.map((row) => [Number(row.rowKey), row]));
  const extras = new Map<number, Record<string, unknown>>();
  for (const { organizationKey, field, value } of past.rows) {
    const row = rows.get(organizationKey);
    if (row && field in row) row[field] = value;
    else if (row) extras.set(organizationKey, { ...extras.get(organizationKey), [field]: value });
  }
  return keys.flatMap((key) => {
    const row = rows.get(key);
    return row ? [listRow(row, extras.get(key))] : [];
  });
}
