import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { MONTH_STATES } from '../recurringDuties/recurringDuties.lists.ts';
import { STUDY_KINDS, STUDY_STATES } from './studySessions.lists.ts';

const count = z.number().int().min(0).max(100_000);
const year = z.number().int().min(1990).max(2089);

/** A member of the office at a session, with name and post as they were: attendance at work and nothing else (domain.md §1.1). */
export const studyAttendance = z.strictObject({
  memberId: recordId,
  name: text(1, 50),
  post: optionalText(100),
  present: z.boolean(),
  /** Why absent: 出差, 休假, 值班 …; null for who was present. */
  absentReason: optionalText(200),
});
export type StudyAttendance = z.output<typeof studyAttendance>;

/** One session (domain.md §6 StudySession). What is needed to finalize is checked then; a draft may be planned ahead. */
export const studySessionFields = z.strictObject({
  kind: z.enum(STUDY_KINDS),
  heldOn: dateText,
  /** Hours with one decimal; the rule says how many are possible. */
  hours: z
    .number()
    .min(-1000)
    .max(1000)
    .nullish()
    .transform((value) => value ?? null),
  place: optionalText(200),
  topic: optionalText(300),
  chairName: optionalText(50),
  recorderName: optionalText(50),
  /** Who came. */
  participants: count,
  /** Who was to come and did not. */
  absent: count,
  contentText: optionalText(20_000),
  discussionText: optionalText(20_000),
  attendance: z.array(studyAttendance).max(500).default([]),
});
export type StudySessionFields = z.output<typeof studySessionFields>;

const studyMakeUp = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  madeUpOn: z.string(),
  headcount: z.number().int(),
  memberId: recordId.nullable(),
  /** Name as it stands in the session's list; null for a mere number. */
  memberName: z.string().nullable(),
  note: z.string().nullable(),
  voidReason: z.string().nullable(),
});
export type StudyMakeUp = z.infer<typeof studyMakeUp>;

export const studySessionRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  recordState: z.enum(['draft', 'final', 'voided', 'archived']),
  voidReason: z.string().nullable(),
  kind: z.enum(STUDY_KINDS),
  heldOn: z.string(),
  hours: z.number().nullable(),
  place: z.string().nullable(),
  topic: z.string().nullable(),
  chairName: z.string().nullable(),
  recorderName: z.string().nullable(),
  participants: z.number().int(),
  absent: z.number().int(),
  /** Sum of the make-ups. */
  madeUp: z.number().int(),
});
export type StudySessionRow = z.infer<typeof studySessionRow>;

export const studySession = studySessionRow.extend({
  contentText: z.string().nullable(),
  discussionText: z.string().nullable(),
  attendance: z.array(studyAttendance),
});
export type StudySession = z.infer<typeof studySession>;

const studyFilter = z.strictObject({
  year: year.optional(),
  month: z.number().int().min(1).max(12).optional(),
  kind: z.enum(STUDY_KINDS).optional(),
  state: z.enum(STUDY_STATES).optional(),
  text: z.string().max(200).optional(),
});

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const studySessionsContract = [
  defineQuery({
    name: 'studySessions.list',
    permission: 'meetings.read',
    summary: 'Study sessions and trainings (学习培训), newest first.',
    input: z.strictObject({
      filter: studyFilter.default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(studySessionRow) }),
  }),
  defineQuery({
    name: 'studySessions.coverage',
    permission: 'meetings.read',
    summary: 'The twelve months of a year for each kind: done, running, due soon or missing; and the sums of the year.',
    input: z.strictObject({ year }),
    output: z.strictObject({
      /** Days before the end of a month from which it is due soon. */
      leadDays: z.number().int(),
      kinds: z.array(
        z.strictObject({
          kind: z.enum(STUDY_KINDS),
          months: z.array(
            z.strictObject({
              month: z.number().int(),
              state: z.enum(MONTH_STATES),
              sessions: z.number().int(),
              /** Last day on which it is still in time. */
              dueOn: z.string(),
            }),
          ),
          sessions: z.number().int(),
          participants: z.number().int(),
          absent: z.number().int(),
          madeUp: z.number().int(),
          hours: z.number(),
        }),
      ),
    }),
  }),
  defineQuery({
    name: 'studySessions.get',
    permission: 'meetings.read',
    summary: 'One session with its make-ups.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ session: studySession, makeUps: z.array(studyMakeUp) }),
  }),
  defineCommand({
    name: 'studySessions.save',
    permission: 'meetings.write',
    summary: 'Creates a session or changes a draft; a final one no longer changes.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: studySessionFields,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'studySessions.finalize',
    permission: 'meetings.finalize',
    summary: 'Finalizes a session: from then on it counts, and only make-ups may follow.',
    input: z.strictObject({ id: recordId, expectedRevision }),
    output: saved,
  }),
  defineCommand({
    name: 'studySessions.void',
    permission: 'meetings.write',
    summary: 'Voids a session with a reason; it stays readable and leaves every figure.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'studySessions.addMakeUp',
    permission: 'meetings.write',
    summary: 'Notes on which day how many of the absent made a final session up, or which of the named ones did.',
    input: z.strictObject({
      sessionId: recordId,
      madeUpOn: dateText,
      /** How many, when nobody is named. */
      headcount: z.number().int().min(1).max(100_000).optional(),
      memberIds: z.array(recordId).max(500).default([]),
      note: optionalText(500),
    }),
    output: z.strictObject({ ids: z.array(recordId), madeUp: z.number().int() }),
  }),
  defineCommand({
    name: 'studySessions.voidMakeUp',
    permission: 'meetings.write',
    summary: 'Voids a make-up entered by mistake, with a reason.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'studySessions.printSignIn',
    permission: 'meetings.read',
    summary: 'The sign-in sheet of a session (学习签到表) with a line for each member and empty lines.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'studySessions.printRecord',
    permission: 'meetings.read',
    summary: 'The record of a session (学习记录) with attendance and make-ups, to be signed on paper.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
