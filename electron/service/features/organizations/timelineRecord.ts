import type { Kysely } from 'kysely';
import type { TimelineEntry, TimelineKind } from '#shared/features/organizations/timeline.ts';
import type { CollectionName } from '../../db/collections.ts';
import type { StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

/** A line that a record gives; a day that is null gives none. */
export type Line = {
  readonly on: string | null;
  readonly precision?: TimelineEntry['precision'];
  /** Key in the section `timelineText`. */
  readonly text: string;
  readonly parameters?: TimelineEntry['parameters'];
  readonly labels?: TimelineEntry['labels'];
};

/** How the records of one collection stand on the time line of their organization. */
export type TimelineSource = {
  readonly kind: TimelineKind;
  readonly collection: CollectionName;
  /** Column with the organization's id, or with the ids of several. */
  readonly owner: 'organizationId' | 'ownerId' | 'organizationIds' | 'hubOrganizationId';
  /** Where a record opens. */
  place(organizationId: string, record: StoredRecord): string;
  /** Names by id that the lines need besides the record. */
  names?(db: Kysely<Schema>): Promise<ReadonlyMap<string, string>>;
  lines(record: StoredRecord, organization: StoredRecord, names?: ReadonlyMap<string, string>): readonly Line[];
};

/** A field as text; empty for nothing. */
export function of(record: StoredRecord, field: string): string {
  const value = record[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A field with a day, or null. */
export function dayOf(record: StoredRecord, field: string): string | null {
  return of(record, field).slice(0, 10) || null;
}

/** The day a record was entered, where it has none of its own. */
export function enteredOn(record: StoredRecord): string {
  return of(record, 'createdAt').slice(0, 10);
}

/** A tab of the organization's page. */
export function onTab(tab: string): (organizationId: string) => string {
  return (organizationId) => `/organizations/${organizationId}?tab=${tab}`;
}
