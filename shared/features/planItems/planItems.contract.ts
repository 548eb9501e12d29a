import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { PLAN_SHOWN, PLAN_STATUSES } from './planItems.lists.ts';

const year = z.number().int().min(1990).max(2089);
const optionalId = recordId.nullish().transform((value) => value ?? null);

/** What is planned (domain.md §5 PlanItem): the unit answers for it, a member of the leading group may be named. */
const planItemFields = z.strictObject({
  year,
  /** Place in the list of the year; left out for a new one: the next. */
  seq: z.number().int().min(1).max(999).optional(),
  text: text(2, 1000),
  responsibleOfficeId: recordId,
  responsibleMemberId: optionalId,
  dueOn: dateText,
});
export type PlanItemFields = z.output<typeof planItemFields>;

/** A plan item with the names that stand beside it today. */
export const planItemRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  year,
  seq: z.number().int(),
  text: z.string(),
  responsibleOfficeId: recordId,
  responsibleOfficeName: z.string(),
  responsibleMemberId: recordId.nullable(),
  responsibleMemberName: z.string().nullable(),
  dueOn: z.string(),
  status: z.enum(PLAN_STATUSES),
  doneOn: z.string().nullable(),
  evidence: z.string().nullable(),
  carriedFromId: recordId.nullable(),
  /** Year into which an unfinished item was carried; null: it was not. */
  carriedToYear: z.number().int().nullable(),
  /** The last note on its progress, and the day of it. */
  progressText: z.string().nullable(),
  progressOn: z.string().nullable(),
  /** Days until due; negative when it is overdue. */
  daysLeft: z.number().int(),
  voidReason: z.string().nullable(),
});
export type PlanItemRow = z.infer<typeof planItemRow>;

const planFilter = {
  year,
  show: z.enum(PLAN_SHOWN).default('all'),
  officeId: recordId.optional(),
  text: z.string().max(200).optional(),
};

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const planItemsContract = [
  defineQuery({
    name: 'planItems.list',
    permission: 'meetings.read',
    summary: 'The plan of a year (年度重点工作) in its order.',
    input: z.strictObject({
      ...planFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(planItemRow) }),
  }),
  defineQuery({
    name: 'planItems.overview',
    permission: 'meetings.read',
    summary: 'A year at a glance: how many are open, overdue and done, and the same for each quarter by due date.',
    input: z.strictObject({ year }),
    output: z.strictObject({
      counts: z.record(z.enum(PLAN_SHOWN), z.number().int()),
      quarters: z.array(
        z.strictObject({
          quarter: z.number().int(),
          due: z.number().int(),
          /** Done, on whatever day. */
          done: z.number().int(),
          /** Of these done after the due date. */
          doneLate: z.number().int(),
          overdue: z.number().int(),
        }),
      ),
      /** Units that answer for something this year. */
      offices: z.array(z.strictObject({ id: recordId, name: z.string() })),
      /** Open items of the year before that are not carried over yet. */
      unfinishedBefore: z.number().int(),
    }),
  }),
  defineQuery({
    name: 'planItems.get',
    permission: 'meetings.read',
    summary: 'One plan item with the notes on its progress, newest first.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      item: planItemRow,
      progress: z.array(
        z.strictObject({
          id: recordId,
          revision: z.number().int(),
          notedOn: z.string(),
          text: z.string(),
          byName: z.string(),
          voidReason: z.string().nullable(),
        }),
      ),
    }),
  }),
  defineCommand({
    name: 'planItems.save',
    permission: 'meetings.write',
    summary: 'Adds or changes a plan item.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: planItemFields,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'planItems.addMany',
    permission: 'meetings.write',
    summary: 'Adds the rows of a pasted list at the end of the year, all of them or none.',
    input: z.strictObject({
      year,
      rows: z
        .array(planItemFields.omit({ year: true, seq: true }))
        .min(1)
        .max(200),
    }),
    output: z.strictObject({ count: z.number().int() }),
  }),
  defineCommand({
    name: 'planItems.copyUnfinished',
    permission: 'meetings.write',
    summary: 'Carries open items of the year before into a year, with one new due date; the old ones stay as they are.',
    input: z.strictObject({ year, ids: z.array(recordId).min(1).max(200), dueOn: dateText }),
    output: z.strictObject({ count: z.number().int() }),
  }),
  defineCommand({
    name: 'planItems.setStatus',
    permission: 'meetings.write',
    summary: 'Marks an item done (day and evidence), cancelled (reason) or open again (reason).',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      status: z.enum(PLAN_STATUSES),
      doneOn: dateText.optional(),
      evidence: z.string().max(2000).default(''),
      reason: z.string().max(500).default(''),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'planItems.addProgress',
    permission: 'meetings.write',
    summary: 'Notes what was done for an item up to a day.',
    input: z.strictObject({ planItemId: recordId, notedOn: dateText, text: text(2, 2000) }),
    output: saved,
  }),
  defineCommand({
    name: 'planItems.voidProgress',
    permission: 'meetings.write',
    summary: 'Voids a note on progress with a reason; it stays readable.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'planItems.void',
    permission: 'meetings.write',
    summary: 'Voids a plan item entered by mistake, with a reason.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'planItems.print',
    permission: 'meetings.read',
    summary: 'The plan of a year as filtered, as a printed list (年度重点工作清单).',
    input: z.strictObject(planFilter),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
