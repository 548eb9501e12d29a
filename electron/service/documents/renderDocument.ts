import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { type MinutesDocumentInput, minutesDocument } from '#shared/features/documents/minutesDocument.ts';
import { type SheetDocumentInput, sheetDocument } from '#shared/features/documents/sheetDocument.ts';
import { type FontUse, openFontBook } from './fonts/fontBook.ts';
import { sourceResourcesDirectory } from './fonts/fontFiles.ts';
import { cleanDocument } from './forms/cleanDocument.ts';
import { layoutMinutes } from './forms/minutes.ts';
import { layoutSheet } from './forms/sheet.ts';
import { type LayoutWarning, Typesetter } from './layout/typesetter.ts';
import { OFFICIAL_LAYOUT, type OfficialLayout } from './officialLayout.ts';
import type { PageModel } from './pageModel.ts';
import { writePdf } from './pdfWriter.ts';

export type DocumentRequest =
  | { readonly form: 'minutes'; readonly data: MinutesDocumentInput }
  | { readonly form: 'sheet'; readonly data: SheetDocumentInput };

/** Plain data, so that it can be sent to the worker. */
export type RenderOptions = {
  /** Moment written as CreationDate, for example `2026-03-05T10:00:00.000+08:00`. */
  readonly createdAt: string;
  readonly fontPreference?: 'system' | 'bundled';
  /** Folders searched with `fontPreference: 'system'`; default is the platform's. */
  readonly systemFontFolders?: readonly string[];
  /** Folder that holds `fonts/`; default is the repository's. */
  readonly resourcesDirectory?: string;
  /** Application name and version for the PDF metadata. */
  readonly creator?: string;
  /** `clean` applies the punctuation rules of §4.1; `keep` leaves the text of a signed-off document as it is. */
  readonly punctuation?: 'clean' | 'keep';
  readonly conformance?: 'PDF/A-2b' | 'PDF/A-1b';
  /** Values of `OFFICIAL_LAYOUT` that this office sets otherwise. */
  readonly layout?: Partial<OfficialLayout>;
};

export type RenderedDocument = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly fontsUsed: readonly FontUse[];
  readonly warnings: readonly LayoutWarning[];
};

const requestSchema = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('minutes'), data: minutesDocument }),
  z.strictObject({ form: z.literal('sheet'), data: sheetDocument }),
]);

/** Code lines and QR contents are exact texts; field names of the data are no text at all. */
const KEPT_KEYS = ['kind', 'lines', 'attendancePlace'];

/**
 * Draws a document. Pure: data in, bytes out; no clock, no database. Same input, same bytes.
 * @throws AppError `invalid_input` when the data does not fit the form, `glyph_missing` with `{list}` (character, code point,
 *   position, part, role) when a character has no glyph in the fonts of its role
 */
export async function renderDocument(request: DocumentRequest, options: RenderOptions): Promise<RenderedDocument> {
  const { typesetter, model } = typesetDocument(request, options);
  const pdf = await writePdf(model, typesetter.book, {
    createdAt: new Date(options.createdAt),
    creator: options.creator ?? 'Taizhang',
    identity: JSON.stringify([request, options.createdAt, typesetter.book.uses()]),
    conformance: options.conformance ?? 'PDF/A-2b',
  });
  return { pdf, pages: model.pages.length, fontsUsed: typesetter.book.uses(), warnings: typesetter.warnings };
}

/** The step before writing: positions of every glyph and rule. */
export function typesetDocument(
  request: DocumentRequest,
  options: RenderOptions,
): { readonly typesetter: Typesetter; readonly model: PageModel } {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success)
    throw new AppError('invalid_input', {
      issues: parsed.error.issues.map(({ path, code }) => ({ path: path.map(String), code })),
    });
  const book = openFontBook({
    resourcesDirectory: options.resourcesDirectory ?? sourceResourcesDirectory(),
    preference: options.fontPreference ?? 'bundled',
    ...(options.systemFontFolders ? { systemFolders: options.systemFontFolders } : {}),
  });
  const typesetter = new Typesetter(book, { ...OFFICIAL_LAYOUT, ...options.layout });
  const model = layoutForm(typesetter, parsed.data, options.punctuation ?? 'clean');
  if (typesetter.missing.length > 0) throw new AppError('glyph_missing', { list: typesetter.missing });
  return { typesetter, model };
}

function layoutForm(
  typesetter: Typesetter,
  request: z.output<typeof requestSchema>,
  punctuation: 'clean' | 'keep',
): PageModel {
  const cleaned = cleanDocument(request.data, KEPT_KEYS, punctuation);
  for (const part of cleaned.changedParts) typesetter.warnings.push({ code: 'text_cleaned', part });
  return request.form === 'minutes'
    ? layoutMinutes(typesetter, minutesDocument.parse(cleaned.data))
    : layoutSheet(typesetter, sheetDocument.parse(cleaned.data));
}
