import { z } from 'zod';
import {
  commonFields,
  dateText,
  expectedRevision,
  fileOutput,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';

export const ACTION_STATUSES = ['open', 'done', 'cancelled'] as const;

/** 立项, 交办, 反馈, 催办, 办结, 销号, and 取消: where the log of steps has brought an action (features M9). */
export const ACTION_STAGES = [
  'set_up',
  'assigned',
  'reported',
  'urged',
  'completed',
  'struck_off',
  'cancelled',
] as const;

/** What can be done to an action; every one is a line of its log. */
export const STEP_KINDS = [
  'set_up',
  'assigned',
  'reported',
  'urged',
  'completed',
  'returned',
  'struck_off',
  'cancelled',
  'reopened',
  'extended',
  'handed_over',
] as const;

/** As reported: 按计划, 滞后. */
export const PROGRESS = ['on_track', 'late'] as const;

/** Why an action is behind: reported so, its report missing, not assigned. */
export const BEHIND_REASONS = ['progress', 'report', 'unassigned'] as const;

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
  /** The member of the office who answers for it. */
  ownerMemberId: recordId.nullable(),
  /** 协办. */
  coOwnerNames: z.string().nullable(),
  /** 完成标准. */
  doneWhen: z.string().nullable(),
  stage: z.enum(ACTION_STAGES),
  stepCount: z.number().int(),
  setUpOn: z.string().nullable(),
  assignedOn: z.string().nullable(),
  lastReportOn: z.string().nullable(),
  lastUrgedOn: z.string().nullable(),
  progress: z.string().nullable(),
  completedBy: z.string().nullable(),
  struckOffOn: z.string().nullable(),
  /** The due date before the first extension (features M11); null while there was none. */
  firstDueOn: z.string().nullable(),
  extensionCount: z.number().int(),
});

/** The three-colour warning as a word: overdue, behind, near due, on time; done, cancelled. */
export const ACTION_STATES = ['overdue', 'behind', 'near', 'open', 'done', 'cancelled'] as const;

export const actionRow = actionItem.extend({
  state: z.enum(ACTION_STATES),
  behind: z.enum(BEHIND_REASONS).nullable(),
  /** Days until due; negative when overdue. */
  daysLeft: z.number().int(),
  meetingTitle: z.string().nullable(),
  meetingNumber: z.string().nullable(),
  organizationName: z.string().nullable(),
  ownerName: z.string().nullable(),
  ownerPost: z.string().nullable(),
  /** A request for a later due date waits for its answer. */
  isExtensionAsked: z.boolean(),
});

/** Which actions of a list are shown, by their state. */
export const ACTION_SHOWN = ['open', 'overdue', 'behind', 'near', 'completed', 'done', 'cancelled', 'all'] as const;

/** What narrows list, board, calendar and print. */
export const actionFilter = z.strictObject({
  text: z.string().max(200).optional(),
  /** Leading group whose meetings they come from. */
  leadingGroupId: recordId.optional(),
  unit: z.string().max(100).optional(),
  /** Member who answers for it, or whose name stands among the responsible ones. */
  memberId: recordId.optional(),
  stage: z.enum(ACTION_STAGES).optional(),
  dueFrom: dateText.optional(),
  dueTo: dateText.optional(),
  source: z.enum(['meeting', 'other']).optional(),
});

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const page = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(200),
};

export const actionsContract = [
  defineQuery({
    name: 'actions.list',
    permission: 'meetings.read',
    summary: 'Actions of finalized meetings and of other sources, by due date.',
    input: z.strictObject({ show: z.enum(ACTION_SHOWN).default('open'), ...actionFilter.shape, ...page }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(actionRow),
      counts: z.strictObject({ open: z.number().int(), near: z.number().int(), overdue: z.number().int() }),
    }),
  }),
  defineQuery({
    name: 'actions.choices',
    permission: 'meetings.read',
    summary: 'What the filter row offers: bodies, units and members that have actions.',
    input: z.strictObject({}),
    output: z.strictObject({
      groups: z.array(z.strictObject({ id: recordId, name: z.string() })),
      units: z.array(z.string()),
      members: z.array(z.strictObject({ id: recordId, name: z.string(), post: z.string() })),
    }),
  }),
  defineQuery({
    name: 'actions.board',
    permission: 'meetings.read',
    summary: 'Open and recently closed actions by stage: the number of each, and its first ones by due date.',
    input: z.strictObject({ ...actionFilter.shape, perStage: z.number().int().min(1).max(200).default(30) }),
    output: z.strictObject({
      columns: z.array(
        z.strictObject({ stage: z.enum(ACTION_STAGES), total: z.number().int(), rows: z.array(actionRow) }),
      ),
    }),
  }),
  defineQuery({
    name: 'actions.calendar',
    permission: 'meetings.read',
    summary: 'One month: each day with the actions due on it, working days and days off marked.',
    input: z.strictObject({ ...actionFilter.shape, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
    output: z.strictObject({
      /** The office has entered this year's days off. */
      isVerified: z.boolean(),
      days: z.array(
        z.strictObject({
          date: z.string(),
          isWorkingDay: z.boolean(),
          total: z.number().int(),
          /** The first ones of the day, the open ones first. */
          rows: z.array(actionRow),
        }),
      ),
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
        organizationId: recordId.nullish().transform((value) => value ?? null),
        ownerMemberId: recordId.nullish().transform((value) => value ?? null),
        coOwnerNames: optionalText(200),
        doneWhen: optionalText(500),
        dueOn: dateText,
      }),
    }),
    output: saved,
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
    output: saved,
  }),
  defineJob({
    name: 'actions.print',
    permission: 'meetings.read',
    summary:
      'The list as a printed sheet; the warning stands as a sign and a word, so that it reads in black and white.',
    input: z.strictObject({ show: z.enum(ACTION_SHOWN).default('open'), ...actionFilter.shape }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
