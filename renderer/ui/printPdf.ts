import { GlobalWorkerOptions, getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import './printPdf.css';

GlobalWorkerOptions.workerSrc = workerAddress;

/** Dots an inch at which pages are drawn for the printer. */
const PRINT_RESOLUTION = 300;

/**
 * Prints a PDF page by page as drawn from its own bytes, so that paper and file are the same.
 * @param title name of the print job, for example the document number
 * @param onPage told before each page: page counted from 1, pages in all
 */
export async function printPdf(
  blob: Blob,
  title: string,
  onPage?: (page: number, pages: number) => void,
): Promise<void> {
  const task = getDocument({ data: await blob.arrayBuffer(), useWasm: false, useSystemFonts: false });
  const addresses: string[] = [];
  const container = document.createElement('div');
  container.className = 'print-pages';
  const formerTitle = document.title;
  try {
    const pdf = await task.promise;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      onPage?.(number, pdf.numPages);
      const page = await pdf.getPage(number);
      const address = URL.createObjectURL(await drawPage(page));
      addresses.push(address);
      const image = document.createElement('img');
      image.dataset.paper = paperOf(page);
      image.alt = '';
      image.src = address;
      container.append(image);
      await image.decode();
    }
    document.body.append(container);
    document.title = title;
    await printed();
  } finally {
    document.title = formerTitle;
    container.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
    await task.destroy();
  }
}

/** Width of upright A4 in points; paper is told apart by its size, give or take a millimetre. */
const A4_WIDTH = 595;
const A4_HEIGHT = 842;

/** The paper a page asks for: upright A4, or lying A4 or A3. */
function paperOf(page: PDFPageProxy): 'a4' | 'a4-lying' | 'a3-lying' {
  const { width } = page.getViewport({ scale: 1 });
  if (width > A4_HEIGHT + 3) return 'a3-lying';
  return width > A4_WIDTH + 3 ? 'a4-lying' : 'a4';
}

/** Opens the print dialog; done when it is closed. */
function printed(): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener('afterprint', () => resolve(), { once: true });
    window.print();
  });
}

/** One page as a picture; only one page's canvas exists at a time (35 MB each). */
async function drawPage(page: PDFPageProxy): Promise<Blob> {
  const viewport = page.getViewport({ scale: PRINT_RESOLUTION / 72 });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  canvas.width = 0;
  if (picture === null) throw new Error('page could not be drawn');
  return picture;
}
