import { z } from 'zod';
import {
  dateText,
  expectedRevision,
  fileOutput,
  lineText,
  recordId,
  recordState,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { richText } from '../documents/textBlock.ts';
import { optionalId } from '../organizations/parts.ts';
import { ACTIVITY_CATEGORIES } from './community.lists.ts';

const category = z
  .enum(ACTIVITY_CATEGORIES)
  .nullish()
  .transform((value) => value ?? null);

/** A typical case (典型案例, domain.md §7). The office is the one that writes it up. */
const caseFields = z.strictObject({
  title: lineText(2, 200),
  heldOn: dateText,
  category,
  organizationId: optionalId,
  text: richText,
});
export type CaseFields = z.output<typeof caseFields>;

export const caseRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  recordState,
  voidReason: z.string().nullable(),
  title: z.string(),
  heldOn: z.string(),
  category: z.enum(ACTIVITY_CATEGORIES).nullable(),
  organizationId: recordId.nullable(),
  organizationName: z.string().nullable(),
  officeName: z.string(),
  /** Letters of the text, blanks left out. */
  letters: z.number().int(),
  /** Years of the exchanges on whose programmes it stands, in order. */
  exchangeYears: z.array(z.number().int()),
});
export type CaseRow = z.infer<typeof caseRow>;

export const typicalCase = caseRow.extend({ text: richText });
export type TypicalCase = z.infer<typeof typicalCase>;

const caseFilter = z.strictObject({
  year: z.number().int().min(1990).max(2089).optional(),
  category: z.enum(ACTIVITY_CATEGORIES).optional(),
  text: z.string().max(200).optional(),
});

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const typicalCasesContract = [
  defineQuery({
    name: 'typicalCases.list',
    permission: 'community.read',
    summary: 'Typical cases (典型案例), newest first.',
    input: z.strictObject({
      filter: caseFilter.default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(caseRow) }),
  }),
  defineQuery({
    name: 'typicalCases.get',
    permission: 'community.read',
    summary: 'One case with its text.',
    input: z.strictObject({ id: recordId }),
    output: typicalCase,
  }),
  defineCommand({
    name: 'typicalCases.save',
    permission: 'community.write',
    summary: 'Writes a case up or changes one.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: caseFields,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'typicalCases.void',
    permission: 'community.write',
    summary: 'Voids a case with a reason; refused while it stands on the programme of an exchange.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'typicalCases.print',
    permission: 'community.read',
    summary: 'One case on its own sheet.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'typicalCases.printBooklet',
    permission: 'community.read',
    summary: 'Cases as filtered as a booklet (典型案例汇编): a list of contents, then each case on a page of its own.',
    input: z.strictObject({ filter: caseFilter.default({}) }),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
