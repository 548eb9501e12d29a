import { z } from 'zod';
import {
  commonFields,
  dateText,
  expectedRevision,
  fileInput,
  fileOutput,
  momentText,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { ACTION_STAGES, ACTION_STATES, BEHIND_REASONS } from '../actions/actions.contract.ts';
import { actionFields } from '../actions/taskFields.contract.ts';
import { issuedDocument } from '../documents/issuedDocument.ts';
import { rulerReport } from '../documents/ruler.ts';
import { textBlock } from '../documents/textBlock.ts';
import { minutesRow } from '../minutes/minutesRow.ts';
import { agendaConduct, attendanceConduct, decisionConduct } from './conduct.contract.ts';

export const MEETING_KINDS = [
  'leading_group',
  'topic_analysis',
  'council',
  'office',
  'training',
  'exchange',
  'other',
] as const;
export const ATTENDANCE_CAPACITIES = ['present', 'observer', 'leave', 'absent'] as const;

/** The minutes text: headings with automatic numbers, paragraphs and tables. */
export const minutesText = z.strictObject({ blocks: z.array(textBlock).max(5000) });
export type MinutesText = z.infer<typeof minutesText>;

const optionalMoment = momentText.nullish().transform((value) => value ?? null);
const optionalCount = z
  .number()
  .int()
  .min(0)
  .max(100_000)
  .nullish()
  .transform((value) => value ?? null);

export const meetingFields = z.strictObject({
  kind: z.enum(MEETING_KINDS),
  title: text(2, 200),
  /** Leading group whose members fill the attendance; null for other meetings. */
  leadingGroupId: recordId.nullish().transform((value) => value ?? null),
  /** Council meetings only. */
  organizationId: recordId.nullish().transform((value) => value ?? null),
  startAt: momentText,
  endAt: optionalMoment,
  place: text(1, 200),
  chairName: text(1, 100),
  recorderName: text(1, 100),
  openingText: optionalText(4000),
  minutesText: minutesText.default({ blocks: [] }),
  distribution: optionalText(2000),
  copyTo: optionalText(2000),
  /** Title in the red mark; left out: office name + 会议纪要. */
  mark: optionalText(80),
});

export const agendaItemFields = z.strictObject({
  id: recordId.optional(),
  title: text(1, 300),
  proposerName: optionalText(100),
  summaryText: optionalText(4000),
  /** What was said (讨论情况): printed in the record (会议记录) only, features M16. */
  discussionText: optionalText(20_000),
  ...agendaConduct,
});

export const attendanceFields = z.strictObject({
  id: recordId.optional(),
  capacity: z.enum(ATTENDANCE_CAPACITIES),
  memberId: recordId.nullish().transform((value) => value ?? null),
  name: optionalText(50),
  post: optionalText(100),
  unit: optionalText(100),
  headcount: z.number().int().min(1).max(10_000).default(1),
  leaveReason: optionalText(200),
  ...attendanceConduct,
});

export const decisionFields = z.strictObject({
  id: recordId.optional(),
  text: text(1, 4000),
  /** Position of the agenda item in the list sent with it (0-based), or null. */
  agendaIndex: z
    .number()
    .int()
    .min(0)
    .nullish()
    .transform((value) => value ?? null),
  votesFor: optionalCount,
  votesAgainst: optionalCount,
  votesAbstain: optionalCount,
  ...decisionConduct,
});

export { actionFields };

export const meeting = meetingFields.extend({
  ...commonFields,
  /** Number within kind and year, given when finalized; null while a draft. */
  numberYear: z.number().int().nullable(),
  numberSeq: z.number().int().nullable(),
  /** The number as printed, for example 〔2026〕3号. */
  number: z.string().nullable(),
  minutesIssuedOn: z.string().nullable(),
  /** Finalized by the one who entered it (自核); recorded and shown. */
  selfChecked: z.boolean(),
});

export const meetingRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  kind: z.enum(MEETING_KINDS),
  title: z.string(),
  number: z.string().nullable(),
  startAt: z.string(),
  place: z.string(),
  chairName: z.string(),
  recordState: z.enum(['draft', 'final', 'voided', 'archived']),
  decisions: z.number().int(),
  openActions: z.number().int(),
  signed: z.boolean(),
  updatedAt: z.string(),
  ...minutesRow,
});

export const meetingsContract = [
  defineQuery({
    name: 'meetings.list',
    permission: 'meetings.read',
    summary: 'Meetings, newest first.',
    input: z.strictObject({
      filter: z
        .strictObject({
          text: z.string().max(200).optional(),
          kind: z.enum(MEETING_KINDS).optional(),
          year: z.number().int().optional(),
          recordState: z.enum(['draft', 'final', 'voided', 'archived']).optional(),
        })
        .default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(meetingRow) }),
  }),
  defineQuery({
    name: 'meetings.get',
    permission: 'meetings.read',
    summary: 'One meeting with agenda, attendance, decisions, actions and issued documents.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      meeting,
      agenda: z.array(agendaItemFields.extend({ id: recordId })),
      attendance: z.array(attendanceFields.extend({ id: recordId })),
      decisions: z.array(decisionFields.extend({ id: recordId, number: z.string().nullable() })),
      actions: z.array(
        actionFields.extend({
          id: recordId,
          revision: z.number().int(),
          doneOn: z.string().nullable(),
          evidence: z.string().nullable(),
        }),
      ),
      documents: z.array(issuedDocument),
      createdByName: z.string(),
      updatedByName: z.string(),
    }),
  }),
  defineQuery({
    name: 'meetings.prefill',
    permission: 'meetings.read',
    summary:
      'What a new meeting of a kind starts with: attendance of the leading group as at the date, open actions, last place.',
    input: z.strictObject({
      kind: z.enum(MEETING_KINDS),
      leadingGroupId: recordId.optional(),
      /** Of a council: open actions come from its own meetings alone. */
      organizationId: recordId.optional(),
      date: dateText,
    }),
    output: z.strictObject({
      title: z.string(),
      place: z.string(),
      chairName: z.string(),
      recorderName: z.string(),
      attendance: z.array(attendanceFields),
      /** Judged as the list of actions judges them, on today or on the day of a meeting that has been held. */
      openActions: z.array(
        z.strictObject({
          id: recordId,
          text: z.string(),
          owner: z.string(),
          dueOn: z.string(),
          stage: z.enum(ACTION_STAGES),
          state: z.enum(ACTION_STATES),
          behind: z.enum(BEHIND_REASONS).nullable(),
          daysLeft: z.number().int(),
        }),
      ),
    }),
  }),
  defineCommand({
    name: 'meetings.save',
    permission: 'meetings.write',
    summary: 'Creates a meeting, or changes a draft one at `expectedRevision`; the lists sent replace the stored ones.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: meetingFields,
      agenda: z.array(agendaItemFields).max(100).default([]),
      attendance: z.array(attendanceFields).max(500).default([]),
      decisions: z.array(decisionFields).max(200).default([]),
      actions: z.array(actionFields).max(500).default([]),
    }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineCommand({
    name: 'meetings.finalize',
    permission: 'meetings.finalize',
    summary:
      'Finalizes the minutes under the next number of the kind and year, without gaps; afterwards they no longer change.',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      issuedOn: dateText.optional(),
      /** The clerk confirms that nobody else can check (自核); recorded and shown. */
      selfChecked: z.boolean().default(false),
      /** Finalize although remarks of the review are open. */
      openRemarks: z.boolean().optional(),
    }),
    output: z.strictObject({ id: recordId, revision: z.number().int(), number: z.string() }),
  }),
  defineCommand({
    name: 'meetings.void',
    permission: 'meetings.finalize',
    summary: 'Voids a meeting with a reason; a number that was given stays taken.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineJob({
    name: 'meetings.preview',
    permission: 'meetings.read',
    summary: 'Draws the minutes as PDF: the stored meeting, or the unsaved content of the editor.',
    input: z.strictObject({
      id: recordId.optional(),
      /** Unsaved content; when given it is drawn instead of what is stored. */
      content: z
        .strictObject({
          fields: meetingFields,
          agenda: z.array(agendaItemFields).default([]),
          attendance: z.array(attendanceFields).default([]),
          decisions: z.array(decisionFields).default([]),
          actions: z.array(actionFields).default([]),
        })
        .optional(),
    }),
    output: z.strictObject({
      file: fileOutput,
      pages: z.number().int(),
      warnings: z.array(z.string()),
      /** Measured against GB/T 9704-2012 (features "Beyond" 6). */
      ruler: rulerReport,
    }),
  }),
  defineJob({
    name: 'meetings.issue',
    permission: 'documents.sign',
    summary: 'Draws, signs and verifies the finalized minutes, keeps them as issued, and answers the file.',
    input: z.strictObject({
      id: recordId,
      /** Needed to issue in spite of deviations that the ruler found; kept in the log. */
      deviationReason: optionalText(500),
    }),
    output: z.strictObject({ file: fileOutput, document: issuedDocument, status: z.string() }),
  }),
  defineJob({
    name: 'meetings.word',
    permission: 'meetings.read',
    summary: 'The minutes as a Word file: a working copy.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'meetings.readWord',
    permission: 'meetings.write',
    summary: 'Title and text of a Word draft of minutes, for taking over into the editor.',
    input: z.strictObject({ source: fileInput }),
    output: z.strictObject({ title: z.string(), blocks: z.array(textBlock), warnings: z.array(z.string()) }),
  }),
] as const;
