import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import { ENDING_KINDS, LIQUIDATION_KIND } from '#shared/features/organizationEvents/organizationEvents.lists.ts';
import type { LifeCycle, StandingEvent } from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { creditFlagAsAt, FOLLOWING, foundedOn, statusAsAt } from '#shared/features/organizations/asAt.rules.ts';
import { findRecord, type StoredRecord, updateRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { historiesOf } from '../organizations/organizations.asAt.repository.ts';
import { standingEvents } from './organizationEvents.repository.ts';

/** A standing event with the record it comes from. */
export type StoredEvent = StandingEvent & { readonly id: string; readonly record: StoredRecord };

/** A life cycle with the records of its events. */
export type StoredLifeCycle = Omit<LifeCycle, 'events'> & { readonly events: readonly StoredEvent[] };

/** What the rules of the life cycle look at, read anew. */
export async function lifeCycleOf(db: Kysely<Schema>, organization: StoredRecord): Promise<StoredLifeCycle> {
  const events = (await standingEvents(db, organization.id)).map((record) => ({
    id: record.id,
    kind: String(record.kind),
    effectiveOn: String(record.effectiveOn),
    record,
  }));
  return {
    registrationKind: String(organization.registrationKind),
    recordState: organization.recordState,
    status: String(organization.status),
    foundedOn: foundedOn(organization, events, String(organization.createdAt)),
    events,
  };
}

/**
 * Status and credit flag are made what the events in effect say (domain.md §3.1), by the same rules as for a past day. To be called
 * after every event that was entered, changed or voided.
 * @param effectiveOn day of the event that gave the occasion
 * @returns the present revision of the organization
 */
export async function followEvents(
  write: Write,
  organizationId: string,
  { effectiveOn, reason }: { readonly effectiveOn: string; readonly reason: string },
): Promise<number> {
  const organization = await findRecord(write.trx, 'organization', organizationId);
  if (!organization) throw new AppError('not_found');
  const { events } = await lifeCycleOf(write.trx, organization);
  const history = (await historiesOf(write.trx, [organizationId])).get(organizationId) ?? [];
  const patch = {
    status: String(statusAsAt(organization.status, history, events, write.today)),
    creditFlag: String(creditFlagAsAt(organization.creditFlag, history, events, write.today)),
  };
  const options = { action: FOLLOWING, effectiveOn, reason };
  const { revision } = await updateRecord(write, 'organization', organizationId, undefined, patch, options);
  return revision;
}

/**
 * What the entries in the lists make of the credit flag today (domain.md §3.1: it is derived, nobody chooses it); undefined where
 * there are none.
 */
export async function listedFlag(write: Write, organizationId: string): Promise<string | undefined> {
  const organization = await findRecord(write.trx, 'organization', organizationId);
  if (!organization) throw new AppError('not_found');
  const { events } = await lifeCycleOf(write.trx, organization);
  if (!events.some(({ kind }) => kind.startsWith('list_'))) return undefined;
  const history = (await historiesOf(write.trx, [organizationId])).get(organizationId) ?? [];
  return String(creditFlagAsAt(organization.creditFlag, history, events, write.today));
}

/** Whether an ending or a liquidation that stands has made the status what it is. */
export async function isStatusByEvents(write: Write, organization: StoredRecord): Promise<boolean> {
  const events = await standingEvents(write.trx, organization.id);
  const kinds: readonly string[] = [LIQUIDATION_KIND, ...ENDING_KINDS];
  return events.some(({ kind }) => kinds.includes(String(kind)));
}
