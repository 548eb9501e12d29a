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
import { issuedDocument } from '../documents/issuedDocument.ts';
import { rulerReport } from '../documents/ruler.ts';

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

/** One line of a correction sheet: what stands in the minutes and what it should read. */
const correctionLine = z.strictObject({
  place: text(1, 100),
  wrong: optionalText(4000),
  right: optionalText(4000),
  reason: optionalText(500),
  /** The decision whose words it corrects; shown beside it. */
  decisionId: recordId.nullish().transform((value) => value ?? null),
});
export type CorrectionLine = z.output<typeof correctionLine>;

export const minutesCorrection = z.strictObject({
  ...commonFields,
  meetingId: recordId,
  /** Place in order among the corrections of the minutes, given when approved. */
  seq: z.number().int().nullable(),
  documentNo: z.string().nullable(),
  lines: z.array(correctionLine),
  draftedByName: z.string(),
  approvedOn: z.string().nullable(),
  approvedByName: z.string().nullable(),
  selfChecked: z.boolean(),
});
export type MinutesCorrection = z.output<typeof minutesCorrection>;

export const correctionsContract = [
  defineQuery({
    name: 'minutes.corrections',
    permission: 'meetings.read',
    summary:
      'The correction sheets of the minutes of a meeting in order, with their issued files; or of those that one sheet corrects.',
    input: z.union([z.strictObject({ meetingId: recordId }), z.strictObject({ correctionId: recordId })]),
    output: z.strictObject({
      meeting: z.strictObject({
        id: recordId,
        title: z.string(),
        number: z.string().nullable(),
        recordState: z.string(),
      }),
      corrections: z.array(minutesCorrection.extend({ documents: z.array(issuedDocument) })),
      /** Words of decisions as corrected, by decision. */
      correctedDecisions: z.array(z.strictObject({ decisionId: recordId, text: z.string(), seq: z.number().int() })),
      decisions: z.array(z.strictObject({ id: recordId, text: z.string(), number: z.string().nullable() })),
    }),
  }),
  defineCommand({
    name: 'minutes.saveCorrection',
    permission: 'meetings.write',
    summary: 'Creates or changes the draft of a correction sheet of final minutes.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      meetingId: recordId,
      documentNo: optionalText(60),
      lines: z.array(correctionLine).min(1).max(100),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'minutes.approveCorrection',
    permission: 'meetings.finalize',
    summary: 'Approves a correction sheet: it gets its place in order and no longer changes.',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      approvedOn: dateText.optional(),
      selfChecked: z.boolean().default(false),
    }),
    output: z.strictObject({ id: recordId, revision: z.number().int(), seq: z.number().int() }),
  }),
  defineCommand({
    name: 'minutes.voidCorrection',
    permission: 'meetings.finalize',
    summary: 'Voids a correction sheet with a reason; its place in order stays taken.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'minutes.previewCorrection',
    permission: 'meetings.read',
    summary: 'Draws a correction sheet: a stored one, or unsaved lines.',
    input: z.strictObject({
      meetingId: recordId,
      id: recordId.optional(),
      content: z.strictObject({ documentNo: optionalText(60), lines: z.array(correctionLine).max(100) }).optional(),
    }),
    output: z.strictObject({
      file: fileOutput,
      pages: z.number().int(),
      warnings: z.array(z.string()),
      ruler: rulerReport,
    }),
  }),
  defineJob({
    name: 'minutes.issueCorrection',
    permission: 'documents.sign',
    summary: 'Draws, signs and verifies an approved correction sheet, keeps it as issued, and answers the file.',
    input: z.strictObject({ id: recordId, deviationReason: optionalText(500) }),
    output: z.strictObject({ file: fileOutput, document: issuedDocument, status: z.string() }),
  }),
] as const;
