import { at, type Judge } from '../judge.ts';
import type { Box } from '../measuredTypes.ts';
import type { PageView } from '../pageView.ts';
import type { Structure } from '../structure.ts';
import { isHan, type TextLine } from '../textLines.ts';

const PAGE_TOLERANCE = 0.5;
/** Ink may lie this far outside the type area: side bearings, and the 0.2 pt by which characters are wider than cells. */
const EDGE_TOLERANCE = 0.7;
/** Characters closer than this share of their width, and lines that share more than this height, overlap. */
const LEAST_STEP = 0.8;
const MOST_SHARED = 0.5;

/** Paper, fonts, colours, and nothing outside the type area or on top of other text (§1.1). */
export function checkPages(structure: Structure, judge: Judge): void {
  const { measured, expected, standard, views } = structure;
  for (const [index, page] of measured.pages.entries()) {
    const place = { page: index + 1, x: 0, y: 0 };
    const size = `${page.width.toFixed(1)} × ${page.height.toFixed(1)} mm`;
    const wanted = `${expected.pageWidth} × ${expected.pageHeight} mm`;
    const isA4 =
      Math.abs(page.width - expected.pageWidth) <= PAGE_TOLERANCE &&
      Math.abs(page.height - expected.pageHeight) <= PAGE_TOLERANCE;
    const isUpright = page.rotation % 360 === 0;
    judge.holds('page_size', place, isA4 && isUpright, isUpright ? size : `${size}, ${page.rotation}°`, wanted);
    if (isA4) {
      judge.measures('page_size', place, {
        measured: page.width,
        office: expected.pageWidth,
        standard: standard.pageWidth,
        tolerance: PAGE_TOLERANCE,
      });
    }
  }
  for (const font of measured.fonts) {
    judge.holds('font_not_embedded', { page: 1, excerpt: font.name }, font.isEmbedded, font.name, '');
  }
  for (const view of views) {
    checkColours(structure, judge, view);
    checkInside(structure, judge, view);
    checkOverlap(judge, view);
    checkBlank(structure, judge, view);
  }
}

function checkColours(structure: Structure, judge: Judge, view: PageView): void {
  const tableRows = view.tables.flatMap((table) => table.rows);
  const lines = [...view.lines, ...view.topMargin, ...tableRows, ...(view.pageNumber ? [view.pageNumber] : [])];
  for (const line of lines) {
    if (structure.head.mark.includes(line)) continue;
    const wrong = line.glyphs.find((glyph) => !isBlack(glyph.colour));
    judge.holds('text_colour', at(line), wrong === undefined, colourName(wrong?.colour), '#000000');
  }
}

function isBlack(colour: string): boolean {
  return /^#(?:[0-2][0-9a-f]){3}$/u.test(colour);
}

function colourName(colour: string | undefined): string {
  return colour === undefined ? '' : colour;
}

function checkInside(structure: Structure, judge: Judge, view: PageView): void {
  const { form, head } = structure;
  const isOutside = (box: Box): boolean =>
    box.left < view.area.left - EDGE_TOLERANCE ||
    box.right > view.area.right + EDGE_TOLERANCE ||
    box.top < view.area.top - EDGE_TOLERANCE ||
    box.bottom > view.area.bottom + EDGE_TOLERANCE;
  const isFree = (line: TextLine): boolean => form === 'letter' && head.mark.includes(line);
  const tableRows = view.tables.flatMap((table) => table.rows);
  // Up and down the em-box counts: a / reaches below it.
  const isLineOutside = (line: TextLine): boolean =>
    line.glyphs.some(({ ink }) => ink && isOutside({ ...ink, top: line.emTop, bottom: line.emBottom }));
  const line = [...view.lines, ...tableRows].find((candidate) => !isFree(candidate) && isLineOutside(candidate));
  judge.holds('outside_type_area', line ? at(line) : { page: view.page }, line === undefined, line?.text.slice(0, 12));
  const rules = [...view.wideRules, ...view.shortRules, ...view.tables.flatMap((table) => table.rules)];
  const rule = rules.find((candidate) => !head.rules.includes(candidate) && isOutside(candidate));
  const place = rule ? { page: view.page, x: rule.left, y: rule.top } : { page: view.page };
  judge.holds('outside_type_area', place, rule === undefined, '—');
}

function checkOverlap(judge: Judge, view: PageView): void {
  const all = view.pageNumber ? [...view.lines, view.pageNumber] : view.lines;
  const lines = all.toSorted((a, b) => a.emTop - b.emTop);
  const found = lines.find((line, index) => overlapsItself(line) || overlapsNext(line, lines.slice(index + 1)));
  judge.holds('text_overlap', found ? at(found) : { page: view.page }, found === undefined, found?.text.slice(0, 12));
}

function overlapsItself(line: TextLine): boolean {
  return line.glyphs.some((glyph, index) => {
    const next = line.glyphs[index + 1];
    if (!next || !isHan(glyph) || !isHan(next)) return false;
    return next.x - glyph.x < LEAST_STEP * Math.min(glyph.advance, next.advance);
  });
}

/** Two lines that share more than a hair of height and stand above each other. */
function overlapsNext(line: TextLine, below: readonly TextLine[]): boolean {
  const inkOf = (one: TextLine): Box[] => one.glyphs.flatMap((glyph) => (glyph.ink ? [glyph.ink] : []));
  return below.some((next) => {
    if (next.emTop > line.emBottom - MOST_SHARED) return false;
    if (next.left > line.right || next.right < line.left) return false;
    return inkOf(line).some((first) => inkOf(next).some((second) => shareInk(first, second)));
  });
}

function shareInk(first: Box, second: Box): boolean {
  const x = Math.min(first.right, second.right) - Math.max(first.left, second.left);
  const y = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
  return x > 0.3 && y > 0.3;
}

/** An empty page stands only before a 版记 on an even page, and only where the office wants it so. */
function checkBlank(structure: Structure, judge: Judge, view: PageView): void {
  if (view.isTurned || structure.views.some((other) => other.page === view.page && other.isTurned)) return;
  const isBlank = isEmpty(view);
  const isWanted =
    structure.expected.colophonOnEvenPage && structure.colophons.some((part) => part.view.page === view.page + 1);
  judge.holds('blank_page', { page: view.page }, !isBlank || isWanted);
}

/** Whether a page shows nothing but its number. */
export function isEmpty(view: PageView): boolean {
  const { lines, tables, wideRules, shortRules, images } = view;
  return lines.length + tables.length + wideRules.length + shortRules.length + images.length === 0;
}
