import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '#shared/contract/errors.ts';
import { getDocument } from '../pdfjs.ts';
import { readContent } from './contentReader.ts';
import { FontShelf } from './fontShelf.ts';
import { measureImage } from './imageColour.ts';
import { type MeasuredArea, type MeasuredPage, type MeasuredPdf, MM_PER_POINT } from './measuredTypes.ts';

/** A longer file is no official document of an office; the ruler would take minutes. */
const MOST_PAGES = 500;

/**
 * Measures the bytes of a PDF: glyphs with position, size, colour and ink, painted areas, pictures, page boxes. Reads the file alone,
 * knows nothing of the typesetting engine. Annotations (visible signatures) are not part of the document's text and are left out.
 * @throws AppError `pdf_unreadable`; `pdf_encrypted`, also when the file opens without a password
 */
export async function measurePdf(pdf: Uint8Array): Promise<MeasuredPdf> {
  const task = getDocument({
    data: pdf.slice(), // pdf.js keeps the buffer it is given
    verbosity: 0,
    // Outlines instead of installed fonts: the ink of a glyph is measured in the embedded font program.
    disableFontFace: true,
    useSystemFonts: false,
    // Names of the fonts come with the extra properties only.
    fontExtraProperties: true,
    stopAtErrors: true,
  });
  try {
    const document = await task.promise;
    if (await isEncrypted(document)) throw new AppError('pdf_encrypted');
    if (document.numPages > MOST_PAGES) throw new AppError('pdf_unreadable');
    const shelf = new FontShelf();
    const pages: MeasuredPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await measurePage(await document.getPage(number), shelf));
    }
    return { pages, fonts: shelf.fonts() };
  } catch (error) {
    // pdf.js reports whatever is wrong with a file as an error of its own; anything else is a fault of the program.
    if (error instanceof AppError || error instanceof TypeError || error instanceof ReferenceError) throw error;
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new AppError(isLocked ? 'pdf_encrypted' : 'pdf_unreadable');
  } finally {
    await task.destroy();
  }
}

async function isEncrypted(document: PDFDocumentProxy): Promise<boolean> {
  const { info } = await document.getMetadata();
  return 'EncryptFilterName' in info && info.EncryptFilterName !== null && info.EncryptFilterName !== undefined;
}

async function measurePage(page: PDFPageProxy, shelf: FontShelf): Promise<MeasuredPage> {
  const list = await page.getOperatorList({ annotationMode: 0 });
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const unit = MM_PER_POINT * page.userUnit;
  shelf.turnTo(page.commonObjs);
  const content = readContent(list, shelf, { left: left * unit, top: top * unit, height: (top - bottom) * unit, unit });
  const images = [];
  for (const image of content.images) images.push({ ...image.box, isRed: await measureImage(page, image.source) });
  const { glyphs, turned, areas } = content;
  page.cleanup();
  return {
    width: (right - left) * unit,
    height: (top - bottom) * unit,
    rotation: page.rotate,
    glyphs,
    turned,
    areas: areas.filter(isVisible),
    images,
  };
}

/** White areas hide nothing in an official document and paint nothing. */
function isVisible(area: MeasuredArea): boolean {
  return area.colour !== '#ffffff';
}
