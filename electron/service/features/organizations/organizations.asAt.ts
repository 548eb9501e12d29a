import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  contactShownOn,
  creditFlagAsAt,
  fieldsAsAt,
  foundedOn,
  reviewShownOn,
  statusAsAt,
} from '#shared/features/organizations/asAt.rules.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { findRecord, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import type { Runtime } from '../../runtime.ts';
import { allChildrenOf, historiesOf, listOrganizationsAsAt } from './organizations.asAt.repository.ts';
import { detailsAnswer } from './organizations.details.ts';
import { listOrganizations } from './organizations.repository.ts';

/** A day that a list may be asked for: not in the future. @throws AppError `invalid_input` with field `asAt` */
export function pastDay(date: string, today: string): string {
  if (date > today) throw new AppError('invalid_input', { fields: [{ field: 'asAt', code: 'date_range' }] });
  return date;
}

/** A page of the registry as at the day that the input names, or as it is now. @throws AppError `invalid_input` */
export async function registryPage(
  db: Kysely<Schema>,
  input: HandlerInput<'organizations.list'>,
  today: string,
): Promise<CallOutput<'organizations.list'>> {
  if (input.asAt === undefined) return { ...(await listOrganizations(db, input)), asAt: null };
  return { ...(await listOrganizationsAsAt(db, input, pastDay(input.asAt, today))), asAt: input.asAt };
}

/**
 * One organization as it was at the end of a day, with the contacts, reviews and events known for that day.
 * @throws AppError `not_found` when it is unknown or was not yet founded
 */
export async function organizationDetailsAsAt(
  db: Kysely<Schema>,
  runtime: Runtime,
  id: string,
  date: string,
): Promise<CallOutput<'organizations.get'>> {
  const present = await findRecord(db, 'organization', id);
  if (!present) throw new AppError('not_found');
  const contacts = await allChildrenOf(db, 'organization_contact', id);
  const reviews = await allChildrenOf(db, 'annual_review', id);
  const events = (await allChildrenOf(db, 'organization_event', id)).filter(standing);
  // Status and credit flag follow the events that belong to it today, as in the list; what it shows is what belonged to it then.
  const dated = events
    .filter(({ organizationId }) => organizationId === id)
    .map(({ kind, effectiveOn }) => ({ kind: String(kind), effectiveOn: String(effectiveOn) }))
    .sort((left, right) => left.effectiveOn.localeCompare(right.effectiveOn));
  if (foundedOn(present, dated, String(present.createdAt)) > date) throw new AppError('not_found');

  const histories = await historiesOf(
    db,
    [present, ...contacts, ...reviews, ...events].map((record) => record.id),
  );
  const history = histories.get(id) ?? [];
  const then = (record: StoredRecord) => fieldsAsAt(record, histories.get(record.id) ?? [], date);
  const own = (records: readonly StoredRecord[]) =>
    records.map(then).filter((record) => standing(record) && record.organizationId === id);
  const fields = then(present);
  if (fields.recordState === 'draft') throw new AppError('not_found');
  return detailsAnswer(db, runtime, {
    organization: {
      ...fields,
      nameKey: nameKey(String(fields.name)),
      status: statusAsAt(present.status, history, dated, date),
      creditFlag: creditFlagAsAt(present.creditFlag, history, dated, date),
    },
    contacts: own(contacts).filter((contact) => contactShownOn(contact, date)),
    reviews: own(reviews).filter((review) => reviewShownOn(review, date)),
    events: events.filter((event) => then(event).organizationId === id && String(event.effectiveOn) <= date),
    asAt: date,
  });
}

function standing({ recordState }: { readonly recordState?: unknown }): boolean {
  return recordState !== 'voided';
}
