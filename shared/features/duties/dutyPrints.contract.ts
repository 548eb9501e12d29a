import { z } from 'zod';
import { dateText, fileOutput, recordId } from '../../contract/primitives.ts';
import { defineJob } from '../../contract/procedure.ts';
import { DUTY_PAPERS } from './duties.lists.ts';

/** A list as at a date on lying A4 or A3; without a group every group in force has a sheet. */
const tableInput = z.strictObject({
  at: dateText.optional(),
  leadingGroupId: recordId.optional(),
  paper: z.enum(DUTY_PAPERS).default('a4'),
});

const tableOutput = z.strictObject({
  file: fileOutput,
  /** Sheets of paper, and the sheets there would be if each group fitted on one. */
  sheets: z.number().int(),
  wanted: z.number().int(),
});

/** What the duties print. */
export const dutyPrintsContract = [
  defineJob({
    name: 'duties.printTable',
    permission: 'duties.read',
    summary: 'The duty table (责任分工表) as at a date as a PDF; its text steps down until a group fits on one sheet.',
    input: tableInput,
    output: tableOutput,
  }),
  defineJob({
    name: 'duties.printMatrix',
    permission: 'duties.read',
    summary: 'The matrix of persons and duty items as at a date as a PDF.',
    input: tableInput,
    output: tableOutput,
  }),
  defineJob({
    name: 'duties.letters',
    permission: 'duties.read',
    summary: 'Responsibility letters (责任书) as at a date, one page each, as one PDF or one file each in a ZIP.',
    input: z.strictObject({
      leadingGroupId: recordId,
      at: dateText.optional(),
      /** People by member; left out: everybody in office on the day. */
      memberIds: z.array(recordId).min(1).max(500).optional(),
      as: z.enum(['pdf', 'zip']).default('pdf'),
    }),
    output: z.strictObject({
      file: fileOutput,
      count: z.number().int(),
      /** Names of those whose letter needs more than one page. */
      longer: z.array(z.string()),
    }),
  }),
] as const;
