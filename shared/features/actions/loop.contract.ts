import { z } from 'zod';
import { commonFields, dateText, expectedRevision, fileOutput, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { actionRow, BEHIND_REASONS, PROGRESS, STEP_KINDS } from './actions.contract.ts';

const EXTENSION_STATES = ['asked', 'approved', 'refused'] as const;
/** Most urging slips of one print. */
export const MOST_SLIPS = 200;

/** One line of the log of an action; never changed. */
export const actionStep = z.strictObject({
  id: recordId,
  seq: z.number().int(),
  kind: z.enum(STEP_KINDS),
  /** Day of the act. */
  happenedOn: z.string(),
  /** Moment at which it was recorded. */
  createdAt: z.string(),
  createdBy: z.string(),
  /** Name of the user as it was then. */
  byName: z.string(),
  note: z.string().nullable(),
  progress: z.enum(PROGRESS).nullable(),
  attachmentIds: z.array(recordId),
  /** Number of the urging slip. */
  number: z.string().nullable(),
  oldDueOn: z.string().nullable(),
  newDueOn: z.string().nullable(),
  /** Struck off by the doer, because nobody else can (自核). */
  selfChecked: z.boolean(),
});

export const actionExtension = z.strictObject({
  ...commonFields,
  actionId: recordId,
  seq: z.number().int(),
  oldDueOn: z.string(),
  newDueOn: z.string(),
  reason: z.string(),
  askedOn: z.string(),
  askedByName: z.string(),
  state: z.enum(EXTENSION_STATES),
  approverName: z.string().nullable(),
  approverPost: z.string().nullable(),
  decidedOn: z.string().nullable(),
  remark: z.string().nullable(),
  /** Approved by whoever asked, because nobody else can. */
  selfApproved: z.boolean(),
});

const waitingExtension = actionExtension.extend({ actionText: z.string() });

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const target = { id: recordId, expectedRevision };
const happenedOn = dateText.optional();
const note = (most: number) => z.string().max(most).default('');
const attachmentIds = z.array(recordId).max(20).default([]);

/** The supervision loop (features M9–M12). Reading and writing a step need the same rights as the action; closing needs those of a checker. */
export const loopContract = [
  defineQuery({
    name: 'actions.get',
    permission: 'meetings.read',
    summary: 'One action with its log of steps, its extensions, and who may strike it off.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      action: actionRow,
      steps: z.array(actionStep),
      extensions: z.array(actionExtension),
      /** Whether the user of the session may strike it off or answer an extension, and why not. */
      closing: z.strictObject({ isDoer: z.boolean(), othersCanClose: z.boolean(), askedByMe: z.boolean() }),
    }),
  }),
  defineQuery({
    name: 'actions.mine',
    permission: 'meetings.read',
    summary: 'What the user of the session owns and has to do, and what waits for him to strike off or to approve.',
    input: z.strictObject({ limit: z.number().int().min(1).max(500).default(200) }),
    output: z.strictObject({
      /** The member that the account belongs to; null: not said. */
      member: z.strictObject({ id: recordId, name: z.string(), post: z.string() }).nullable(),
      total: z.number().int(),
      rows: z.array(actionRow),
      toStrikeOff: z.strictObject({ total: z.number().int(), rows: z.array(actionRow) }),
      toApprove: z.array(waitingExtension),
    }),
  }),
  defineQuery({
    name: 'actions.summary',
    permission: 'meetings.read',
    summary: 'How many actions are open, overdue, behind (by reason), near due, and waiting to be struck off.',
    input: z.strictObject({}),
    output: z.strictObject({
      open: z.number().int(),
      overdue: z.number().int(),
      behind: z.number().int(),
      near: z.number().int(),
      completed: z.number().int(),
      reasons: z.record(z.enum(BEHIND_REASONS), z.number().int()),
    }),
  }),
  defineCommand({
    name: 'actions.assign',
    permission: 'meetings.write',
    summary:
      'Hands the action over to whoever carries it out (交办), with a member who answers for it where there is one.',
    input: z.strictObject({ ...target, happenedOn, ownerMemberId: recordId.nullish(), note: note(1000) }),
    output: saved,
  }),
  defineCommand({
    name: 'actions.report',
    permission: 'meetings.write',
    summary: 'Reports how far it is (反馈): on plan or late, with a note, files as proof.',
    input: z.strictObject({ ...target, happenedOn, progress: z.enum(PROGRESS), note: text(2, 2000), attachmentIds }),
    output: saved,
  }),
  defineCommand({
    name: 'actions.complete',
    permission: 'meetings.write',
    summary: 'Reports it completed (办结) on a day, with a note or a file.',
    input: z.strictObject({ ...target, doneOn: dateText, evidence: note(2000), attachmentIds }),
    output: saved,
  }),
  defineCommand({
    name: 'actions.sendBack',
    permission: 'meetings.finalize',
    summary: 'Sends a completed action back, because it is not yet what was asked for.',
    input: z.strictObject({ ...target, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'actions.strikeOff',
    permission: 'meetings.finalize',
    summary: 'Strikes a completed action off (销号); by another person than the doer while there is one.',
    input: z.strictObject({ ...target, note: note(500) }),
    output: saved,
  }),
  defineCommand({
    name: 'actions.askExtension',
    permission: 'meetings.write',
    summary: 'Asks for a later due date with a reason; the present one holds until it is approved.',
    input: z.strictObject({ ...target, newDueOn: dateText, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'actions.decideExtension',
    permission: 'meetings.finalize',
    summary: 'Approves or refuses a later due date; approving changes the due date and keeps the old one.',
    input: z.strictObject({
      /** The extension. */
      ...target,
      outcome: z.enum(['approved', 'refused']),
      approverName: text(1, 50),
      approverPost: text(1, 100),
      remark: note(500),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'actions.withdrawExtension',
    permission: 'meetings.write',
    summary: 'Takes back a request for a later due date that nobody has answered yet; it stays in the history.',
    /** The extension. */
    input: z.strictObject({ ...target, reason: text(2, 500) }),
    output: saved,
  }),
  defineQuery({
    name: 'actions.nextSlip',
    permission: 'meetings.read',
    summary: 'The number that the next urging slip of the year will have.',
    input: z.strictObject({}),
    output: z.strictObject({ year: z.number().int(), seq: z.number().int(), number: z.string() }),
  }),
  defineJob({
    name: 'actions.printSlips',
    permission: 'meetings.read',
    summary:
      'Urging slips (催办单) for the chosen actions in one PDF, numbered from the next free number; nothing is recorded yet.',
    input: z.strictObject({
      ids: z.array(recordId).min(1).max(MOST_SLIPS),
      perPage: z.union([z.literal(1), z.literal(2)]).default(2),
      /** Day by which an answer is asked for. */
      answerBy: dateText,
    }),
    output: z.strictObject({ file: fileOutput, year: z.number().int(), firstSeq: z.number().int() }),
  }),
  defineCommand({
    name: 'actions.urge',
    permission: 'meetings.write',
    summary: 'Records that actions were urged (催办) under the numbers of the slips that were printed.',
    input: z.strictObject({
      items: z.array(z.strictObject(target)).min(1).max(MOST_SLIPS),
      /** The number from which the slips were printed; another window that was faster is answered by a refusal. */
      firstSeq: z.number().int().min(1),
      note: note(500),
    }),
    output: z.strictObject({ count: z.number().int() }),
  }),
] as const;
