import type { Kysely } from 'kysely';
import { z } from 'zod';
import { canonicalJson } from '../../crypto/encodings.ts';
import { COLLECTIONS, type FieldValue } from '../../db/collections.ts';
import type { StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import {
  type Addition,
  type HistoryEntry,
  historiesOf,
  laterAdditions,
  organizationNames,
  presentRecords,
  tookOthersIn,
  UNDO_COLLECTIONS,
  type WrittenRecord,
  writtenRecords,
} from './organizations.undo.repository.ts';

/** Days in which an import can be undone (features, "import rehearsal with undo"). */
const UNDO_DAYS = 30;

/** A record that was edited after the import: which fields of the import, by whom and when last. */
export type Edit = { readonly fields: readonly string[]; readonly userId: string; readonly at: string };

export type PlannedRecord = Pick<WrittenRecord, 'recordId' | 'collection' | 'organizationId'>;
export type SetBack = PlannedRecord & { readonly patch: Readonly<Record<string, FieldValue>> };

/** What an undo does. Everything edited since is in `edited`, whether it is kept or not. */
export type UndoPlan = {
  readonly voids: readonly PlannedRecord[];
  readonly setBacks: readonly SetBack[];
  readonly edited: readonly (PlannedRecord & Edit)[];
  /** Organizations that the import created and the undo voids. */
  readonly voidedOrganizations: readonly string[];
  readonly names: ReadonlyMap<string, { readonly name: string; readonly recordState: string }>;
};

/** The last day on which an import of this moment can be undone. */
export function undoUntil(at: string): string {
  const day = Date.parse(`${at.slice(0, 10)}T00:00:00Z`);
  return new Date(day + UNDO_DAYS * 86_400_000).toISOString().slice(0, 10);
}

/** Why an import cannot be undone, or null. */
export function undoRefusal(
  batch: { readonly at: string; readonly undoneAt: string | null },
  today: string,
): 'import_undone' | 'import_undo_late' | null {
  if (batch.undoneAt !== null) return 'import_undone';
  return today > undoUntil(batch.at) ? 'import_undo_late' : null;
}

const fieldValues = z.record(z.string(), z.json());

/**
 * Works out what undoing an import does. An organization that the import created goes with everything the import gave it; of an
 * updated one every changed field goes back to its value before, where it still is what the import made of it.
 * @param keepEdited false: what somebody edited since goes back or is voided too, but for an added organization into which another one
 *   was merged: that merge is undone first
 */
export async function planUndo(db: Kysely<Schema>, batchId: string, keepEdited: boolean): Promise<UndoPlan> {
  const written = await writtenRecords(db, batchId);
  const names = await organizationNames(db, [...new Set(written.map(({ organizationId }) => organizationId))]);
  const edits = await editsSince(db, written);
  const additions = new Map<string, Addition>();
  for (const one of await laterAdditions(db, batchId)) additions.set(one.organizationId, one);
  const tookIn = await tookOthersIn(db, batchId);
  const createdIds = new Set(
    written.filter((one) => one.collection === 'organization' && one.action === 'created').map((one) => one.recordId),
  );
  const editedOf = new Map<string, (PlannedRecord & Edit)[]>();
  for (const record of written) {
    const edit = edits.get(record.recordId) ?? goneEdit(record, createdIds, names);
    if (edit) addTo(editedOf, { ...record, ...edit });
  }
  for (const { organizationId, collection, createdBy, createdAt } of additions.values()) {
    const edit = { fields: [], userId: createdBy, at: createdAt };
    addTo(editedOf, { recordId: organizationId, organizationId, collection: narrowed(collection), ...edit });
  }
  const voids: PlannedRecord[] = [];
  const setBacks: SetBack[] = [];
  const gone = (id: string) => names.get(id)?.recordState === 'voided';
  for (const record of written) {
    const { organizationId, recordState } = record;
    if (gone(organizationId) || recordState === 'voided') continue;
    const edit = edits.get(record.recordId);
    const isOwn = createdIds.has(organizationId);
    const isKept =
      (isOwn && tookIn.has(organizationId)) ||
      (keepEdited && (isOwn ? editedOf.has(organizationId) : edit !== undefined));
    if (record.action === 'created') {
      if (!isKept) voids.push(record);
      continue;
    }
    const patch = Object.fromEntries(
      Object.entries(beforeOf(record)).filter(([field]) => !keepEdited || !edit?.fields.includes(field)),
    );
    if (Object.keys(patch).length > 0) setBacks.push({ ...record, patch });
  }
  return {
    voids,
    setBacks,
    edited: [...editedOf.values()]
      .flat()
      .filter(({ organizationId }) => !(createdIds.has(organizationId) && gone(organizationId))),
    voidedOrganizations: voids
      .filter(({ collection }) => collection === 'organization')
      .map(({ recordId }) => recordId),
    names,
  };
}

function addTo(edited: Map<string, (PlannedRecord & Edit)[]>, one: PlannedRecord & Edit): void {
  edited.set(one.organizationId, [...(edited.get(one.organizationId) ?? []), one]);
}

function narrowed(collection: string): PlannedRecord['collection'] {
  return UNDO_COLLECTIONS.find((name) => name === collection) ?? 'organization';
}

/** An updated organization that was voided since cannot be set back: it is listed. */
function goneEdit(record: WrittenRecord, createdIds: ReadonlySet<string>, names: UndoPlan['names']): Edit | undefined {
  const isGone = record.collection === 'organization' && names.get(record.recordId)?.recordState === 'voided';
  return isGone && !createdIds.has(record.recordId) ? { fields: ['recordState'], userId: '', at: '' } : undefined;
}

/** Values before the import of the fields that it changed. */
export function beforeOf(record: Pick<WrittenRecord, 'before'>): Readonly<Record<string, FieldValue>> {
  return record.before === null ? {} : fieldValues.parse(JSON.parse(record.before));
}

/** The records whose fields are no longer what the import made of them; a change that was taken back is none. */
async function editsSince(db: Kysely<Schema>, written: readonly WrittenRecord[]): Promise<ReadonlyMap<string, Edit>> {
  const moved = written.filter((record) => record.revision !== record.importRevision);
  const histories = await historiesOf(
    db,
    moved.map(({ recordId }) => recordId),
  );
  const edits = new Map<string, Edit>();
  for (const collection of UNDO_COLLECTIONS) {
    const own = moved.filter((record) => record.collection === collection);
    const present = await presentRecords(
      db,
      collection,
      own.map(({ recordId }) => recordId),
    );
    for (const record of own) {
      const now = present.get(record.recordId);
      const edit = now && editOf(record, now, histories.get(record.recordId) ?? []);
      if (edit) edits.set(record.recordId, edit);
    }
  }
  return edits;
}

function editOf(record: WrittenRecord, now: StoredRecord, history: readonly HistoryEntry[]): Edit | undefined {
  const imported = history.find(({ revision }) => revision === record.importRevision)?.changes ?? {};
  const later = history.filter(({ revision }) => revision > record.importRevision);
  const touched = new Set(later.flatMap(({ changes }) => Object.keys(changes)));
  const isMeant = (field: string) => record.action === 'created' || field === 'recordState' || field in imported;
  const derived: readonly string[] = COLLECTIONS[record.collection].derived;
  const fields = [...touched].filter((field) => {
    if (!isMeant(field) || derived.includes(field) || field === 'voidReason') return false;
    const after = field === 'recordState' ? 'final' : imported[field]?.[1];
    return comparable(now[field]) !== comparable(after);
  });
  if (fields.length === 0) return undefined;
  const last = later.findLast(({ changes }) => fields.some((field) => field in changes));
  return { fields, userId: last?.userId ?? '', at: last?.at ?? '' };
}

/** A flag that is off counts as never set, as in the history. */
function comparable(value: unknown): string {
  return canonicalJson(value === undefined || value === false ? null : value);
}
