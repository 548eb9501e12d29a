import { z } from 'zod';
import { cleanText } from '../lib/cleanText.ts';

/** UUIDv7 of a record; created by the service, never reused (domain.md §2). */
export const recordId = z.uuid();

/** Calendar date `YYYY-MM-DD`, no time zone. A real day between 1949-10-01 and 2089-12-31 (domain.md §10.3). */
export const dateText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  }, 'date')
  .refine((text) => text >= '1949-10-01' && text <= '2089-12-31', 'date_range');

export const datePrecision = z.enum(['day', 'month', 'year']);

/** Local moment `YYYY-MM-DDTHH:MM` in Asia/Shanghai, without offset on the wire (domain.md §2). */
export const momentText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => dateText.safeParse(text.slice(0, 10)).success, 'date');

/** A time stamp made by the service: `YYYY-MM-DDTHH:MM:SS.mmm+08:00` (security-and-exchange.md §2.2). */
export const timeStamp = z.string();

/**
 * Blanks and characters without a shape (zero-width, direction marks, soft hyphen, byte order mark) at either end of a text. Variation
 * selectors are none of them: they belong to the character before.
 */
const INVISIBLE_ENDS =
  /^[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]+|[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]+$/gu;

/** Length in code points, as domain.md §2 counts. NFC is applied, never NFKC. */
export function text(min: number, max: number) {
  return z
    .string()
    .max(max * 4)
    .transform((value) => value.normalize('NFC').replace(INVISIBLE_ENDS, ''))
    .refine((value) => [...value].length >= min, 'too_short')
    .refine((value) => [...value].length <= max, 'too_long');
}

/** Optional text: empty becomes null. */
export function optionalText(max: number) {
  return text(0, max)
    .nullish()
    .transform((value) => (value ? value : null));
}

/** A text of one line: characters that cannot be seen go, wherever they stand, and every kind of blank becomes a plain one. */
export function lineText(min: number, max: number) {
  return z
    .string()
    .max(max * 4)
    .transform(cleanText)
    .pipe(text(min, max));
}

/** An optional text of one line: empty becomes null. */
export function optionalLine(max: number) {
  return lineText(0, max)
    .nullish()
    .transform((value) => (value ? value : null));
}

/**
 * A file handed in. On the wire `$file` is a one-time ticket of the service's file store; the command line writes a path
 * there and its host exchanges it for a ticket.
 */
export const fileInput = z.strictObject({ $file: z.string().min(1).max(4096), name: z.string().max(255).optional() });

/** A file handed out: fetch `GET /_files/<$file>` once, or `files.save` in Electron; the command line writes it to `--out`. */
export const fileOutput = z.strictObject({
  $file: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
});
export type FileInput = z.infer<typeof fileInput>;
export type FileOutput = z.infer<typeof fileOutput>;

export const recordState = z.enum(['draft', 'final', 'voided', 'archived']);

/** Fields every record carries (domain.md §2). */
export const commonFields = {
  id: recordId,
  originOfficeId: z.string(),
  recordState,
  revision: z.number().int(),
  createdAt: timeStamp,
  createdBy: z.string(),
  updatedAt: timeStamp,
  updatedBy: z.string(),
  voidReason: z.string().nullable(),
};

/** Guards concurrent edits: the revision the screen showed; a newer one answers `conflict` with the present record. */
export const expectedRevision = z.number().int().min(0);
