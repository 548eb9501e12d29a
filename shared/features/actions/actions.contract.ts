import { z } from 'zod';
import { commonFields, dateText, expectedRevision, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';

export const ACTION_STATUSES = ['open', 'done', 'cancelled'] as const;

export const actionItem = z.strictObject({
  ...commonFields,
  meetingId: recordId.nullable(),
  sourceText: z.string().nullable(),
  seq: z.number().int(),
  text: z.string(),
  responsibleUnit: z.string().nullable(),
  organizationId: recordId.nullable(),
  responsibleNames: z.string().nullable(),
  dueOn: z.string(),
  status: z.enum(ACTION_STATUSES),
  doneOn: z.string().nullable(),
  evidence: z.string().nullable(),
});

/** The three-colour warning as a word: overdue, near due, on time, done, cancelled. */
export const ACTION_STATES = ['overdue', 'near', 'open', 'done', 'cancelled'] as const;

const actionRow = actionItem.extend({
  state: z.enum(ACTION_STATES),
  /** Days until due; negative when overdue. */
  daysLeft: z.number().int(),
  meetingTitle: z.string().nullable(),
  meetingNumber: z.string().nullable(),
});

export const actionsContract = [
  defineQuery({
    name: 'actions.list',
    permission: 'meetings.read',
    summary: 'Actions of finalized meetings and of other sources, by due date.',
    input: z.strictObject({
      show: z.enum(['open', 'overdue', 'done', 'all']).default('open'),
      text: z.string().max(200).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(actionRow),
      counts: z.strictObject({ open: z.number().int(), near: z.number().int(), overdue: z.number().int() }),
    }),
  }),
  defineCommand({
    name: 'actions.save',
    permission: 'meetings.write',
    summary: 'Adds or changes an action that does not come from a meeting.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: z.strictObject({
        sourceText: text(2, 200),
        text: text(2, 1000),
        responsibleUnit: optionalText(100),
        responsibleNames: optionalText(200),
        dueOn: dateText,
      }),
    }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineCommand({
    name: 'actions.setStatus',
    permission: 'meetings.write',
    summary: 'Marks an action done (with date and evidence), cancelled (with a reason) or open again (with a reason).',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      status: z.enum(ACTION_STATUSES),
      doneOn: dateText.optional(),
      evidence: z.string().max(2000).optional(),
      reason: z.string().max(500).default(''),
    }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
] as const;
