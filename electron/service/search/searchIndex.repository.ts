import { sql, type Transaction } from 'kysely';
import { type CollectionName, type Fields, fromStored } from '../db/collections.ts';
import type { Schema } from '../db/schema.ts';
import { insertRows } from '../db/write.ts';
import { entryBase, entryNumber } from './entryKeys.ts';
import { entryText } from './entryText.ts';
import { earlierNames, type FormerNames } from './formerNames.repository.ts';
import { writeOrganizationNames } from './organizationNames.repository.ts';
import { DEPENDENTS, type IndexedRecord, type SearchSource, searchSourceOf } from './searchSources.ts';

type Trx = Transaction<Schema>;
type Row = { readonly rowKey: number; readonly id: string; readonly record: IndexedRecord };
type NewRecord = { readonly id: string; readonly fields: Fields; readonly recordState: string };

const NO_NAMES: FormerNames = new Map();

/** Puts records that were just inserted, in this order, into the index; part of the same transaction. */
export async function indexCreated(trx: Trx, collection: CollectionName, created: readonly NewRecord[]): Promise<void> {
  if (collection === 'organization_event') return indexRenamed(trx, created);
  const source = searchSourceOf(collection);
  if (!source) return;
  const last = await sql<{ rowKey: number }>`SELECT max(rowKey) AS rowKey FROM ${sql.table(collection)}`.execute(trx);
  // Rows of one transaction get their keys one after the other.
  const first = (last.rows[0]?.rowKey ?? 0) - created.length + 1;
  const rows = created.map(({ id, fields, recordState }, index) => ({
    rowKey: first + index,
    id,
    record: { ...fields, recordState },
  }));
  await insertEntries(trx, source, rows, NO_NAMES);
}

/** Brings the index in step with a record that was just changed. @param changed names of its changed fields */
export async function indexChanged(
  trx: Trx,
  collection: CollectionName,
  id: string,
  changed: readonly string[],
): Promise<void> {
  if (collection === 'organization_event') {
    const event = await trx
      .selectFrom('organization_event')
      .select('organizationId')
      .where('id', '=', id)
      .executeTakeFirst();
    if (event) await reindex(trx, 'organization', [event.organizationId]);
    return;
  }
  await reindex(trx, collection, [id]);
  if (changed.includes('recordState')) await reindexDependents(trx, collection, [id]);
}

/** Entries that are hidden or shown with their owners, down to the files of a task of a voided meeting. */
async function reindexDependents(trx: Trx, collection: CollectionName, ids: readonly string[]): Promise<void> {
  for (const [dependent, column] of DEPENDENTS[collection] ?? []) {
    const found = await sql<{ id: string }>`
      SELECT id FROM ${sql.table(dependent)}
      WHERE ${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(trx);
    const own = found.rows.map((row) => row.id);
    if (own.length === 0) continue;
    await reindex(trx, dependent, own);
    await reindexDependents(trx, dependent, own);
  }
}

/** A change of name that was entered afterwards makes the organization be found by the name it had. */
async function indexRenamed(trx: Trx, events: readonly NewRecord[]): Promise<void> {
  const ids = events.flatMap(({ fields }) =>
    fields.kind === 'name_changed' && typeof fields.organizationId === 'string' ? [fields.organizationId] : [],
  );
  if (ids.length > 0) await reindex(trx, 'organization', [...new Set(ids)]);
}

/** Writes the entries of some records anew; far cheaper for many at once than one by one. */
export async function reindex(trx: Trx, collection: CollectionName, ids: readonly string[]): Promise<void> {
  const source = searchSourceOf(collection);
  if (!source || ids.length === 0) return;
  const found = await sql<Record<string, unknown>>`
    SELECT * FROM ${sql.table(collection)} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(
    trx,
  );
  const rows = found.rows.map((row) => indexedRow(collection, row));
  const entries = rows.flatMap(({ rowKey }) => [
    entryNumber(source.kind, rowKey),
    entryNumber(source.kind, rowKey, true),
  ]);
  await removeEntries(trx, entries);
  await insertEntries(trx, source, rows, await earlierNames(trx, source.kind, ids));
}

/** A stored row as the index reads it. */
export function indexedRow(collection: CollectionName, row: Readonly<Record<string, unknown>>): Row {
  return { rowKey: Number(row.rowKey), id: String(row.id), record: fromStored(collection, row) };
}

/** Takes entries out of the index; those that are not there are no error. */
export async function removeEntries(trx: Trx, entries: readonly number[]): Promise<void> {
  const list = JSON.stringify(entries);
  await sql`DELETE FROM search_text WHERE rowid IN (SELECT value FROM json_each(${list}))`.execute(trx);
  await sql`DELETE FROM search_name WHERE rowid IN (SELECT value FROM json_each(${list}))`.execute(trx);
  await sql`DELETE FROM search_key WHERE entry IN (SELECT value FROM json_each(${list}))`.execute(trx);
}

/** Writes the entries of records that have none. */
export async function insertEntries(
  trx: Trx,
  source: SearchSource,
  rows: readonly Row[],
  names: FormerNames,
): Promise<void> {
  const hiddenOwners = await voidedOwners(trx, source, rows);
  const texts: Record<string, string | number>[] = [];
  const nameRows: Record<string, string | number>[] = [];
  const keys: Record<string, string | number>[] = [];
  const hiddenIds: string[] = [];
  for (const { rowKey, id, record } of rows) {
    const isHidden = record.recordState === 'voided' || hiddenOwners.has(source.owner?.(record) ?? '');
    if (isHidden) hiddenIds.push(id);
    const entry = entryNumber(source.kind, rowKey, isHidden);
    const former = (names.get(id) ?? []).filter((name) => name !== source.title(record));
    const { text, name, keys: own } = entryText(source, record, former);
    texts.push({ rowid: entry, ...text });
    nameRows.push({ rowid: entry, ...name });
    for (const key of own) keys.push({ key, entry });
  }
  await insertRows(trx, 'search_text', texts);
  await insertRows(trx, 'search_name', nameRows);
  await insertRows(trx, 'search_key', keys);
  if (source.kind === 'document') await removePages(trx, hiddenIds);
  if (source.kind === 'organization') await writeOrganizationNames(trx, rows, names);
}

/** Ids of voided records among the owners of the rows; a task or a correction sheet is void with its meeting. */
async function voidedOwners(trx: Trx, source: SearchSource, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const { owner } = source;
  if (!owner) return new Set();
  const ids = JSON.stringify([...new Set(rows.map(({ record }) => owner(record)).filter((id) => id !== ''))]);
  const voided = OWNERS.map(
    (table) => sql`SELECT id FROM ${sql.table(table)}
      WHERE ${isVoid(table)} AND id IN (SELECT value FROM json_each(${ids}))`,
  );
  const found = await sql<{ id: string }>`${sql.join(voided, sql` UNION ALL `)}`.execute(trx);
  return new Set(found.rows.map(({ id }) => id));
}

/** Records that hide others when they are voided. */
const OWNERS = [
  ...[
    'meeting',
    'leading_group',
    'official_document',
    'plan_item',
    'report',
    'activity_filing',
    'inspection',
    'inspection_finding',
    'risk_assessment',
    'risk_measure',
    'study_session',
    'information_submission',
    'collection_task',
    'collection_return',
    'handover',
    'service_station',
    'station_activity',
    'typical_case',
  ],
  ...['action_item', 'minutes_correction'],
] as const;

function isVoid(table: (typeof OWNERS)[number]) {
  if (table !== 'action_item' && table !== 'minutes_correction') return sql`recordState = 'voided'`;
  return sql`(recordState = 'voided' OR meetingId IN (SELECT id FROM meeting WHERE recordState = 'voided'))`;
}

/** The text of a voided document is not found; it stays stored with the file. */
async function removePages(trx: Trx, attachmentIds: readonly string[]): Promise<void> {
  if (attachmentIds.length === 0) return;
  await sql`DELETE FROM search_text WHERE rowid IN (
    SELECT rowKey + ${sql.lit(entryBase('page'))} FROM search_page
    WHERE attachmentId IN (SELECT value FROM json_each(${JSON.stringify(attachmentIds)})))`.execute(trx);
}
