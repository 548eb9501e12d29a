import { AppError } from '#shared/contract/errors.ts';
import type { CollectionName, Fields } from './collections.ts';
import { createRecord, findRecord, type StoredRecord, updateRecord, type WriteOptions } from './records.ts';
import type { Write } from './write.ts';

/** Which record a form edits: nothing for a new one. */
export type SaveTarget = { readonly id?: string | undefined; readonly expectedRevision?: number | undefined };

/**
 * Creates a record, or changes the one that the form showed.
 * @throws AppError `not_found`; `conflict` when the record moved on, was voided, or no revision was sent with its id
 */
export async function saveRecord(
  write: Write,
  collection: CollectionName,
  target: SaveTarget,
  fields: Fields,
  options: WriteOptions = {},
): Promise<{ readonly id: string; readonly revision: number }> {
  if (target.id === undefined) return { id: await createRecord(write, collection, fields, options), revision: 1 };
  await requirePresent(write, collection, target.id);
  // Without the revision that was shown nothing is overwritten: no stored revision is below 0.
  const { revision } = await updateRecord(write, collection, target.id, target.expectedRevision ?? -1, fields, options);
  return { id: target.id, revision };
}

/** @throws AppError `not_found`; `conflict` with the present record when it is voided */
export async function requirePresent(write: Write, collection: CollectionName, id: string): Promise<StoredRecord> {
  const present = await findRecord(write.trx, collection, id);
  if (!present) throw new AppError('not_found');
  if (present.recordState === 'voided') throw new AppError('conflict', { record: present });
  return present;
}
