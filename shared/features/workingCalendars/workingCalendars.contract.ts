import { z } from 'zod';
import { expectedRevision, fileInput, fileOutput, lineText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { calendarEdition } from '../../lib/workingDays.ts';
import { DEADLINE_KINDS, MOVE_CHOICES } from './workingCalendars.lists.ts';

const year = z.number().int().min(1949).max(2089);
const days = z.array(z.iso.date()).max(400);

/** Where the edition of a year comes from: with the program, or loaded by the office. */
const origin = z.enum(['shipped', 'loaded']);

/** An edition that is not checked yet: as a file or a form has it. */
export const editionDraft = z.strictObject({ year, source: lineText(0, 400), off: days, makeup: days });
export type EditionDraft = z.infer<typeof editionDraft>;

const finding = z.strictObject({
  field: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** A derived day that another edition of a year moves. */
export const deadlineMove = z.strictObject({
  /** Kind and record: the same before and after. */
  key: z.string(),
  kind: z.enum(DEADLINE_KINDS),
  recordId: z.string(),
  title: z.string(),
  /** Address of its page. */
  place: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  /** The day stands in a record: it stays unless the clerk moves it. */
  stored: z.boolean(),
});
export type DeadlineMove = z.infer<typeof deadlineMove>;

/** What another edition moves: what is still open, one by one; of what is done, how many and the first of them. */
const movesOf = {
  open: z.array(deadlineMove),
  settled: z.strictObject({ total: z.number().int(), rows: z.array(deadlineMove) }),
};

/** What the clerk saw and chose; a stored day needs a choice. */
const confirmed = z
  .array(z.strictObject({ key: z.string().max(200), to: z.iso.date(), choice: z.enum(MOVE_CHOICES).nullable() }))
  .max(20_000);

const pastEdition = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  source: z.string(),
  fileName: z.string().nullable(),
  loadedAt: z.string(),
  loadedBy: z.string(),
  off: z.number().int(),
  makeup: z.number().int(),
  moved: z.number().int(),
  voided: z.boolean(),
  voidReason: z.string().nullable(),
});

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const workingCalendarsContract = [
  defineQuery({
    name: 'workingCalendars.standing',
    permission: 'settings.read',
    summary: 'Which years have an edition of the holiday calendar, and how this and the next year stand.',
    input: z.strictObject({}),
    output: z.strictObject({
      editions: z.array(z.strictObject({ year, source: z.string(), origin })),
      thisYear: z.strictObject({ year, isVerified: z.boolean() }),
      /** `remind`: the notice should be out by now and was not loaded. */
      nextYear: z.strictObject({ year, isVerified: z.boolean(), remind: z.boolean() }),
    }),
  }),
  defineQuery({
    name: 'workingCalendars.year',
    permission: 'settings.read',
    summary: 'The edition of a year that holds, and every edition of it that the office loaded.',
    input: z.strictObject({ year }),
    output: z.strictObject({
      year,
      edition: calendarEdition.nullable(),
      origin: origin.nullable(),
      /** The loaded edition that holds: the guard of the next change. */
      loaded: z.strictObject({ id: recordId, revision: z.number().int() }).nullable(),
      history: z.array(pastEdition),
    }),
  }),
  defineJob({
    name: 'workingCalendars.readFile',
    permission: 'calendars.write',
    summary: 'Reads the edition of a year from a file (JSON, CSV, Excel); nothing is stored.',
    input: z.strictObject({ file: fileInput }),
    output: z.strictObject({ edition: editionDraft, fileName: z.string() }),
  }),
  defineQuery({
    name: 'workingCalendars.preview',
    permission: 'calendars.write',
    summary: 'What is wrong or doubtful in an edition, and every derived day that it would move.',
    input: z.strictObject({ edition: editionDraft }),
    output: z.strictObject({
      errors: z.array(finding),
      doubts: z.array(finding),
      /** Days that the edition in force has otherwise; null: the year has none. */
      differences: z
        .strictObject({ addedOff: days, removedOff: days, addedMakeup: days, removedMakeup: days })
        .nullable(),
      ...movesOf,
      loaded: z.strictObject({ id: recordId, revision: z.number().int() }).nullable(),
    }),
  }),
  defineQuery({
    name: 'workingCalendars.previewRevert',
    permission: 'calendars.write',
    summary: 'Every derived day that moves when a loaded edition is taken back.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      year,
      revision: z.number().int(),
      source: z.string(),
      /** What holds afterwards: the edition that it replaced, the one of the program, or none. */
      after: z.strictObject({ source: z.string(), origin }).nullable(),
      ...movesOf,
    }),
  }),
  defineCommand({
    name: 'workingCalendars.save',
    permission: 'calendars.write',
    summary:
      'Stores the edition of a year with the moves that were seen; it replaces the loaded one that the form showed.',
    input: z.strictObject({
      edition: editionDraft,
      fileName: lineText(0, 255).nullable().default(null),
      /** The loaded edition that the preview named. */
      replaces: z.strictObject({ id: recordId, expectedRevision }).nullable(),
      moves: confirmed,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'workingCalendars.revert',
    permission: 'calendars.write',
    summary: 'Takes a loaded edition back with a reason: the one before it holds again.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(1, 500), moves: confirmed }),
    output: z.strictObject({ id: recordId }),
  }),
  defineJob({
    name: 'workingCalendars.print',
    permission: 'settings.read',
    summary: 'The twelve months of a year with days off and make-up days on one A4 sheet.',
    input: z.strictObject({ year }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
