import type { TableBlock } from '#shared/features/documents/textBlock.ts';
import { nodeText, type WordNode } from './wordTree.ts';
import type { WarningCount } from './wordWarnings.ts';

const MOST_COLUMNS = 20;
const MOST_ROWS = 5000;
const LONGEST_CELL = 20_000;
const LONGEST_TITLE = 200;

/** A table with one header row; a merged cell keeps its text in its first place, the others are empty. */
export function draftTable(table: WordNode, counts: WarningCount): TableBlock | undefined {
  const grid = cellGrid(table, counts);
  const width = Math.max(0, ...grid.map((row) => row.length));
  const [head, ...rows] = grid;
  if (!head || width === 0) return undefined;
  if (width > MOST_COLUMNS) counts.add('wide_tables');
  const columns = Math.min(width, MOST_COLUMNS);
  const fitted = (row: readonly string[], longest: number): string[] =>
    Array.from({ length: columns }, (_, index) => {
      // What does not fit beside each other stands together in the last column.
      const text =
        index + 1 === columns
          ? row
              .slice(index)
              .filter((cell) => cell !== '')
              .join('\n')
          : (row[index] ?? '');
      return shortened(text, longest, counts);
    });
  if (rows.length > MOST_ROWS) counts.add('shortened', rows.length - MOST_ROWS);
  return {
    kind: 'table',
    columns: fitted(head, LONGEST_TITLE).map((title) => ({ title })),
    rows: rows.slice(0, MOST_ROWS).map((row) => fitted(row, LONGEST_CELL)),
  };
}

/** Text cut to what a field holds, in code points. */
export function shortened(text: string, longest: number, counts: WarningCount): string {
  if (text.length <= longest) return text;
  counts.add('shortened');
  return Array.from(text.slice(0, longest))
    .filter((character) => !/^[\ud800-\udfff]$/u.test(character))
    .join('');
}

function cellGrid(table: WordNode, counts: WarningCount): string[][] {
  const rows = descendants(table, 'tableRow');
  const grid: string[][] = rows.map(() => []);
  for (const [rowIndex, row] of rows.entries()) {
    let column = 0;
    for (const cell of row.children.filter(({ type }) => type === 'tableCell')) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1;
      const { colSpan, rowSpan } = cell;
      if (colSpan > 1 || rowSpan > 1) counts.add('merged_cells');
      counts.add('nested_tables', cell.children.filter(({ type }) => type === 'table').length);
      const text = cellText(cell);
      for (let down = 0; down < Math.min(rowSpan, rows.length - rowIndex); down += 1) {
        for (let across = 0; across < Math.min(colSpan, 200); across += 1) {
          const target = grid[rowIndex + down];
          if (target) target[column + across] = down === 0 && across === 0 ? text : '';
        }
      }
      column += Math.min(colSpan, 200);
    }
  }
  return grid.map((row) => Array.from(row, (cell) => cell ?? ''));
}

function cellText(cell: WordNode): string {
  const lines = cell.children.map((child) =>
    child.type === 'table'
      ? descendants(child, 'tableRow')
          .map((row) => row.children.map(cellText).join(' '))
          .join('\n')
      : nodeText(child).trim(),
  );
  return lines.join('\n').trim();
}

/** Nodes of a type, not looking into nested tables. */
function descendants(node: WordNode, type: string): WordNode[] {
  return node.children.flatMap((child) => {
    if (child.type === type) return [child];
    return child.type === 'table' ? [] : descendants(child, type);
  });
}
