import { sql } from 'kysely';
import { stateHash } from '../audit/auditChain.ts';
import { canonicalJson } from '../crypto/encodings.ts';
import { reindex } from '../search/searchIndex.repository.ts';
import type { CollectionName, FieldValue } from './collections.ts';
import { mergeState, writeFields } from './mergeState.ts';
import { historyRow, recordOf, setFieldsOf, stateOf } from './records.ts';
import { insertRows, type Write } from './write.ts';

/** Meetings and official documents hide what belongs to them from the search: they are voided one by one. */
type Voidable = Exclude<CollectionName, 'meeting' | 'official_document'>;

/** Records changed by one statement. */
const CHUNK = 500;

/**
 * Voids many records of one collection as `voidRecord` voids one: state, merge state, history and an audit entry each, all in the
 * open transaction. Records that are already voided stay as they are.
 * @param between runs after each chunk, for progress and cancel
 */
export async function voidRecords(
  write: Write,
  collection: Voidable,
  ids: readonly string[],
  reason: string,
  between: (done: number) => Promise<void> = async () => undefined,
): Promise<void> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    await voidChunk(write, collection, ids.slice(start, start + CHUNK), reason);
    await between(Math.min(ids.length, start + CHUNK));
  }
}

async function voidChunk(write: Write, collection: Voidable, ids: readonly string[], reason: string): Promise<void> {
  const found = await sql<
    Record<string, unknown>
  >`SELECT own.*, state.merge AS "mergeState" FROM ${sql.table(collection)} AS own
    JOIN record_state AS state ON state.recordId = own.id
    WHERE own.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND own.recordState <> 'voided'
    ORDER BY own.rowKey`.execute(write.trx);
  if (found.rows.length === 0) return;
  const { n, hlc } = await write.commit();
  const action = `${collection}.void`;
  const commit = { replica: write.replica, n, hlc, author: write.actor.id };
  const states: [id: string, merge: string, lsn: number][] = [];
  const history: Record<string, string | number | null>[] = [];
  for (const { mergeState: merge, ...row } of found.rows) {
    const present = recordOf(collection, row);
    const changes: Record<string, [FieldValue, FieldValue]> = {
      voidReason: [present.voidReason ?? null, reason],
      recordState: [present.recordState, 'voided'],
    };
    const changed = Object.keys(changes);
    const salt = write.newSalt();
    const revision = present.revision + 1;
    const merged = writeFields(mergeState.parse(JSON.parse(String(merge))), commit, changed);
    states.push([present.id, canonicalJson(merged), await write.nextLsn()]);
    const options = { reason };
    history.push(historyRow(write, { n, hlc, id: present.id, collection, revision, action, options, salt, changes }));
    const before = stateOf(collection, present);
    write.audit({
      action,
      entityType: collection,
      entityId: present.id,
      beforeHash: stateHash(salt, canonicalJson(before)),
      afterHash: stateHash(salt, canonicalJson(setFieldsOf({ ...before, voidReason: reason, recordState: 'voided' }))),
      reason,
      detail: { fields: changed },
    });
  }
  const voided = JSON.stringify(states.map(([id]) => id));
  await sql`UPDATE ${sql.table(collection)} SET recordState = 'voided', voidReason = ${reason}, revision = revision + 1,
    updatedAt = ${write.at}, updatedBy = ${write.actor.id}
    WHERE id IN (SELECT value FROM json_each(${voided}))`.execute(write.trx);
  await sql`UPDATE record_state SET merge = next.value ->> 1, lsn = next.value ->> 2
    FROM json_each(${JSON.stringify(states)}) AS next WHERE recordId = next.value ->> 0`.execute(write.trx);
  await insertRows(write.trx, 'field_history', history);
  if (collection === 'organization_event') {
    // A change of name that is void is no longer a name by which its organization is found.
    const owners = new Set(found.rows.map((row) => String(row.organizationId)));
    await reindex(write.trx, 'organization', [...owners]);
  } else {
    await reindex(
      write.trx,
      collection,
      states.map(([id]) => id),
    );
  }
  write.changed(collection, ...(states.length <= 50 ? states.map(([id]) => id) : []));
}
