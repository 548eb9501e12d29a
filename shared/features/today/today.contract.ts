import { z } from 'zod';
import { fileOutput } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { deadlineReason } from '../../lib/deadlineReason.ts';
import { HANDOVER_STAGES } from '../handovers/handovers.contract.ts';
import { DOCUMENT_STAGES } from '../officialDocuments/officialDocuments.contract.ts';
import { dutyCell, dutyRow } from '../recurringDuties/recurringDuties.contract.ts';
import {
  CLOCK_STATES,
  TODAY_GROUPS,
  TODAY_HORIZONS,
  TODAY_MODULES,
  WAITING_FOR_ME,
  WAITING_FOR_OTHERS,
} from './today.lists.ts';
import { TODAY_DUE_KINDS } from './today.rules.ts';

const count = z.number().int();

/** What no record has words for: the program says it in the language of whoever reads (`saidWords`). */
const coded = z.discriminatedUnion('code', [
  /** A record with the organization that it belongs to. */
  z.strictObject({ code: z.literal('ofOrganization'), title: z.string(), organization: z.string() }),
  z.strictObject({ code: z.literal('organizations'), count }),
  z.strictObject({
    code: z.literal('duty'),
    duty: dutyRow.pick({ duty: true, period: true, types: true, times: true }),
    year: count,
    cell: dutyCell.pick({ number: true, state: true, count: true, needed: true }),
  }),
  z.strictObject({ code: z.literal('untitled') }),
  z.strictObject({ code: z.literal('parties'), from: z.string(), to: z.string() }),
  z.strictObject({ code: z.literal('documentStage'), stage: z.enum(DOCUMENT_STAGES) }),
  z.strictObject({ code: z.literal('handoverStage'), stage: z.enum(HANDOVER_STAGES) }),
  z.strictObject({ code: z.literal('extension'), name: z.string(), date: z.string() }),
  z.strictObject({ code: z.literal('askedFor'), date: z.string() }),
  z.strictObject({ code: z.literal('outstanding'), count }),
]);
/** Words as they stand in a record, or what the program says in their place. */
const said = z.union([z.string(), coded]);
export type Said = z.infer<typeof said>;

/** Something with a day that is still open. Its rule is `dueRules.<kind>` or `todayRules.<kind>` with `parameters`. */
export const todayLine = z.strictObject({
  /** Unique in the list: kind and record. */
  id: z.string(),
  kind: z.enum(TODAY_DUE_KINDS),
  module: z.enum(TODAY_MODULES),
  /** What it is about: the task, the organization, the meeting, the collection. */
  title: said,
  /** Who has to do it: holder with post, or unit; null: nobody is named. */
  who: z.string().nullable(),
  dueOn: z.string(),
  /** Days from today; negative: overdue. */
  daysLeft: count,
  group: z.enum(TODAY_GROUPS),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  /** How its day was counted, where a calendar of working days was asked. */
  counted: deadlineReason.nullable(),
  /** Where it is dealt with, an address of the program. */
  place: z.string(),
});
export type TodayLine = z.infer<typeof todayLine>;

const waitingLine = z.strictObject({
  id: z.string(),
  title: said,
  /** Who or what stands beside it. */
  note: said.nullable(),
  /** Since when it waits, or its day. */
  on: z.string().nullable(),
  /** Days to its day, where it has one; negative: overdue. */
  daysLeft: count.nullable(),
  place: z.string(),
});
export type WaitingLine = z.infer<typeof waitingLine>;

const waitingGroup = z.strictObject({
  kind: z.enum([...WAITING_FOR_ME, ...WAITING_FOR_OTHERS]),
  total: count,
  /** The first few. */
  rows: z.array(waitingLine),
  /** The list that has all of them. */
  place: z.string(),
});
export type WaitingGroup = z.infer<typeof waitingGroup>;

const upkeep = z.strictObject({
  /** Moments of the last copy and of the last rehearsal of putting one back; null: never. */
  lastBackupAt: z.string().nullable(),
  lastDrillAt: z.string().nullable(),
  calendar: z.strictObject({
    thisYear: z.strictObject({ year: count, isVerified: z.boolean() }),
    nextYear: z.strictObject({ year: count, isVerified: z.boolean(), remind: z.boolean() }),
  }),
  /** The last entry of the log; the hash is its first 12 digits. */
  log: z.strictObject({ seq: count, hash: z.string(), at: z.string() }),
  /** The last check of the whole log since the program was started; null: there was none. */
  logChecked: z.strictObject({ at: z.string(), findings: count }).nullable(),
  /** `behind`: the machine's clock is before the latest moment that the office knows. */
  clock: z.strictObject({ state: z.enum(CLOCK_STATES), now: z.string(), latest: z.string() }),
  /** The last check of all records since the program was started; null: there was none. */
  consistency: z.strictObject({ at: z.string(), findings: count }).nullable(),
});
export type Upkeep = z.infer<typeof upkeep>;

/** A recurring duty with its periods of the year, as small as the calendar of the page shows it. */
const cadenceRow = dutyRow.omit({ leadDays: true, cells: true }).extend({
  cells: z.array(
    dutyCell.pick({ number: true, from: true, to: true, state: true, count: true, needed: true, dueOn: true }),
  ),
});
export type CadenceRow = z.infer<typeof cadenceRow>;

const within = z.union(TODAY_HORIZONS.map((days) => z.literal(days))).default(30);
const dueFilter = {
  within,
  module: z.enum(TODAY_MODULES).optional(),
  group: z.enum(TODAY_GROUPS).optional(),
};

export const todayContract = [
  defineQuery({
    name: 'today.get',
    permission: 'meetings.read',
    summary:
      'The page of the day: what is overdue and due, what waits for the user and for others, duties of the year.',
    input: z.strictObject({ within }),
    output: z.strictObject({
      /** The office holds no organization, meeting or task yet. */
      isEmpty: z.boolean(),
      /** Everything that is overdue or due within the horizon. */
      total: count,
      overdue: count,
      /** The first lines of each group that has any, and how many it has. */
      groups: z.array(z.strictObject({ group: z.enum(TODAY_GROUPS), total: count, rows: z.array(todayLine) })),
      /** How many lines each module has; those without any are left out. */
      modules: z.array(z.strictObject({ module: z.enum(TODAY_MODULES), overdue: count, ahead: count })),
      mine: z.array(waitingGroup),
      others: z.array(waitingGroup),
      cadence: z.strictObject({ year: count, rows: z.array(cadenceRow) }),
      upkeep,
      drafts: z.strictObject({
        total: count,
        rows: z.array(z.strictObject({ key: z.string(), title: z.string(), savedAt: z.string() })),
      }),
    }),
  }),
  defineQuery({
    name: 'today.due',
    permission: 'meetings.read',
    summary: 'What is overdue or due within the horizon over all modules, by day, of one module or group where asked.',
    input: z.strictObject({
      ...dueFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: count, rows: z.array(todayLine) }),
  }),
  defineJob({
    name: 'today.print',
    permission: 'meetings.read',
    summary: 'The list of the day on paper: overdue and due by group, what waits for the user, with room for ticks.',
    input: z.strictObject(dueFilter),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
