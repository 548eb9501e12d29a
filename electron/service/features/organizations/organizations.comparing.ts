import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import type { ImportCheck, ImportValues } from '#shared/features/organizations/import/importTypes.ts';
import { organizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import type { Fields, FieldValue } from '../../db/collections.ts';
import type { StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { duplicateKey } from './import/checkTable.ts';
import { organizationsById, registryKeys } from './organizations.repository.ts';

type Existing = NonNullable<CallOutput<'organizations.importCheck'>['rows'][number]['existing']>;

/** What the registry already has under the keys of the good rows. */
export type Comparison = {
  readonly existingByLine: ReadonlyMap<number, Existing>;
  readonly storedById: ReadonlyMap<string, StoredRecord>;
};

/** Made once: zod compiles a schema when it is first used. */
const partialFields = organizationFields.partial();

/** Finds the good rows of a list in the registry, and what differs there. */
export async function compareWithRegistry(db: Kysely<Schema>, check: ImportCheck): Promise<Comparison> {
  const idByKey = new Map<string, string>();
  for (const { id, ...keys } of await registryKeys(db)) {
    const registrationKind = keys.registrationKind === 'filed' ? 'filed' : 'registered';
    const values: ImportValues = { registrationKind, name: keys.name };
    for (const field of ['uscc', 'registrationNo', 'townshipName', 'communityName'] as const) {
      const value = keys[field];
      if (value) values[field] = value;
    }
    const key = duplicateKey(values);
    if (key) idByKey.set(key, id);
  }
  const idByLine = new Map<number, string>();
  for (const row of check.rows) {
    if (row.class !== 'good' || !row.values) continue;
    const id = idByKey.get(duplicateKey(row.values) ?? '');
    if (id) idByLine.set(row.line, id);
  }
  const storedById = await organizationsById(db, [...new Set(idByLine.values())]);
  const existingByLine = new Map<number, Existing>();
  for (const row of check.rows) {
    const id = idByLine.get(row.line);
    const record = id ? storedById.get(id) : undefined;
    if (!record || !row.values) continue;
    const differing = Object.entries(importedFields(row.values))
      .filter(([field, value]) => canonicalJson(record[field] ?? null) !== canonicalJson(value ?? null))
      .map(([field]) => field);
    existingByLine.set(row.line, { id: record.id, name: String(record.name), same: differing.length === 0, differing });
  }
  return { existingByLine, storedById };
}

/**
 * The fields that a row really brings; contact and reviews are records of their own.
 * @throws AppError `invalid_input`
 */
export function importedFields(values: ImportValues): Fields {
  const known = partialFields.safeParse(
    Object.fromEntries(Object.entries(values).filter(([field]) => field in organizationFields.shape)),
  );
  if (!known.success)
    throw new AppError('invalid_input', { fields: known.error.issues.map((issue) => issue.path.join('.')) });
  const fields: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(known.data))
    if (field in values && value !== undefined) fields[field] = value;
  return fields;
}
