import { z } from 'zod';
import { fileOutput, recordId, text } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { deadlineReason } from '../../lib/deadlineReason.ts';
import {
  actionFields,
  agendaItemFields,
  attendanceFields,
  decisionFields,
  MEETING_KINDS,
  meetingFields,
} from '../meetings/meetings.contract.ts';

const unsavedContent = z.strictObject({
  fields: meetingFields,
  agenda: z.array(agendaItemFields).default([]),
  attendance: z.array(attendanceFields).default([]),
  decisions: z.array(decisionFields).default([]),
  actions: z.array(actionFields).default([]),
});

const excerptChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), name: text(1, 200) }),
  z.strictObject({ kind: z.literal('item'), index: z.number().int().min(0).max(1000) }),
]);
export type ExcerptChoice = z.output<typeof excerptChoice>;

const registerRow = z.strictObject({
  id: recordId,
  number: z.string(),
  kind: z.enum(MEETING_KINDS),
  title: z.string(),
  heldOn: z.string(),
  due: deadlineReason.nullable(),
  issuedOn: z.string().nullable(),
  /** `late`: issued after the last day; `overdue`: not issued and the day has passed. */
  timeliness: z.enum(['in_time', 'late', 'due', 'overdue', 'voided']),
  signerName: z.string().nullable(),
  corrections: z.number().int(),
  distribution: z.string().nullable(),
  copyTo: z.string().nullable(),
  voidReason: z.string().nullable(),
});
export type RegisterRow = z.output<typeof registerRow>;

export const minutesProductsContract = [
  defineJob({
    name: 'minutes.record',
    permission: 'meetings.read',
    summary:
      'The record (会议记录) as PDF: of the unsaved content, of the draft, or of the final minutes as they were finalized.',
    input: z.strictObject({ meetingId: recordId.optional(), content: unsavedContent.optional() }),
    output: z.strictObject({ file: fileOutput, pages: z.number().int(), warnings: z.array(z.string()) }),
  }),
  defineQuery({
    name: 'minutes.excerptChoices',
    permission: 'meetings.read',
    summary: 'Units and items of which an excerpt can be made.',
    input: z.strictObject({ meetingId: recordId }),
    output: z.strictObject({
      isFinal: z.boolean(),
      units: z.array(z.strictObject({ name: z.string(), decisions: z.number().int(), tasks: z.number().int() })),
      items: z.array(z.strictObject({ index: z.number().int(), title: z.string() })),
    }),
  }),
  defineJob({
    name: 'minutes.excerpt',
    permission: 'meetings.read',
    summary: 'The excerpt (摘录) for one unit or item as PDF, with the numbers of the minutes.',
    input: z.strictObject({ meetingId: recordId, choice: excerptChoice }),
    output: z.strictObject({ file: fileOutput, pages: z.number().int() }),
  }),
  defineJob({
    name: 'minutes.excerpts',
    permission: 'meetings.read',
    summary: 'The excerpts for all units, one PDF each, in a ZIP.',
    input: z.strictObject({ meetingId: recordId }),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
  defineQuery({
    name: 'minutes.register',
    permission: 'meetings.read',
    summary: 'The register of minutes of a year in the order of their numbers, voided ones with their reason.',
    input: z.strictObject({
      year: z.number().int().min(1949).max(2089),
      kind: z.enum(MEETING_KINDS).optional(),
      text: z.string().max(200).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(registerRow) }),
  }),
  defineJob({
    name: 'minutes.printRegister',
    permission: 'meetings.read',
    summary: 'The register of minutes of a year as a printed list, with to whom they were sent.',
    input: z.strictObject({ year: z.number().int().min(1949).max(2089), kind: z.enum(MEETING_KINDS).optional() }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
