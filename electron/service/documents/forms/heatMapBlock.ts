import type { z } from 'zod';
import type { heatMapBlock } from '#shared/features/documents/sheetDocument.ts';
import type { FontRole } from '../fonts/fontFiles.ts';
import type { TextFlow } from '../layout/textFlow.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import { mm } from '../officialLayout.ts';
import { drawShade } from './shades.ts';

type HeatMap = z.output<typeof heatMapBlock>;
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Share of the line that the row titles take. */
const TITLE_SHARE = 0.16;
/** Height of the line of column titles, of the axes' names and of the legend, in millimetres. */
const LINE_MM = 6;
const SWATCH_MM = 7;
/** Free space at both sides of a line in a cell, in millimetres. */
const PADDING_MM = 1;
/** Distance of lines in a cell as a share of their size. */
const PITCH = 1.15;
/** Share of a cell's height that its lines may take. */
const FILLED = 0.86;

/** Draws the matrix as wide as the type area: axis names, column titles, rows from the top, and the legend below. */
export function drawHeatMap(typesetter: Typesetter, flow: TextFlow, block: HeatMap, part: string): void {
  const { layout } = typesetter;
  const [line, row] = [mm(LINE_MM), mm(block.rowMm)];
  const height = 2 * line + block.rows.length * row + (block.legend.length > 0 ? 1.5 * line : 0);
  if (flow.blockTop(layout.tableGap).room < height && !flow.isPageEmpty) flow.newPage();
  const { top } = flow.blockTop(layout.tableGap);
  const measure = layout.right - layout.left;
  const titleWidth = measure * TITLE_SHARE;
  const cellWidth = (measure - titleWidth) / block.columns.length;
  const cellLeft = layout.left + titleWidth;
  const text = (box: Box, lines: readonly string[], role: FontRole = 'fangsong') =>
    drawLines(typesetter, flow, box, lines, { role, part });
  text({ x: layout.left, y: top, width: titleWidth, height: 2 * line }, [`${block.rowAxis} ↑`], 'hei');
  text({ x: cellLeft, y: top, width: measure - titleWidth, height: line }, [`${block.columnAxis} →`], 'hei');
  for (const [index, title] of block.columns.entries())
    text({ x: cellLeft + index * cellWidth, y: top + line, width: cellWidth, height: line }, [title], 'hei');
  let y = top + 2 * line;
  for (const { title, cells } of block.rows) {
    text({ x: layout.left, y, width: titleWidth, height: row }, [title], 'hei');
    for (const [index, { shade, lines }] of cells.entries()) {
      const box = { x: cellLeft + index * cellWidth, y, width: cellWidth, height: row };
      drawShade(flow.page, box, shade);
      text(box, lines);
    }
    y += row;
  }
  drawGrid(
    typesetter,
    flow,
    { x: cellLeft, y: top + 2 * line, width: measure - titleWidth, height: y - top - 2 * line },
    [block.rows.length, block.columns.length],
  );
  if (block.legend.length > 0) y = drawLegend(typesetter, flow, block.legend, y + line / 2, part);
  flow.occupyTo(y, layout.tableGap);
}

/** Lines in the middle of a box, each made smaller until it fits. */
function drawLines(
  typesetter: Typesetter,
  flow: TextFlow,
  box: Box,
  lines: readonly string[],
  { role, part }: { readonly role: FontRole; readonly part: string },
): void {
  if (lines.length === 0) return;
  const size = Math.min(typesetter.layout.tableSize, (box.height * FILLED) / (lines.length * PITCH));
  const style = typesetter.style(size, part);
  const textHeight = (lines.length - 1) * size * PITCH + size;
  let emTop = box.y + (box.height - textHeight) / 2;
  for (const text of lines) {
    const set = typesetter.fittedLine(text, role, style, box.width - 2 * mm(PADDING_MM));
    typesetter.draw(flow.page, set, box.x + (box.width - set.width) / 2, emTop);
    emTop += size * PITCH;
  }
}

function drawGrid(typesetter: Typesetter, flow: TextFlow, box: Box, counts: readonly [number, number]): void {
  const { tableRule: width, black: colour } = typesetter.layout;
  const [rows, columns] = counts;
  for (let index = 0; index <= rows; index += 1) {
    const y = box.y + (index * box.height) / rows - width / 2;
    flow.page.rules.push({ x: box.x, y, width: box.width, height: width, colour });
  }
  for (let index = 0; index <= columns; index += 1) {
    const x = Math.min(box.x + (index * box.width) / columns - width / 2, typesetter.layout.right - width);
    flow.page.rules.push({ x, y: box.y, width, height: box.height, colour });
  }
}

/** What the shades mean, side by side. @returns the lower edge */
function drawLegend(
  typesetter: Typesetter,
  flow: TextFlow,
  legend: HeatMap['legend'],
  top: number,
  part: string,
): number {
  const { layout } = typesetter;
  const width = (layout.right - layout.left) / legend.length;
  const height = mm(LINE_MM) * 0.7;
  for (const [index, { shade, text }] of legend.entries()) {
    const swatch = { x: layout.left + index * width, y: top, width: mm(SWATCH_MM), height };
    drawShade(flow.page, swatch, shade);
    drawGrid(typesetter, flow, swatch, [1, 1]);
    const style = typesetter.style(layout.tableSize, part);
    const set = typesetter.fittedLine(text, 'fangsong', style, width - mm(SWATCH_MM) - 2 * mm(PADDING_MM));
    typesetter.draw(flow.page, set, swatch.x + swatch.width + mm(PADDING_MM), top + (height - layout.tableSize) / 2);
  }
  return top + height;
}
