import { z } from 'zod';
import { dateText, fileOutput, recordId } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { deadlineReason } from '../../lib/deadlineReason.ts';
import { DUE_GROUPS, DUE_HORIZONS, DUE_KINDS, DUE_TONES } from './dueItems.rules.ts';

/** One thing that falls due. Its rule is `dueRules.<kind>` with `parameters`. */
export const dueItem = z.strictObject({
  /** Unique in the list: kind, record and day. */
  id: z.string(),
  kind: z.enum(DUE_KINDS),
  dueOn: dateText,
  /** Days from today; negative: overdue. */
  daysLeft: z.number().int(),
  group: z.enum(DUE_GROUPS),
  /** How its day looks: `dueTone`. */
  tone: z.enum(DUE_TONES),
  recordId,
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  /** How its day was counted, where a calendar of working days was asked; null: no calendar was. */
  counted: deadlineReason.nullable(),
  organizationId: recordId,
  organizationName: z.string(),
  townshipName: z.string().nullable(),
  /** Where it is dealt with, an address of the program. */
  place: z.string(),
});
export type DueItem = z.infer<typeof dueItem>;

export const dueFilter = {
  /** Days ahead; 0: overdue only. */
  within: z.union(DUE_HORIZONS.map((days) => z.literal(days))).default(180),
  overdue: z.boolean().default(true),
  kinds: z.array(z.enum(DUE_KINDS)).max(DUE_KINDS.length).optional(),
  township: z.string().max(200).optional(),
  /** Part of the organization's name. */
  text: z.string().max(200).optional(),
  organizationId: recordId.optional(),
};

export const dueItemsContract = [
  defineQuery({
    name: 'organizations.dueItems',
    permission: 'registry.read',
    summary: 'What falls due for organizations in effect, each with the rule that made its day, sorted by day.',
    input: z.strictObject({
      ...dueFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(dueItem),
      /** Items of each group, of the kinds, township and text asked for, whatever `within` and `overdue` say. */
      groups: z.record(z.enum(DUE_GROUPS), z.number().int()),
      /** Townships that occur. */
      townships: z.array(z.string()),
    }),
  }),
  defineJob({
    name: 'organizations.printDueItems',
    permission: 'registry.read',
    summary: 'The due items as a printed list, one table for each township.',
    input: z.strictObject(dueFilter),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
