import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { codesDiffer, isEndingEvent, withCompanion } from '#shared/features/duplicates/merge.rules.ts';
import { FOLLOWING } from '#shared/features/organizations/asAt.rules.ts';
import { checkOrganization } from '#shared/features/organizations/organizations.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { message } from '#shared/text/index.ts';
import type { CollectionName, Fields, FieldValue } from '../../db/collections.ts';
import { createRecord, findRecord, type StoredRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import type { Divisions } from '../../divisions.ts';
import { reindex } from '../../search/searchIndex.repository.ts';
import { listedFlag } from '../organizationEvents/lifeCycle.ts';
import { pinyinKeys } from '../organizations/pinyinKeys.ts';
import { type Clash, distinctRecords, type MergePlan, planMerge } from './merge.plan.ts';
import type { Change, Child } from './merge.repository.ts';

type Input = HandlerInput<'duplicates.merge'>;
const ACTION = 'duplicates.merge';

/**
 * Merges one organization into another: chosen values go to the kept record, everything that belongs to the merged one moves, the
 * merged one is voided and names where it went. One transaction; what was written is kept with the values before, for the undo.
 * @throws AppError `not_found`; `conflict` with the present record when one of the two moved on; `rule_broken` (both are one, one is
 *   voided, two codes without a reason, a clash without a choice, a result that breaks the rules of an organization)
 */
export async function mergeOrganizations(
  write: Write,
  input: Input,
  divisions: Divisions,
): Promise<CallOutput<'duplicates.merge'>> {
  const plan = await planMerge(write.trx, input.keptId, input.mergedId);
  const { kept, merged } = plan;
  if (kept.revision !== input.keptRevision) throw new AppError('conflict', { record: kept });
  if (merged.revision !== input.mergedRevision) throw new AppError('conflict', { record: merged });
  const patch = chosenFields(plan, input.take);
  const { moved, dropped } = sortChildren(plan, input);
  refuseIssues([
    ...keepsDraft(plan),
    ...(codesDiffer(kept, merged) && input.reason === null ? [{ field: 'reason', code: 'merge_codes_reason' }] : []),
    ...resultIssues(plan, patch, moved, divisions),
  ]);

  const mergeId = write.newId();
  const names = { kept: String(kept.name), merged: String(merged.name) };
  const because = (key: 'duplicates.intoReason' | 'duplicates.fromReason' | 'duplicates.movedReason') =>
    [message('zh-CN', key, names), ...(input.reason ? [input.reason] : [])].join('：');
  const changes: Change[] = [];
  const set = async (collection: CollectionName, id: string, fields: Fields, reason: string) => {
    changes.push(await setFields(write, collection, id, fields, { action: ACTION, reason, effectiveOn: write.today }));
  };
  const voided = { recordState: 'voided', voidReason: because('duplicates.intoReason') };
  for (const { collection, record } of dropped) {
    await set(
      collection,
      record.id,
      { ...voided, voidReason: because('duplicates.movedReason') },
      because('duplicates.movedReason'),
    );
  }
  await set('organization', merged.id, { ...voided, mergedIntoId: kept.id }, voided.voidReason);
  const movedRecords = [...grouped(moved, ({ record }) => record.id).values()];
  for (const columns of movedRecords) {
    const [first] = columns;
    if (first === undefined) continue;
    const named = columns.map((child): [string, FieldValue] => [child.column, namedInstead(child, merged.id, kept.id)]);
    await set(first.collection, first.record.id, Object.fromEntries(named), because('duplicates.movedReason'));
  }
  // The credit flag follows the entries in the lists of both, whatever was chosen.
  const flag = await listedFlag(write, kept.id);
  const { creditFlag: _chosen, ...others } = patch;
  const taken = flag === undefined ? patch : others;
  await set('organization', kept.id, { ...taken, lastMergeId: mergeId }, because('duplicates.fromReason'));
  if (flag !== undefined) {
    const following = { action: FOLLOWING, reason: because('duplicates.fromReason'), effectiveOn: write.today };
    changes.push(await setFields(write, 'organization', kept.id, { creditFlag: flag }, following));
  }
  await createRecord(
    write,
    'organization_merge',
    {
      keptId: kept.id,
      mergedId: merged.id,
      keptName: names.kept,
      mergedName: names.merged,
      mergedOn: write.today,
      reason: input.reason,
      changes,
      undoneOn: null,
    },
    { id: mergeId, action: ACTION, ...(input.reason ? { reason: input.reason } : {}) },
  );
  // The kept record is found by the merged one's names from now on.
  await reindex(write.trx, 'organization', [kept.id]);
  write.changed('duplicates', 'organizations');
  const { revision } = await present(write, 'organization', kept.id);
  return { mergeId, revision, moved: movedRecords.length };
}

/** What a column holds that named one organization and names another from now on; a list names each once, in its order. */
function namedInstead({ column, isList, record }: Child, mergedId: string, keptId: string): FieldValue {
  const listed = record[column];
  if (!isList || !Array.isArray(listed)) return keptId;
  return [...new Set(listed.map((id) => (id === mergedId ? keptId : id)))];
}

/** The values that come from the merged record. @throws AppError `invalid_input` for a field that neither record has */
function chosenFields({ fields, merged }: MergePlan, take: readonly string[]): Record<string, FieldValue> {
  const known = new Set(fields.map(({ field }) => field));
  const unknown = take.filter((field) => !known.has(field));
  if (unknown.length > 0) {
    throw new AppError('invalid_input', { fields: unknown.map((field) => ({ field, code: 'unknown_field' })) });
  }
  return Object.fromEntries(take.flatMap(withCompanion).map((field) => [field, merged[field] ?? null]));
}

/**
 * Which records move, and which of the kept side give way to one that moves. An ending goes with the status that was chosen, a part
 * with what it is part of.
 * @throws AppError `rule_broken` when a clash has no choice, or one that it does not allow
 */
function sortChildren({ children, clashes, isPartOf }: MergePlan, { choices, take }: Input) {
  const chosen = new Map(choices.map(({ mergedRecordId, keep }) => [mergedRecordId, keep]));
  const keepOf = ({ merged }: Clash) => chosen.get(merged.record.id);
  const issues = clashes.flatMap((clash): FieldIssue[] => {
    const keep = keepOf(clash);
    if (keep !== undefined && (keep !== 'both' || clash.mayKeepBoth)) return [];
    return [{ field: clash.merged.collection, code: keep === undefined ? 'merge_clash_open' : 'merge_clash_both' }];
  });
  refuseIssues(issues);
  const takesStatus = take.includes('status');
  const endings = (all: readonly Child[]) => all.filter(({ collection, record }) => isEndingEvent(collection, record));
  const staying = withParts(children.merged, isPartOf, [
    ...clashes.filter((clash) => keepOf(clash) === 'kept').map(({ merged }) => merged),
    ...(takesStatus ? [] : endings(children.merged)),
  ]);
  const dropped = withParts(children.kept, isPartOf, [
    ...clashes.filter((clash) => keepOf(clash) === 'merged' && !staying.has(clash.merged)).flatMap(({ kept }) => kept),
    ...(takesStatus ? endings(children.kept) : []),
  ]);
  return { moved: children.merged.filter((child) => !staying.has(child)), dropped: distinctRecords([...dropped]) };
}

/** Records, by whichever column they were found, with everything that is part of them. */
function withParts(
  all: readonly Child[],
  isPartOf: MergePlan['isPartOf'],
  first: readonly Child[],
): ReadonlySet<Child> {
  const found = new Set(first);
  for (let before = -1; before < found.size; ) {
    before = found.size;
    const ids = new Set([...found].map(({ record }) => record.id));
    for (const child of all) if (ids.has(child.record.id) || isPartOf(child, ids)) found.add(child);
  }
  return found;
}

/** What exists cannot go into what is only being prepared. */
function keepsDraft({ kept, merged }: MergePlan): FieldIssue[] {
  if (kept.recordState !== 'draft' || merged.recordState === 'draft') return [];
  return [{ field: 'keptId', code: 'merge_keeps_draft', params: { name: String(kept.name) } }];
}

/** What the result breaks that the kept record did not break before. */
function resultIssues(plan: MergePlan, patch: Fields, moved: readonly Child[], divisions: Divisions): FieldIssue[] {
  const contactsOf = (all: readonly Child[]) =>
    all.filter(({ collection }) => collection === 'organization_contact').map(({ record }) => record);
  const options = { isCurrentDivision: divisions.isKnownDivision };
  const preparing = plan.kept.recordState === 'draft';
  const own = contactsOf(plan.children.kept);
  const before = checkOrganization({ ...plan.kept, preparing, contacts: own }, options).errors;
  const after = checkOrganization(
    { ...plan.kept, ...patch, preparing, contacts: [...own, ...contactsOf(moved)] },
    options,
  ).errors;
  return after.filter(({ field, code }) => !before.some((one) => one.field === field && one.code === code));
}

/** Writes fields of one record and answers their values before and after. */
export async function setFields(
  write: Write,
  collection: CollectionName,
  id: string,
  fields: Fields,
  options: { readonly action: string; readonly reason: string; readonly effectiveOn: string },
): Promise<Change> {
  const record = await present(write, collection, id);
  const { name } = fields;
  // The keys that follow from a name go with it.
  const derived =
    collection === 'organization' && typeof name === 'string' ? { nameKey: nameKey(name), ...pinyinKeys(name) } : {};
  await updateRecord(write, collection, id, undefined, { ...fields, ...derived }, options);
  const now = await present(write, collection, id);
  const valuesOf = (from: StoredRecord) => jsonValues(from, Object.keys(fields));
  return { collection, id, before: valuesOf(record), after: valuesOf(now) };
}

function jsonValues(record: StoredRecord, fields: readonly string[]): Change['before'] {
  return JSON.parse(JSON.stringify(Object.fromEntries(fields.map((field) => [field, record[field] ?? null]))));
}

async function present(write: Write, collection: CollectionName, id: string): Promise<StoredRecord> {
  const record = await findRecord(write.trx, collection, id);
  if (!record) throw new AppError('not_found');
  return record;
}
