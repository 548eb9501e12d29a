import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import type { CollectionName, Fields, FieldValue } from '../../db/collections.ts';
import { findRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { turn, updateRecords } from '../../db/updateRecords.ts';
import { voidRecords } from '../../db/voidRecords.ts';
import type { Write } from '../../db/write.ts';
import { reindex } from '../../search/searchIndex.repository.ts';
import { writtenWith } from './units.dependents.repository.ts';
import { recordsById } from './units.records.repository.ts';
import { allUnits, organizationsNaming, unitOfName } from './units.repository.ts';

const json: z.ZodType<FieldValue> = z.json();
const changesSchema = z.record(z.string(), z.tuple([json, json]));
const changeSchema = z.looseObject({
  unitId: z.string(),
  kind: z.string(),
  effectiveOn: z.string(),
  formerName: z.string(),
  intoId: z.string().nullable(),
});

/** Collections whose records a change of a unit writes. */
const TOUCHED = ['office', 'organization', 'member', 'duty_assignment', 'action_item'] as const;

/**
 * Takes a change of a unit back as a mistake: what it wrote gets its former values from the same business day on, so that it leaves
 * no trace on any day, and the events it entered are voided with the reason.
 * @throws AppError `not_found`, `conflict`; `rule_broken` when something it changed was changed again since, or the new name has
 *   come into use: then the change stands and is taken back by a contrary one; `duplicate` when another unit bears the former name now
 */
export async function undoUnitChange(
  write: Write,
  { changeId, expectedRevision, reason }: HandlerInput<'units.undo'>,
): Promise<{ id: string; revision: number; organizations: number }> {
  const stored = await findRecord(write.trx, 'unit_change', changeId);
  if (!stored) throw new AppError('not_found');
  if (stored.recordState === 'voided' || stored.revision !== expectedRevision) {
    throw new AppError('conflict', { record: stored });
  }
  const change = changeSchema.parse(stored);
  const written = await writtenWith(write.trx, changeId);
  const former = await formerValues(write, written);
  await refuseSince(write, change, former.get('organization')?.size ?? 0);
  // One that came to the unit after the change went over on a later day, and goes back from that day on.
  const dayOf = new Map(written.map((row) => [row.recordId, row.effectiveOn ?? change.effectiveOn]));
  let organizations = 0;
  for (const collection of TOUCHED) {
    const patches = former.get(collection) ?? new Map<string, Fields>();
    for (const effectiveOn of new Set([...patches.keys()].map((id) => dayOf.get(id) ?? change.effectiveOn))) {
      const some = new Map([...patches].filter(([id]) => dayOf.get(id) === effectiveOn));
      const count = await updateRecords(write, collection, some, { action: 'unit.undone', reason, effectiveOn });
      if (collection === 'organization') organizations += count;
    }
  }
  const events = written.filter((row) => row.collection === 'organization_event' && row.revision === 1);
  await voidRecords(
    write,
    'organization_event',
    events.map((row) => row.recordId),
    reason,
    turn,
  );
  const voided = await voidRecord(write, 'unit_change', changeId, expectedRevision, reason);
  // Neither unit is found any more by a name that it never had.
  await reindex(write.trx, 'office', [change.unitId, ...(change.intoId === null ? [] : [change.intoId])]);
  return { ...voided, organizations };
}

/** The values before the change, by collection and record. @throws AppError `rule_broken` when a record moved on since */
async function formerValues(
  write: Write,
  written: Awaited<ReturnType<typeof writtenWith>>,
): Promise<ReadonlyMap<CollectionName, Map<string, Fields>>> {
  const former = new Map<CollectionName, Map<string, Fields>>();
  let movedOn = 0;
  for (const collection of TOUCHED) {
    const rows = written.filter((row) => row.collection === collection && row.revision > 1);
    const present = await recordsById(
      write.trx,
      collection,
      rows.map((row) => row.recordId),
    );
    const patches = new Map<string, Fields>();
    for (const row of rows) {
      const record = present.get(row.recordId);
      const changes = Object.entries(changesSchema.parse(JSON.parse(row.changes)));
      if (changes.some(([field, [, after]]) => canonicalJson(record?.[field] ?? null) !== canonicalJson(after)))
        movedOn += 1;
      patches.set(row.recordId, Object.fromEntries(changes.map(([field, [before]]) => [field, before])));
    }
    former.set(collection, patches);
  }
  if (movedOn > 0) refuseIssues([{ field: 'changeId', code: 'unit_changed_since', params: { count: movedOn } }]);
  return former;
}

/** The former name must be free, and an organization that took the new name since would be left with one that no unit bears. */
async function refuseSince(write: Write, change: z.output<typeof changeSchema>, changed: number): Promise<void> {
  const units = await allUnits(write.trx);
  const unit = units.find((one) => one.id === change.unitId);
  if (!unit) throw new AppError('not_found');
  const other = unitOfName(units, { ...unit, name: change.formerName }, unit.id);
  if (other) throw new AppError('duplicate', { name: other.name, id: other.id });
  if (change.kind !== 'renamed') return;
  const township = units.find((one) => one.id === unit.parentId)?.name ?? null;
  const naming = await organizationsNaming(write.trx, { ...unit, township });
  const count = naming.length - changed;
  if (count > 0) refuseIssues([{ field: 'changeId', code: 'unit_used_since', params: { count } }]);
}
