import { z } from 'zod';

/**
 * One block of running text. The minutes editor stores `{blocks: TextBlock[]}` (rich text) and the typesetting engine reads
 * the same type. Heading numbers are never stored: they are counted when the document is drawn.
 */
export const headingBlock = z.strictObject({
  kind: z.literal('heading'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  text: z.string().max(2000),
});

/** A paragraph; a line break inside `text` starts a new paragraph. */
export const paragraphBlock = z.strictObject({ kind: z.literal('paragraph'), text: z.string().max(60_000) });

/** `width` is a share: columns with widths divide the measure in that proportion; without any, widths follow the content. */
const tableColumn = z.strictObject({
  title: z.string().max(200),
  width: z.number().positive().max(1000).optional(),
});

/** A table; a row shorter than the list of columns is filled up with empty cells. */
export const tableBlock = z.strictObject({
  kind: z.literal('table'),
  columns: z.array(tableColumn).min(1).max(20),
  rows: z.array(z.array(z.string().max(20_000)).max(20)).max(5000),
});

/** A table as documents print it: 表1 … above it; columns of names at the left edge, of numbers at the right one, others as their content is. */
export const captionedTable = tableBlock.extend({
  caption: z.string().max(200).optional(),
  columns: z
    .array(tableColumn.extend({ align: z.enum(['left', 'right']).optional() }))
    .min(1)
    .max(20),
});

export const textBlock = z.discriminatedUnion('kind', [headingBlock, paragraphBlock, tableBlock]);
export const richText = z.strictObject({ blocks: z.array(textBlock).max(5000) });

export type HeadingBlock = z.infer<typeof headingBlock>;
export type TableColumn = z.infer<typeof tableColumn>;
export type TableBlock = z.infer<typeof tableBlock>;
export type CaptionedTable = z.infer<typeof captionedTable>;
export type TextBlock = z.infer<typeof textBlock>;
