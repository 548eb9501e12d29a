import { type MeasuredGlyph, type MeasuredRole, MM_PER_POINT } from './measuredTypes.ts';

/** Glyphs on one baseline, or a part of them behind a wide gap; positions in millimetres of the cells, not of the ink. */
export type TextLine = {
  /** From 1. */
  readonly page: number;
  readonly glyphs: readonly MeasuredGlyph[];
  /** Without white space. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly emTop: number;
  readonly emBottom: number;
  /** Commonest type size in points, colour and typeface. */
  readonly size: number;
  readonly colour: string;
  readonly role: MeasuredRole;
  /** Parts between gaps wider than a cell; a line without such gaps has one. */
  readonly segments: readonly TextLine[];
};

/** Baselines closer than this are one line: rare characters stand 0.13 mm higher. */
const BASELINE_TOLERANCE = 0.4;
/** The em-box of every role: 0.88 above the baseline (official-documents.md §1.3). */
const ABOVE_BASELINE = 0.88;
/** 3号 characters stand in cells of 15.793 pt. */
const CELL_SHARE = 156 / 28 / (16 * MM_PER_POINT);
/** A gap of more cells than this parts a line. A label spread to three characters has gaps of one cell. */
const WIDE_GAP = 1.3;

const HAN = /^\p{Script=Han}$/u;
const DIGIT = /^\d$/u;
const LETTER = /^[A-Za-z]$/u;

/** Whether the glyph fills a cell: a Chinese character, no punctuation. */
export function isHan(glyph: MeasuredGlyph | undefined): boolean {
  return glyph !== undefined && HAN.test(glyph.text) && glyph.text !== '〇';
}

/** Lines of a page from the top; glyphs of a line from the left. */
export function linesOf(glyphs: readonly MeasuredGlyph[], page: number): TextLine[] {
  const sorted = glyphs.filter((glyph) => glyph.text.trim() !== '').toSorted((a, b) => a.baseline - b.baseline);
  const groups: MeasuredGlyph[][] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const glyph of sorted) {
    if (glyph.baseline - start > BASELINE_TOLERANCE) {
      groups.push([]);
      start = glyph.baseline;
    }
    groups.at(-1)?.push(glyph);
  }
  return groups.map((group) => lineOf(group, page));
}

/** One line of the given glyphs. */
export function lineOf(group: readonly MeasuredGlyph[], page: number): TextLine {
  const glyphs = group.toSorted((a, b) => a.x - b.x);
  const parts: MeasuredGlyph[][] = [[]];
  for (const [index, glyph] of glyphs.entries()) {
    const previous = glyphs[index - 1];
    const gap = previous ? leftEdge(glyph) - rightEdge(previous) : 0;
    // Punctuation fills half a cell: the empty half beside it is no gap.
    const wide = cellOf(glyph.size) * (WIDE_GAP + (previous && !isHan(previous) ? 0.5 : 0));
    if (previous && gap > wide) parts.push([]);
    parts.at(-1)?.push(glyph);
  }
  const line = simpleLine(glyphs, page);
  return parts.length < 2 ? line : { ...line, segments: parts.map((part) => simpleLine(part, page)) };
}

function simpleLine(glyphs: readonly MeasuredGlyph[], page: number): TextLine {
  const han = glyphs.filter(isHan);
  const weighty = han.length > 0 ? han : glyphs;
  const size = commonest(weighty.map((glyph) => Math.round(glyph.size * 100) / 100)) ?? 0;
  const first = glyphs[0];
  const last = glyphs.at(-1);
  const baseline = commonest(weighty.map((glyph) => Math.round(glyph.baseline * 1000) / 1000)) ?? 0;
  const emTop = baseline - ABOVE_BASELINE * size * MM_PER_POINT;
  const line = {
    page,
    glyphs,
    text: glyphs.map((glyph) => glyph.text).join(''),
    left: first ? leftEdge(first) : 0,
    right: last ? rightEdge(last) : 0,
    baseline,
    emTop,
    emBottom: emTop + size * MM_PER_POINT,
    size,
    colour: commonest(weighty.map((glyph) => glyph.colour)) ?? '',
    role: commonest(weighty.map((glyph) => glyph.role)) ?? 'other',
  };
  return { ...line, segments: [{ ...line, segments: [] }] };
}

/** Width of a full-width character's cell, in millimetres. */
export function cellOf(size: number): number {
  return size * MM_PER_POINT * CELL_SHARE;
}

/** Left end of the glyph's cell; of punctuation that does not fill its cell, of its ink. */
export function leftEdge(glyph: MeasuredGlyph): number {
  const half = halfCell(glyph);
  if (half !== undefined) return glyph.x + glyph.advance / 2 - half;
  return LETTER.test(glyph.text) ? glyph.x : (glyph.ink?.left ?? glyph.x);
}

/** Right end of the glyph's cell; of punctuation, of its ink. */
export function rightEdge(glyph: MeasuredGlyph): number {
  const half = isHan(glyph) || DIGIT.test(glyph.text) ? halfCell(glyph) : undefined;
  if (half !== undefined) return glyph.x + glyph.advance / 2 + half;
  const inked = glyph.ink?.right ?? glyph.x + glyph.advance;
  // A closing mark at the end of a line takes the left half of its cell.
  return isFullWidth(glyph) ? Math.max(inked, glyph.x + glyph.advance / 2) : inked;
}

function isFullWidth(glyph: MeasuredGlyph): boolean {
  return Math.abs(glyph.advance / (glyph.size * MM_PER_POINT) - 1) < 0.03;
}

/** Half of the room a glyph takes about its middle; undefined when it has no fixed room. */
function halfCell(glyph: MeasuredGlyph): number | undefined {
  if (DIGIT.test(glyph.text)) return cellOf(glyph.size) / 4;
  if (isFullWidth(glyph)) return cellOf(glyph.size) / 2;
  // Marks of a red head are narrowed as a whole.
  return isHan(glyph) ? glyph.advance / 2 : undefined;
}

function commonest<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: Value | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
