import type { CaptionedTable } from '#shared/features/documents/textBlock.ts';
import type { FontRole } from '../fonts/fontFiles.ts';
import { mm } from '../officialLayout.ts';
import type { ModelPage } from '../pageModel.ts';
import type { SetLine } from '../text/justification.ts';
import { shapeTable, type TableShape } from './tableColumns.ts';
import type { TextFlow } from './textFlow.ts';
import { drawRule, type Typesetter } from './typesetter.ts';

type SetRow = { readonly cells: readonly (readonly SetLine[])[]; readonly height: number; readonly isHeader: boolean };

/** A table ready to be drawn; heights in points. Without a header the table's titles are its first rows. */
export type SetTable = {
  readonly shape: TableShape;
  /** 表1 …, in the middle above it. */
  readonly caption: SetLine | undefined;
  readonly header: SetRow | undefined;
  readonly rows: readonly SetRow[];
};

/** A header that takes more than this share of a page is not repeated: no room would be left for the rows. */
const LARGEST_HEADER_SHARE = 0.5;

/** Free space above and below the lines of a cell, as a share of the type size: where lines stand closer it shrinks with them. */
const CELL_MARGIN_MOST = 0.45;
const CELL_MARGIN_LEAST = 0.16;

/** A table whose rows (not its header) may be kept at least this tall, so that one can write in them. */
export type PrintedTable = CaptionedTable & { readonly leastRowMm?: number | undefined };

/** Height of the line that holds a caption as a share of its size. */
const CAPTION_PITCH = 1.45;
/** Free space above a caption besides that of the table, in points. */
const CAPTION_GAP = 5;
/** Rows of a captioned table that stays whole, rows with which a longer one begins, and the points that this may take of a page. */
const SMALL_TABLE = 8;
const LEAST_ROWS = 3;
const MOST_TOGETHER = 200;
/** Size of captions of tables and charts in points, in a document of small type at most that of its tables. */
export const CAPTION_SIZE = 12;

/** Breaks all cells of a table of the given width. */
export function setTable(typesetter: Typesetter, table: PrintedTable, measure: number, part: string): SetTable {
  const shape = shapeTable(typesetter, table, measure, part);
  const setRow = (cells: readonly string[], role: FontRole): SetRow => {
    const lines = shape.widths.map((_, index) => cellLines(typesetter, cells[index] ?? '', role, shape, index, part));
    const most = Math.max(1, ...lines.map((cell) => cell.length));
    const least = role === 'hei' ? 0 : mm(table.leastRowMm ?? 0);
    const height = Math.max(least, rowHeight(typesetter, shape.size, most));
    return { cells: lines, height, isHeader: role === 'hei' };
  };
  const caption = setCaption(typesetter, table.caption ?? '', measure, part);
  const captioned = caption ? captionHeight(caption) : 0;
  const header = setRow(
    table.columns.map((column) => column.title),
    'hei',
  );
  const room = typesetter.layout.bottom - typesetter.layout.top - 1 - captioned;
  const rows = table.rows.map((row) => setRow(row, 'fangsong'));
  const split = (row: SetRow, tallest: number): SetRow[] => splitTallRow(typesetter, row, shape.size, tallest, part);
  if (header.height > LARGEST_HEADER_SHARE * room) {
    return { shape, caption, header: undefined, rows: [header, ...rows].flatMap((row) => split(row, room)) };
  }
  return { shape, caption, header, rows: rows.flatMap((row) => split(row, room - header.height)) };
}

/**
 * Height a table needs at least behind its heading: header and first row. One with a caption (表1 …) is read as a whole: a small one stays
 * on its page, a longer one begins with a few rows.
 */
export function tableHeadHeight({ caption, header, rows }: SetTable): number {
  const sum = (count: number) => rows.slice(0, count).reduce((total, { height }) => total + height, 0);
  const together = sum(rows.length <= SMALL_TABLE ? rows.length : LEAST_ROWS);
  const least = caption && together <= MOST_TOGETHER ? together : sum(1);
  return (caption ? captionHeight(caption) : 0) + (header?.height ?? 0) + least;
}

/**
 * Draws the table from the flow's position over as many pages as needed; the header repeats, rows do not split.
 * @param breakRow row from 1 that begins a new page (text that accompanies a signature)
 * @returns index of the page it begins on
 */
export function drawTable(typesetter: Typesetter, flow: TextFlow, table: SetTable, breakRow = -1): number {
  const { layout } = typesetter;
  const gap = layout.tableGap + (table.caption ? CAPTION_GAP : 0);
  if (flow.blockTop(gap).room < tableHeadHeight(table) && !flow.isPageEmpty) flow.newPage();
  const firstPage = flow.pageIndex;
  let top = drawCaption(typesetter, flow.page, table, flow.blockTop(gap).top);
  let y = top;
  const place = (row: SetRow | undefined): void => {
    if (!row) return;
    drawRow(typesetter, flow.page, table.shape, row, y);
    y += row.height;
  };
  place(table.header);
  for (const [index, row] of table.rows.entries()) {
    if (y + row.height > layout.bottom || (index > 0 && index === breakRow)) {
      drawColumnRules(typesetter, flow.page, table.shape, top, y);
      flow.newPage();
      top = layout.top;
      y = top;
      place(table.header);
    }
    place(row);
  }
  drawColumnRules(typesetter, flow.page, table.shape, top, y);
  flow.occupyTo(y, layout.tableGap);
  return firstPage;
}

function cellLines(
  typesetter: Typesetter,
  text: string,
  role: FontRole,
  shape: TableShape,
  column: number,
  part: string,
): SetLine[] {
  const measure = (shape.widths[column] ?? 0) - 2 * shape.padding + 0.1;
  const style = typesetter.style(shape.size, part);
  return text.split('\n').flatMap((line) => {
    // Narrow cells stay ragged by nature; that is no news for the user.
    const known = typesetter.warnings.length;
    const lines = typesetter.paragraph([{ text: line, role }], style, {
      measureOf: () => measure,
      justify: role !== 'hei' && shape.centred[column] !== true && shape.right[column] !== true,
    });
    typesetter.warnings.length = known;
    return lines;
  });
}

function setCaption(typesetter: Typesetter, text: string, measure: number, part: string): SetLine | undefined {
  const size = Math.min(typesetter.layout.tableSize, CAPTION_SIZE);
  return text === '' ? undefined : typesetter.fittedLine(text, 'hei', typesetter.style(size, part), measure);
}

function captionHeight({ slots }: SetLine): number {
  return (slots[0]?.item.size ?? CAPTION_SIZE) * CAPTION_PITCH;
}

/** @returns the upper edge of the table below its caption */
function drawCaption(typesetter: Typesetter, page: ModelPage, { caption, shape }: SetTable, top: number): number {
  if (!caption) return top;
  typesetter.draw(page, caption, typesetter.layout.left + (tableWidth(shape) - caption.width) / 2, top);
  return top + captionHeight(caption);
}

function rowHeight(typesetter: Typesetter, size: number, lines: number): number {
  return (lines - 1) * size * typesetter.layout.tablePitchShare + size * (1 + 2 * cellMargin(typesetter));
}

function cellMargin({ layout }: Typesetter): number {
  return Math.min(CELL_MARGIN_MOST, Math.max(CELL_MARGIN_LEAST, layout.tablePitchShare - 1));
}

/** A row taller than a page cannot stay whole; it becomes several rows and the user is told. */
function splitTallRow(typesetter: Typesetter, row: SetRow, size: number, tallest: number, part: string): SetRow[] {
  if (row.height <= tallest) return [row];
  typesetter.warnings.push({ code: 'row_split', part });
  const pitch = size * typesetter.layout.tablePitchShare;
  const most = Math.max(1, Math.floor((tallest - size * (1 + 2 * cellMargin(typesetter))) / pitch) + 1);
  const longest = Math.max(...row.cells.map((cell) => cell.length));
  const pieces: SetRow[] = [];
  for (let from = 0; from < longest; from += most) {
    const cells = row.cells.map((cell) => cell.slice(from, from + most));
    const lines = Math.max(1, ...cells.map((cell) => cell.length));
    pieces.push({ cells, height: rowHeight(typesetter, size, lines), isHeader: row.isHeader });
  }
  return pieces;
}

function drawRow(typesetter: Typesetter, page: ModelPage, shape: TableShape, row: SetRow, y: number): void {
  const { layout } = typesetter;
  const pitch = shape.size * layout.tablePitchShare;
  let x = layout.left;
  drawRule(page, {
    x,
    y: y - layout.tableRule / 2,
    width: tableWidth(shape),
    height: layout.tableRule,
    colour: layout.black,
  });
  for (const [index, lines] of row.cells.entries()) {
    const width = shape.widths[index] ?? 0;
    const textHeight = (lines.length - 1) * pitch + shape.size;
    let emTop = y + (row.height - textHeight) / 2;
    for (const line of lines) {
      const isCentred = row.isHeader || shape.centred[index] === true;
      const isRight = !row.isHeader && shape.right[index] === true;
      const dx = isRight ? width - shape.padding - line.width : isCentred ? (width - line.width) / 2 : shape.padding;
      typesetter.draw(page, line, x + dx, emTop);
      emTop += pitch;
    }
    x += width;
  }
}

function drawColumnRules(
  typesetter: Typesetter,
  page: ModelPage,
  shape: TableShape,
  top: number,
  bottom: number,
): void {
  const { layout } = typesetter;
  const { tableRule: width, black: colour } = layout;
  drawRule(page, { x: layout.left, y: bottom - width / 2, width: tableWidth(shape), height: width, colour });
  let x = layout.left;
  for (const columnWidth of [0, ...shape.widths]) {
    x += columnWidth;
    // The outer rules lie inside the type area.
    const left = Math.min(Math.max(x - width / 2, layout.left), layout.left + tableWidth(shape) - width);
    drawRule(page, { x: left, y: top - width / 2, width, height: bottom - top + width, colour });
  }
}

function tableWidth(shape: TableShape): number {
  return shape.widths.reduce((sum, width) => sum + width, 0);
}
