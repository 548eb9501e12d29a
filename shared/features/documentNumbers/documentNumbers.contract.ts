import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';

export const NUMBER_STATES = ['reserved', 'issued', 'voided'] as const;
/** 机关代字 with the word for the kind of document: 某民发, 某民函. */
export const classCode = z.string().regex(/^[\u4e00-\u9fff\u3400-\u4dbf]{1,12}$/u);
const year = z.number().int().min(1990).max(2089);

export const documentNumber = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  classCode: z.string(),
  year: z.number().int(),
  seq: z.number().int(),
  number: z.string(),
  state: z.enum(NUMBER_STATES),
  title: z.string(),
  documentId: z.string().nullable(),
  reservedOn: z.string(),
  issuedOn: z.string().nullable(),
  voidReason: z.string().nullable(),
  byName: z.string(),
});

/** `markIssued` takes a real date (changed from any text: a register must not hold 2026-13-40). */
export const documentNumbersContract = [
  defineQuery({
    name: 'documentNumbers.list',
    permission: 'documents.read',
    summary: 'The register of document numbers (发文字号登记), by class and year, in order of the number.',
    input: z.strictObject({
      classCode: classCode.optional(),
      year: year.optional(),
      state: z.enum(NUMBER_STATES).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(documentNumber) }),
  }),
  defineQuery({
    name: 'documentNumbers.classes',
    permission: 'documents.read',
    summary: 'Classes in use and those usual for this office, with the next number of this year; years in use.',
    input: z.strictObject({}),
    output: z.strictObject({
      classes: z.array(z.strictObject({ classCode: z.string(), next: z.string(), used: z.number().int() })),
      years: z.array(z.number().int()),
    }),
  }),
  defineCommand({
    name: 'documentNumbers.reserve',
    permission: 'documents.create',
    summary: 'Reserves the next number of a class and year for a document written elsewhere or later.',
    input: z.strictObject({ classCode, year, title: text(2, 200) }),
    output: z.strictObject({ id: recordId, number: z.string() }),
  }),
  defineCommand({
    name: 'documentNumbers.markIssued',
    permission: 'documents.create',
    summary: 'Marks a reserved number as used by a document that was issued outside the program.',
    input: z.strictObject({ id: recordId, expectedRevision, issuedOn: dateText, title: text(2, 200) }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineCommand({
    name: 'documentNumbers.void',
    permission: 'documents.create',
    summary: 'Voids a number with a reason; it stays in the register and is never used again.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(1, 500) }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineJob({
    name: 'documentNumbers.print',
    permission: 'documents.read',
    summary: 'The register of one class and year as a printed list without gaps.',
    input: z.strictObject({ classCode, year }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
