import { type Kysely, sql } from 'kysely';
import { extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import { COLLECTIONS, type Collection, type CollectionName, fromStored } from '../../db/collections.ts';
import type { Schema } from '../../db/schema.ts';
import { listExtraFields } from '../extraFields/extraFields.repository.ts';
import type { DumpRow } from './dumpMessages.ts';

/** A table of the dump: how it is read in order, and which columns leave the house. */
export type DumpTable = {
  readonly table: string;
  /** Unique column by which the rows are read in order. */
  readonly key: 'rowKey' | 'historyKey' | 'id';
  /** Columns that are exported; a record collection exports all but the derived ones. */
  readonly fields: readonly string[];
  /** Fields that the office added: each is a column of its own under its label, instead of the one that stores them all. */
  readonly added?: ReadonlyMap<string, string>;
};

/** What is exported besides the record collections. Of accounts only what names a person in the records: no password, no key. */
const PLAIN_TABLES: readonly DumpTable[] = [
  { table: 'user_account', key: 'id', fields: ['id', 'login', 'displayName', 'post', 'roles', 'enabled', 'createdAt'] },
  {
    table: 'field_history',
    key: 'historyKey',
    fields: [
      'historyKey',
      'recordId',
      'collection',
      'revision',
      'replica',
      'n',
      'hlc',
      'at',
      'userId',
      'action',
      'reason',
      'effectiveOn',
      'salt',
      'changes',
    ],
  },
  {
    table: 'import_batch',
    key: 'id',
    fields: [
      'id',
      'at',
      'userId',
      'fileName',
      'fileHash',
      'registrationKind',
      'counts',
      'choices',
      'details',
      'undoneAt',
      'undoneBy',
    ],
  },
];
/** Columns of other tables that hold JSON. */
const JSON_FIELDS: ReadonlySet<string> = new Set(['roles', 'changes', 'counts', 'choices', 'details', 'detail']);
/** Columns of records that serve this program alone. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(['rowKey']);

/** Every table of the dump in its order: the record collections, then accounts, changes and imports. */
export async function dumpTables(db: Kysely<Schema>): Promise<DumpTable[]> {
  const collections = await Promise.all(
    collectionNames().map(async (table): Promise<DumpTable> => {
      const { derived }: Collection = COLLECTIONS[table];
      const columns = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db);
      const fields = columns.rows.map(({ name }) => name);
      return {
        table,
        key: 'rowKey',
        fields: fields.filter((field) => !OWN_COLUMNS.has(field) && !derived.includes(field)),
        ...(table === 'organization' ? { added: await addedFields(db) } : {}),
      };
    }),
  );
  return [...collections, ...PLAIN_TABLES];
}

async function addedFields(db: Kysely<Schema>): Promise<ReadonlyMap<string, string>> {
  return new Map((await listExtraFields(db)).map(({ id, label }) => [extraKey(id), label]));
}

/** The fields of a table as they are written out: a spread column gives way to the fields in it. */
export function writtenFields({ table, fields, added }: DumpTable): readonly string[] {
  const { spread = [] }: Partial<Collection> = isCollection(table) ? COLLECTIONS[table] : {};
  return [...fields.filter((field) => !spread.includes(field)), ...(added?.keys() ?? [])];
}

function collectionNames(): CollectionName[] {
  return Object.keys(COLLECTIONS).filter(isCollection);
}

export async function countRows(db: Kysely<Schema>, table: string): Promise<number> {
  const found = await sql<{ total: number }>`SELECT count(*) AS total FROM ${sql.table(table)}`.execute(db);
  return found.rows[0]?.total ?? 0;
}

/** Value of a table's key; null: before the first row. */
export type RowPlace = string | number | null;

/** The rows of a table after `last`, in order; voided records too. @returns the rows, and the key of the last of them */
export async function dumpPage(
  db: Kysely<Schema>,
  { table, key, fields, added }: DumpTable,
  last: RowPlace,
  limit: number,
): Promise<{ readonly rows: DumpRow[]; readonly last: RowPlace }> {
  const columns = sql.join(fields.map((field) => sql.ref(field)));
  const place = sql.ref(key);
  const found = await sql<Record<string, unknown> & { readonly place_: RowPlace }>`
    SELECT ${columns}, ${place} AS place_ FROM ${sql.table(table)}
    WHERE ${last} IS NULL OR ${place} > ${last} ORDER BY ${place} LIMIT ${limit}`.execute(db);
  const empty = Object.fromEntries([...(added?.keys() ?? [])].map((field) => [field, null]));
  const rows = found.rows.map(({ place_: _place, ...row }) => ({ ...empty, ...rowOf(table, row) }));
  return { rows, last: found.rows.at(-1)?.place_ ?? null };
}

function rowOf(table: string, row: Readonly<Record<string, unknown>>): DumpRow {
  return isCollection(table) ? fromStored(table, row) : readJson(row);
}

/**
 * The audit log after an entry: exactly what is hashed, with the log's name and the hash (security-and-exchange.md §6.2).
 * @param last null: from the first entry on
 */
export async function auditPage(
  db: Kysely<Schema>,
  last: { readonly log: string; readonly seq: number } | null,
  limit: number,
) {
  let query = db.selectFrom('audit_entry').selectAll().orderBy('log').orderBy('seq').limit(limit);
  if (last) query = query.where(sql<boolean>`(log, seq) > (${last.log}, ${last.seq})`);
  const rows = await query.execute();
  const end = rows.at(-1);
  return {
    rows: rows.map((row): DumpRow => ({ v: 1, ...readJson(row) })),
    last: end ? { log: end.log, seq: end.seq } : null,
  };
}

/** The signed states of the log. */
export async function auditCheckpoints(db: Kysely<Schema>): Promise<DumpRow[]> {
  return db.selectFrom('audit_checkpoint').selectAll().orderBy('log').orderBy('size').execute();
}

function readJson(row: Readonly<Record<string, unknown>>): DumpRow {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      JSON_FIELDS.has(field) && typeof value === 'string' ? JSON.parse(value) : value,
    ]),
  );
}

/** Whether a table holds records. */
export function isCollection(table: string): table is CollectionName {
  return Object.hasOwn(COLLECTIONS, table);
}
