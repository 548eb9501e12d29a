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
import { writePdf } from './pdfWriter.ts';

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
  readonly conformance?: 'PDF/A-2b' | 'PDF/A-1b';
  /** Settings of `OFFICIAL_LAYOUT` that this office sets otherwise: measures, margins, grid, page number, place of the 版记. */
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
  z.strictObject({ form: z.literal('document'), data: officialDocument }),
  z.strictObject({ form: z.literal('letter'), data: letterDocument }),
  z.strictObject({ form: z.literal('order'), data: orderDocument }),
  z.strictObject({ form: z.literal('record'), data: recordDocument }),
  z.strictObject({ form: z.literal('report'), data: reportDocument }),
]);

/** Code lines, QR contents and pictures are exact; field names of the data are no text at all. */
const KEPT_KEYS = ['kind', 'lines', 'attendancePlace', 'png'];

/**
 * Draws a document. Pure: data in, bytes out; no clock, no database. Same input, same bytes.
 * @throws AppError `invalid_input` when the data does not fit the form, `document_number_invalid`, `rule_broken` with `fields`
 *   (`state_secret`, `required`), `glyph_missing` with `{list}` (character, code point,
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
  const typesetter = new Typesetter(book, officialLayout(options.layout));
  const model = layoutForm(typesetter, parsed.data, options.punctuation ?? 'clean');
  if (typesetter.missing.length > 0) throw new AppError('glyph_missing', { list: named(typesetter.missing) });
  return { typesetter, model };
}

/** Each missing character once for each place, however often the place was measured. */
function named(missing: Typesetter['missing']): Typesetter['missing'] {
  return [...new Map(missing.map((glyph) => [JSON.stringify(glyph), glyph])).values()];
}

type ParsedRequest = z.output<typeof requestSchema>;

function layoutForm(typesetter: Typesetter, request: ParsedRequest, punctuation: 'clean' | 'keep'): PageModel {
  checkRequest(request);
  const cleaned = cleanDocument(request.data, KEPT_KEYS, punctuation);
  for (const part of cleaned.changedParts) typesetter.warnings.push({ code: 'text_cleaned', part });
  const { data } = cleaned;
  switch (request.form) {
    case 'minutes':
      return layoutMinutes(typesetter, minutesDocument.parse(data));
    case 'sheet':
      return layoutSheet(typesetter, sheetDocument.parse(data));
    case 'document':
      return layoutOfficialDocument(typesetter, officialDocument.parse(data));
    case 'letter':
      return layoutLetter(typesetter, letterDocument.parse(data));
    case 'order':
      return layoutOrder(typesetter, orderDocument.parse(data));
    case 'record':
      return layoutRecord(typesetter, recordDocument.parse(data));
    case 'report':
      return layoutReport(typesetter, reportDocument.parse(data));
  }
}

/** Rules about the text as it was given; clean-up would hide a wrong bracket in a number. */
function checkRequest({ form, data }: ParsedRequest): void {
  if (form === 'sheet') return;
  refuseStateSecrets(data);
  if (form === 'document' || form === 'letter') checkDocumentNumber(data.number);
  if (form === 'order') checkOrderNumber(data.number);
  if (form === 'document') checkUpward(data);
}
