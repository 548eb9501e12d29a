import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { FOLLOWING } from '#shared/features/organizations/asAt.rules.ts';
import { message } from '#shared/text/index.ts';
import type { CollectionName, FieldValue } from '../../db/collections.ts';
import { findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { reindex } from '../../search/searchIndex.repository.ts';
import { historiesOf } from '../organizations/organizations.undo.repository.ts';
import { userNames } from '../users/users.repository.ts';
import { countsOf, sameValue } from './merge.plan.ts';
import { type Change, codeTaken, findMerge, type Merge } from './merge.repository.ts';
import { setFields } from './merge.write.ts';

type Refusal = NonNullable<CallOutput<'duplicates.undoCheck'>['refused']>;
type SetBack = {
  readonly collection: CollectionName;
  readonly id: string;
  readonly patch: Readonly<Record<string, FieldValue>>;
};
type Edited = { readonly collection: CollectionName; readonly id: string; readonly fields: readonly string[] };

/** What undoing a merge does: what goes back, in its order, and what stays because somebody changed it since. */
type UndoPlan = {
  readonly setBacks: readonly SetBack[];
  readonly edited: readonly Edited[];
  readonly refused: Refusal | null;
};

/** What undoing a merge would do. @throws AppError `not_found` */
export async function checkUndo(
  db: Kysely<Schema>,
  { id }: HandlerInput<'duplicates.undoCheck'>,
): Promise<CallOutput<'duplicates.undoCheck'>> {
  const merge = await findMerge(db, id);
  if (!merge) throw new AppError('not_found');
  const { setBacks, edited, refused } = await planUndo(db, merge);
  const histories = await historiesOf(
    db,
    edited.map((one) => one.id),
  );
  const users = await userNames(db);
  return {
    keptName: merge.keptName,
    mergedName: merge.mergedName,
    refused,
    moving: countsOf(setBacks.map(({ collection }) => collection).filter((name) => name !== 'organization')),
    edited: edited.map(({ collection, id: recordId, fields }) => {
      const entry = histories.get(recordId)?.findLast(({ changes }) => fields.some((field) => field in changes));
      return {
        collection,
        recordId,
        fields: fields.filter((field) => !field.endsWith('Precision')),
        byName: users.get(entry?.userId ?? '') ?? '',
        at: entry?.at ?? '',
      };
    }),
  };
}

/**
 * Undoes a merge in one transaction: every value that the merge wrote goes back, the last first, unless somebody changed it since.
 * @throws AppError `not_found`; `rule_broken` (undone already, a record of it is voided or was merged again, its code is used
 *   elsewhere, later edits that were not agreed to stay, something that takes the place of what would come back)
 */
export async function undoMerge(
  write: Write,
  { id, keepEdited }: HandlerInput<'duplicates.undo'>,
): Promise<CallOutput<'duplicates.undo'>> {
  const merge = await findMerge(write.trx, id);
  if (!merge) throw new AppError('not_found');
  const { setBacks, edited, refused } = await planUndo(write.trx, merge);
  if (refused !== null) refuseIssues([{ field: 'id', code: refused, params: { date: merge.undoneOn ?? '' } }]);
  if (edited.length > 0 && !keepEdited) refuseIssues([{ field: 'keepEdited', code: 'merge_undo_edited' }]);
  const reason = message('zh-CN', 'duplicates.undoReason', {
    kept: merge.keptName,
    merged: merge.mergedName,
    date: merge.mergedOn,
  });
  const options = { action: 'duplicates.undo', reason, effectiveOn: write.today };
  try {
    for (const { collection, id: recordId, patch } of setBacks) {
      // What only followed the entries in the lists says nothing of its own when it goes back either.
      const follows = collection === 'organization' && Object.keys(patch).every((field) => field === 'creditFlag');
      await setFields(write, collection, recordId, patch, follows ? { ...options, action: FOLLOWING } : options);
    }
  } catch (error) {
    // Something entered since has the same unique key: the transaction ends here, nothing of it stands.
    if (isTaken(error)) refuseIssues([{ field: 'id', code: 'merge_undo_taken' }]);
    throw error;
  }
  await updateRecord(write, 'organization_merge', id, merge.revision, { undoneOn: write.today }, options);
  await reindex(write.trx, 'organization', [merge.keptId, merge.mergedId]);
  write.changed('duplicates', 'organizations');
  return { restored: setBacks.length, kept: edited.length };
}

async function planUndo(db: Kysely<Schema>, merge: Merge): Promise<UndoPlan> {
  const setBacks: SetBack[] = [];
  const edited: Edited[] = [];
  for (const change of [...merge.changes].reverse()) {
    const record = await findRecord(db, change.collection, change.id);
    if (!record) continue;
    const fields = Object.keys(change.after);
    const since = fields.filter((field) => !sameValue(record[field], fieldOf(change.after, field)));
    if (since.length > 0) edited.push({ collection: change.collection, id: change.id, fields: since });
    const back = fields.filter((field) => !since.includes(field));
    if (back.length === 0) continue;
    const patch = Object.fromEntries(back.map((field) => [field, fieldOf(change.before, field)]));
    setBacks.push({ collection: change.collection, id: change.id, patch });
  }
  return { setBacks, edited, refused: await refusal(db, merge) };
}

function fieldOf(values: Change['before'], field: string): FieldValue {
  return values[field] ?? null;
}

async function refusal(db: Kysely<Schema>, merge: Merge): Promise<Refusal | null> {
  if (merge.undoneOn !== null) return 'merge_undone';
  const kept = await findRecord(db, 'organization', merge.keptId);
  if (!kept || kept.recordState === 'voided') return 'merge_undo_voided';
  if (kept.lastMergeId !== merge.id) return 'merge_undo_later';
  const merged = await findRecord(db, 'organization', merge.mergedId);
  const exceptIds = [merge.keptId, merge.mergedId];
  const before = merge.changes.find(({ id }) => id === merge.keptId)?.before;
  const codes = [merged?.uscc, before?.uscc];
  for (const code of codes) if (await codeTaken(db, code, exceptIds)) return 'merge_undo_code';
  return null;
}

/** A unique key, or a rule of the table that keeps two records from standing at once (`contact_assignment_one`). */
const TAKEN: ReadonlySet<unknown> = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_TRIGGER']);

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && TAKEN.has(error.code);
}
