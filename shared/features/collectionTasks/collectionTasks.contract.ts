import { z } from 'zod';
import {
  dateText,
  expectedRevision,
  fileInput,
  fileOutput,
  lineText,
  momentText,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { COVER_FAULTS } from '../rollUp/rollUp.lists.ts';
import {
  COLLECTION_NOTICES,
  COLLECTION_STATES,
  COLLECTIONS_SHOWN,
  DEFAULT_OUTLINE,
  RECIPIENT_STATES,
  RETURN_TIMELINESS,
} from './collectionTasks.lists.ts';

/** `HH:MM` of the due day, or `24:00`: the whole day. */
const cutoffTime = z.string().regex(/^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** Key of a figure, `HF02.byType@foundation`. */
const figureKey = z.string().min(1).max(120);
/** Values by key; null: a share without a base. A share is a quotient (0.667), not a percentage. */
const figureValues = z.record(figureKey, z.number().nullable());

/** What is asked of whom (domain.md §8 CollectionTask); figures beside or instead of texts (features W8). */
const taskFields = z.strictObject({
  title: lineText(2, 200),
  dueOn: dateText,
  cutoffTime: cutoffTime.default('24:00'),
  outline: z
    .array(lineText(1, 50))
    .max(20)
    .default([...DEFAULT_OUTLINE]),
  recipientOfficeIds: z
    .array(recordId)
    .max(500)
    .default([])
    .transform((ids) => [...new Set(ids)]),
  /** What to write and how, as it is said to those asked. */
  requirementText: optionalText(2000),
  /** First and last day of the figures asked for; null where only texts are. */
  periodStart: dateText.nullable().default(null),
  periodEnd: dateText.nullable().default(null),
  figureKeys: z
    .array(figureKey)
    .max(300)
    .default([])
    .transform((keys) => [...new Set(keys)]),
});
export type CollectionTaskFields = z.output<typeof taskFields>;

const MOST_SECTION = 20_000;
const returnFields = z.strictObject({
  officeId: recordId,
  receivedAt: momentText,
  /** Text under each heading of the outline; a heading that is left out is empty. */
  sections: z.record(z.string().max(200), text(0, MOST_SECTION)),
  note: optionalText(500),
  figures: figureValues.default({}),
  /** Other offices whose figures are contained in these. */
  coversOfficeIds: z
    .array(recordId)
    .max(500)
    .default([])
    .transform((ids) => [...new Set(ids)]),
  /** SHA-256 of the form that the figures were read from; null: typed. */
  sourceSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
});
export type ReturnFields = z.output<typeof returnFields>;

const taskHead = {
  id: recordId,
  revision: z.number().int(),
  title: z.string(),
  dueOn: z.string(),
  cutoffTime: z.string(),
  sentOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  state: z.enum(COLLECTION_STATES),
  /**
   * Offices asked; those whose first return was in time or late; those for which another office reported; those past the cut-off without
   * one, and still awaited.
   */
  expected: z.number().int(),
  onTime: z.number().int(),
  late: z.number().int(),
  contained: z.number().int(),
  missing: z.number().int(),
  waiting: z.number().int(),
  /** Offices whose last return leaves a heading or a figure empty. */
  incomplete: z.number().int(),
  daysLeft: z.number().int(),
  /** Period and number of the figures asked for; null and 0 where only texts are. */
  periodStart: z.string().nullable(),
  periodEnd: z.string().nullable(),
  figures: z.number().int(),
  voidReason: z.string().nullable(),
};
export const collectionTaskRow = z.strictObject(taskHead);
export type CollectionTaskRow = z.infer<typeof collectionTaskRow>;

const collectionTask = z.strictObject({
  ...taskHead,
  outline: z.array(z.string()),
  recipientOfficeIds: z.array(recordId),
  requirementText: z.string().nullable(),
  figureKeys: z.array(z.string()),
});
export type CollectionTask = z.infer<typeof collectionTask>;

const recipient = z.strictObject({
  officeId: recordId,
  name: z.string(),
  state: z.enum(RECIPIENT_STATES),
  /** The office that reported for it, where it is `contained`. */
  containedInName: z.string().nullable(),
  firstReceivedAt: z.string().nullable(),
  lastReceivedAt: z.string().nullable(),
  lastReturnId: recordId.nullable(),
  returns: z.number().int(),
  /** Headings, and keys of figures, that the last return leaves empty. */
  empty: z.array(z.string()),
  emptyFigures: z.array(z.string()),
});
export type CollectionRecipient = z.infer<typeof recipient>;

export const collectionReturn = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  taskId: recordId,
  officeId: recordId,
  officeName: z.string(),
  receivedAt: z.string(),
  sections: z.record(z.string(), z.string()),
  figures: figureValues,
  coversOffices: z.array(z.strictObject({ id: recordId, name: z.string() })),
  sourceSha256: z.string().nullable(),
  timeliness: z.enum(RETURN_TIMELINESS),
  note: z.string().nullable(),
  /** Files that came with it. */
  files: z.number().int(),
  voidReason: z.string().nullable(),
});
export type CollectionReturn = z.infer<typeof collectionReturn>;

/** What voiding a return would change. */
const returnVoiding = z.strictObject({
  officeName: z.string(),
  /** It decides the content of its office. */
  isLast: z.boolean(),
  /** The return that decides content once it is voided; null: nothing else came. `covers`: offices that it says to contain. */
  next: z.strictObject({ receivedAt: z.string(), covers: z.array(z.string()) }).nullable(),
  before: z.enum(RECIPIENT_STATES),
  after: z.enum(RECIPIENT_STATES),
  containedInName: z.string().nullable(),
  /** Other offices that were reported with it and would have to return something themselves. */
  outstanding: z.array(z.string()),
  /** What would count an office twice then and does not now: the table would refuse to sum. */
  conflicts: z.array(z.strictObject({ kind: z.enum(COVER_FAULTS), names: z.array(z.string()), covered: z.string() })),
});
export type ReturnVoiding = z.infer<typeof returnVoiding>;

const notice = z.strictObject({
  id: recordId,
  kind: z.enum(COLLECTION_NOTICES),
  madeOn: z.string(),
  officeNames: z.array(z.string()),
  documentId: recordId,
  documentStage: z.string(),
  documentNumber: z.string().nullable(),
});
export type CollectionNotice = z.infer<typeof notice>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const editTarget = { id: recordId.optional(), expectedRevision: expectedRevision.optional() };
const shownTarget = { id: recordId, expectedRevision };
const filter = {
  show: z.enum(COLLECTIONS_SHOWN).default('all'),
  year: z.number().int().min(1990).max(2089).optional(),
  text: z.string().max(200).optional(),
};

export const collectionTasksContract = [
  defineQuery({
    name: 'collectionTasks.list',
    permission: 'information.read',
    summary: 'Collections from lower offices (材料征集), the last due day first, with who returned what.',
    input: z.strictObject({
      ...filter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(collectionTaskRow),
      counts: z.record(z.enum(COLLECTIONS_SHOWN), z.number().int()),
    }),
  }),
  defineQuery({
    name: 'collectionTasks.get',
    permission: 'information.read',
    summary: 'One collection: how every office stands, every return, and the documents made of it.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      task: collectionTask,
      recipients: z.array(recipient),
      returns: z.array(collectionReturn),
      notices: z.array(notice),
    }),
  }),
  defineQuery({
    name: 'collectionTasks.getReturn',
    permission: 'information.read',
    summary: 'One return with its collection.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ task: collectionTask, entry: collectionReturn }),
  }),
  defineQuery({
    name: 'collectionTasks.offices',
    permission: 'information.read',
    summary: 'Offices that may be asked: sections, townships and other units of the office.',
    input: z.strictObject({}),
    output: z.strictObject({
      offices: z.array(
        z.strictObject({ id: recordId, name: z.string(), level: z.string(), parentId: recordId.nullable() }),
      ),
    }),
  }),
  defineQuery({
    name: 'collectionTasks.ofDocument',
    permission: 'information.read',
    summary: 'The collection from which a document of the office was drafted, or null.',
    input: z.strictObject({ documentId: recordId }),
    output: z.strictObject({ task: z.strictObject({ id: recordId, title: z.string() }).nullable() }),
  }),
  defineCommand({
    name: 'collectionTasks.save',
    permission: 'information.write',
    summary:
      'Adds or changes a collection; once it is sent its outline stays, and a new due day judges every return again.',
    input: z.strictObject({ ...editTarget, fields: taskFields }),
    output: saved,
  }),
  defineCommand({
    name: 'collectionTasks.send',
    permission: 'information.write',
    summary: 'The collection goes out on a day: from then on returns are taken down and its outline is fixed.',
    input: z.strictObject({ ...shownTarget, sentOn: dateText }),
    output: saved,
  }),
  defineCommand({
    name: 'collectionTasks.withdraw',
    permission: 'information.write',
    summary: 'Takes a collection back to a draft while nothing has come in, with a reason.',
    input: z.strictObject({ ...shownTarget, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'collectionTasks.close',
    permission: 'information.write',
    summary: 'Puts a collection away (办结), also when offices are missing.',
    input: z.strictObject({ ...shownTarget, closedOn: dateText }),
    output: saved,
  }),
  defineCommand({
    name: 'collectionTasks.reopen',
    permission: 'information.write',
    summary: 'Opens a collection that was put away, with a reason.',
    input: z.strictObject({ ...shownTarget, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'collectionTasks.void',
    permission: 'information.write',
    summary: 'Voids a collection with a reason; its returns leave every figure with it.',
    input: z.strictObject({ ...shownTarget, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'collectionTasks.saveReturn',
    permission: 'information.write',
    summary:
      'Takes down what an office returned, or corrects it; the same content twice is told unless it is confirmed.',
    input: z.strictObject({
      ...editTarget,
      taskId: recordId,
      fields: returnFields,
      /** The clerk knows that the last return of the office says the same. */
      sameConfirmed: z.boolean().default(false),
    }),
    output: saved.extend({ timeliness: z.enum(RETURN_TIMELINESS) }),
  }),
  defineCommand({
    name: 'collectionTasks.voidReturn',
    permission: 'information.write',
    summary: 'Voids a return entered by mistake, with a reason; the others of the office then decide.',
    input: z.strictObject({ ...shownTarget, reason: text(2, 500) }),
    output: saved,
  }),
  defineQuery({
    name: 'collectionTasks.voidingReturn',
    permission: 'information.read',
    summary:
      'What voiding a return would change: which older one comes back, how its office then stands, who is outstanding again, what would count twice.',
    input: z.strictObject({ id: recordId }),
    output: returnVoiding,
  }),
  defineCommand({
    name: 'collectionTasks.draftDocument',
    permission: 'information.write',
    summary:
      'Drafts an official document: the call (征集通知), a reminder to those from whom nothing came (催报通知), or all last returns put together heading by heading (材料汇编).',
    input: z.strictObject({ ...shownTarget, kind: z.enum(COLLECTION_NOTICES) }),
    output: z.strictObject({ documentId: recordId, offices: z.number().int() }),
  }),
  defineJob({
    name: 'collectionTasks.form',
    permission: 'information.read',
    summary:
      'The figures asked for as a workbook (.xlsx) to be filled in by an office (features W8); without officeId its name is left open.',
    input: z.strictObject({ id: recordId, officeId: recordId.optional() }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'collectionTasks.readForm',
    permission: 'information.write',
    summary:
      'Reads a filled form (.xlsx, .csv) for a collection; every wrong row is named, nothing is stored, the same file twice is refused.',
    input: z.strictObject({ id: recordId, officeId: recordId.nullable().default(null), source: fileInput }),
    output: z.strictObject({
      officeId: recordId,
      figures: figureValues,
      coversOfficeIds: z.array(recordId),
      sourceSha256: z.string(),
      /** Keys of figures that were left empty. */
      empty: z.array(z.string()),
    }),
  }),
  defineJob({
    name: 'collectionTasks.printForm',
    permission: 'information.read',
    summary: 'The outline as a form to be filled in by hand; officeId: with the name of that office.',
    input: z.strictObject({ id: recordId, officeId: recordId.optional() }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'collectionTasks.printReturn',
    permission: 'information.read',
    summary: 'What an office returned, on the same form.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'collectionTasks.printStanding',
    permission: 'information.read',
    summary: 'Who returned when, in time or late, who is missing and what is incomplete (报送情况表).',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'collectionTasks.print',
    permission: 'information.read',
    summary: 'The collections as filtered, as a printed register.',
    input: z.strictObject(filter),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
