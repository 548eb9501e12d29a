import { z } from 'zod';
import {
  expectedRevision,
  fileInput,
  fileOutput,
  lineText,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { richText } from '../documents/textBlock.ts';
import { REPORT_KINDS } from './reports.lists.ts';

/** An outline with named places; `kind` null: for reports of every kind. */
const templateFields = z.strictObject({
  name: lineText(2, 60),
  kind: z.enum(REPORT_KINDS).nullable(),
  title: lineText(2, 200),
  content: richText,
  note: optionalText(500),
});
export type TemplateFields = z.output<typeof templateFields>;

/** A name that is no place: the line that holds it (counted over paragraphs, headings and table rows), and the nearest one there is. */
export const unknownPlace = z.strictObject({
  name: z.string(),
  line: z.number().int(),
  nearest: z.string().nullable(),
});

export const reportTemplate = templateFields.extend({
  /** Null: the one that comes with the program. */
  id: recordId.nullable(),
  revision: z.number().int(),
  fileName: z.string().nullable(),
  updatedAt: z.string().nullable(),
});
export type ReportTemplate = z.infer<typeof reportTemplate>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const reportTemplatesContract = [
  defineQuery({
    name: 'reportTemplates.list',
    permission: 'reports.read',
    summary: 'Templates of the office and those of the program.',
    input: z.strictObject({}),
    output: z.strictObject({ templates: z.array(reportTemplate) }),
  }),
  defineCommand({
    name: 'reportTemplates.save',
    permission: 'reports.write',
    summary: 'Keeps a template; a name that is no place is refused with its line.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: templateFields,
      /** The Word file that it was read from. */
      fileName: z.string().max(255).nullable().default(null),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'reportTemplates.void',
    permission: 'reports.write',
    summary: 'Puts a template of the office away, with a reason; reports made from it stay.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'reportTemplates.readWord',
    permission: 'reports.write',
    summary:
      'Title and text of a template from a Word file, with every name that is no place and its line (features W7).',
    input: z.strictObject({ source: fileInput }),
    output: z.strictObject({
      fileName: z.string(),
      title: z.string(),
      content: richText,
      unknownPlaces: z.array(unknownPlace),
      warnings: z.array(z.string()),
    }),
  }),
  defineJob({
    name: 'reportTemplates.word',
    permission: 'reports.read',
    summary: 'A template as a Word file to be edited outside; without id: the one of the program.',
    input: z.strictObject({ id: recordId.optional(), kind: z.enum(REPORT_KINDS).default('half_yearly') }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
