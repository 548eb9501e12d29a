import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { PartRow, PartValue } from '#shared/features/organizations/parts.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import type { CollectionName } from '../../db/collections.ts';
import { findRecord, type StoredRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { attachmentNames, partsOf } from './parts.repository.ts';

/** A part as it is to be stored, with what its rules may look at. */
export type PartToSave<PartFields> = {
  readonly id: string | undefined;
  readonly organization: StoredRecord;
  readonly fields: PartFields;
  /** The other parts of this kind that the organization has; voided ones are left out. */
  readonly others: readonly PartRow<PartFields>[];
};

/** A kind of records that belong to one organization; its contract is made by `partProcedures`. */
export type Part<PartFields> = {
  readonly collection: CollectionName;
  /** The schema of its own fields, the same as in the contract. */
  readonly fields: { readonly shape: object; parse(value: unknown): PartFields };
  /** Column by which the newest comes first. */
  readonly order: string;
  /** What is wrong with a part, over what its schema says; nothing is stored then. */
  issues?(write: Write, part: PartToSave<PartFields>): Promise<readonly FieldIssue[]> | readonly FieldIssue[];
  /** Business day from which the values hold, where there is one. */
  effectiveOn?(fields: PartFields): string | null;
  /** Words for the ids of other records that fields hold: by id. Attached files (`attachmentId`) are named without it. */
  names?(db: Kysely<Schema>, rows: readonly PartRow<PartFields>[]): Promise<ReadonlyMap<string, string>>;
};

/** The parts of one kind of an organization, newest first. */
export async function listParts<PartFields>(
  db: Kysely<Schema>,
  part: Part<PartFields>,
  input: { readonly organizationId: string; readonly includeVoided?: boolean },
): Promise<{ rows: PartRow<PartFields>[]; voidedCount: number }> {
  const all = await partsOf(db, part.collection, input.organizationId, part.order);
  const found = input.includeVoided ? all : all.filter(isPresent);
  const rows = found.map((record) => rowOf(part, record));
  const names = new Map([
    ...(await attachmentNames(db, found.map(attachmentOf))),
    ...((await part.names?.(db, rows)) ?? []),
  ]);
  const voidedCount = all.length - all.filter(isPresent).length;
  return { voidedCount, rows: rows.map((row, index) => ({ ...row, names: namesIn(found[index], names) })) };
}

/**
 * Adds a part to an organization or changes the one that was shown.
 * @throws AppError `not_found` (organization, part, or a part of another organization), `rule_broken` (its rules, a voided
 *   organization), `conflict` with the present record when it moved on or is voided
 */
export async function savePart<PartFields extends Readonly<Record<string, PartValue>>>(
  write: Write,
  part: Part<PartFields>,
  input: {
    readonly id?: string | undefined;
    readonly expectedRevision?: number | undefined;
    readonly organizationId: string;
    readonly fields: PartFields;
    readonly reason?: string | null;
  },
): Promise<{ id: string; revision: number }> {
  const { id, expectedRevision, organizationId, fields, reason } = input;
  const organization = await findRecord(write.trx, 'organization', organizationId);
  if (!organization) throw new AppError('not_found');
  if (organization.recordState === 'voided') refuseIssues([{ field: 'organizationId', code: 'organization_voided' }]);
  const present = id === undefined ? undefined : await requirePresent(write, part.collection, id);
  if (present !== undefined) {
    if (present.organizationId !== organizationId) throw new AppError('not_found');
    // Told before any rule: the form shows an older state, and its rules may not hold for the present one.
    if (present.revision !== expectedRevision) throw new AppError('conflict', { record: present });
  }
  const others = (await partsOf(write.trx, part.collection, organizationId, part.order)).filter(
    (record) => isPresent(record) && record.id !== id,
  );
  const toSave = { id, organization, fields, others: others.map((record) => rowOf(part, record)) };
  const issues = (await part.issues?.(write, toSave)) ?? [];
  refuseIssues([...issues, ...(await attachmentIssues(write, organizationId, fields, present))]);
  const effectiveOn = part.effectiveOn?.(fields) ?? null;
  return saveRecord(
    write,
    part.collection,
    { id, expectedRevision },
    { organizationId, ...fields },
    { ...(effectiveOn === null ? {} : { effectiveOn }), ...(reason ? { reason } : {}) },
  );
}

/** Voids a part with a reason. @throws AppError `not_found`, `conflict` with the present record */
export async function voidPart<PartFields>(
  write: Write,
  part: Part<PartFields>,
  input: { readonly id: string; readonly expectedRevision: number; readonly reason: string },
): Promise<{ id: string; revision: number }> {
  return voidRecord(write, part.collection, input.id, input.expectedRevision, input.reason);
}

function isPresent({ recordState }: StoredRecord): boolean {
  return recordState !== 'voided';
}

function rowOf<PartFields>(part: Part<PartFields>, record: StoredRecord): PartRow<PartFields> {
  const fields = Object.fromEntries(Object.keys(part.fields.shape).map((field) => [field, record[field] ?? null]));
  return {
    id: record.id,
    revision: record.revision,
    organizationId: String(record.organizationId),
    voided: record.recordState === 'voided',
    voidReason: typeof record.voidReason === 'string' ? record.voidReason : null,
    updatedAt: String(record.updatedAt),
    fields: part.fields.parse(fields),
    names: {},
  };
}

/** The words of the ids that a record holds. */
function namesIn(record: StoredRecord | undefined, names: ReadonlyMap<string, string>): Record<string, string> {
  const values = Object.values(record ?? {}).filter((value) => typeof value === 'string');
  return Object.fromEntries(
    values.flatMap((value) => {
      const name = names.get(value);
      return name === undefined ? [] : [[value, name] as const];
    }),
  );
}

function attachmentOf(record: Readonly<Record<string, unknown>> | undefined): string | null {
  const id = record?.attachmentId;
  return typeof id === 'string' ? id : null;
}

/** A file that is chosen now must be an attachment of the same organization; one that was voided later stays named. */
async function attachmentIssues(
  write: Write,
  organizationId: string,
  fields: Readonly<Record<string, unknown>>,
  present: StoredRecord | undefined,
): Promise<FieldIssue[]> {
  const id = attachmentOf(fields);
  if (id === null || id === attachmentOf(present)) return [];
  const attachment = await findRecord(write.trx, 'attachment', id);
  const usable = attachment?.recordState !== 'voided' && attachment?.ownerId === organizationId;
  return usable ? [] : [{ field: 'attachmentId', code: 'not_found' }];
}
