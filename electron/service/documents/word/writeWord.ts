import { Document, DocumentGridType, type Header, Packer, PageOrientation, SectionType } from 'docx';
import { minutesDocument } from '#shared/features/documents/minutesDocument.ts';
import { letterDocument, officialDocument, orderDocument } from '#shared/features/documents/officialDocument.ts';
import { recordDocument, reportDocument } from '#shared/features/documents/plainDocuments.ts';
import { sheetDocument } from '#shared/features/documents/sheetDocument.ts';
import { cleanDocument } from '../forms/cleanDocument.ts';
import { Typesetter } from '../layout/typesetter.ts';
import type { OfficialLayout } from '../officialLayout.ts';
import type { PageModel } from '../pageModel.ts';
import {
  type DocumentRequest,
  KEPT_KEYS,
  type ParsedRequest,
  requestSchema,
  typesetDocument,
} from '../renderDocument.ts';
import { finishPackage } from './finishPackage.ts';
import {
  emptyFooter,
  footerDistance,
  headerDistance,
  landscapeHeader,
  letterFooter,
  markHeader,
  numberFooter,
} from './pageMarks.ts';
import { printedLayout } from './printedLayout.ts';
import { finishedBlock, WordBuilder, type WordSection } from './wordBuilder.ts';
import { runFonts } from './wordFonts.ts';
import { buildMinutes, buildRecord, buildReport } from './wordForms.ts';
import { buildLetter, buildOfficialDocument, buildOrder } from './wordOfficialForms.ts';
import { buildSheet } from './wordSheet.ts';
import {
  gridPitch,
  HEADING_ROLES,
  headingNumbers,
  paragraphStyles,
  RUN_IN_NAMES,
  RUN_IN_STYLES,
} from './wordStyles.ts';
import { halfPoints, twips } from './wordUnits.ts';

/** Plain data, so that it can be sent to the worker. */
export type WordOptions = {
  /** Moment written as created and modified, for example `2026-03-05T10:00:00.000+08:00`. */
  readonly createdAt: string;
  /** Application name for the properties. */
  readonly creator?: string;
  /** Settings of `OFFICIAL_LAYOUT` that this office sets otherwise. */
  readonly layout?: Partial<OfficialLayout>;
  /** `clean` applies the punctuation rules of §4.1; `keep` leaves the text of a signed-off document as it is. */
  readonly punctuation?: 'clean' | 'keep';
  /** Folder that holds `fonts/`, by which heads, titles and tables are measured; default is the repository's. */
  readonly resourcesDirectory?: string;
};

export type WrittenWord = { readonly docx: Uint8Array };

/**
 * Writes a document as .docx for Word, WPS and LibreOffice: the same text, checks and clean-up as `renderDocument`, named styles, counted
 * headings, the grid of 22 lines of 28 characters. Heads, titles, tables and signatures stand where the printed document has them; lines
 * and pages of the text are broken by the program that opens the file. Pure: same input, same bytes.
 * @throws AppError as `renderDocument`
 */
export async function writeWord(request: DocumentRequest, options: WordOptions): Promise<WrittenWord> {
  const { punctuation = 'clean', creator = 'Taizhang', createdAt } = options;
  const { typesetter, model } = typesetDocument(request, { ...options, punctuation, fontPreference: 'bundled' });
  const layout = printedLayout(model, typesetter.layout);
  const builder = new WordBuilder(new Typesetter(typesetter.book, layout), model);
  const parsed = requestSchema.parse(request);
  const { data } = cleanDocument(parsed.data, KEPT_KEYS, punctuation);
  await buildForm(builder, parsed.form, data, model);
  const shown = shownMarks(parsed, builder.layout);
  const { title, author, subject, keywords } = model.metadata;
  const document = new Document({
    title,
    creator: author,
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: twips(builder.layout.cell),
    styles: {
      default: {
        document: {
          run: {
            font: runFonts('fangsong'),
            size: halfPoints(builder.layout.bodySize),
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
      paragraphStyles: paragraphStyles(builder.layout),
      characterStyles: ([1, 2] as const).map((level) => ({
        id: RUN_IN_STYLES[level],
        name: RUN_IN_NAMES[RUN_IN_STYLES[level]],
        run: { font: runFonts(HEADING_ROLES[level]) },
      })),
    },
    numbering: { config: [headingNumbers()] },
    sections: builder.sections.map((section, index) => ({
      properties: sectionProperties(builder.layout, section, index === 0, parsed.form === 'letter'),
      ...shown(section, index === 0),
      children: section.blocks.map(finishedBlock),
    })),
  });
  const packed = new Uint8Array(await Packer.toArrayBuffer(document));
  return { docx: finishPackage(packed, { title, author, subject, keywords, creator, createdAt }, builder.layout) };
}

async function buildForm(
  builder: WordBuilder,
  form: DocumentRequest['form'],
  data: unknown,
  model: PageModel,
): Promise<void> {
  switch (form) {
    case 'minutes':
      return buildMinutes(builder, minutesDocument.parse(data), model);
    case 'sheet':
      return buildSheet(builder, sheetDocument.parse(data));
    case 'document':
      return buildOfficialDocument(builder, officialDocument.parse(data), model);
    case 'letter':
      return buildLetter(builder, letterDocument.parse(data), model);
    case 'order':
      return buildOrder(builder, orderDocument.parse(data), model);
    case 'record':
      return buildRecord(builder, recordDocument.parse(data));
    case 'report':
      return buildReport(builder, reportDocument.parse(data));
  }
}

/** Headers and footers of a section: upright and landscape pages have their own, in a letter also the first page. */
function shownMarks({ form, data }: ParsedRequest, layout: OfficialLayout) {
  const mark = 'handlingMark' in data ? data.handlingMark : '';
  const isNumbered = form === 'sheet' ? data.pageNumbers : true;
  return (section: WordSection, isFirst: boolean) => {
    if (section.isLandscape) {
      return {
        headers: {
          default: landscapeHeader(layout, mark, 'odd', isNumbered),
          even: landscapeHeader(layout, mark, 'even', isNumbered),
        },
        footers: { default: emptyFooter(), even: emptyFooter() },
      };
    }
    const isShown = isNumbered && section.isUnnumbered !== true;
    const hasFirst = isFirst && form === 'letter';
    const header = (): Header => markHeader(layout, mark);
    return {
      headers: { default: header(), even: header(), ...(hasFirst ? { first: header() } : {}) },
      footers: {
        default: numberFooter(layout, 'odd', isShown),
        even: numberFooter(layout, 'even', isShown),
        ...(hasFirst ? { first: letterFooter(layout) } : {}),
      },
    };
  };
}

/** Page, margins and grid (§1); a landscape page is the portrait one turned, its head at the left edge of the sheet (§3.4). */
function sectionProperties(layout: OfficialLayout, section: WordSection, isFirst: boolean, isLetter: boolean) {
  const bottom = layout.pageHeight - layout.bottom;
  const right = layout.pageWidth - layout.right;
  const { left, top } = layout;
  const margin = section.isLandscape
    ? { top: left, right: top, bottom: right, left: bottom }
    : { top, right, bottom, left };
  return {
    ...(isFirst ? {} : { type: section.isEvenPage ? SectionType.EVEN_PAGE : SectionType.NEXT_PAGE }),
    titlePage: isFirst && isLetter,
    page: {
      size: {
        width: twips(layout.pageWidth),
        height: twips(layout.pageHeight),
        orientation: section.isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: twips(margin.top),
        right: twips(margin.right),
        bottom: twips(margin.bottom),
        left: twips(margin.left),
        header: twips(section.isLandscape ? layout.left / 2 : headerDistance(layout)),
        footer: twips(section.isLandscape ? layout.left / 3 : footerDistance(layout)),
        gutter: 0,
      },
    },
    grid: {
      type: DocumentGridType.LINES_AND_CHARS,
      linePitch: twips(gridPitch(layout)),
      charSpace: Math.round((layout.cell - layout.bodySize) * 4096),
    },
  };
}
