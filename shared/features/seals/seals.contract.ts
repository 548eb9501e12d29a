import { z } from 'zod';
import {
  dateText,
  expectedRevision,
  fileInput,
  fileOutput,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';

/** A picture of a seal; trust never comes from it (official-documents.md §2.3, §6). */
export const seal = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  name: z.string(),
  /** 署名 under which it is put. */
  agencyName: z.string(),
  diameterMm: z.number(),
  mediaType: z.enum(['image/png', 'image/svg+xml']),
  active: z.boolean(),
  /** Member who keeps it (保管人); handed over with his other work. */
  keeperMemberId: z.string().nullable(),
});

/** One line of the seal-use register (features S10). */
export const sealUse = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  sealName: z.string(),
  documentId: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string(),
  copies: z.number().int(),
  usedOn: z.string(),
  handledBy: z.string(),
  approvedBy: z.string(),
  note: z.string().nullable(),
  voided: z.boolean(),
  voidReason: z.string().nullable(),
});

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const sealsContract = [
  defineQuery({
    name: 'seals.list',
    permission: 'documents.read',
    summary: 'Seals of the office.',
    input: z.strictObject({}),
    output: z.strictObject({ seals: z.array(seal) }),
  }),
  defineJob({
    name: 'seals.save',
    permission: 'seals.manage',
    summary: 'Adds a seal or changes its words, picture or use; the picture is a square PNG or an SVG of paths alone.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      name: text(2, 60),
      agencyName: text(2, 60),
      diameterMm: z.number().min(38).max(50).default(42),
      active: z.boolean().default(true),
      /** Left out: stays as it is. */
      keeperMemberId: recordId.nullable().optional(),
      /** Needed for a new seal; left out: the picture stays. */
      picture: fileInput.optional(),
    }),
    output: saved,
  }),
  defineJob({
    name: 'seals.picture',
    permission: 'documents.read',
    summary: 'The picture of a seal, for looking at it.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineQuery({
    name: 'seals.uses',
    permission: 'documents.read',
    summary: 'The seal-use register (用印登记), newest first.',
    input: z.strictObject({
      year: z.number().int().optional(),
      text: z.string().max(200).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(sealUse) }),
  }),
  defineCommand({
    name: 'seals.recordUse',
    permission: 'documents.create',
    summary: 'A line for a use on paper that no document of the program stands for.',
    input: z.strictObject({
      sealName: text(2, 60),
      number: optionalText(60),
      title: text(2, 200),
      copies: z.number().int().min(1).max(9999),
      usedOn: dateText,
      handledBy: text(1, 50),
      approvedBy: text(1, 50),
      note: optionalText(500),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'seals.voidUse',
    permission: 'documents.create',
    summary: 'Voids a mistaken line with a reason; it stays readable.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(1, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'seals.printUses',
    permission: 'documents.read',
    summary: 'The seal-use register of a year as a printed list.',
    input: z.strictObject({ year: z.number().int().min(1990).max(2089) }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
