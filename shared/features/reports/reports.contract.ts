import { z } from 'zod';
import {
  dateText,
  expectedRevision,
  fileInput,
  fileOutput,
  lineText,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { rulerReport } from '../documents/ruler.ts';
import { richText } from '../documents/textBlock.ts';
import {
  COMPARED_PERIODS,
  FIGURE_GROUPS,
  FIGURE_UNITS,
  REPORT_KINDS,
  REPORT_STAGES,
  ROLL_UP_CHECKS,
  VERDICTS,
} from './reports.lists.ts';

/** What a clerk writes; figures stand in title and text as `{{name}}` (features W6, W7). */
const reportFields = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  periodStart: dateText,
  periodEnd: dateText,
  title: lineText(2, 200),
  /** 主送机关 of the document that is issued. */
  recipients: optionalText(500),
  content: richText,
  templateId: recordId.nullable().default(null),
  /** The collection whose returned figures are put together in this report (features W8). */
  collectionTaskId: recordId.nullable().default(null),
});
export type ReportFields = z.output<typeof reportFields>;

/** A record of a figure's line in one period: its value; of a share also what is divided. */
const figureValue = z.strictObject({
  value: z.number().nullable(),
  of: z.number().nullable(),
  to: z.number().nullable(),
});

/** One line of the figures with its periods side by side. */
export const figureLine = z.strictObject({
  /** `HF10.onTime`, `HF02.byType@foundation`. */
  key: z.string(),
  /** Key of its words in the catalogue `figures`. */
  spec: z.string(),
  group: z.enum(FIGURE_GROUPS),
  unit: z.enum(FIGURE_UNITS),
  /** What it is divided by, in words; null: it is not divided. */
  part: z.string().nullable(),
  /** Keys of the two figures that a share is made of. */
  ratio: z.strictObject({ of: z.string(), to: z.string() }).nullable(),
  current: figureValue,
  previous: figureValue,
  last_year: figureValue,
});
export type FigureLine = z.infer<typeof figureLine>;

export const comparedPeriods = z.strictObject({
  current: z.strictObject({ from: z.string(), to: z.string() }),
  previous: z.strictObject({ from: z.string(), to: z.string() }),
  last_year: z.strictObject({ from: z.string(), to: z.string() }),
});

/** What the last refresh changed. */
export const changedFigure = z.strictObject({
  key: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
});

/** What the gate before issue shows (features W9). `params` fill the sentence `reportWarnings.warning_<code>`; `place`: where it is mended. */
export const reportWarning = z.strictObject({
  code: z.string(),
  count: z.number().int(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  place: z.string().nullable(),
});
export type ReportWarning = z.infer<typeof reportWarning>;

const reportHead = {
  id: recordId,
  revision: z.number().int(),
  kind: z.enum(REPORT_KINDS),
  title: z.string(),
  periodStart: z.string(),
  periodEnd: z.string(),
  dueOn: z.string().nullable(),
  daysLeft: z.number().int().nullable(),
  stage: z.enum(REPORT_STAGES),
  countedAt: z.string().nullable(),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  submittedOn: z.string().nullable(),
  submittedTo: z.string().nullable(),
  documentId: recordId.nullable(),
  updatedAt: z.string(),
  updatedByName: z.string(),
  voidReason: z.string().nullable(),
};
export const reportRow = z.strictObject(reportHead);
export type ReportRow = z.infer<typeof reportRow>;

export const report = z.strictObject({
  ...reportHead,
  recipients: z.string().nullable(),
  content: richText,
  templateId: recordId.nullable(),
  templateName: z.string().nullable(),
  collectionTaskId: recordId.nullable(),
  collectionTitle: z.string().nullable(),
  periods: comparedPeriods,
  /** Text of every place that title and text name, as last counted; empty while nothing was counted. */
  places: z.record(z.string(), z.string()),
  /** Names in the text that are no place, with the line that holds each. */
  unknownPlaces: z.array(z.strictObject({ name: z.string(), line: z.number().int(), nearest: z.string().nullable() })),
  /** Places whose words the last refresh changed, with what stood there before. */
  changedPlaces: z.record(z.string(), z.string()),
  warnings: z.array(reportWarning),
  warningReason: z.string().nullable(),
  /** May be changed: a draft whose document is not under review, approved or issued. */
  editable: z.boolean(),
  documentStage: z.string().nullable(),
  pdfAttachmentId: recordId.nullable(),
  snapshotSha256: z.string().nullable(),
});
export type Report = z.infer<typeof report>;

/** A record behind a figure, as it stood when it was counted. */
export const figureRecord = z.strictObject({
  id: z.string(),
  collection: z.string().nullable(),
  recordId: z.string().nullable(),
  title: z.string(),
  on: z.string().nullable(),
  weight: z.number(),
  /** The page on which the record stands; null where nothing is opened. */
  place: z.string().nullable(),
});
export type FigureRecord = z.infer<typeof figureRecord>;

/** A fact that is not what it was: in the sealed snapshot itself, or in the records of today. */
const alteredFact = z.strictObject({
  set: z.string(),
  recordId: z.string().nullable(),
  collection: z.string().nullable(),
  title: z.string(),
  what: z.enum(['altered', 'added', 'gone']),
  /** Names of the facts that differ, with both values as text. */
  differences: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
});
export type AlteredFact = z.infer<typeof alteredFact>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const shownTarget = { id: recordId, expectedRevision };
const filter = {
  kind: z.enum(REPORT_KINDS).optional(),
  stage: z.enum(REPORT_STAGES).optional(),
  year: z.number().int().min(1990).max(2089).optional(),
  text: z.string().max(200).optional(),
};
const figureTarget = { id: recordId, key: z.string().max(120), period: z.enum(COMPARED_PERIODS) };

export const reportsContract = [
  defineQuery({
    name: 'reports.list',
    permission: 'reports.read',
    summary: 'Reports of the office, the latest period first; voided ones only when asked for by stage.',
    input: z.strictObject({
      ...filter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(reportRow) }),
  }),
  defineQuery({
    name: 'reports.get',
    permission: 'reports.read',
    summary:
      'One report: text with its places as last counted, what the last refresh changed, where its document stands.',
    input: z.strictObject({ id: recordId }),
    output: report,
  }),
  defineQuery({
    name: 'reports.ofDocument',
    permission: 'reports.read',
    summary: 'The report of which an official document was made, or null.',
    input: z.strictObject({ documentId: recordId }),
    output: z.strictObject({ report: z.strictObject({ id: recordId, title: z.string() }).nullable() }),
  }),
  defineQuery({
    name: 'reports.figures',
    permission: 'reports.read',
    summary: 'Every figure of a report as last counted, or as issued, with the period before and the same a year ago.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      countedAt: z.string().nullable(),
      periods: comparedPeriods,
      lines: z.array(figureLine),
      changed: z.array(changedFigure),
    }),
  }),
  defineQuery({
    name: 'reports.records',
    permission: 'reports.read',
    summary: 'The records behind a number (features W2): their count or the sum of their weights is the number.',
    input: z.strictObject({
      ...figureTarget,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), sum: z.number(), rows: z.array(figureRecord) }),
  }),
  defineQuery({
    name: 'reports.places',
    permission: 'reports.read',
    summary:
      'Names that may stand in a text as {{name}}: figures, tables, charts, words of the period; with a report also the parts that come with its records.',
    input: z.strictObject({ id: recordId.optional() }),
    output: z.strictObject({
      places: z.array(
        z.strictObject({
          name: z.string(),
          kind: z.enum(['figure', 'table', 'chart', 'word']),
          group: z.string(),
          /** First letters of the name in pinyin, by which it is also found. */
          initials: z.string(),
        }),
      ),
    }),
  }),
  defineQuery({
    name: 'reports.prefill',
    permission: 'reports.write',
    summary: 'What a new report of a kind starts with: the last period that ended, title and text of the template.',
    input: z.strictObject({ kind: z.enum(REPORT_KINDS), templateId: recordId.optional() }),
    output: z.strictObject({ fields: reportFields, dueOn: z.string().nullable() }),
  }),
  defineCommand({
    name: 'reports.save',
    permission: 'reports.write',
    summary: 'Creates a report or changes its draft; one in approval or issued is refused.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: reportFields,
    }),
    output: saved,
  }),
  defineJob({
    name: 'reports.refresh',
    permission: 'reports.write',
    summary: 'Counts all figures anew; text that was typed stays, changed numbers are marked (features W6).',
    input: z.strictObject(shownTarget),
    output: saved.extend({ changed: z.number().int() }),
  }),
  defineJob({
    name: 'reports.check',
    permission: 'reports.read',
    summary: 'The gate before issue (features W9): what is missing, uncovered, overdue or no longer as counted.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      warnings: z.array(reportWarning),
      /** Figures that would be others if they were counted now: refresh first. */
      stale: z.array(changedFigure),
      unknownPlaces: z.number().int(),
    }),
  }),
  defineJob({
    name: 'reports.preview',
    permission: 'reports.read',
    summary: 'The page as it will be issued, from the text as it stands in the form and the figures as last counted.',
    input: z.strictObject({ id: recordId, title: z.string().max(200), content: richText }),
    output: z.strictObject({
      file: fileOutput,
      pages: z.number().int(),
      warnings: z.array(z.string()),
      ruler: rulerReport,
    }),
  }),
  defineJob({
    name: 'reports.draftDocument',
    permission: 'reports.write',
    summary:
      'Freezes the figures as counted and makes the official document of the report, or renews it after it was sent back; warnings of the gate need a reason, which is kept.',
    input: z.strictObject({ ...shownTarget, warningReason: optionalText(500) }),
    output: saved.extend({ documentId: recordId }),
  }),
  defineCommand({
    name: 'reports.submit',
    permission: 'reports.write',
    summary: 'Takes down that the issued report was sent: the day and to whom.',
    input: z.strictObject({ ...shownTarget, submittedOn: dateText, submittedTo: lineText(2, 200) }),
    output: saved,
  }),
  defineCommand({
    name: 'reports.void',
    permission: 'reports.write',
    summary: 'Voids a report, with a reason; one that was made into a document only after its document was voided.',
    input: z.strictObject({ ...shownTarget, reason: text(2, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'reports.verify',
    permission: 'reports.read',
    summary:
      'Counts an issued report again from its sealed snapshot and names every fact that was altered in it, and every record that is another today; `file`: a snapshot that was handed out, instead of the kept one.',
    input: z.strictObject({ id: recordId, file: fileInput.optional() }),
    output: z.strictObject({
      /** The snapshot is byte for byte the one that the signed document names, and the signature holds. */
      sealed: z.boolean(),
      /** Counting again gives every number of the report, every sealed list, and the table of returned figures. */
      agrees: z.boolean(),
      differing: z.array(changedFigure),
      /** Which case it is where something does not agree. */
      verdict: z.enum(VERDICTS),
      /** Editions of the rules: of the snapshot (null: older than the first), and by which it was counted again. */
      rules: z.strictObject({ snapshot: z.number().int().nullable(), program: z.number().int() }),
      /** The table of returned figures, put together again from the returns in the snapshot, with the places that differ. */
      rollUp: z.strictObject({
        state: z.enum(ROLL_UP_CHECKS),
        differing: z.array(
          z.strictObject({
            /** Key of the figure; null: how the office stands. */
            key: z.string().nullable(),
            /** Null: the sum. */
            officeName: z.string().nullable(),
            before: z.number().nullable(),
            after: z.number().nullable(),
          }),
        ),
      }),
      /** Facts in the snapshot that do not fit their own hash, and those in which a file that was handed in differs from the kept one. */
      altered: z.array(alteredFact),
      /** Records that are another today; the issued report stays as it is. */
      since: z.array(alteredFact),
      sinceTotal: z.number().int(),
      facts: z.number().int(),
      sha256: z.string(),
    }),
  }),
  defineJob({
    name: 'reports.handOutSnapshot',
    permission: 'reports.read',
    summary: 'The frozen facts of a report as a file that anybody can count again.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'reports.word',
    permission: 'reports.read',
    summary: 'The report as a Word file, with its tables and charts (features W5).',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'reports.printFigures',
    permission: 'reports.read',
    summary: 'All figures with comparison as printed tables (统计表).',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'reports.printRecords',
    permission: 'reports.read',
    summary: 'The records behind a number as a printed list.',
    input: z.strictObject(figureTarget),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
  defineJob({
    name: 'reports.exportFigures',
    permission: 'exports.list',
    summary: 'All figures with comparison as a workbook, the records behind each on a second sheet.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'reports.print',
    permission: 'reports.read',
    summary: 'The reports as filtered, as a printed register.',
    input: z.strictObject(filter),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
