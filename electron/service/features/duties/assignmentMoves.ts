import { addDays } from '#shared/lib/workingDays.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecord, findRecord, updateRecord, voidRecord, type WriteOptions } from '../../db/records.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';

/** Fields that belong to one stored record and are not copied to the next. */
const OWN_FIELDS = new Set([
  'id',
  'originOfficeId',
  'recordState',
  'revision',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'voidReason',
]);

/** Why and under which name assignments are written. */
export type MoveOptions = Pick<WriteOptions, 'action' | 'reason'>;

/**
 * Ends an assignment the day before `on`; one that would begin then or later never comes into effect and is voided.
 * @returns the revision it has now, and the end it had before
 */
export async function endAssignment(
  write: Write,
  id: string,
  on: string,
  options: MoveOptions & { readonly reason: string },
): Promise<{ readonly id: string; readonly revision: number; readonly formerEndOn: string | null }> {
  const present = await requirePresent(write, 'duty_assignment', id);
  const formerEndOn = typeof present.endOn === 'string' ? present.endOn : null;
  if (String(present.startOn) >= on) {
    const { revision } = await voidRecord(write, 'duty_assignment', id, present.revision, options.reason);
    return { id, revision, formerEndOn };
  }
  const fields = { endOn: addDays(on, -1) };
  const { revision } = await updateRecord(write, 'duty_assignment', id, present.revision, fields, {
    ...options,
    effectiveOn: on,
  });
  return { id, revision, formerEndOn };
}

/**
 * Begins an assignment that is a copy of another one but for some fields: whatever else an assignment carries goes along.
 * @param modelId null: nothing is copied
 */
export async function beginAssignment(
  write: Write,
  modelId: string | null,
  fields: Fields & { readonly startOn: string },
  options: MoveOptions = {},
): Promise<string> {
  const model = modelId === null ? undefined : await findRecord(write.trx, 'duty_assignment', modelId);
  const copied = Object.fromEntries(Object.entries(model ?? {}).filter(([field]) => !OWN_FIELDS.has(field)));
  return createRecord(write, 'duty_assignment', { ...copied, ...fields }, { ...options, effectiveOn: fields.startOn });
}
