import { z } from 'zod';
import { fileInput, fileOutput, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { ROW_CLASSES } from './import/importTypes.ts';
import { REGISTRATION_KINDS } from './organizations.lists.ts';

/** Most rows that one import corrects, leaves out or decides one by one. */
const MOST_ROWS = 20_000;
const line = z.number().int().min(1).max(2_000_000);

const importOptions = {
  source: fileInput,
  registrationKind: z.enum(REGISTRATION_KINDS).optional(),
  sheet: z.string().max(200).optional(),
  encoding: z.string().max(40).optional(),
  /** Column index (0-based) → field name, or null for a column that is left out; remembered per header layout. */
  mapping: z.record(z.string(), z.string().nullable()).optional(),
  /** Values for empty cells of a whole list: supervising unit, township, community, authority. */
  fillDown: z.record(z.string(), z.string()).optional(),
  /** Cells corrected in the preview: the value is read as if it stood in the file. */
  corrections: z
    .array(z.strictObject({ line, field: z.string().max(60), value: z.string().max(8_000) }))
    .max(MOST_ROWS)
    .optional(),
  /** Lines that are left out altogether. */
  leftOut: z.array(line).max(MOST_ROWS).optional(),
};

const importIssue = z.strictObject({
  code: z.string(),
  field: z.string().optional(),
  value: z.string().optional(),
});

const appliedCorrection = z.strictObject({ field: z.string(), from: z.string(), to: z.string() });

const comparedValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** One field beside its counterpart: of the registry, or of the earlier row that a row repeats. */
const comparedField = z.strictObject({ field: z.string(), file: comparedValue, other: comparedValue });

const importRow = z.strictObject({
  /** 1-based record number in the file or sheet. */
  line: z.number().int(),
  class: z.enum(ROW_CLASSES),
  errors: z.array(importIssue),
  warnings: z.array(importIssue),
  /** Fields in which a duplicate of an earlier row differs. */
  differing: z.array(z.string()).optional(),
  /** Of a duplicate: the line of the row it repeats. */
  duplicateOf: z.number().int().optional(),
  name: z.string(),
  code: z.string(),
  /** Field → text of the cell, of rows that may be corrected: invalid, conflicting, corrected and left out. */
  cells: z.record(z.string(), z.string()).optional(),
  corrected: z.array(appliedCorrection).optional(),
  leftOut: z.literal(true).optional(),
  /** The fields of `differing`, side by side with the earlier row. */
  compared: z.array(comparedField).optional(),
  /** An organization of the database with the same key: what would happen to it. */
  existing: z
    .strictObject({
      id: recordId,
      name: z.string(),
      same: z.boolean(),
      differing: z.array(z.string()),
      /** The differing fields side by side; an empty cell never differs. */
      compared: z.array(comparedField),
    })
    .nullable(),
  /** A duplicate may be added beside the other one: false where both carry the same credit code, which is unique. */
  canAdd: z.boolean(),
});

const importCounts = z.strictObject({
  good: z.number().int(),
  duplicateExact: z.number().int(),
  duplicateConflict: z.number().int(),
  invalid: z.number().int(),
  ignored: z.number().int(),
});

const importCheckResult = z.strictObject({
  fileType: z.string(),
  encoding: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  registrationKind: z.enum(REGISTRATION_KINDS),
  headerRows: z.array(z.number().int()),
  columns: z.array(
    z.strictObject({
      index: z.number().int(),
      header: z.string(),
      field: z.string().nullable(),
      treatment: z.enum(['mapped', 'ignored', 'not_imported']),
    }),
  ),
  /** The remembered layout by which the columns were read, or null. */
  layoutName: z.string().nullable(),
  counts: importCounts,
  /** Of the good rows: how many are new, equal to or different from an organization already in the registry. */
  database: z.strictObject({ new: z.number().int(), same: z.number().int(), different: z.number().int() }),
  rows: z.array(importRow),
});

/** What to do with rows whose key is already in the registry (§10.1). */
export const EXISTING_CHOICES = ['skip', 'update', 'stop'] as const;

const importChoices = z.strictObject({
  good: z.enum(['add', 'skip']).default('add'),
  existing: z.enum(EXISTING_CHOICES).default('skip'),
  duplicateExact: z.literal('skip').default('skip'),
  duplicateConflict: z.enum(['skip', 'update']).default('skip'),
});

/** What to do with one row, whatever was chosen for its class; `fields`: the only ones that an update takes over. */
const rowChoice = z.strictObject({
  line,
  choice: z.enum(['skip', 'update', 'add']),
  fields: z.array(z.string().max(60)).max(160).optional(),
});
export type RowChoice = z.infer<typeof rowChoice>;

export const importBatch = z.strictObject({
  id: recordId,
  at: z.string(),
  userName: z.string(),
  fileName: z.string(),
  fileHash: z.string(),
  registrationKind: z.enum(REGISTRATION_KINDS),
  counts: importCounts.extend({ added: z.number().int(), updated: z.number().int(), skipped: z.number().int() }),
  undoneAt: z.string().nullable(),
  undoneByName: z.string().nullable(),
  /** Last day on which the import can be undone. */
  undoUntil: z.string(),
});

/** What the log keeps of an import beside its counts; the report is printed from it. */
export const importDetails = z.strictObject({
  corrections: z.array(z.strictObject({ line: z.number().int(), ...appliedCorrection.shape })),
  leftOut: z.array(z.number().int()),
  rowChoices: z.array(rowChoice),
  notImported: z.array(z.string()),
  /** The first rows that stayed out. */
  invalid: z.array(z.strictObject({ line: z.number().int(), name: z.string(), reason: z.string() })),
});

/** A record that an undo would void, set back or leave. */
const undoRecord = z.strictObject({
  recordId,
  organizationId: recordId,
  name: z.string(),
  collection: z.string(),
  fields: z.array(z.string()),
});

/** Records of each kind that an answer lists; the counts are of all. */
export const UNDO_LISTED = 500;

const undoCheckResult = z.strictObject({
  /** Why it cannot be undone, or null. */
  refused: z.enum(['import_undone', 'import_undo_late']).nullable(),
  undoUntil: z.string(),
  /** Of all records; the lists name the organizations, at most 500 of each kind. */
  counts: z.strictObject({
    /** Organizations voided. */
    voided: z.number().int(),
    /** Organizations whose fields, contacts or reviews are set back. */
    setBack: z.number().int(),
    /** Organizations with own later edits. */
    edited: z.number().int(),
  }),
  voided: z.array(undoRecord),
  setBack: z.array(undoRecord),
  edited: z.array(undoRecord.extend({ byName: z.string(), at: z.string() })),
});

export const organizationImportsContract = [
  defineJob({
    name: 'organizations.importCheck',
    permission: 'registry.import',
    summary: 'Reads a list (.xlsx, .xls, .csv, tab text) and classifies every row; nothing is written (domain.md §10).',
    input: z.strictObject(importOptions),
    output: importCheckResult,
  }),
  defineJob({
    name: 'organizations.importApply',
    permission: 'registry.import',
    summary: 'Imports the good rows in one transaction, doing with rows already in the registry what was chosen.',
    input: z.strictObject({
      ...importOptions,
      /** The choice per class. `good` new rows are added; `invalid` and `ignored` are never written. */
      choices: importChoices.default({
        good: 'add',
        existing: 'skip',
        duplicateExact: 'skip',
        duplicateConflict: 'skip',
      }),
      /** Choices for single rows; they win over the choice of the class. */
      rowChoices: z.array(rowChoice).max(MOST_ROWS).default([]),
    }),
    output: z.strictObject({
      importId: recordId,
      counts: importCounts,
      added: z.number().int(),
      updated: z.number().int(),
      skipped: z.number().int(),
      /** Rows that could not be imported with the reason in a column, or null when there are none. */
      errorFile: fileOutput.nullable(),
      /** The printed import report. */
      report: fileOutput,
    }),
  }),
  defineJob({
    name: 'organizations.importErrors',
    permission: 'registry.import',
    summary: 'The invalid rows of a list as an Excel file with line number and reason (I2).',
    input: z.strictObject(importOptions),
    output: z.strictObject({ file: fileOutput, rows: z.number().int() }),
  }),
  defineQuery({
    name: 'organizations.importTemplate',
    permission: 'registry.import',
    summary: 'An empty list with the right headings.',
    input: z.strictObject({ registrationKind: z.enum(REGISTRATION_KINDS) }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineQuery({
    name: 'organizations.importLayouts',
    permission: 'registry.import',
    summary: 'The remembered column layouts of lists.',
    input: z.strictObject({}),
    output: z.strictObject({
      layouts: z.array(
        z.strictObject({
          layout: z.string(),
          name: z.string(),
          registrationKind: z.enum(REGISTRATION_KINDS),
          headings: z.array(z.string()),
          savedAt: z.string(),
        }),
      ),
    }),
  }),
  defineCommand({
    name: 'organizations.renameImportLayout',
    permission: 'registry.import',
    summary: 'Gives a remembered column layout another name.',
    input: z.strictObject({ layout: z.string().max(64), name: text(1, 60) }),
    output: z.strictObject({}),
  }),
  defineCommand({
    name: 'organizations.deleteImportLayout',
    permission: 'registry.import',
    summary: 'Forgets a remembered column layout; lists already imported stay as they are.',
    input: z.strictObject({ layout: z.string().max(64) }),
    output: z.strictObject({}),
  }),
  defineQuery({
    name: 'organizations.imports',
    permission: 'registry.read',
    summary: 'The log of imported lists, newest first.',
    input: z.strictObject({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(importBatch) }),
  }),
  defineQuery({
    name: 'organizations.importBatch',
    permission: 'registry.read',
    summary: 'One imported list: choices, corrections, and a page of the organizations that it added or updated.',
    input: z.strictObject({
      id: recordId,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({
      batch: importBatch,
      choices: importChoices,
      details: importDetails,
      total: z.number().int(),
      records: z.array(
        z.strictObject({
          id: recordId,
          name: z.string(),
          action: z.enum(['created', 'updated']),
          fields: z.array(z.string()),
          recordState: z.string(),
        }),
      ),
    }),
  }),
  defineJob({
    name: 'organizations.importReport',
    permission: 'registry.read',
    summary: 'Prints the report of an earlier import again.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ report: fileOutput }),
  }),
  defineQuery({
    name: 'organizations.undoImportCheck',
    permission: 'registry.import',
    summary: 'What undoing an import would void, set back and leave because somebody edited it since (X9).',
    input: z.strictObject({ id: recordId }),
    output: undoCheckResult,
  }),
  defineJob({
    name: 'organizations.undoImport',
    permission: 'registry.import',
    summary: 'Undoes an import within 30 days in one transaction: added records are voided, updated ones set back.',
    input: z.strictObject({
      id: recordId,
      /** True: what somebody edited since stays as it is; false: that is undone too. */
      keepEdited: z.boolean().default(true),
    }),
    output: z.strictObject({ voided: z.number().int(), setBack: z.number().int(), kept: z.number().int() }),
  }),
] as const;
