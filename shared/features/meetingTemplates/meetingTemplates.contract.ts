import { z } from 'zod';
import {
  commonFields,
  dateText,
  expectedRevision,
  lineText,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';
import { attendanceFields, MEETING_KINDS, minutesText } from '../meetings/meetings.contract.ts';

/** Who stands in the attendance of a new meeting: the group as at its date, whoever came last time, nobody. */
export const ATTENDANCE_MODES = ['group', 'last', 'none'] as const;

/** What a meeting of a kind usually starts with (features M2). */
export const meetingTemplateFields = z.strictObject({
  name: lineText(2, 60),
  kind: z.enum(MEETING_KINDS),
  leadingGroupId: recordId.nullish().transform((value) => value ?? null),
  /** Title with places: {年} {月} {日} {次} {小组}. */
  titlePattern: lineText(2, 200),
  place: optionalText(200),
  chairName: optionalText(100),
  recorderName: optionalText(100),
  openingText: optionalText(4000),
  agendaTitles: z.array(lineText(1, 300)).max(100).default([]),
  attendanceMode: z.enum(ATTENDANCE_MODES).default('group'),
  /** Headings of the minutes, one a line; a blank at the front makes a heading of the second level. */
  outlineText: optionalText(4000),
  distribution: optionalText(2000),
  copyTo: optionalText(2000),
});
export type MeetingTemplateFields = z.output<typeof meetingTemplateFields>;

export const meetingTemplate = meetingTemplateFields.extend(commonFields);
export type MeetingTemplate = z.infer<typeof meetingTemplate>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

/** A new meeting as its form shows it; nothing is stored. */
const meetingStart = z.strictObject({
  kind: z.enum(MEETING_KINDS),
  title: z.string(),
  leadingGroupId: z.string().nullable(),
  organizationId: z.string().nullable(),
  startTime: z.string(),
  place: z.string(),
  chairName: z.string(),
  recorderName: z.string(),
  openingText: z.string(),
  distribution: z.string(),
  copyTo: z.string(),
  mark: z.string(),
  agenda: z.array(z.strictObject({ title: z.string(), proposerUnit: z.string(), proposerName: z.string() })),
  attendance: z.array(attendanceFields),
  minutesText,
});
export type MeetingStart = z.infer<typeof meetingStart>;

export const meetingTemplatesContract = [
  defineQuery({
    name: 'meetingTemplates.list',
    permission: 'meetings.read',
    summary: 'Templates of meetings by name.',
    input: z.strictObject({}),
    output: z.strictObject({ templates: z.array(meetingTemplate) }),
  }),
  defineQuery({
    name: 'meetingTemplates.start',
    permission: 'meetings.read',
    summary: 'What a new meeting on a date starts with, from a template or from an earlier meeting.',
    input: z.strictObject({
      from: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('template'), id: recordId }),
        z.strictObject({ kind: z.literal('meeting'), id: recordId }),
      ]),
      date: dateText,
    }),
    output: meetingStart,
  }),
  defineCommand({
    name: 'meetingTemplates.save',
    permission: 'meetings.write',
    summary: 'Creates or changes a template; meetings that were made from it stay as they are.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: meetingTemplateFields,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'meetingTemplates.void',
    permission: 'meetings.write',
    summary: 'Takes a template out of use, with a reason.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
] as const;
