import { type Expectations, sides } from './expectations.ts';
import type { Box, MeasuredArea, MeasuredGlyph, MeasuredImage, MeasuredPage } from './measuredTypes.ts';
import { isRed } from './redColour.ts';
import { linesOf, type TextLine } from './textLines.ts';

export type Table = Box & { readonly rules: readonly MeasuredArea[]; readonly rows: readonly TextLine[] };

/** A page as its text reads: a landscape table is seen with the page turned (`isTurned`), its type area lying. */
export type PageView = {
  readonly page: number;
  readonly isTurned: boolean;
  readonly width: number;
  readonly height: number;
  /** Edges of the type area in this view. */
  readonly area: Box & { readonly centre: number };
  readonly lines: readonly TextLine[];
  readonly tables: readonly Table[];
  /** Level rules that belong to no table, from the top: wide ones, and short ones to write on. */
  readonly wideRules: readonly MeasuredArea[];
  readonly shortRules: readonly MeasuredArea[];
  readonly images: readonly MeasuredImage[];
  readonly pageNumber: TextLine | undefined;
  /** Black text in the top margin: a handling mark. */
  readonly topMargin: readonly TextLine[];
};

const WIDE_RULE = 100;
const THICKEST_RULE = 1.5;
const LEAST_SEAL = 8;
/** Digits with anything like dashes, standing low on the page. */
const PAGE_NUMBER = /^[—–―－_-]{0,2}\d{1,4}[—–―－_-]{0,2}$/u;
const LOWEST_FIFTH = 0.84;

/** The views of one page: the upright one, and the turned one when text reads upwards. */
export function viewsOf(measured: MeasuredPage, page: number, expected: Expectations): PageView[] {
  const { left, right, centre } = sides(expected, page);
  const { top, bottom } = expected;
  const upright = viewOf(measured, page, { left, right, top, bottom, centre });
  if (measured.turned.length === 0) return [upright];
  const turn = <Part extends Box>(part: Part): Part => ({
    ...part,
    left: measured.height - part.bottom,
    right: measured.height - part.top,
    top: part.left,
    bottom: part.right,
  });
  const area = turn({ left, right, top, bottom });
  const turned = viewOf(
    {
      ...measured,
      width: measured.height,
      height: measured.width,
      glyphs: measured.turned,
      areas: measured.areas.map(turn),
      images: [],
    },
    page,
    { ...area, centre: (area.left + area.right) / 2 },
    true,
  );
  return [{ ...upright, tables: [], wideRules: [], shortRules: [] }, turned];
}

function viewOf(measured: MeasuredPage, page: number, area: PageView['area'], isTurned = false): PageView {
  const grids = tableBoxes(measured.areas);
  const isInTable = (box: Box): boolean => grids.some((table) => isInside(box, table));
  const inTable = (glyph: MeasuredGlyph): boolean => isInTable(glyphBox(glyph));
  const outside = linesOf(
    measured.glyphs.filter((glyph) => !inTable(glyph)),
    page,
  );
  const captions = outside.filter((line) => isCaption(line, grids));
  const lines = outside.filter((line) => !captions.includes(line));
  const pageNumber = isTurned
    ? undefined
    : lines.findLast((line) => PAGE_NUMBER.test(line.text) && line.baseline > measured.height * LOWEST_FIFTH);
  const topMargin = lines.filter((line) => !isTurned && line.emBottom < area.top - 8 && line.size < 20);
  const level = measured.areas
    .filter((rule) => rule.bottom - rule.top < THICKEST_RULE && rule.right - rule.left > 8 && !isInTable(rule))
    .toSorted((a, b) => a.top - b.top);
  return {
    page,
    isTurned,
    width: measured.width,
    height: measured.height,
    area,
    lines: lines.filter((line) => line !== pageNumber && !topMargin.includes(line)),
    tables: grids.map((box) => ({
      ...withCaption(box, captions),
      rules: measured.areas.filter((rule) => isRule(rule) && isInside(rule, box)),
      rows: linesOf(
        measured.glyphs.filter((glyph) => isInside(glyphBox(glyph), box)),
        page,
      ),
    })),
    wideRules: level.filter((rule) => rule.right - rule.left >= WIDE_RULE),
    shortRules: level.filter((rule) => rule.right - rule.left < WIDE_RULE),
    images: [...measured.images, ...drawnSeals(measured.areas)],
    pageNumber,
    topMargin,
  };
}

/** Seals drawn as shapes: red areas that touch each other, about as large as a seal. */
function drawnSeals(areas: readonly MeasuredArea[]): MeasuredImage[] {
  const groups: Box[] = [];
  for (const area of areas.filter((one) => !one.isRectangle && isRed(one.colour))) {
    const touching = groups.filter((group) => touch(group, area));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    const all = [area, ...touching];
    groups.push({
      left: Math.min(...all.map((box) => box.left)),
      right: Math.max(...all.map((box) => box.right)),
      top: Math.min(...all.map((box) => box.top)),
      bottom: Math.max(...all.map((box) => box.bottom)),
    });
  }
  return groups
    .filter((box) => box.right - box.left > LEAST_SEAL && box.bottom - box.top > LEAST_SEAL)
    .map((box) => ({ ...box, isRed: true }));
}

function touch(first: Box, second: Box): boolean {
  const x = Math.min(first.right, second.right) - Math.max(first.left, second.left);
  return x > -0.5 && Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top) > -0.5;
}

/** Boxes of tables: upright rules with common ends. */
function tableBoxes(areas: readonly MeasuredArea[]): Box[] {
  const upright = areas.filter((area) => area.right - area.left < THICKEST_RULE && area.bottom - area.top > 3);
  const groups: MeasuredArea[][] = [];
  for (const rule of upright) {
    const group = groups.find(([first]) => first && sameEnds(first, rule));
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) => ({
      left: Math.min(...group.map((rule) => rule.left)),
      right: Math.max(...group.map((rule) => rule.right)),
      top: Math.min(...group.map((rule) => rule.top)),
      bottom: Math.max(...group.map((rule) => rule.bottom)),
    }));
}

function sameEnds(first: Box, second: Box): boolean {
  return Math.abs(first.top - second.top) < 0.6 && Math.abs(first.bottom - second.bottom) < 0.6;
}

/** 表1 … above a table, 图1 … below a chart: short, in the middle, close to it. */
const CAPTION = /^[表图]\d{1,2}/u;
const CAPTION_REACH = 9;
const CAPTION_OFFSET = 3;

function isCaption(line: TextLine, grids: readonly Box[]): boolean {
  return CAPTION.test(line.text) && line.size < 15 && grids.some((grid) => isBeside(line, grid));
}

function isBeside(line: TextLine, grid: Box): boolean {
  const offset = (line.left + line.right - grid.left - grid.right) / 2;
  const gap = line.text.startsWith('表') ? grid.top - line.emBottom : line.emTop - grid.bottom;
  return Math.abs(offset) < CAPTION_OFFSET && gap > -1 && gap < CAPTION_REACH;
}

/** A table with its caption takes the room of both. */
function withCaption(grid: Box, captions: readonly TextLine[]): Box {
  const own = captions.filter((line) => isBeside(line, grid));
  return {
    ...grid,
    top: Math.min(grid.top, ...own.map((line) => line.emTop)),
    bottom: Math.max(grid.bottom, ...own.map((line) => line.emBottom)),
  };
}

/** Lines of a table; bars of a chart and their hatching are none. */
const SHORTEST_RULE = 3.5;

function isRule(area: Box): boolean {
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  return Math.min(width, height) < THICKEST_RULE && Math.max(width, height) > SHORTEST_RULE;
}

/** Whether the middle of a box lies in another one, its rules included. */
export function isInside(inner: Box, outer: Box): boolean {
  const x = (inner.left + inner.right) / 2;
  const y = (inner.top + inner.bottom) / 2;
  return x > outer.left - 0.5 && x < outer.right + 0.5 && y > outer.top - 0.5 && y < outer.bottom + 0.5;
}

function glyphBox(glyph: MeasuredGlyph): Box {
  const height = (glyph.size * 25.4) / 72;
  const { x, advance, baseline } = glyph;
  return { left: x, right: x + advance, top: baseline - 0.88 * height, bottom: baseline + 0.12 * height };
}
