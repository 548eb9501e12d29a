import { sql } from 'kysely';
import { stateHash } from '../audit/auditChain.ts';
import { canonicalJson } from '../crypto/encodings.ts';
import { reindex } from '../search/searchIndex.repository.ts';
import { type CollectionName, type Fields, type FieldValue, toStored } from './collections.ts';
import { mergeState, writeFields } from './mergeState.ts';
import { historyRow, recordOf, setFieldsOf, stateOf, type WriteOptions } from './records.ts';
import { insertRows, type Write } from './write.ts';

/** Records changed by one statement. */
const CHUNK = 500;

/**
 * Changes many records of one collection as `updateRecord` changes one: row, merge state, history and an audit entry each, all in
 * the open transaction. For plain fields alone (none derived, none of a spread column), and for writes that no form shows: the
 * caller has read the records in the same transaction. Records whose fields already hold the values stay as they are.
 * @param patches by record id; unknown ids are passed over
 * @returns how many records changed
 */
export async function updateRecords(
  write: Write,
  collection: CollectionName,
  patches: ReadonlyMap<string, Fields>,
  options: WriteOptions,
): Promise<number> {
  const ids = [...patches.keys()];
  let count = 0;
  for (let start = 0; start < ids.length; start += CHUNK) {
    count += await updateChunk(write, collection, ids.slice(start, start + CHUNK), patches, options);
    if (start + CHUNK < ids.length) await turn();
  }
  return count;
}

/** Lets waiting calls be answered; the open transaction keeps other writes waiting. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function updateChunk(
  write: Write,
  collection: CollectionName,
  ids: readonly string[],
  patches: ReadonlyMap<string, Fields>,
  options: WriteOptions,
): Promise<number> {
  const found = await sql<
    Record<string, unknown>
  >`SELECT own.*, state.merge AS "mergeState" FROM ${sql.table(collection)} AS own
    JOIN record_state AS state ON state.recordId = own.id
    WHERE own.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY own.rowKey`.execute(write.trx);
  const columns = [...new Set(ids.flatMap((id) => Object.keys(patches.get(id) ?? {})))];
  const { n, hlc } = await write.commit();
  const commit = { replica: write.replica, n, hlc, author: write.actor.id };
  const action = options.action ?? `${collection}.update`;
  const rows: (string | number | null)[][] = [];
  const states: [id: string, merge: string, lsn: number][] = [];
  const history: Record<string, string | number | null>[] = [];
  for (const { mergeState: merge, ...row } of found.rows) {
    const present = recordOf(collection, row);
    const { id } = present;
    const changes: Record<string, [FieldValue, FieldValue]> = {};
    for (const [field, value] of Object.entries(patches.get(id) ?? {})) {
      const old = present[field] ?? null;
      const next = value ?? null;
      if (canonicalJson(old) !== canonicalJson(next)) changes[field] = [old, next];
    }
    const changed = Object.keys(changes);
    if (changed.length === 0) continue;
    const after = Object.fromEntries(changed.map((field) => [field, changes[field]?.[1] ?? null]));
    const salt = write.newSalt();
    const revision = present.revision + 1;
    rows.push([
      id,
      ...columns.map((column) => toStored(collection, column, column in after ? after[column] : present[column])),
    ]);
    const merged = writeFields(mergeState.parse(JSON.parse(String(merge))), commit, changed);
    states.push([id, canonicalJson(merged), await write.nextLsn()]);
    history.push(historyRow(write, { n, hlc, id, collection, revision, action, options, salt, changes }));
    const before = stateOf(collection, present);
    write.audit({
      action,
      entityType: collection,
      entityId: id,
      beforeHash: stateHash(salt, canonicalJson(before)),
      afterHash: stateHash(salt, canonicalJson(setFieldsOf({ ...before, ...after }))),
      ...(options.reason ? { reason: options.reason } : {}),
      detail: { fields: changed },
    });
  }
  if (rows.length === 0) return 0;
  const assignments = columns.map(
    (column, index) => sql`${sql.ref(column)} = next.value ->> ${sql.lit(`$[${index + 1}]`)}`,
  );
  await sql`UPDATE ${sql.table(collection)} SET ${sql.join(assignments)}, revision = revision + 1,
    updatedAt = ${write.at}, updatedBy = ${write.actor.id}
    FROM json_each(${JSON.stringify(rows)}) AS next WHERE ${sql.table(collection)}.id = next.value ->> 0`.execute(
    write.trx,
  );
  await sql`UPDATE record_state SET merge = next.value ->> 1, lsn = next.value ->> 2
    FROM json_each(${JSON.stringify(states)}) AS next WHERE recordId = next.value ->> 0`.execute(write.trx);
  await insertRows(write.trx, 'field_history', history);
  const changedIds = states.map(([id]) => id);
  await reindex(write.trx, collection, changedIds);
  write.changed(collection, ...(changedIds.length <= 50 ? changedIds : []));
  return changedIds.length;
}
