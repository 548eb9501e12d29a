import { sides } from '../expectations.ts';
import { indentOf } from '../indent.ts';
import { at, type Judge, short } from '../judge.ts';
import type { PageView } from '../pageView.ts';
import { type Paragraph, paragraphsOf } from '../paragraphs.ts';
import type { Structure } from '../structure.ts';
import { isHan, type TextLine } from '../textLines.ts';
import { gridsOn } from './pitches.ts';

/** 订口 and 天头 are 28 ±1 and 37 ±1 mm (GB/T 9704 5.2.1). */
const MARGIN_TOLERANCE = 1;
/** 28 pt … 30 pt are in use; the standard gives the pitch as 3号 + 7/8 (§1.3). */
const PITCH_TOLERANCE = 0.25;
const LINE_TOLERANCE = 0.5;
const LEAST_LINES = 3;

/** Type area, lines and characters (§1.1, §1.3). */
export function checkGrid(structure: Structure, judge: Judge): void {
  const { views } = structure;
  const text = gridLines(structure);
  for (const view of views) {
    if (view.isTurned) continue;
    const lines = text.filter((line) => line.page === view.page);
    checkLeft(structure, judge, view, lines);
    checkRight(structure, judge, view, lines);
    checkTop(structure, judge, view);
    checkBottom(structure, judge, view, text);
    checkPitch(structure, judge, lines);
  }
  checkCharacters(structure, judge, text);
}

/** Running text: it stands on the grid. */
function gridLines({ body, attachments }: Structure): TextLine[] {
  const { recipients, labelled, attachmentList } = body;
  const upright = attachments.filter((part) => !part.view.isTurned).flatMap((part) => part.body);
  return [...recipients, ...labelled.flat(), ...body.body, ...attachmentList, ...upright];
}

function running(structure: Structure, lines: readonly TextLine[]): Paragraph[] {
  const { attachmentList, labelled } = structure.body;
  const special = [...attachmentList, ...labelled.flat()];
  return paragraphsOf(
    lines.filter((line) => !special.includes(line)),
    structure,
  );
}

function checkLeft(structure: Structure, judge: Judge, view: PageView, lines: readonly TextLine[]): void {
  const { expected, standard } = structure;
  const special = new Set([...structure.body.attachmentList, ...structure.body.labelled.flat()]);
  const offsets = lines
    .filter((line) => !special.has(line))
    .map((line) => indentOf(line, structure))
    .map((cells) => (Math.abs(cells) < Math.abs(cells - 2) ? cells : cells - 2));
  if (offsets.length < LEAST_LINES) return;
  judge.measures(
    'margin_left',
    { page: view.page, x: view.area.left, y: lines[0]?.emTop ?? 0 },
    {
      measured: view.area.left + median(offsets) * expected.cell,
      office: view.area.left,
      standard: standard.left + (view.area.left - expected.left),
      tolerance: MARGIN_TOLERANCE,
    },
  );
}

function checkRight(structure: Structure, judge: Judge, view: PageView, lines: readonly TextLine[]): void {
  const { expected, standard } = structure;
  const full = running(structure, lines)
    .flatMap((paragraph) => paragraph.lines.slice(0, -1))
    .filter((line) => isHan(line.glyphs.at(-1)));
  if (full.length < LEAST_LINES) return;
  const right = median(full.map((line) => line.right));
  judge.measures(
    'margin_right',
    { page: view.page, x: right, y: full[0]?.emTop ?? 0 },
    {
      measured: view.width - right,
      office: view.width - view.area.right,
      standard: standard.pageWidth - standard.right - (view.area.right - expected.right),
      tolerance: MARGIN_TOLERANCE,
    },
  );
}

/** First line of every page but the first one of a form with a head. */
function checkTop(structure: Structure, judge: Judge, view: PageView): void {
  const { form, expected, standard, isSeparate, colophons } = structure;
  const hasHead = form !== 'record' && form !== 'report' && !isSeparate;
  if (hasHead && view.page === 1) return;
  const below = colophons.find((part) => part.view === view)?.lines ?? [];
  const [first] = view.lines.filter((line) => !below.includes(line));
  const [table] = view.tables.toSorted((a, b) => a.top - b.top);
  const tops = [
    ...(first ? [first.emTop - (first.size > 20 ? 0 : rowOffset(structure))] : []),
    ...(table ? [table.top] : []),
  ];
  if (tops.length === 0) return;
  judge.measures('margin_top', first ? at(first) : { page: view.page }, {
    measured: Math.min(...tops),
    office: expected.top,
    standard: standard.top,
    tolerance: MARGIN_TOLERANCE,
  });
}

function rowOffset({ expected }: Structure): number {
  return expected.firstRow;
}

/** Where text goes on overleaf the last line ends on the type area's edge, or whole lines above it. */
function checkBottom(structure: Structure, judge: Judge, view: PageView, text: readonly TextLine[]): void {
  const last = text.findLast((line) => line.page === view.page);
  const index = last ? text.indexOf(last) : -1;
  const next = text[index + 1];
  if (!last || next?.page !== view.page + 1 || view.tables.some((table) => table.bottom > last.baseline)) return;
  // Below the date stands the signature's own room; what follows is an attachment.
  if (structure.body.date?.page === view.page) return;
  const { expected, standard } = structure;
  const room = view.area.bottom - expected.firstRow - last.emBottom;
  const rests = gridsOn(structure, view.page).map(({ pitch }) => room - Math.max(0, Math.round(room / pitch)) * pitch);
  const rest = rests.reduce((least, one) => (Math.abs(one) < Math.abs(least) ? one : least), rests[0] ?? room);
  judge.measures('margin_bottom', at(last), {
    measured: view.height - view.area.bottom + rest,
    office: view.height - view.area.bottom,
    standard: standard.pageHeight - standard.bottom,
    tolerance: 2 * MARGIN_TOLERANCE,
  });
}

function checkPitch(structure: Structure, judge: Judge, lines: readonly TextLine[]): void {
  const { expected, standard } = structure;
  const [first] = lines;
  if (!first || lines.length < LEAST_LINES) return;
  const grids = gridsOn(structure, first.page);
  const steps = lines.slice(1).map((line, index) => ({ line, distance: line.emTop - (lines[index]?.emTop ?? 0) }));
  const single = steps.map((step) => step.distance / Math.max(1, Math.round(step.distance / expected.pitch)));
  const measured = median(single);
  const grid = grids.reduce((best, one) =>
    Math.abs(one.pitch - measured) < Math.abs(best.pitch - measured) ? one : best,
  );
  judge.measures('line_pitch', at(first), {
    measured,
    office: grid.pitch,
    standard: grid === grids[0] ? standard.pitch : grid.pitch,
    tolerance: PITCH_TOLERANCE,
  });
  for (const { line, distance } of steps) {
    const count = Math.round(distance / measured);
    if (count < 1) continue; // overlapping lines are another rule's
    const isOnGrid = Math.abs(distance - count * measured) <= LINE_TOLERANCE;
    judge.holds('line_pitch', at(line), isOnGrid, `${short(distance / count)} mm`, `${short(measured)} mm`);
  }
  const height = expected.bottom - expected.top;
  const rows = Math.max(Math.floor((height - emOf(first)) / measured + 1.02), 1);
  const allowed = grids.map((one) => one.rows);
  if (lines.length > LEAST_LINES) {
    const isRight = allowed.includes(rows) && lines.length <= rows;
    judge.holds('lines_per_page', at(first), isRight, String(Math.max(rows, lines.length)), String(expected.rows));
    judge.advises(
      'lines_per_page',
      at(first),
      !isRight || expected.rows === standard.rows,
      String(rows),
      String(standard.rows),
    );
  }
}

function emOf(line: TextLine): number {
  return line.emBottom - line.emTop;
}

/** Characters that fill the measure: in lines that end before the margin, and so are not spread, the step is the cell. */
function checkCharacters(structure: Structure, judge: Judge, text: readonly TextLine[]): void {
  const { expected, standard } = structure;
  const natural = text.filter((line) => line.right < sides(expected, line.page).right - expected.cell);
  const steps = natural
    .flatMap((line) => line.glyphs.map((glyph, index) => ({ glyph, next: line.glyphs[index + 1] })))
    .flatMap(({ glyph, next }) => (next && isHan(glyph) && isHan(next) ? [next.x - glyph.x] : []))
    .toSorted((a, b) => a - b);
  const step = steps[Math.floor(steps.length / 10)];
  const [first] = text;
  if (step === undefined || steps.length < 20 || !first) return;
  const measured = (expected.right - expected.left) / step;
  const isRight = Math.abs(measured - expected.columns) < 0.3;
  judge.holds('characters_per_line', at(first), isRight, measured.toFixed(1), String(expected.columns));
  const isStandard = expected.columns === standard.columns;
  judge.advises(
    'characters_per_line',
    at(first),
    !isRight || isStandard,
    measured.toFixed(1),
    String(standard.columns),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
