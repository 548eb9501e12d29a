import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import {
  changeKind,
  changeRefusal,
  isOneOf,
  REGISTERED_ITEMS,
  type Refusal,
  type RegisteredItem,
} from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { fieldsAsAt, foundedOn } from '#shared/features/organizations/asAt.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import type { Fields, FieldValue } from '../../db/collections.ts';
import { createRecord, type StoredRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { historiesOf } from '../organizations/organizations.asAt.repository.ts';
import { correctItems } from './corrections.ts';
import { holdFrom } from './itemTimes.ts';
import { lifeCycleOf } from './lifeCycle.ts';
import { inWords } from './refusals.ts';

type SaveInput = HandlerInput<'organizations.save'>;

/** What is written with the event of a change. */
export type Circumstances = {
  readonly effectiveOn: string;
  readonly documentNo: string | null;
  readonly note: string | null;
  readonly reason?: string | null;
};

/**
 * Writes the change event when registered items are among the changed fields (R5); `present` is the record before. One that is still
 * preparing has nothing registered yet.
 * @returns the id of the event, when there is one
 */
export async function recordRegisteredChange(
  write: Write,
  present: StoredRecord,
  fields: Fields,
  changed: readonly string[],
  circumstances: Circumstances,
): Promise<string | undefined> {
  if (present.recordState === 'draft') return undefined;
  const items = REGISTERED_ITEMS.filter((field) => changed.includes(field)).map((field) => ({
    field,
    before: present[field] ?? null,
    after: fields[field] ?? null,
  }));
  if (items.length === 0) return undefined;
  const kind = changeKind(items.map(({ field }) => field));
  return createRecord(write, 'organization_event', { organizationId: present.id, kind, items, ...circumstances });
}

/**
 * Changes a stored organization as its form sends it. What is not registered is simply saved; a registered item changes by an event,
 * or is corrected as an error of entry with its reason and without one. Status, lists and the kind of registration are left to the
 * events. A change of an earlier day than another of the same item falls into its place: what holds today stays.
 * @param present the record that the form showed
 * @throws AppError `rule_broken` with every issue, nothing is written then; `conflict`
 */
export async function saveWithItems(
  write: Write,
  present: StoredRecord,
  fields: Fields,
  input: SaveInput,
): Promise<void> {
  const effectiveOn = input.effectiveOn ?? write.today;
  const reason = input.reason.trim();
  const options = { reason, effectiveOn };
  const expected = input.expectedRevision ?? -1;
  if (present.recordState === 'draft') {
    await updateRecord(write, 'organization', present.id, expected, fields, { reason });
    return;
  }
  const items = REGISTERED_ITEMS.filter((field) => differs(present[field], fields[field]));
  refuseIssues(await changeIssues(write, present, fields, { ...input, reason, effectiveOn }, items));
  await alignFounding(write, present, fields);
  if (input.correction) {
    await correctItems(write, present, fields, { items, reason, expected });
    return;
  }

  const before = fieldsAsAt(present, await historyOf(write, present.id), effectiveOn);
  await updateRecord(write, 'organization', present.id, expected, fields, options);
  if (items.length > 0) {
    await recordRegisteredChange(write, { ...present, ...asFields(before, items) }, fields, items, {
      effectiveOn,
      documentNo: input.documentNo?.trim() || null,
      note: null,
      reason: reason || null,
    });
  }
  for (const item of items) {
    const change = { item, value: fields[item] ?? null, present: present[item] ?? null };
    await holdFrom(write, present.id, { ...change, day: effectiveOn, reason, written: true });
  }
}

/** Everything that speaks against saving a change. */
async function changeIssues(
  write: Write,
  present: StoredRecord,
  fields: Fields,
  input: SaveInput & { readonly effectiveOn: string },
  items: readonly RegisteredItem[],
): Promise<FieldIssue[]> {
  const life = await lifeCycleOf(write.trx, present);
  const issues: FieldIssue[] = [];
  const refuse = (field: string, refusal: Refusal) => issues.push({ field, ...inWords(refusal) });
  if (differs(present.status, fields.status)) issues.push({ field: 'status', code: 'status_by_event' });
  if (differs(present.registrationKind, fields.registrationKind) && !input.correction) {
    issues.push({ field: 'registrationKind', code: 'kind_by_correction' });
  }
  const founded = foundedOn({ ...present, ...fields }, [], String(present.createdAt));
  const first = life.events.find(({ kind }) => !isFounding(kind));
  if (foundingChanges(present, fields) && first !== undefined && first.effectiveOn < founded) {
    const field = fields.registrationKind === 'filed' ? 'filedOn' : 'establishedOn';
    refuse(field, { code: 'founding_after_event', params: { date: first.effectiveOn, kind: first.kind } });
  }
  if (input.correction) {
    if ([...input.reason].length < 2) issues.push({ field: 'reason', code: 'correction_reason' });
    return issues;
  }
  if (items.length === 0) return issues;
  const refused = changeRefusal({ ...life, foundedOn: founded }, input.effectiveOn, write.today);
  if (refused) {
    refuse('effectiveOn', refused);
    return issues;
  }
  const before = fieldsAsAt(present, await historyOf(write, present.id), input.effectiveOn);
  const same = items.filter((field) => !differs(asValue(before[field]), fields[field]));
  for (const item of same) {
    refuse('effectiveOn', { code: 'event_item_same', params: { date: input.effectiveOn, item } });
  }
  return issues;
}

/** The founding event keeps the day of founding, as precisely as it is known. */
async function alignFounding(write: Write, present: StoredRecord, fields: Fields): Promise<void> {
  if (!foundingChanges(present, fields)) return;
  const day = fields.registrationKind === 'filed' ? fields.filedOn : fields.establishedOn;
  const { events } = await lifeCycleOf(write.trx, present);
  const founding = events.find(({ kind }) => isFounding(kind));
  if (founding === undefined || typeof day !== 'string') return;
  await updateRecord(write, 'organization_event', founding.id, undefined, { effectiveOn: day });
}

function foundingChanges(present: StoredRecord, fields: Fields): boolean {
  return (['establishedOn', 'filedOn'] as const).some((field) => differs(present[field], fields[field]));
}

function isFounding(kind: string): boolean {
  return isOneOf(['established', 'filed'], kind);
}

async function historyOf(write: Write, id: string) {
  return (await historiesOf(write.trx, [id])).get(id) ?? [];
}

function differs(present: FieldValue | undefined, next: FieldValue | undefined): boolean {
  return canonicalJson(present ?? null) !== canonicalJson(next ?? null);
}

function asFields(values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, FieldValue> {
  return Object.fromEntries(names.map((name) => [name, asValue(values[name])]));
}

/** A registered item as the history keeps it: text or nothing. */
function asValue(value: unknown): FieldValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  throw new AppError('internal');
}
