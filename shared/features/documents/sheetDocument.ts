import { z } from 'zod';
import { chartBlock } from './chartBlock.ts';
import { captionedTable, headingBlock, paragraphBlock } from './textBlock.ts';

/** A table of a sheet: rows may be kept tall enough for a pen, in millimetres. */
const sheetTableBlock = captionedTable.extend({ leastRowMm: z.number().min(5).max(60).optional() });

/** Label and value rows in two columns without rules. */
const fieldsBlock = z.strictObject({
  kind: z.literal('fields'),
  rows: z.array(z.strictObject({ label: z.string().max(60), value: z.string().max(20_000) })).max(500),
});

/** Lines to be typed in by hand (recovery code): every character in a slot of the same width, no clean-up, never broken. */
export const codeBlock = z.strictObject({ kind: z.literal('code'), lines: z.array(z.string().max(60)).max(60) });

/** A QR code drawn as rectangles; `sizeMm` is the edge of the code without its quiet zone. */
export const qrBlock = z.strictObject({
  kind: z.literal('qr'),
  text: z.string().min(1).max(2000),
  sizeMm: z.number().min(20).max(120).default(45),
  caption: z.string().max(200).default(''),
});

/** A new page with a title of its own: several sheets in one file. */
const pageBlock = z.strictObject({
  kind: z.literal('page'),
  title: z.string().max(200),
  subtitle: z.string().max(200).default(''),
});

/** The lower half of the page under a line to cut along, or a new page where the upper half is used up: two slips on one sheet. */
const halfBlock = pageBlock.extend({ kind: z.literal('half') });

/** 0 the lightest to 3 the darkest: colour and hatching, so that a copy in black and white still tells them apart. */
const shade = z.number().int().min(0).max(3);

/** A matrix of shaded cells with short lines in them, titles at both edges, and what the shades mean below. */
export const heatMapBlock = z.strictObject({
  kind: z.literal('heatMap'),
  rowAxis: z.string().max(40),
  columnAxis: z.string().max(40),
  columns: z.array(z.string().max(40)).min(1).max(10),
  rows: z
    .array(
      z.strictObject({
        title: z.string().max(40),
        cells: z.array(z.strictObject({ shade, lines: z.array(z.string().max(60)).max(4) })).max(10),
      }),
    )
    .min(1)
    .max(10),
  rowMm: z.number().min(6).max(30),
  legend: z.array(z.strictObject({ shade, text: z.string().max(60) })).max(4),
});

/** Steps over time: one line of levels from the lowest up, one column a step; a step without level leaves a gap. */
export const stepChartBlock = z.strictObject({
  kind: z.literal('stepChart'),
  levels: z.array(z.string().max(20)).min(2).max(4),
  steps: z
    .array(z.strictObject({ label: z.string().max(30), level: shade.nullable() }))
    .min(1)
    .max(24),
  rowMm: z.number().min(5).max(20),
});

const sheetBlock = z.discriminatedUnion('kind', [
  headingBlock,
  paragraphBlock,
  sheetTableBlock,
  fieldsBlock,
  codeBlock,
  qrBlock,
  pageBlock,
  halfBlock,
  heatMapBlock,
  stepChartBlock,
  chartBlock,
]);

/** A plain A4 sheet: recovery sheet, organization sheet, import report. Headings are printed as given, without numbers. */
export const sheetDocument = z.strictObject({
  title: z.string().max(200),
  subtitle: z.string().max(200).default(''),
  blocks: z.array(sheetBlock).max(5000),
  /** PDF metadata: who issues the sheet. */
  author: z.string().max(100).default(''),
  pageNumbers: z.boolean().default(true),
  /** A wide list lies on its side: A4 landscape, small type. */
  landscape: z.boolean().default(false),
});

export type SheetBlock = z.infer<typeof sheetBlock>;
export type SheetDocument = z.infer<typeof sheetDocument>;
export type SheetDocumentInput = z.input<typeof sheetDocument>;
