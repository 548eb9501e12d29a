import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { deadlineReason } from '../../lib/deadlineReason.ts';
import { CREDIT_FLAGS, ORGANIZATION_STATUSES, REGISTRATION_KINDS } from '../organizations/organizations.lists.ts';
import { optionalDateText } from '../organizations/parts.ts';
import { EVENT_KINDS, OPEN_KINDS, RECORDED_KINDS } from './organizationEvents.lists.ts';

const nullableDate = z.string().nullable();
const nullableText = z.string().nullable();

/** One registered item, before and after. */
const eventItem = z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() });

/** Whether something was entered in the working days it may take (`entryClock`, domain.md §9.3). */
export const entryClockOutput = z.strictObject({
  reason: deadlineReason,
  enteredOn: z.string(),
  met: z.boolean(),
});

/** An event as lists and pages show it. */
export const organizationEventRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  organizationId: recordId,
  organizationName: z.string(),
  registrationKind: z.enum(REGISTRATION_KINDS),
  kind: z.string(),
  effectiveOn: z.string(),
  items: z.array(eventItem),
  reason: nullableText,
  documentNo: nullableText,
  legalBasis: nullableText,
  note: nullableText,
  factOn: nullableDate,
  liquidationFinishedOn: nullableDate,
  certificateReturnedOn: nullableDate,
  certificateNotReturned: nullableText,
  sealReturnedOn: nullableDate,
  sealNotReturned: nullableText,
  voided: z.boolean(),
  voidReason: nullableText,
  createdAt: z.string(),
  createdByName: z.string(),
  /** Null where no day of the fact was entered. */
  entry: entryClockOutput.nullable(),
  /** Entries in the abnormal list: the day on which two years are full. */
  twoYearsOn: nullableDate,
});
export type OrganizationEventRow = z.infer<typeof organizationEventRow>;

/** What the dialog of a kind sends; which fields it needs: `DETAILS_OF`. */
export const eventDetails = z.strictObject({
  effectiveOn: dateText,
  factOn: optionalDateText,
  reason: optionalText(500),
  documentNo: optionalText(100),
  legalBasis: optionalText(500),
  liquidationFinishedOn: optionalDateText,
  certificateReturnedOn: optionalDateText,
  certificateNotReturned: optionalText(200),
  sealReturnedOn: optionalDateText,
  sealNotReturned: optionalText(200),
});

/** What a list of events is narrowed by. */
export const eventFilter = z.strictObject({
  organizationId: recordId.optional(),
  kinds: z.array(z.enum(EVENT_KINDS)).max(EVENT_KINDS.length).optional(),
  from: dateText.optional(),
  to: dateText.optional(),
  /** Words that must all occur in the organization's name, document number, reason, basis or note. */
  text: z.string().max(200).optional(),
  includeVoided: z.boolean().default(false),
});

export const openItem = z.strictObject({
  kind: z.enum(OPEN_KINDS),
  /** What it is: the name of a branch, the kind and number of a certificate or seal, the list. */
  name: z.string(),
  since: nullableDate,
});
export type OpenItem = z.infer<typeof openItem>;

export const organizationEventsContract = [
  defineQuery({
    name: 'organizationEvents.allowed',
    permission: 'registry.read',
    summary: 'Which events may be entered for an organization now, why the others may not, and what is still open.',
    input: z.strictObject({ organizationId: recordId }),
    output: z.strictObject({
      revision: z.number().int(),
      preparing: z.boolean(),
      status: z.enum(ORGANIZATION_STATUSES),
      creditFlag: z.enum(CREDIT_FLAGS),
      foundedOn: nullableDate,
      /** Whether registered items may be changed, and by which events the life may go on. */
      acts: z.array(
        z.strictObject({
          kind: z.enum(EVENT_KINDS),
          /** Null: allowed. Else a code of `ruleIssues` with its places. */
          refused: z
            .strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
            .nullable(),
        }),
      ),
      /** Live branches, unreturned certificates and seals, list entries: shown before an ending. */
      open: z.array(openItem),
      abnormalSince: nullableDate,
      abnormalTwoYearsOn: nullableDate,
      seriousSince: nullableDate,
    }),
  }),
  defineQuery({
    name: 'organizationEvents.list',
    permission: 'registry.read',
    summary: 'Events of one or all organizations, newest first, with their number by kind.',
    input: z.strictObject({
      ...eventFilter.shape,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(organizationEventRow),
      /** Number of events by kind for the same filter, voided ones left out. */
      byKind: z.record(z.string(), z.number().int()),
    }),
  }),
  defineQuery({
    name: 'organizationEvents.get',
    permission: 'registry.read',
    summary: 'One event of registration.',
    input: z.strictObject({ id: recordId }),
    output: organizationEventRow,
  }),
  defineCommand({
    name: 'organizationEvents.record',
    permission: 'registry.write',
    summary:
      'Enters an event other than a change of items: founding of a preparing organization, liquidation, ending, list.',
    input: z.strictObject({
      organizationId: recordId,
      /** Of the organization: its status and lists are what the act was offered for. */
      expectedRevision,
      kind: z.enum(RECORDED_KINDS),
      ...eventDetails.shape,
    }),
    /** Id of the event, present revision of the organization. */
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineCommand({
    name: 'organizationEvents.void',
    permission: 'registry.void',
    summary: 'Voids an event with a reason: items, status and lists become what they are without it.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineJob({
    name: 'organizationEvents.sheet',
    permission: 'registry.read',
    summary: 'The change sheet (变更登记表) of one event as PDF: items before and after as they are stored.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
