import type { Kysely } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import { contactFields } from '#shared/features/contacts/contacts.contract.ts';
import {
  followedOn,
  LIAISON_WORKING_DAYS,
  liaisonsOn,
  quarterOf,
  vacantSince,
} from '#shared/features/contacts/contacts.rules.ts';
import { entryClock } from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { reasonAfter } from '#shared/lib/deadlineReason.ts';
import type { WorkingCalendar } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import { partsOf } from '../organizations/parts.repository.ts';
import { confirmedBetween } from './contacts.repository.ts';

/** How the contacts of an organization stand on a day. */
export async function contactStanding(
  db: Kysely<Schema>,
  calendar: WorkingCalendar,
  organizationId: string,
  day: string,
): Promise<CallOutput<'contacts.standing'>> {
  const records = await partsOf(db, 'organization_contact', organizationId, 'validFrom');
  const contacts = records
    .filter(({ recordState }) => recordState !== 'voided')
    .map((record) => ({
      id: record.id,
      enteredOn: String(record.createdAt).slice(0, 10),
      ...contactFields.strip().parse(record),
    }));
  const clocks = contacts.flatMap((contact) => {
    const on = contact.role === 'liaison' ? followedOn(contact, contacts) : null;
    if (on === null) return [];
    return [[contact.id, entryClock(calendar, on, contact.enteredOn, LIAISON_WORKING_DAYS)] as const];
  });
  const since = vacantSince(contacts, day);
  const { year, number, from, endsOn } = quarterOf(day);
  return {
    day,
    liaisonIds: liaisonsOn(contacts, day).map(({ id }) => id),
    clocks: Object.fromEntries(clocks),
    vacancy:
      since === null
        ? null
        : { since, reason: reasonAfter(calendar, since, { n: LIAISON_WORKING_DAYS, unit: 'working_day' }) },
    quarter: { year, number, endsOn },
    confirmedOn: await confirmedBetween(db, organizationId, from, endsOn),
  };
}
