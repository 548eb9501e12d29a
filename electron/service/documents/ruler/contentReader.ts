import { z } from 'zod';
import { OPS } from '../pdfjs.ts';
import type { FontShelf, ShelvedFont } from './fontShelf.ts';
import { apply, IDENTITY, isNumberList, type Matrix, matrixOf, multiply } from './matrix.ts';
import { type Box, type MeasuredArea, type MeasuredGlyph, MM_PER_POINT } from './measuredTypes.ts';
import { boxOf, type Point, subpathsOf } from './outlineBox.ts';

export type PageFrame = {
  /** Left and top edge of the visible page and its height, millimetres in the directions of the PDF. */
  readonly left: number;
  readonly top: number;
  readonly height: number;
  /** Millimetres in one unit of the page. */
  readonly unit: number;
};

export type PageContent = {
  readonly glyphs: MeasuredGlyph[];
  readonly turned: MeasuredGlyph[];
  readonly areas: MeasuredArea[];
  readonly images: { readonly box: Box; readonly source: unknown }[];
};

type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

const shownGlyph = z.object({
  unicode: z.string(),
  fontChar: z.string(),
  width: z.number(),
  isSpace: z.boolean().optional(),
});
const glyphList = z.array(z.union([z.number(), shownGlyph, z.null()]));

type State = {
  ctm: Matrix;
  font: ShelvedFont | undefined;
  size: number;
  characterSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
  fill: string;
  stroke: string;
  lineWidth: number;
  /** Nothing is painted outside; only the box of a clipping path is known. */
  clip: Box | undefined;
};

const FILLS: readonly number[] = [
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
];
const STROKES: readonly number[] = [OPS.stroke, OPS.closeStroke];
/** Text that is not painted (scanned pages with a hidden text layer). */
const INVISIBLE_MODES = new Set([3, 7]);

/** Runs the operators of one page and notes what they paint. */
export function readContent({ fnArray, argsArray }: Operators, shelf: FontShelf, frame: PageFrame): PageContent {
  const reader = new ContentReader(shelf, frame);
  for (const [index, operator] of fnArray.entries()) {
    const given = argsArray[index];
    reader.run(operator, Array.isArray(given) ? given : []);
  }
  return reader.content;
}

class ContentReader {
  readonly content: PageContent = { glyphs: [], turned: [], areas: [], images: [] };
  readonly #shelf: FontShelf;
  readonly #frame: PageFrame;
  readonly #saved: State[] = [];
  #state: State = {
    ctm: IDENTITY,
    font: undefined,
    size: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    fill: '#000000',
    stroke: '#000000',
    lineWidth: 1,
    clip: undefined,
  };
  /** `W` makes the next path a clipping path. */
  #isClipNext = false;
  #text: Matrix = IDENTITY;
  #line: Matrix = IDENTITY;

  constructor(shelf: FontShelf, frame: PageFrame) {
    this.#shelf = shelf;
    this.#frame = frame;
  }

  run(operator: number, given: readonly unknown[]): void {
    if (this.#runText(operator, given)) return;
    const state = this.#state;
    if (operator === OPS.save) this.#saved.push({ ...state });
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) this.#state = this.#saved.pop() ?? state;
    else if (operator === OPS.transform) state.ctm = multiply(state.ctm, matrixOf(given) ?? IDENTITY);
    else if (operator === OPS.paintFormXObjectBegin) {
      this.#saved.push({ ...state });
      state.ctm = multiply(state.ctm, matrixOf(given[0]) ?? IDENTITY);
    } else if (operator === OPS.setFillRGBColor) state.fill = colourOf(given[0]);
    else if (operator === OPS.setStrokeRGBColor) state.stroke = colourOf(given[0]);
    else if (operator === OPS.setFillColorN || operator === OPS.shadingFill) state.fill = 'other';
    else if (operator === OPS.setLineWidth) state.lineWidth = numberOf(given[0]);
    else if (operator === OPS.clip || operator === OPS.eoClip) this.#isClipNext = true;
    else if (operator === OPS.constructPath) this.#paintPath(given);
    else if (operator === OPS.paintImageXObject) this.#addImage(state.ctm, given[0]);
    else if (operator === OPS.paintInlineImageXObject) this.#addImage(state.ctm, given[0]);
    else if (operator === OPS.paintImageMaskXObject) this.#addImage(state.ctm, undefined);
  }

  /** @returns whether the operator was one of text */
  #runText(operator: number, given: readonly unknown[]): boolean {
    const state = this.#state;
    if (operator === OPS.beginText) this.#text = this.#line = IDENTITY;
    else if (operator === OPS.setFont) {
      state.font = this.#shelf.font(String(given[0]));
      state.size = numberOf(given[1]);
    } else if (operator === OPS.setTextMatrix)
      this.#text = this.#line = matrixOf(given[0]) ?? matrixOf(given) ?? IDENTITY;
    else if (operator === OPS.moveText) this.#nextLine(numberOf(given[0]), numberOf(given[1]));
    else if (operator === OPS.setLeadingMoveText) {
      state.leading = -numberOf(given[1]);
      this.#nextLine(numberOf(given[0]), numberOf(given[1]));
    } else if (operator === OPS.nextLine) this.#nextLine(0, -state.leading);
    else if (operator === OPS.setCharSpacing) state.characterSpacing = numberOf(given[0]);
    else if (operator === OPS.setWordSpacing) state.wordSpacing = numberOf(given[0]);
    else if (operator === OPS.setHScale) state.stretch = numberOf(given[0]) / 100;
    else if (operator === OPS.setLeading) state.leading = numberOf(given[0]);
    else if (operator === OPS.setTextRise) state.rise = numberOf(given[0]);
    else if (operator === OPS.setTextRenderingMode) state.mode = numberOf(given[0]);
    else if (operator === OPS.showText || operator === OPS.showSpacedText) this.#show(given[0]);
    else return false;
    return true;
  }

  #nextLine(x: number, y: number): void {
    this.#line = multiply(this.#line, [1, 0, 0, 1, x, y]);
    this.#text = this.#line;
  }

  #show(value: unknown): void {
    const { font, size, characterSpacing, wordSpacing, stretch } = this.#state;
    const parsed = glyphList.safeParse(value);
    if (!parsed.success || !font) return;
    for (const glyph of parsed.data) {
      if (glyph === null) continue;
      const spacing = typeof glyph === 'number' ? 0 : characterSpacing + (glyph.isSpace === true ? wordSpacing : 0);
      const width = typeof glyph === 'number' ? (-glyph / 1000) * size : glyph.width * font.widthUnit * size;
      if (typeof glyph !== 'number') this.#addGlyph(font, glyph, width * stretch);
      this.#text = multiply(this.#text, [1, 0, 0, 1, (width + spacing) * stretch, 0]);
    }
  }

  #addGlyph(font: ShelvedFont, glyph: z.infer<typeof shownGlyph>, width: number): void {
    const { ctm, size, rise, stretch, mode, fill } = this.#state;
    if (INVISIBLE_MODES.has(mode)) return;
    const all = multiply(ctm, this.#text);
    const isTurned = Math.abs(all[1]) > Math.abs(all[0]);
    const place = (point: Point): Point => (isTurned ? this.#turnedPlace(point) : this.#place(point));
    const origin = place(apply(all, { x: 0, y: rise }));
    const end = place(apply(all, { x: width, y: rise }));
    const ink = this.#shelf.ink(font, glyph.fontChar);
    const corners = ink && [
      { x: ink.left * size * stretch, y: ink.top * size + rise },
      { x: ink.right * size * stretch, y: ink.bottom * size + rise },
    ];
    const height = Math.hypot(all[2], all[3]) * size * (this.#frame.unit / MM_PER_POINT);
    (isTurned ? this.content.turned : this.content.glyphs).push({
      text: glyph.unicode,
      x: origin.x,
      baseline: origin.y,
      advance: end.x - origin.x,
      size: height,
      colour: fill,
      role: font.role,
      ink: corners && boxOf(corners.map((corner) => place(apply(all, corner)))),
    });
  }

  #paintPath(given: readonly unknown[]): void {
    const [painted, paths] = given;
    const path: unknown = Array.isArray(paths) ? paths[0] : undefined;
    if (typeof painted !== 'number' || !isNumberList(path)) return;
    const { ctm, fill, stroke, lineWidth, clip } = this.#state;
    const subpaths = subpathsOf(path);
    if (this.#isClipNext) this.#state.clip = this.#clipBy(subpaths.flatMap(({ points }) => points));
    this.#isClipNext = false;
    for (const { points, isStraight } of subpaths) {
      const placed = points.map((point) => this.#place(apply(ctm, point)));
      const box = within(boxOf(placed), clip);
      if (!box) continue;
      const isRectangle = isStraight && placed.every((point) => isCorner(point, box));
      if (FILLS.includes(painted)) this.content.areas.push({ ...box, colour: fill, isRectangle });
      if (!STROKES.includes(painted)) continue;
      const half = (lineWidth * Math.hypot(ctm[0], ctm[1]) * this.#frame.unit) / 2;
      for (const [index, point] of placed.entries()) {
        const next = placed[index + 1];
        const side = next && boxOf([point, next]);
        if (side) this.content.areas.push({ ...strokeBox(side, half), colour: stroke, isRectangle: isStraight });
      }
    }
  }

  #addImage(ctm: Matrix, source: unknown): void {
    const corners = [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 0, y: 1 },
      { x: 1, y: 1 },
    ];
    const box = within(boxOf(corners.map((corner) => this.#place(apply(ctm, corner)))), this.#state.clip);
    if (box) this.content.images.push({ box, source });
  }

  #clipBy(points: readonly Point[]): Box | undefined {
    const box = boxOf(points.map((point) => this.#place(apply(this.#state.ctm, point))));
    return box && (within(box, this.#state.clip) ?? { left: 0, right: 0, top: 0, bottom: 0 });
  }

  #place({ x, y }: Point): Point {
    const { left, top, unit } = this.#frame;
    return { x: x * unit - left, y: top - y * unit };
  }

  #turnedPlace(point: Point): Point {
    const { x, y } = this.#place(point);
    return { x: this.#frame.height - y, y: x };
  }
}

/** The part of a box inside a clipping box; undefined when nothing of it shows. */
function within(box: Box | undefined, clip: Box | undefined): Box | undefined {
  if (!box || !clip) return box;
  const inner = {
    left: Math.max(box.left, clip.left),
    right: Math.min(box.right, clip.right),
    top: Math.max(box.top, clip.top),
    bottom: Math.min(box.bottom, clip.bottom),
  };
  return inner.right < inner.left || inner.bottom < inner.top ? undefined : inner;
}

function isCorner({ x, y }: Point, box: Box): boolean {
  const onSide = Math.min(Math.abs(x - box.left), Math.abs(x - box.right)) < 0.01;
  return onSide && Math.min(Math.abs(y - box.top), Math.abs(y - box.bottom)) < 0.01;
}

/** A stroked straight line as the area it covers: butt ends along, half the width to both sides. */
function strokeBox(side: Box, half: number): Box {
  const isLevel = side.bottom - side.top < side.right - side.left;
  return isLevel
    ? { ...side, top: side.top - half, bottom: side.bottom + half }
    : { ...side, left: side.left - half, right: side.right + half };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function colourOf(value: unknown): string {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/iu.test(value) ? value.toLowerCase() : 'other';
}
