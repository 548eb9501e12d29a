import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { referencesOf } from '../duplicates/merge.repository.ts';
import type { BatchRecord } from './organizations.imports.repository.ts';

/** What undoing an import must know; all of it is read, nothing written. */

export const UNDO_COLLECTIONS = [
  'organization',
  'organization_event',
  'organization_contact',
  'annual_review',
] as const satisfies readonly BatchRecord['collection'][];

const writtenRow = z.object({
  recordId: z.string(),
  action: z.enum(['created', 'updated']),
  importRevision: z.number().int(),
  before: z.string().nullable(),
  revision: z.number().int(),
  recordState: z.string(),
  organizationId: z.string(),
});

/** A record that an import wrote, beside what it is now. */
export type WrittenRecord = z.infer<typeof writtenRow> & { readonly collection: BatchRecord['collection'] };

/** Every record of an import with its present revision and state, in the order of their entry. */
export async function writtenRecords(db: Kysely<Schema>, batchId: string): Promise<WrittenRecord[]> {
  const all: WrittenRecord[] = [];
  for (const collection of UNDO_COLLECTIONS) {
    const owner = sql.ref(collection === 'organization' ? 'present.id' : 'present.organizationId');
    const found = await sql`SELECT written.recordId, written.action, written.revision AS importRevision, written.before,
        present.revision, present.recordState, ${owner} AS organizationId
      FROM import_batch_record AS written JOIN ${sql.table(collection)} AS present ON present.id = written.recordId
      WHERE written.batchId = ${batchId} AND written.collection = ${collection} ORDER BY present.rowKey`.execute(db);
    for (const row of found.rows) all.push({ collection, ...writtenRow.parse(row) });
  }
  return all;
}

const historyEntry = z.object({
  recordId: z.string(),
  revision: z.number().int(),
  at: z.string(),
  userId: z.string(),
  changes: z
    .string()
    .transform((text) => z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).parse(JSON.parse(text))),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** The history of each record, oldest first. */
export async function historiesOf(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly HistoryEntry[]>> {
  const found = new Map<string, HistoryEntry[]>();
  const rows = await sql`SELECT recordId, revision, at, userId, changes FROM field_history
    WHERE recordId IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY historyKey`.execute(db);
  for (const row of rows.rows) {
    const entry = historyEntry.parse(row);
    found.set(entry.recordId, [...(found.get(entry.recordId) ?? []), entry]);
  }
  return found;
}

/** Records of one collection by id. */
export async function presentRecords(
  db: Kysely<Schema>,
  collection: BatchRecord['collection'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const rows = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(collection)}
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(db);
  return new Map(rows.rows.map((row) => [String(row.id), recordOf(collection, row)]));
}

/** Names and states of organizations. */
export async function organizationNames(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly recordState: string }>> {
  const rows = await sql<{
    id: string;
    name: string;
    recordState: string;
  }>`SELECT id, name, recordState FROM organization
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(db);
  return new Map(rows.rows.map(({ id, ...rest }) => [id, rest]));
}

/** Organizations of an import that took in another one which the import did not bring: voiding them would take that one along. */
export async function tookOthersIn(db: Kysely<Schema>, batchId: string): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`SELECT m.keptId AS id FROM organization_merge m
    JOIN import_batch_record AS written ON written.batchId = ${batchId} AND written.recordId = m.keptId
    WHERE m.undoneOn IS NULL AND m.recordState <> 'voided' AND NOT EXISTS (SELECT 1 FROM import_batch_record AS own
      WHERE own.batchId = ${batchId} AND own.recordId = m.mergedId AND own.action = 'created')`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

/** Something that was entered later for an organization of the import. */
export type Addition = {
  readonly organizationId: string;
  readonly collection: string;
  readonly createdBy: string;
  readonly createdAt: string;
};

/** Columns by which a record belongs to an organization, in every collection: what a later table keeps is found too. */
const BELONGING: ReadonlySet<string> = new Set(['organizationId', 'ownerId']);

/** What was entered since for the organizations that an import created: contacts, events, papers, terms, meetings, files and so on. */
export async function laterAdditions(db: Kysely<Schema>, batchId: string): Promise<Addition[]> {
  const all: Addition[] = [];
  for (const { collection, column } of await referencesOf(db)) {
    if (!BELONGING.has(column)) continue;
    const owner = sql.ref(`other.${column}`);
    const found = await sql<
      Omit<Addition, 'collection'>
    >`SELECT ${owner} AS organizationId, other.createdBy, other.createdAt
      FROM ${sql.table(collection)} AS other
      JOIN import_batch_record AS written ON written.batchId = ${batchId} AND written.recordId = ${owner}
      WHERE written.action = 'created' AND written.collection = 'organization' AND other.recordState <> 'voided'
        AND NOT EXISTS (SELECT 1 FROM import_batch_record AS own WHERE own.batchId = ${batchId} AND own.recordId = other.id)
      ORDER BY other.rowKey`.execute(db);
    for (const row of found.rows) all.push({ collection, ...row });
  }
  return all;
}
