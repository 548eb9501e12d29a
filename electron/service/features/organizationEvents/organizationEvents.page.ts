import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type OrganizationEventRow,
  organizationEventRow,
} from '#shared/features/organizationEvents/organizationEvents.contract.ts';
import { entryClock, twoYearsOn } from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import type { WorkingCalendar } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import { userNames } from '../users/users.repository.ts';
import { countByKind, type EventWithOrganization, eventById, listEvents } from './organizationEvents.repository.ts';

/** One page of events as the screen and the export show it. */
export async function eventsPage(
  db: Kysely<Schema>,
  calendar: WorkingCalendar,
  input: HandlerInput<'organizationEvents.list'>,
): Promise<CallOutput<'organizationEvents.list'>> {
  const { offset: _offset, limit: _limit, ...filter } = input;
  const { total, events } = await listEvents(db, input);
  const names = await userNames(db);
  return {
    total,
    rows: events.map((event) => rowOf(event, names, calendar)),
    byKind: await countByKind(db, filter),
  };
}

/** One event. @throws AppError `not_found` */
export async function eventRow(
  db: Kysely<Schema>,
  calendar: WorkingCalendar,
  id: string,
): Promise<OrganizationEventRow> {
  const event = await eventById(db, id);
  if (!event) throw new AppError('not_found');
  return rowOf(event, await userNames(db), calendar);
}

function rowOf(
  { record, organizationName, registrationKind }: EventWithOrganization,
  names: ReadonlyMap<string, string>,
  calendar: WorkingCalendar,
): OrganizationEventRow {
  const { recordState, factOn, kind, effectiveOn } = record;
  const stored = Object.fromEntries(Object.entries(record).filter(([field]) => field in organizationEventRow.shape));
  const entry = typeof factOn === 'string' ? entryClock(calendar, factOn, String(record.createdAt).slice(0, 10)) : null;
  return organizationEventRow.parse({
    ...stored,
    organizationName,
    registrationKind,
    voided: recordState === 'voided',
    createdByName: names.get(String(record.createdBy)) ?? '',
    entry,
    twoYearsOn: kind === 'list_abnormal_in' ? twoYearsOn(String(effectiveOn)) : null,
  });
}
