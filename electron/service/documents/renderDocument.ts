import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { type MinutesDocumentInput, minutesDocument } from '#shared/features/documents/minutesDocument.ts';
import {
  type LetterDocumentInput,
  letterDocument,
  type OfficialDocumentInput,
  type OrderDocumentInput,
  officialDocument,
  orderDocument,
} from '#shared/features/documents/officialDocument.ts';
import {
  type RecordDocumentInput,
  type ReportDocumentInput,
  recordDocument,
  reportDocument,
} from '#shared/features/documents/plainDocuments.ts';
import { type SheetDocumentInput, sheetDocument } from '#shared/features/documents/sheetDocument.ts';
import { type FontUse, openFontBook } from './fonts/fontBook.ts';
import { sourceResourcesDirectory } from './fonts/fontFiles.ts';
import { cleanDocument } from './forms/cleanDocument.ts';
import { checkDocumentNumber, checkOrderNumber, checkUpward, refuseStateSecrets } from './forms/documentChecks.ts';
import { layoutMinutes } from './forms/minutes.ts';
import { layoutLetter, layoutOfficialDocument, layoutOrder } from './forms/officialDocument.ts';
import { layoutRecord, layoutReport } from './forms/plainDocuments.ts';
import { layoutSheet } from './forms/sheet.ts';
import { type LayoutWarning, Typesetter } from './layout/typesetter.ts';
import { type OfficialLayout, officialLayout } from './officialLayout.ts';
import type { PageModel } from './pageModel.ts';
import { type Conformance, writePdf } from './pdfWriter.ts';
import { type RecordData, recordFiles } from './recordData.ts';

export type DocumentRequest =
  | { readonly form: 'minutes'; readonly data: MinutesDocumentInput }
  | { readonly form: 'sheet'; readonly data: SheetDocumentInput }
  | { readonly form: 'document'; readonly data: OfficialDocumentInput }
  | { readonly form: 'letter'; readonly data: LetterDocumentInput }
  | { readonly form: 'order'; readonly data: OrderDocumentInput }
  | { readonly form: 'record'; readonly data: RecordDocumentInput }
  | { readonly form: 'report'; readonly data: ReportDocumentInput };

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
  readonly conformance?: Conformance;
  /** Files to embed: the record and the signer's certificate; only with `conformance: 'PDF/A-3b'`. */
  readonly recordData?: RecordData;
  /** Settings of `OFFICIAL_LAYOUT` that this office sets otherwise: measures, margins, grid, page number, place of the 版记. */
  readonly layout?: Partial<OfficialLayout>;
};

export type RenderedDocument = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly fontsUsed: readonly FontUse[];
  readonly warnings: readonly LayoutWarning[];
};

/** Every form with its data. */
export const requestSchema = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('minutes'), data: minutesDocument }),
  z.strictObject({ form: z.literal('sheet'), data: sheetDocument }),
  z.strictObject({ form: z.literal('document'), data: officialDocument }),
  z.strictObject({ form: z.literal('letter'), data: letterDocument }),
  z.strictObject({ form: z.literal('order'), data: orderDocument }),
  z.strictObject({ form: z.literal('record'), data: recordDocument }),
  z.strictObject({ form: z.literal('report'), data: reportDocument }),
]);

/** Code lines, QR contents and pictures are exact; field names of the data are no text at all. */
export const KEPT_KEYS = ['kind', 'lines', 'attendancePlace', 'png', 'svg'];

/**
 * Draws a document. Pure: data in, bytes out; no clock, no database. Same input, same bytes.
 * @throws AppError `invalid_input` when the data does not fit the form, `document_number_invalid`, `rule_broken` with `fields`
 *   (`state_secret`, `required`, `seal_svg`, `too_tall`, `head_too_tall`, `signature_too_tall`), `glyph_missing` with `{list}` (character, code point,
 *   position, part, role) when a character has no glyph in the fonts of its role
 */
export async function renderDocument(request: DocumentRequest, options: RenderOptions): Promise<RenderedDocument> {
  const { conformance = 'PDF/A-2b', createdAt, recordData } = options;
  const files = recordFiles(recordData, conformance);
  const { typesetter, model } = typesetDocument(request, options);
  const pdf = await writePdf(model, typesetter.book, {
    createdAt: new Date(createdAt),
    creator: options.creator ?? 'Taizhang',
    identity: JSON.stringify([request, createdAt, typesetter.book.uses(), ...(recordData ? [recordData] : [])]),
    conformance,
    files,
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
  const typesetter = new Typesetter(book, officialLayout(options.layout));
  const model = layoutForm(typesetter, parsed.data, options.punctuation ?? 'clean');
  if (typesetter.missing.length > 0) throw new AppError('glyph_missing', { list: named(typesetter.missing) });
  return { typesetter, model };
}

/** Each missing character once for each place, however often the place was measured. */
function named(missing: Typesetter['missing']): Typesetter['missing'] {
  return [...new Map(missing.map((glyph) => [JSON.stringify(glyph), glyph])).values()];
}

export type ParsedRequest = z.output<typeof requestSchema>;

function layoutForm(typesetter: Typesetter, request: ParsedRequest, punctuation: 'clean' | 'keep'): PageModel {
  checkRequest(request);
  const { cleaned, changedParts } = cleanRequest(request, punctuation);
  for (const part of changedParts) typesetter.warnings.push({ code: 'text_cleaned', part });
  switch (cleaned.form) {
    case 'minutes':
      return layoutMinutes(typesetter, cleaned.data);
    case 'sheet':
      return layoutSheet(typesetter, cleaned.data);
    case 'document':
      return layoutOfficialDocument(typesetter, cleaned.data);
    case 'letter':
      return layoutLetter(typesetter, cleaned.data);
    case 'order':
      return layoutOrder(typesetter, cleaned.data);
    case 'record':
      return layoutRecord(typesetter, cleaned.data);
    case 'report':
      return layoutReport(typesetter, cleaned.data);
  }
}

/**
 * The request with its texts cleaned. Clean-up may lengthen a text (… to ……) beyond its field: then only code points are unified.
 * @throws AppError `invalid_input` when nothing is left of a required text
 */
function cleanRequest(
  request: ParsedRequest,
  punctuation: 'clean' | 'keep',
): { readonly cleaned: ParsedRequest; readonly changedParts: readonly string[] } {
  for (const choice of new Set([punctuation, 'keep'] as const)) {
    const { data, changedParts } = cleanDocument(request.data, KEPT_KEYS, choice);
    const parsed = requestSchema.safeParse({ form: request.form, data });
    if (parsed.success) return { cleaned: parsed.data, changedParts };
  }
  throw new AppError('invalid_input', { part: 'text' });
}

/** Rules about the text as it was given; clean-up would hide a wrong bracket in a number. */
function checkRequest({ form, data }: ParsedRequest): void {
  if (form === 'sheet') return;
  refuseStateSecrets(data);
  if (form === 'document' || form === 'letter') checkDocumentNumber(data.number);
  if (form === 'order') checkOrderNumber(data.number);
  if (form === 'document') checkUpward(data);
}
