import { z } from 'zod';
import { fileOutput, recordId } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { deadlineReason } from '../../lib/deadlineReason.ts';
import { COUNCIL_TYPES, DUTY_STATES, PERIOD_KINDS, RECURRING_DUTIES } from './recurringDuties.lists.ts';

const year = z.number().int().min(1990).max(2089);

/** A record that satisfies a duty, and where it is seen. */
const dutyRecord = z.strictObject({ id: recordId, title: z.string(), on: z.string(), place: z.string() });

/** A duty in one window. */
export const dutyCell = z.strictObject({
  /** From 1 within the year. */
  number: z.number().int(),
  from: z.string(),
  to: z.string(),
  state: z.enum(DUTY_STATES),
  /** Done so often, or for so many organizations; has to be. */
  count: z.number().int(),
  needed: z.number().int(),
  /** The last day on which it is in time; after `to` for a report that has days of grace. */
  dueOn: z.string(),
  /** How `dueOn` was counted; null: it is the end of the period itself. */
  reason: deadlineReason.nullable(),
  /** The last working day on or before `dueOn`: advice, never the judgement. */
  advised: deadlineReason,
  /** What satisfied it, the first five by day. */
  records: z.array(dutyRecord),
});
export type DutyCell = z.infer<typeof dutyCell>;

/** A duty with its rule and its windows of a year. */
export const dutyRow = z.strictObject({
  key: z.string(),
  duty: z.enum(RECURRING_DUTIES),
  period: z.enum(PERIOD_KINDS).nullable(),
  times: z.number().int(),
  types: z.array(z.enum(COUNCIL_TYPES)),
  twoThirds: z.boolean(),
  /** Days before the end from which it is due soon. */
  leadDays: z.number().int(),
  cells: z.array(dutyCell),
});
export type DutyRow = z.infer<typeof dutyRow>;

/** An organization for which something is missing in a window. */
const missingRow = z.strictObject({
  /** Id of the organization. */
  id: recordId,
  organizationName: z.string(),
  legalType: z.string().nullable(),
  townshipName: z.string().nullable(),
  supervisingUnit: z.string().nullable(),
  /** Meetings of the window that count, and those that do not because too few directors came or their number is not known. */
  count: z.number().int(),
  notCounted: z.number().int(),
});
export type MissingRow = z.infer<typeof missingRow>;

const missingFilter = {
  /** `council…` or `contacts`. */
  key: z.string().max(40),
  year,
  number: z.number().int().min(1).max(12),
  text: z.string().max(200).optional(),
};

export const recurringDutiesContract = [
  defineQuery({
    name: 'recurringDuties.year',
    permission: 'meetings.read',
    summary: 'Every recurring duty (常规工作) in each of its periods of a year, as it stands today.',
    input: z.strictObject({ year }),
    output: z.strictObject({
      year,
      /** First day from which a period that ended is called missed. */
      since: z.string(),
      rows: z.array(dutyRow),
    }),
  }),
  defineQuery({
    name: 'recurringDuties.now',
    permission: 'meetings.read',
    summary: 'What is due soon, and what was missed in the last period of each duty.',
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(
        dutyRow.omit({ cells: true, leadDays: true }).extend({
          /** Year of the window. */
          year: z.number().int(),
          cell: dutyCell,
          daysLeft: z.number().int(),
        }),
      ),
    }),
  }),
  defineQuery({
    name: 'recurringDuties.missing',
    permission: 'meetings.read',
    summary: 'The organizations that lack a council meeting or a confirmed contact list in a period, by name.',
    input: z.strictObject({
      ...missingFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(missingRow),
      /** Organizations in effect at the end of the period (today while it runs), and those of them that have what is needed. */
      inEffect: z.number().int(),
      covered: z.number().int(),
    }),
  }),
  defineJob({
    name: 'recurringDuties.print',
    permission: 'meetings.read',
    summary: 'The recurring duties of a year as a printed table.',
    input: z.strictObject({ year }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'recurringDuties.printMissing',
    permission: 'meetings.read',
    summary: 'The organizations that lack something in a period, as a printed list.',
    input: z.strictObject(missingFilter),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
