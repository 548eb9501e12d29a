import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, optionalText, recordId } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { DOCUMENT_STAGES } from '../officialDocuments/officialDocuments.contract.ts';

/** An official document by which a meeting was called. */
const meetingNotice = z.strictObject({
  documentId: recordId,
  title: z.string(),
  number: z.string().nullable(),
  stage: z.enum(DOCUMENT_STAGES),
  voided: z.boolean(),
  madeAt: z.string(),
});

const sheetInput = z.strictObject({
  /** Left out: the empty form. */
  meetingId: recordId.optional(),
});

export const meetingPapersContract = [
  defineQuery({
    name: 'meetingPapers.ofMeeting',
    permission: 'meetings.read',
    summary: 'Notices by which a meeting was called.',
    input: z.strictObject({ meetingId: recordId }),
    output: z.strictObject({ notices: z.array(meetingNotice) }),
  }),
  defineCommand({
    name: 'meetingPapers.invite',
    permission: 'meetings.write',
    summary:
      'Drafts the notice (会议通知) as an official document: time, place, people, the items that are fixed, reply slip.',
    input: z.strictObject({
      meetingId: recordId,
      expectedRevision,
      /** With a reply slip (回执) as attachment. */
      withReply: z.boolean().default(true),
      /** Last day for the reply. */
      replyBy: dateText.nullish().transform((value) => value ?? null),
      /** Whom to answer: name and work telephone. */
      replyTo: optionalText(100),
    }),
    output: z.strictObject({ documentId: recordId, items: z.number().int(), leftOut: z.number().int() }),
  }),
  defineJob({
    name: 'meetingPapers.signInSheet',
    permission: 'meetings.read',
    summary:
      'The sign-in sheet (签到表) in official order with blank lines and a code that links the scan back; or the empty form.',
    input: sheetInput.extend({ blankLines: z.number().int().min(0).max(60).default(5) }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'meetingPapers.agendaSheet',
    permission: 'meetings.read',
    summary: 'The agenda (议程) with what became of earlier decisions; or the empty form.',
    input: sheetInput,
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
