import { type Kysely, sql } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import { stateHash } from '../audit/auditChain.ts';
import { canonicalJson } from '../crypto/encodings.ts';
import { indexChanged, indexCreated } from '../search/searchIndex.repository.ts';
import {
  COLLECTIONS,
  type Collection,
  type CollectionName,
  type Fields,
  type FieldValue,
  fromStored,
  storedColumns,
} from './collections.ts';
import { EMPTY_MERGE_STATE, mergeState, writeFields } from './mergeState.ts';
import type { Schema } from './schema.ts';
import { insertRows, type Write } from './write.ts';

/** A stored record with its common fields. */
export type StoredRecord = Record<string, FieldValue> & {
  readonly id: string;
  readonly revision: number;
  readonly recordState: string;
};

type RecordState = 'draft' | 'final' | 'voided' | 'archived';

export type WriteOptions = {
  /** What the audit calls it, for example `organization.create`; left out: `<collection>.<create|update|void>`. */
  readonly action?: string;
  readonly reason?: string;
  /** Business date from which the values hold; the registry's "as at" reads it. */
  readonly effectiveOn?: string;
};

const COMMON_FIELDS = new Set(['id', 'originOfficeId', 'revision', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/**
 * Creates records of one collection: rows, merge state, history and one audit entry each, all in the open transaction.
 * @returns their ids in order
 */
export async function createRecords(
  write: Write,
  collection: CollectionName,
  items: readonly { readonly id?: string; readonly fields: Fields; readonly recordState?: RecordState }[],
  options: WriteOptions = {},
): Promise<string[]> {
  if (items.length === 0) return [];
  const { n, hlc } = await write.commit();
  const action = options.action ?? `${collection}.create`;
  const rows: Record<string, string | number | null>[] = [];
  const states: Record<string, string | number | null>[] = [];
  const history: Record<string, string | number | null>[] = [];
  const ids: string[] = [];
  const { derived }: Collection = COLLECTIONS[collection];
  for (const item of items) {
    const id = item.id ?? write.newId();
    const recordState = item.recordState ?? 'final';
    const row: Record<string, string | number | null> = {
      id,
      originOfficeId: write.officeId,
      recordState,
      revision: 1,
      createdAt: write.at,
      createdBy: write.actor.id,
      updatedAt: write.at,
      updatedBy: write.actor.id,
      voidReason: null,
      ...storedColumns(collection, item.fields),
    };
    const changes: Record<string, [null, FieldValue]> = { recordState: [null, recordState] };
    const state: Record<string, FieldValue> = { recordState };
    for (const [field, value] of Object.entries(item.fields)) {
      if (isAbsent(value) || derived.includes(field)) continue;
      changes[field] = [null, value];
      state[field] = value;
    }
    const salt = write.newSalt();
    rows.push(row);
    states.push({
      recordId: id,
      collection,
      owner: write.officeId,
      lsn: await write.nextLsn(),
      merge: canonicalJson(
        writeFields(
          EMPTY_MERGE_STATE,
          { replica: write.replica, n, hlc, author: write.actor.id },
          Object.keys(changes),
        ),
      ),
    });
    history.push(historyRow(write, { n, hlc, id, collection, revision: 1, action, options, salt, changes }));
    write.audit({
      action,
      entityType: collection,
      entityId: id,
      afterHash: stateHash(salt, canonicalJson(state)),
      ...(options.reason ? { reason: options.reason } : {}),
      detail: { fields: Object.keys(changes).length },
    });
    ids.push(id);
  }
  await insertRows(write.trx, collection, rows);
  await insertRows(write.trx, 'record_state', states);
  await insertRows(write.trx, 'field_history', history);
  const created = items.map(({ fields, recordState = 'final' }, index) => ({
    id: ids[index] ?? '',
    fields,
    recordState,
  }));
  await indexCreated(write.trx, collection, created);
  write.changed(collection, ...(ids.length <= 50 ? ids : []));
  return ids;
}

/** Creates one record. */
export async function createRecord(
  write: Write,
  collection: CollectionName,
  fields: Fields,
  options: WriteOptions & { readonly recordState?: RecordState; readonly id?: string } = {},
): Promise<string> {
  const item = {
    fields,
    ...(options.recordState ? { recordState: options.recordState } : {}),
    ...(options.id ? { id: options.id } : {}),
  };
  const [id] = await createRecords(write, collection, [item], options);
  if (!id) throw new AppError('internal');
  return id;
}

/**
 * Changes the fields of a record that differ; nothing is written when none does.
 * @param expectedRevision guards against a concurrent edit; undefined only for writes that no form shows
 * @throws AppError `not_found`, `conflict` with `record` (the present one)
 */
export async function updateRecord(
  write: Write,
  collection: CollectionName,
  id: string,
  expectedRevision: number | undefined,
  patch: Fields,
  options: WriteOptions & { readonly recordState?: RecordState } = {},
): Promise<{ readonly revision: number; readonly changed: readonly string[] }> {
  const present = await findRecord(write.trx, collection, id);
  if (!present) throw new AppError('not_found');
  if (expectedRevision !== undefined && present.revision !== expectedRevision) {
    throw new AppError('conflict', { record: present });
  }
  const { derived }: Collection = COLLECTIONS[collection];
  const wanted: Fields = options.recordState ? { ...patch, recordState: options.recordState } : patch;
  const differing: Record<string, FieldValue> = {};
  const changes: Record<string, [FieldValue, FieldValue]> = {};
  for (const [field, value] of Object.entries(wanted)) {
    const old = present[field] ?? null;
    const next = value ?? null;
    if (canonicalJson(old) === canonicalJson(next)) continue;
    differing[field] = next;
    if (!derived.includes(field)) changes[field] = [old, next];
  }
  const changed = Object.keys(changes);
  if (changed.length === 0) return { revision: present.revision, changed };

  const { n, hlc } = await write.commit();
  const revision = present.revision + 1;
  const salt = write.newSalt();
  const action = options.action ?? `${collection}.update`;
  const columns = storedColumns(collection, differing, present);
  const assignments = Object.entries({ ...columns, revision, updatedAt: write.at, updatedBy: write.actor.id });
  await sql`UPDATE ${sql.table(collection)} SET ${sql.join(
    assignments.map(([column, value]) => sql`${sql.ref(column)} = ${sql.val(value)}`),
  )} WHERE id = ${id}`.execute(write.trx);
  const stored = await write.trx
    .selectFrom('record_state')
    .select('merge')
    .where('recordId', '=', id)
    .executeTakeFirstOrThrow();
  const merged = writeFields(
    mergeState.parse(JSON.parse(stored.merge)),
    { replica: write.replica, n, hlc, author: write.actor.id },
    changed,
  );
  await write.trx
    .updateTable('record_state')
    .set({ merge: canonicalJson(merged), lsn: await write.nextLsn() })
    .where('recordId', '=', id)
    .execute();
  await insertRows(write.trx, 'field_history', [
    historyRow(write, { n, hlc, id, collection, revision, action, options, salt, changes }),
  ]);
  await indexChanged(write.trx, collection, id, changed);
  const before = stateOf(collection, present);
  const after = {
    ...before,
    ...Object.fromEntries(Object.entries(changes).map(([field, [, value]]) => [field, value])),
  };
  write.audit({
    action,
    entityType: collection,
    entityId: id,
    beforeHash: stateHash(salt, canonicalJson(before)),
    afterHash: stateHash(salt, canonicalJson(setFieldsOf(after))),
    ...(options.reason ? { reason: options.reason } : {}),
    detail: { fields: changed },
  });
  write.changed(collection, id);
  return { revision, changed };
}

/** Voids a record: it stays visible with its reason and leaves every figure (domain.md §2). */
export async function voidRecord(
  write: Write,
  collection: CollectionName,
  id: string,
  expectedRevision: number | undefined,
  reason: string,
): Promise<{ readonly id: string; readonly revision: number }> {
  const present = await findRecord(write.trx, collection, id);
  if (!present) throw new AppError('not_found');
  if (present.recordState === 'voided') throw new AppError('conflict', { record: present });
  const { revision } = await updateRecord(
    write,
    collection,
    id,
    expectedRevision,
    { voidReason: reason },
    { action: `${collection}.void`, reason, recordState: 'voided' },
  );
  return { id, revision };
}

/** One record with its common fields, or undefined. */
export async function findRecord(
  db: Kysely<Schema>,
  collection: CollectionName,
  id: string,
): Promise<StoredRecord | undefined> {
  const found = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(collection)} WHERE id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) return undefined;
  return recordOf(collection, row);
}

/** Turns a row of a collection's table into a record. */
export function recordOf(collection: CollectionName, row: Readonly<Record<string, unknown>>): StoredRecord {
  const fields = fromStored(collection, row);
  return { ...fields, id: String(row.id), revision: Number(row.revision), recordState: String(row.recordState) };
}

/** The state that audit hashes speak of: every field but the local common ones and the derived, empty ones left out. */
export function stateOf(
  collection: CollectionName,
  record: Readonly<Record<string, FieldValue>>,
): Record<string, FieldValue> {
  const { derived }: Collection = COLLECTIONS[collection];
  return setFieldsOf(
    Object.fromEntries(
      Object.entries(record).filter(([field]) => !COMMON_FIELDS.has(field) && !derived.includes(field)),
    ),
  );
}

/** A field that was never set: neither history nor state speak of it. A flag that is off counts as never set. */
function isAbsent(value: FieldValue | undefined): value is null | undefined | false {
  return value === undefined || value === null || value === false;
}

/** The fields that say something: neither null nor unticked. */
export function setFieldsOf(fields: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isAbsent(value)));
}

export function historyRow(
  write: Write,
  row: {
    readonly n: number;
    readonly hlc: string;
    readonly id: string;
    readonly collection: CollectionName;
    readonly revision: number;
    readonly action: string;
    readonly options: WriteOptions;
    readonly salt: Buffer;
    readonly changes: Readonly<Record<string, unknown>>;
  },
): Record<string, string | number | null> {
  return {
    recordId: row.id,
    collection: row.collection,
    revision: row.revision,
    replica: write.replica,
    n: row.n,
    hlc: row.hlc,
    at: write.at,
    userId: write.actor.id,
    action: row.action,
    reason: row.options.reason ?? '',
    effectiveOn: row.options.effectiveOn ?? null,
    salt: row.salt.toString('base64'),
    changes: JSON.stringify(row.changes),
  };
}
