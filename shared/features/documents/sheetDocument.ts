import { z } from 'zod';
import { headingBlock, paragraphBlock, tableBlock } from './textBlock.ts';

/** A table of a sheet: rows may be kept tall enough for a pen, in millimetres. */
const sheetTableBlock = tableBlock.extend({ leastRowMm: z.number().min(5).max(60).optional() });

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

const sheetBlock = z.discriminatedUnion('kind', [
  headingBlock,
  paragraphBlock,
  sheetTableBlock,
  fieldsBlock,
  codeBlock,
  qrBlock,
  pageBlock,
  halfBlock,
]);

/** A plain A4 sheet: recovery sheet, organization sheet, import report. Headings are printed as given, without numbers. */
export const sheetDocument = z.strictObject({
  title: z.string().max(200),
  subtitle: z.string().max(200).default(''),
  blocks: z.array(sheetBlock).max(5000),
  /** PDF metadata: who issues the sheet. */
  author: z.string().max(100).default(''),
  pageNumbers: z.boolean().default(true),
});

export type SheetBlock = z.infer<typeof sheetBlock>;
export type SheetDocument = z.infer<typeof sheetDocument>;
export type SheetDocumentInput = z.input<typeof sheetDocument>;
