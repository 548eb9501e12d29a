import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import type { HtmlNode } from './htmlTree.ts';

type Element = HtmlNode & { kind: 'element' };

/** Limits of a table block (shared/features/documents/textBlock.ts). */
const MOST_COLUMNS = 20;
const LONGEST_TITLE = 200;

/**
 * Turns a pasted table into blocks. Merged cells keep their text in the first place and leave the others empty. A table of one
 * cell is only a frame: its content is taken. One with more columns than a page can hold becomes a paragraph a row.
 * @param readCell reads the content of a cell
 */
export function tableToBlocks(table: Element, readCell: (cell: Element) => TextBlock[]): TextBlock[] {
  const cells = rowsOf(table).map(cellsOf);
  const [first] = cells;
  if (cells.length === 1 && first?.length === 1 && first[0] !== undefined) return readCell(first[0]);
  const grid = layOut(cells, (cell) => readCell(cell).map(blockText).join('\n'));
  const filled = grid.filter((row) => row.some((text) => text !== ''));
  const [titles, ...rows] = filled;
  if (titles === undefined) return [];
  if (titles.length > MOST_COLUMNS) {
    return filled.map((row) => ({ kind: 'paragraph', text: row.filter((text) => text !== '').join('　') }));
  }
  const asHeader = titles.every((title) => title.length <= LONGEST_TITLE);
  const shares = sharesOf(table, titles.length);
  const columns = titles.map((title, index) => {
    const share = shares[index];
    return { title: asHeader ? title : '', ...(share === undefined ? {} : { width: share }) };
  });
  return [{ kind: 'table', columns, rows: asHeader ? rows : filled }];
}

function elementsBelow(node: Element, tags: readonly string[]): Element[] {
  return node.children.filter((child): child is Element => child.kind === 'element' && tags.includes(child.tag));
}

function rowsOf(table: Element): Element[] {
  const parts = elementsBelow(table, ['thead', 'tbody', 'tfoot', 'tr']);
  return parts.flatMap((part) => (part.tag === 'tr' ? [part] : elementsBelow(part, ['tr'])));
}

function cellsOf(row: Element): Element[] {
  return elementsBelow(row, ['td', 'th']);
}

/** Places the cells on a full grid: every row has the same length. */
function layOut(rows: readonly (readonly Element[])[], textOf: (cell: Element) => string): string[][] {
  const grid: (string | undefined)[][] = rows.map(() => []);
  rows.forEach((cells, rowIndex) => {
    let column = 0;
    for (const cell of cells) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1;
      const wide = spanOf(cell.attributes.colspan);
      const high = Math.min(spanOf(cell.attributes.rowspan), rows.length - rowIndex);
      const text = textOf(cell);
      for (let down = 0; down < high; down += 1) {
        for (let right = 0; right < wide; right += 1) {
          const target = grid[rowIndex + down];
          if (target !== undefined) target[column + right] = down === 0 && right === 0 ? text : '';
        }
      }
      column += wide;
    }
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10);
  return Number.isFinite(span) && span > 0 ? Math.min(span, 100) : 1;
}

function blockText(block: TextBlock): string {
  if (block.kind !== 'table') return block.text;
  return [block.columns.map((column) => column.title), ...block.rows].map((row) => row.join('　')).join('\n');
}

/** Column widths as shares of 100, when every column of some row without merged cells says its width; otherwise none. */
function sharesOf(table: Element, columns: number): number[] {
  const candidates = [
    elementsBelow(table, ['colgroup'])
      .flatMap((group) => elementsBelow(group, ['col']))
      .concat(elementsBelow(table, ['col'])),
    ...rowsOf(table).map(cellsOf),
  ];
  for (const cells of candidates) {
    if (cells.length !== columns) continue;
    const widths = cells.map(widthOf);
    if (widths.some((width) => width === null)) continue;
    const total = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
    return widths.map((width) => Math.max(1, Math.round(((width ?? 0) / total) * 100)));
  }
  return [];
}

function widthOf(cell: Element): number | null {
  if (spanOf(cell.attributes.colspan) > 1) return null;
  const styled = /(?:^|;)\s*width\s*:\s*([\d.]+)(?:pt|px|cm|mm|in|%)/iu.exec(cell.attributes.style ?? '')?.[1];
  const width = Number.parseFloat(cell.attributes.width ?? styled ?? '');
  return Number.isFinite(width) && width > 0 ? width : null;
}
