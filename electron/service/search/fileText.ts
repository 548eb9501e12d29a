import { z } from 'zod';

/** What came of reading a file for the search: read, or why its text cannot be searched. The file itself is kept in any case. */
export const FILE_STATES = ['read', 'empty', 'encrypted', 'damaged', 'too_large', 'other_type'] as const;
export type FileState = (typeof FILE_STATES)[number];

/** A page, or a part of a text without pages (`page` null). */
export const textPage = z.strictObject({ page: z.number().int().nullable(), text: z.string() });
export type TextPage = z.infer<typeof textPage>;

export const fileText = z.strictObject({ state: z.enum(FILE_STATES), pages: z.array(textPage) });
export type FileText = z.infer<typeof fileText>;

/** Characters of one file that are searched; the rest of a longer one is left out. */
export const MOST_CHARACTERS = 3_000_000;
/** A text without pages is kept in parts of about this many characters. */
export const PART_CHARACTERS = 3000;
/** Parts overlap, so that a sentence over the border is found. */
export const OVERLAP_CHARACTERS = 100;
