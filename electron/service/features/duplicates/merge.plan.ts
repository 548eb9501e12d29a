import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { comparedField, organizationMatch } from '#shared/features/duplicates/duplicates.contract.ts';
import { pairOf } from '#shared/features/duplicates/duplicates.rules.ts';
import {
  type Difference,
  differencesOf,
  type FieldGround,
  isCompanion,
  isEmpty,
  isEndingEvent,
  leaderOf,
  onlyOneStands,
  type Side,
  saysTheSame,
  suggestedSide,
  withCompanion,
} from '#shared/features/duplicates/merge.rules.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import { COLLECTIONS, type Collection, type CollectionName, type FieldValue } from '../../db/collections.ts';
import { findRecord, type StoredRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import { rulingOf } from './duplicates.pairs.repository.ts';
import { type Child, childrenOfOrganization, lastEntered, referencesOf, uniqueKeysOf } from './merge.repository.ts';

/** A field of both records with the value that is suggested. */
export type FieldChoice = {
  readonly field: string;
  readonly kept: FieldValue;
  readonly merged: FieldValue;
  readonly keptOn: string | null;
  readonly mergedOn: string | null;
  readonly differs: boolean;
  readonly suggested: Side;
  readonly ground: FieldGround;
};

/** A record of the merged side and those of the kept side that it cannot or need not stand beside. */
export type Clash = {
  readonly merged: Child;
  readonly kept: readonly Child[];
  readonly mayKeepBoth: boolean;
  readonly suggested: Side;
};

/** Everything that merging two records has to do with. */
export type MergePlan = {
  readonly kept: StoredRecord;
  readonly merged: StoredRecord;
  readonly fields: readonly FieldChoice[];
  readonly children: { readonly kept: readonly Child[]; readonly merged: readonly Child[] };
  readonly clashes: readonly Clash[];
  /** Whether a record is part of one of others (an officer of a term), by their ids: it goes where that one goes. */
  readonly isPartOf: (child: Child, ids: ReadonlySet<string>) => boolean;
  readonly differences: readonly Difference[];
};

/** Fields of a record that say nothing about the organization. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'id',
  'originOfficeId',
  'recordState',
  'revision',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'voidReason',
  'mergedIntoId',
  'lastMergeId',
]);

/**
 * Reads two records and everything that belongs to them.
 * @throws AppError `not_found`; `rule_broken` when both are one, or one is voided
 */
export async function planMerge(db: Kysely<Schema>, keptId: string, mergedId: string): Promise<MergePlan> {
  if (keptId === mergedId) refuseIssues([{ field: 'mergedId', code: 'merge_itself' }]);
  const kept = await standing(db, keptId, 'keptId');
  const merged = await standing(db, mergedId, 'mergedId');
  const references = await referencesOf(db);
  const children = {
    kept: await childrenOfOrganization(db, keptId, references),
    merged: await childrenOfOrganization(db, mergedId, references),
  };
  const isPartOf: MergePlan['isPartOf'] = ({ collection, record }, ids) =>
    references.some((one) => one.collection === collection && one.required && ids.has(String(record[one.column])));
  const ruling = await rulingOf(db, pairOf(keptId, mergedId));
  return {
    kept,
    merged,
    fields: await fieldChoices(db, kept, merged),
    children,
    clashes: await clashesOf(db, children, isPartOf),
    isPartOf,
    differences: differencesOf(kept, merged, ruling !== undefined),
  };
}

async function standing(db: Kysely<Schema>, id: string, field: string): Promise<StoredRecord> {
  const record = await findRecord(db, 'organization', id);
  if (!record) throw new AppError('not_found');
  if (record.recordState === 'voided') {
    refuseIssues([{ field, code: 'merge_voided', params: { name: String(record.name) } }]);
  }
  return record;
}

async function fieldChoices(db: Kysely<Schema>, kept: StoredRecord, merged: StoredRecord): Promise<FieldChoice[]> {
  const entered = { kept: await lastEntered(db, kept.id), merged: await lastEntered(db, merged.id) };
  const { derived }: Collection = COLLECTIONS.organization;
  const names = [...new Set([...Object.keys(kept), ...Object.keys(merged)])].filter(
    (field) => !NOT_COMPARED.has(field) && !derived.includes(field) && !isCompanion(field),
  );
  return names.map((field) => {
    const values = { kept: kept[field] ?? null, merged: merged[field] ?? null };
    const [keptAt, mergedAt] = [entered.kept.get(field) ?? null, entered.merged.get(field) ?? null];
    const leader = leaderOf(field, kept, merged);
    const { side, ground } = suggestedSide(
      leader,
      { kept: kept[leader] ?? null, merged: merged[leader] ?? null },
      entered.kept.get(leader) ?? null,
      entered.merged.get(leader) ?? null,
    );
    return {
      field,
      ...values,
      keptOn: keptAt?.slice(0, 10) ?? null,
      mergedOn: mergedAt?.slice(0, 10) ?? null,
      differs: withCompanion(field).some(
        (one) => !sameValue(kept[one], merged[one]) && !bothEmpty(kept, merged, field),
      ),
      suggested: side,
      ground,
    };
  });
}

function bothEmpty(kept: StoredRecord, merged: StoredRecord, field: string): boolean {
  return isEmpty(kept[field]) && isEmpty(merged[field]);
}

/** Equal as stored; nothing, an empty text and a flag that is off are the same. */
export function sameValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  const plain = (value: FieldValue | undefined) => canonicalJson(isEmpty(value) ? null : value);
  return plain(one) === plain(other);
}

async function clashesOf(
  db: Kysely<Schema>,
  children: MergePlan['children'],
  isPartOf: MergePlan['isPartOf'],
): Promise<Clash[]> {
  const keys = new Map<string, string[][]>();
  const clashes: Clash[] = [];
  const own = new Set(children.merged.map(({ record }) => record.id));
  for (const merged of children.merged) {
    if (isEndingEvent(merged.collection, merged.record)) continue;
    const place = `${merged.collection}.${merged.column}`;
    const unique = keys.get(place) ?? (await uniqueKeysOf(db, merged));
    keys.set(place, unique);
    const beside = children.kept.filter(({ collection, column }) => `${collection}.${column}` === place);
    const excluded = beside.filter(({ record }) => excludes(unique, record, merged.record) || isOnly(merged, record));
    // A part (an officer of a term) is compared with nothing outside of what it is part of.
    const alike = isPartOf(merged, own)
      ? []
      : beside.filter((one) => !excluded.includes(one) && saysTheSame(merged.collection, one.record, merged.record));
    const kept = [...excluded, ...alike];
    if (kept.length === 0) continue;
    const filled = (record: StoredRecord) => filledFields(record).length;
    const isRicher = kept.every(({ record }) => filled(record) < filled(merged.record));
    const suggested = isRicher && !excluded.some(({ record }) => isOnly(merged, record)) ? 'merged' : 'kept';
    clashes.push({ merged, kept, mayKeepBoth: excluded.length === 0, suggested });
  }
  // Parts of what clashes go with it and are not asked about one by one.
  const asked = new Set(clashes.map(({ merged }) => merged.record.id));
  return onePerRecord(clashes.filter(({ merged }) => !isPartOf(merged, asked)));
}

/** A record that names its organization in two columns is asked about once. */
function onePerRecord(clashes: readonly Clash[]): Clash[] {
  const found = new Map<string, Clash>();
  for (const clash of clashes) {
    const { id } = clash.merged.record;
    const first = found.get(id);
    const both = first && [...first.kept, ...clash.kept];
    const joined = first && { ...first, mayKeepBoth: first.mayKeepBoth && clash.mayKeepBoth };
    found.set(id, joined === undefined ? clash : { ...joined, kept: distinctRecords(both ?? []) });
  }
  return [...found.values()];
}

/** Each record once, by whichever of its columns it was found first. */
export function distinctRecords(children: readonly Child[]): Child[] {
  const found = new Map<string, Child>();
  for (const child of children) if (!found.has(child.record.id)) found.set(child.record.id, child);
  return [...found.values()];
}

const isOnly = (merged: Child, record: StoredRecord) => onlyOneStands(merged.collection, record, merged.record);

/** Both stand under one unique key; a key with nothing in it excludes nothing. */
function excludes(keys: readonly string[][], one: StoredRecord, other: StoredRecord): boolean {
  return keys.some((columns) =>
    columns.every(
      (column) => !isEmpty(one[column]) && canonicalJson(one[column] ?? null) === canonicalJson(other[column] ?? null),
    ),
  );
}

/** The fields of a record that say something and hold something. */
export function filledFields(record: StoredRecord): string[] {
  return Object.keys(record).filter((field) => !NOT_COMPARED.has(field) && !isEmpty(record[field]));
}

/** What the merge page is told. */
export function comparisonOf(plan: MergePlan): CallOutput<'duplicates.compare'> {
  const { kept, merged, children, clashes } = plan;
  const clashing = new Set(clashes.map((clash) => clash.merged.record.id));
  const moving = distinctRecords(children.merged).filter(
    (child) => !clashing.has(child.record.id) && !isEndingEvent(child.collection, child.record),
  );
  return {
    kept: sideOf(kept),
    merged: sideOf(merged),
    suggestedKeptId: suggestedKept(plan),
    fields: z.array(comparedField).parse(plan.fields),
    moving: countsOf(moving.map(({ collection }) => collection)),
    clashes: clashes.map((clash) => ({
      collection: clash.merged.collection,
      merged: shownChild(clash.merged),
      kept: clash.kept.map(shownChild),
      mayKeepBoth: clash.mayKeepBoth,
      suggested: clash.suggested,
    })),
    differences: [...plan.differences],
  };
}

/** How often each collection occurs, in the order of their first occurrence. */
export function countsOf(collections: readonly CollectionName[]): { collection: CollectionName; count: number }[] {
  const counts = new Map<CollectionName, number>();
  for (const collection of collections) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  return [...counts].map(([collection, count]) => ({ collection, count }));
}

const jsonFields = z.record(z.string(), z.json());
const sideRow = organizationMatch.omit({ reasons: true });

function sideOf(record: StoredRecord): CallOutput<'duplicates.compare'>['kept'] {
  const fields = Object.fromEntries(Object.keys(sideRow.shape).map((field) => [field, record[field]]));
  return {
    ...sideRow.parse(fields),
    revision: record.revision,
    filled: filledFields(record).length,
    updatedAt: String(record.updatedAt),
  };
}

function suggestedKept({ kept, merged, children }: MergePlan): string {
  if ((kept.recordState === 'draft') !== (merged.recordState === 'draft')) {
    return kept.recordState === 'draft' ? merged.id : kept.id;
  }
  const weights = [
    [filledFields(kept).length, filledFields(merged).length],
    [distinctRecords(children.kept).length, distinctRecords(children.merged).length],
  ] as const;
  for (const [own, other] of weights) if (own !== other) return own > other ? kept.id : merged.id;
  return String(merged.updatedAt) > String(kept.updatedAt) ? merged.id : kept.id;
}

/** The fields of a child that a reader can tell it by: no ids, nothing empty. */
function shownChild({ record }: Child): CallOutput<'duplicates.compare'>['clashes'][number]['merged'] {
  const fields = filledFields(record).filter((field) => !field.endsWith('Id'));
  return { id: record.id, fields: jsonFields.parse(Object.fromEntries(fields.map((field) => [field, record[field]]))) };
}
