import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { extraKey, extraOf } from '#shared/features/extraFields/extraFields.rules.ts';
import type { ImportRow, ImportValues } from '#shared/features/organizations/import/importTypes.ts';
import { scalar } from '#shared/features/organizations/import/rowPlan.ts';
import { organizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import type { Fields, FieldValue } from '../../db/collections.ts';
import type { StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { duplicateKey } from './import/checkTable.ts';
import { type Children, contactChange, reviewChanges } from './organizations.importChildren.ts';
import { childrenByOrganization } from './organizations.imports.repository.ts';
import { organizationsById, registryKeys } from './organizations.repository.ts';

type Existing = NonNullable<CallOutput<'organizations.importCheck'>['rows'][number]['existing']>;

/** What the registry already has under the keys of the rows. */
export type Comparison = {
  readonly existingByLine: ReadonlyMap<number, Existing>;
  readonly storedById: ReadonlyMap<string, StoredRecord>;
  readonly childrenById: ReadonlyMap<string, Children>;
  /** Rows of records that were merged into the one they are shown beside: nothing of them is taken over. */
  readonly mergedLines: ReadonlySet<number>;
  /** Credit codes of the registry: a row with one of them cannot be added a second time. */
  readonly codes: ReadonlySet<string>;
};

const fieldSchemas = new Map(Object.entries(organizationFields.shape));
const NO_CHILDREN: Children = { contacts: [], reviews: [] };

/** Finds the good rows of a list in the registry, and what differs there. */
export async function compareWithRegistry(db: Kysely<Schema>, rows: readonly ImportRow[]): Promise<Comparison> {
  const { idByKey, mergedKeys, codes } = await keysOfRegistry(db);
  const idByLine = new Map<number, string>();
  const mergedLines = new Set<number>();
  for (const row of rows) {
    if (row.class !== 'good' || !row.values) continue;
    const key = duplicateKey(row.values) ?? '';
    const id = idByKey.get(key);
    if (id) idByLine.set(row.line, id);
    if (id && mergedKeys.has(key)) mergedLines.add(row.line);
  }
  const ids = [...new Set(idByLine.values())];
  const storedById = await organizationsById(db, ids);
  const childrenById = await childrenByOrganization(db, ids);
  const existingByLine = new Map<number, Existing>();
  for (const row of rows) {
    const id = idByLine.get(row.line);
    const record = id ? storedById.get(id) : undefined;
    if (!record || !row.values) continue;
    const compared = mergedLines.has(row.line)
      ? []
      : compareOne(row.values, record, childrenById.get(record.id) ?? NO_CHILDREN);
    const differing = compared.map(({ field }) => field);
    existingByLine.set(row.line, {
      id: record.id,
      name: String(record.name),
      same: differing.length === 0,
      differing,
      compared,
    });
  }
  return { existingByLine, storedById, childrenById, mergedLines, codes };
}

/** Whom a key of a row means; a record that was merged is found as the one it went into, unless another carries its key now. */
async function keysOfRegistry(
  db: Kysely<Schema>,
): Promise<{ idByKey: Map<string, string>; mergedKeys: Set<string>; codes: Set<string> }> {
  const idByKey = new Map<string, string>();
  const mergedKeys = new Set<string>();
  const codes = new Set<string>();
  const records = await registryKeys(db);
  for (const record of records.filter(({ mergedIntoId }) => mergedIntoId === null)) {
    if (record.uscc) codes.add(record.uscc);
    const key = keyOf(record);
    if (key) idByKey.set(key, record.id);
  }
  const mergedInto = new Map(records.map(({ id, mergedIntoId }) => [id, mergedIntoId]));
  for (const record of records.filter(({ mergedIntoId }) => mergedIntoId !== null)) {
    const key = keyOf(record);
    if (!key || idByKey.has(key)) continue;
    // The kept one may have been merged itself later.
    let kept = record.mergedIntoId;
    for (let next = kept; next; next = mergedInto.get(next) ?? null) kept = next;
    if (!kept) continue;
    idByKey.set(key, kept);
    mergedKeys.add(key);
  }
  return { idByKey, mergedKeys, codes };
}

function keyOf(record: Awaited<ReturnType<typeof registryKeys>>[number]): string | null {
  const registrationKind = record.registrationKind === 'filed' ? 'filed' : 'registered';
  const values: ImportValues = { registrationKind, name: record.name };
  for (const field of ['uscc', 'registrationNo', 'townshipName', 'communityName'] as const) {
    const value = record[field];
    if (value) values[field] = value;
  }
  return duplicateKey(values) ?? null;
}

/** The fields, contact and reviews in which a row differs from the registry. What the row leaves empty never differs. */
function compareOne(values: ImportValues, record: StoredRecord, children: Children): Existing['compared'] {
  const compared: Existing['compared'] = Object.entries({
    ...importedFields(values),
    ...importedExtra(values),
  })
    .filter(([field, value]) => canonicalJson(record[field] ?? null) !== canonicalJson(value ?? null))
    .map(([field, value]) => ({ field, file: scalar(value), other: scalar(record[field]) }));
  const contact = contactChange(values, children.contacts);
  if (contact?.kind === 'create') {
    const open = children.contacts.filter((one) => one.validTo === null);
    // A telephone alone is compared as such, not under the name it will be kept by.
    const own = values.contact?.name ? 'contactName' : 'contactPhone';
    const other = open.map((one) => (own === 'contactName' ? one.name : one.workPhone)).filter(Boolean);
    compared.push({
      field: own,
      file: own === 'contactName' ? contact.name : contact.workPhone,
      other: other.join('、') || null,
    });
  }
  if (contact?.kind === 'update') {
    compared.push({ field: 'contactPhone', file: contact.workPhone, other: scalar(contact.contact.workPhone) });
  }
  for (const { review, present } of reviewChanges(values, children.reviews)) {
    const other = present === null ? null : scalar(present.conclusion);
    compared.push({ field: `annualReviews:${review.year}`, file: review.conclusion, other });
  }
  return compared;
}

/** The values of the office's own fields that a row brings (`extra.<id>`), read and checked with the row. */
export function importedExtra(values: Partial<ImportValues>): Fields {
  return Object.fromEntries(Object.entries(extraOf(values)).map(([id, value]) => [extraKey(id), value]));
}

/**
 * The fields that a row really brings; contact and reviews are records of their own. Only those are parsed: the whole schema for
 * each of 20,000 rows would run every field that no list has, and leave more garbage than the rows themselves.
 * @throws AppError `invalid_input`
 */
export function importedFields(values: Partial<ImportValues>): Fields {
  const fields: Record<string, FieldValue> = {};
  const wrong: string[] = [];
  for (const [field, value] of Object.entries(values)) {
    const schema = fieldSchemas.get(field);
    if (schema === undefined || value === undefined) continue;
    const parsed = schema.safeParse(value);
    if (parsed.success) fields[field] = parsed.data;
    else wrong.push(field);
  }
  if (wrong.length > 0) throw new AppError('invalid_input', { fields: wrong });
  return fields;
}
