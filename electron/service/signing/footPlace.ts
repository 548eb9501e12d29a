import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFPage } from '@cantoo/pdf-lib';
import type { SignatureAppearance } from './appearance.ts';

/** A place for a visible signature: page counted from 0, millimetres from its top-left corner. */
export type FootPlace = Pick<SignatureAppearance, 'pageIndex' | 'rect'>;

type Rect = SignatureAppearance['rect'];

const POINTS_PER_MILLIMETRE = 72 / 25.4;
const A4 = { width: 210, height: 297 } as const;
const WIDTH = 56;
const GAP = 2;
/**
 * Two rows below the type area, which ends at 262 mm (GB/T 9704-2012 §5.2.1): beside the page number, and under it. Between them
 * runs the lower red line of a letter, 277 mm from the top (§10.1).
 */
const ROWS = [
  { top: 264.5, height: 11.5 },
  { top: 279, height: 11.5 },
] as const;
const SLOTS_IN_ROW = 2;

/**
 * The first free place for a visible signature, from the foot of the last page backwards: on the side that does not carry the page
 * number (it stands right on odd pages and left on even ones, official-documents.md §2.5), so that no text is ever covered (§6.4).
 * The order is fixed: the same document gets the same places on every export.
 * @returns null when every place is taken or the pages are no upright A4
 */
export async function freeFootPlace(bytes: Uint8Array): Promise<FootPlace | null> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = document.getPages();
  for (let pageIndex = pages.length - 1; pageIndex >= 0; pageIndex--) {
    const page = pages[pageIndex];
    if (!page || !isUprightA4(page)) continue;
    const taken = visibleRects(page);
    const free = footRects(pageIndex + 1).find((rect) => !taken.some((other) => overlap(rect, other)));
    if (free) return { pageIndex, rect: free };
  }
  return null;
}

/** The places of a page in their order; `pageNumber` counted from 1. */
export function footRects(pageNumber: number): Rect[] {
  const isOdd = pageNumber % 2 === 1;
  return ROWS.flatMap(({ top, height }) =>
    Array.from({ length: SLOTS_IN_ROW }, (_, slot) => {
      const shift = slot * (WIDTH + GAP);
      return { left: isOdd ? 28 + shift : 128 - shift, top, width: WIDTH, height };
    }),
  );
}

function isUprightA4(page: PDFPage): boolean {
  const { width, height } = page.getMediaBox();
  const near = (points: number, millimetres: number) => Math.abs(points / POINTS_PER_MILLIMETRE - millimetres) < 1;
  return near(width, A4.width) && near(height, A4.height) && page.getRotation().angle === 0;
}

/** Annotations of the page that cover something, in millimetres from the top-left corner. */
function visibleRects(page: PDFPage): Rect[] {
  const media = page.getMediaBox();
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  const rects: Rect[] = [];
  for (let index = 0; index < (annotations?.size() ?? 0); index++) {
    const list = annotations?.lookupMaybe(index, PDFDict)?.lookupMaybe(PDFName.of('Rect'), PDFArray);
    if (list?.size() !== 4) continue;
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [0, 1, 2, 3].map((place) => list.lookup(place, PDFNumber).asNumber());
    const rect = {
      left: (Math.min(x1, x2) - media.x) / POINTS_PER_MILLIMETRE,
      top: (media.y + media.height - Math.max(y1, y2)) / POINTS_PER_MILLIMETRE,
      width: Math.abs(x2 - x1) / POINTS_PER_MILLIMETRE,
      height: Math.abs(y2 - y1) / POINTS_PER_MILLIMETRE,
    };
    if (rect.width > 0 && rect.height > 0) rects.push(rect);
  }
  return rects;
}

function overlap(first: Rect, second: Rect): boolean {
  return (
    first.left < second.left + second.width &&
    second.left < first.left + first.width &&
    first.top < second.top + second.height &&
    second.top < first.top + first.height
  );
}
