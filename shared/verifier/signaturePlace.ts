import { asCount, type PdfDictionary, type PdfValue } from './pdfValue.ts';
import type { PdfView } from './pdfView.ts';

/** Left, bottom, right, top in points. */
export type Rectangle = [number, number, number, number];

const POINTS_PER_MILLIMETRE = 72 / 25.4;
const A4 = { width: 210, height: 297 } as const;
/** Where text stands on a page of GB/T 9704-2012 §5.2.1, in millimetres from the top-left corner. */
const TYPE_AREA = { left: 28, top: 37, right: 184, bottom: 262 } as const;
/** Largest extent of a signature that is taken for one in the margin, in millimetres. */
const LARGEST = { width: 80, height: 30 } as const;
/** Bits 4 and 5 of an annotation's flags (ISO 32000-1 §12.5.3): it keeps its size or its direction on the screen, not its place. */
const NO_ZOOM_OR_ROTATE = 8 + 16;
/** More parents than a page tree is deep. */
const MOST_PARENTS = 50;

/**
 * Whether the widget of a new signature may cover what the page showed before (official-documents.md §7.2 E). The content itself
 * is not drawn here; surely clear of the text is only a small rectangle in the margin of an upright A4 page, outside the type area
 * and of every other annotation. Everything else may cover something.
 * @param rect of the widget; null when it has no extent and so shows nothing
 */
export function mayCoverContent(
  view: PdfView,
  page: PdfDictionary,
  widget: PdfDictionary,
  rect: Rectangle | null,
): boolean {
  if (!rect) return false;
  const box = uprightA4(view, page);
  const flags = view.get(widget, 'F');
  const moves = flags.type !== 'null' && ((asCount(flags) ?? NO_ZOOM_OR_ROTATE) & NO_ZOOM_OR_ROTATE) !== 0;
  if (!box || moves) return true;
  const [left, bottom, right, top] = sorted(rect);
  const [boxLeft, , , boxTop] = box;
  const millimetres = {
    left: (left - boxLeft) / POINTS_PER_MILLIMETRE,
    right: (right - boxLeft) / POINTS_PER_MILLIMETRE,
    top: (boxTop - top) / POINTS_PER_MILLIMETRE,
    bottom: (boxTop - bottom) / POINTS_PER_MILLIMETRE,
  };
  const tooLarge =
    millimetres.right - millimetres.left > LARGEST.width || millimetres.bottom - millimetres.top > LARGEST.height;
  const inTypeArea =
    millimetres.left < TYPE_AREA.right &&
    millimetres.right > TYPE_AREA.left &&
    millimetres.top < TYPE_AREA.bottom &&
    millimetres.bottom > TYPE_AREA.top;
  return tooLarge || inTypeArea || othersOf(view, page, widget).some((other) => overlap(rect, other));
}

/** The rectangle of an annotation; null when it has no extent and so shows nothing. */
export function rectangle(view: PdfView, dictionary: PdfDictionary): Rectangle | null {
  const [left, bottom, right, top] = numbers(view, dictionary.entries.get('Rect'));
  return left === right || bottom === top ? null : [left, bottom, right, top];
}

/** The box of an upright A4 page at its own scale; null for every other page, also one of which only a part is shown. */
function uprightA4(view: PdfView, page: PdfDictionary): Rectangle | null {
  const box = sorted(numbers(view, inherited(view, page, 'MediaBox')));
  const crop = inherited(view, page, 'CropBox');
  const isWhole = crop === null || sorted(numbers(view, crop)).every((side, index) => near(side, box[index] ?? 0));
  const rotation = inherited(view, page, 'Rotate');
  const isUpright = rotation === null || asCount(rotation) === 0;
  const isA4 =
    near(box[2] - box[0], A4.width * POINTS_PER_MILLIMETRE) && near(box[3] - box[1], A4.height * POINTS_PER_MILLIMETRE);
  const unit = page.entries.get('UserUnit');
  const isOwnScale = unit !== undefined && asCount(view.resolve(unit)) !== 1;
  return isWhole && isUpright && isA4 && !isOwnScale ? box : null;
}

/** What a page says itself or its parents say for it (§7.7.3.4). */
function inherited(view: PdfView, page: PdfDictionary, key: string): PdfValue | null {
  let node: PdfDictionary | null = page;
  for (let step = 0; node && step < MOST_PARENTS; step++) {
    const value = view.get(node, key);
    if (value.type !== 'null') return value;
    node = view.dictionary(node.entries.get('Parent'));
  }
  return null;
}

/** Rectangles of the page's other annotations. */
function othersOf(view: PdfView, page: PdfDictionary, widget: PdfDictionary): Rectangle[] {
  return view.array(page.entries.get('Annots')).flatMap((each) => {
    const annotation = view.dictionary(each);
    const rect = annotation && annotation !== widget ? rectangle(view, annotation) : null;
    return rect ? [rect] : [];
  });
}

function overlap(first: Rectangle, second: Rectangle): boolean {
  const [left, bottom, right, top] = sorted(first);
  const [otherLeft, otherBottom, otherRight, otherTop] = sorted(second);
  return left < otherRight && otherLeft < right && bottom < otherTop && otherBottom < top;
}

/** Any two opposite corners make a rectangle (§7.9.5). */
function sorted([left, bottom, right, top]: Rectangle): Rectangle {
  return [Math.min(left, right), Math.min(bottom, top), Math.max(left, right), Math.max(bottom, top)];
}

function numbers(view: PdfView, value: PdfValue | null | undefined): Rectangle {
  const [left = 0, bottom = 0, right = 0, top = 0] = view.array(value ?? undefined).map((side) => {
    const number = view.resolve(side);
    return number.type === 'number' ? number.value : 0;
  });
  return [left, bottom, right, top];
}

/** Within a millimetre. */
function near(first: number, second: number): boolean {
  return Math.abs(first - second) < POINTS_PER_MILLIMETRE;
}
