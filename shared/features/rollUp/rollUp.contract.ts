import { z } from 'zod';
import { fileInput, fileOutput, recordId } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { collectionTaskRow } from '../collectionTasks/collectionTasks.contract.ts';
import { RECIPIENT_STATES } from '../collectionTasks/collectionTasks.lists.ts';
import { FIGURE_GROUPS, FIGURE_UNITS } from '../reports/reports.lists.ts';
import { CELL_STATES, COVER_FAULTS, OFFICE_MARKS, SUM_STATES } from './rollUp.lists.ts';

const named = z.strictObject({ id: recordId, name: z.string() });

/** One office of the table. */
const rollUpColumn = z.strictObject({
  officeId: recordId,
  name: z.string(),
  /** The office that puts the figures together, with its own records. */
  own: z.boolean(),
  /** Null for the own office, which returns nothing. */
  state: z.enum(RECIPIENT_STATES).nullable(),
  /** The last return: what the column shows. */
  returnId: recordId.nullable(),
  receivedAt: z.string().nullable(),
  /** Keys of figures that the last return leaves out. */
  empty: z.array(z.string()),
  /** The office in whose return its figures are contained; they are shown, and not added. */
  containedIn: named.nullable(),
  /** Offices contained in its return. */
  covers: z.array(named),
  /** Added in the sum. */
  counted: z.boolean(),
  /** What became of the office since; `intoName` where it went into another one. */
  mark: z.enum(OFFICE_MARKS).nullable(),
  intoName: z.string().nullable(),
});
export type RollUpColumnShown = z.infer<typeof rollUpColumn>;

const rollUpRow = z.strictObject({
  key: z.string(),
  /** Key of its name in the catalogue `figures`, and the code of its part. */
  spec: z.string(),
  part: z.string().nullable(),
  group: z.enum(FIGURE_GROUPS).nullable(),
  unit: z.enum(FIGURE_UNITS).nullable(),
  share: z.strictObject({ of: z.string(), to: z.string() }).nullable(),
  /** One for each column, in its order; a share is a quotient. */
  cells: z.array(z.strictObject({ state: z.enum(CELL_STATES), value: z.number().nullable() })),
  sum: z.strictObject({ state: z.enum(SUM_STATES), value: z.number().nullable() }),
});
export type RollUpRowShown = z.infer<typeof rollUpRow>;

/** What is put together, without the collection that it belongs to: also what the snapshot of a report keeps. */
export const rollUpFigures = z.strictObject({
  columns: z.array(rollUpColumn),
  rows: z.array(rollUpRow),
  /** What would count an office twice; while there is any, nothing is summed. */
  conflicts: z.array(z.strictObject({ kind: z.enum(COVER_FAULTS), offices: z.array(named), covered: named })),
});
export type RollUpFigures = z.infer<typeof rollUpFigures>;

/** The table as the snapshot of a report keeps it: with what was asked, so that it can be put together again. */
export const frozenRollUp = z.strictObject({
  task: z.strictObject({
    id: recordId,
    title: z.string(),
    dueOn: z.string(),
    cutoffTime: z.string(),
    periodStart: z.string().nullable(),
    periodEnd: z.string().nullable(),
    figureKeys: z.array(z.string()),
  }),
  table: rollUpFigures,
});
export type FrozenRollUp = z.infer<typeof frozenRollUp>;

const rollUpTable = rollUpFigures.extend({ task: collectionTaskRow });
export type RollUpTable = z.infer<typeof rollUpTable>;

/** `own`: the office's own records are a column of their own and part of the sum. */
const tableTarget = { taskId: recordId, own: z.boolean().default(false) };
const filter = {
  year: z.number().int().min(1990).max(2089).optional(),
  text: z.string().max(200).optional(),
};

export const rollUpContract = [
  defineQuery({
    name: 'rollUp.list',
    permission: 'reports.read',
    summary: 'Collections that ask for figures, the last period first, with who returned what (features W8).',
    input: z.strictObject({
      ...filter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(collectionTaskRow) }),
  }),
  defineQuery({
    name: 'rollUp.table',
    permission: 'reports.read',
    summary:
      'Returned figures by office with their sum; every office is counted once, shares are reckoned again, who is missing is named.',
    input: z.strictObject(tableTarget),
    output: rollUpTable,
  }),
  defineJob({
    name: 'rollUp.print',
    permission: 'reports.read',
    summary: 'The table of returned figures by office on A4 lying; many offices go over several pages.',
    input: z.strictObject(tableTarget),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'rollUp.export',
    permission: 'reports.read',
    summary: 'The table of returned figures by office as .xlsx.',
    input: z.strictObject(tableTarget),
    output: z.strictObject({ file: fileOutput, rows: z.number().int() }),
  }),
  defineJob({
    name: 'rollUp.fillForm',
    permission: 'reports.read',
    summary:
      'Fills a form that an upper office handed out with the figures of an issued report of the same period, to be handed back.',
    input: z.strictObject({ source: fileInput, reportId: recordId }),
    output: z.strictObject({
      file: fileOutput,
      /** As the form names them. */
      title: z.string(),
      officeName: z.string(),
      filled: z.number().int(),
      /** Names of figures that the report does not have; they are left empty. */
      empty: z.array(z.string()),
    }),
  }),
] as const;
