import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { deadlineReason } from '../../lib/deadlineReason.ts';
import { entryClockOutput } from '../organizationEvents/organizationEvents.contract.ts';
import { CONTACT_ROLES } from '../organizations/organizations.lists.ts';
import { optionalDateText, partProcedures } from '../organizations/parts.ts';
import { LIAISON_STATES } from './contacts.lists.ts';

/** A work contact of an organization (domain.md §3.3); both its first and its last day count. */
export const contactFields = z.strictObject({
  name: text(1, 50),
  post: optionalText(100),
  role: z.enum(CONTACT_ROLES),
  workPhone: optionalText(60),
  workEmail: optionalText(100),
  validFrom: optionalDateText,
  validTo: optionalDateText,
});
export type ContactFields = z.output<typeof contactFields>;

/** The contact list was gone through with the organization: who asked, who answered, when (domain.md §9.1, each quarter). */
export const contactConfirmationFields = z.strictObject({
  confirmedOn: dateText,
  /** Of the office. */
  confirmedByName: text(1, 50),
  /** Of the organization. */
  respondentName: optionalText(50),
  respondentPost: optionalText(100),
  note: optionalText(500),
});
export type ContactConfirmationFields = z.output<typeof contactConfirmationFields>;

/** The person who follows a liaison, and since when. */
export const liaisonChange = z.strictObject({
  /** First day of the new one; the former one ends the day before. */
  changedOn: dateText,
  successorName: text(1, 50),
  successorPost: optionalText(100),
  successorPhone: optionalText(60),
  successorEmail: optionalText(100),
});
export type LiaisonChange = z.output<typeof liaisonChange>;

const quarter = z.strictObject({ year: z.number().int(), number: z.number().int(), endsOn: z.string() });

/** One organization in effect on the liaison roster. */
export const liaisonRow = z.strictObject({
  /** Id of the organization. */
  id: recordId,
  organizationName: z.string(),
  townshipName: z.string().nullable(),
  /** Post and name of each liaison of today; null: nobody is. */
  liaisons: z.string().nullable(),
  workPhones: z.string().nullable(),
  since: z.string().nullable(),
  /** In this quarter. */
  confirmedOn: z.string().nullable(),
  confirmedByName: z.string().nullable(),
});
export type LiaisonRow = z.infer<typeof liaisonRow>;

const liaisonFilter = {
  state: z.enum(LIAISON_STATES).default('all'),
  township: z.string().max(200).optional(),
  /** Part of the organization's name or of the liaison's post and name. */
  text: z.string().max(200).optional(),
};

export const contactsContract = [
  ...partProcedures('contacts', { one: 'a contact', many: 'the contacts' }, contactFields),
  ...partProcedures(
    'contactConfirmations',
    { one: 'a confirmation of the contact list', many: 'the confirmations of the contact list' },
    contactConfirmationFields,
  ),
  defineCommand({
    name: 'contacts.changeLiaison',
    permission: 'registry.write',
    summary: 'Ends a liaison the day before the change and begins the one that follows; neither is overwritten.',
    input: z.strictObject({
      /** The liaison who leaves. */
      id: recordId,
      expectedRevision,
      ...liaisonChange.shape,
      reason: optionalText(500),
    }),
    /** The new liaison. */
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineQuery({
    name: 'contacts.standing',
    permission: 'registry.read',
    summary: 'Who is liaison on a day, whether changes were entered in time, and whether the list is confirmed.',
    input: z.strictObject({ organizationId: recordId, day: dateText.optional() }),
    output: z.strictObject({
      day: z.string(),
      /** Ids of the liaisons on that day. */
      liaisonIds: z.array(recordId),
      /** For each liaison who followed another: entered within ten working days of the change. */
      clocks: z.record(recordId, entryClockOutput),
      /** The last liaison left and nobody followed: since when, and the last day for entering the change. */
      vacancy: z.strictObject({ since: z.string(), reason: deadlineReason }).nullable(),
      /** The quarter of that day, and on which day of it the list was confirmed. */
      quarter,
      confirmedOn: z.string().nullable(),
    }),
  }),
  defineQuery({
    name: 'contacts.liaisons',
    permission: 'registry.read',
    summary: 'The liaison of every organization in effect, and whether its contact list is confirmed this quarter.',
    input: z.strictObject({
      ...liaisonFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(liaisonRow),
      /** Organizations in each state of those that fit the rest of the filter. */
      counts: z.record(z.enum(LIAISON_STATES), z.number().int()),
      townships: z.array(z.string()),
      quarter,
    }),
  }),
  defineJob({
    name: 'contacts.printLiaisons',
    permission: 'registry.read',
    summary: 'The liaison roster as a printed list, one table for each township.',
    input: z.strictObject(liaisonFilter),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
