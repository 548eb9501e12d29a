import type { CaptionedTable } from '#shared/features/documents/textBlock.ts';
import type { TextItem, TextStyle } from '../text/textItems.ts';
import type { Typesetter } from './typesetter.ts';

export type TableShape = {
  readonly size: number;
  readonly widths: readonly number[];
  readonly centred: readonly boolean[];
  /** Columns of numbers, at the right edge of their cells. */
  readonly right: readonly boolean[];
  /** Free space left and right of a cell's text. */
  readonly padding: number;
};

/** Widths in cells, so that they hold for every type size. */
type ColumnNeed = { natural: number; piece: number };

/** Up to this many characters a column stays centred even when it takes two lines: names of sections and people. */
const SHORT_CELLS = 9;

type Attempt = { readonly size: number; readonly kept: number };

/** Type sizes and how much of its text a column keeps on one line, in the order they are tried: first a comfortable table. */
const ATTEMPTS: readonly Attempt[] = [
  { size: 14, kept: 9 },
  { size: 12, kept: 9 },
  { size: 14, kept: 5 },
  { size: 12, kept: 5 },
  { size: 10.5, kept: 9 },
  { size: 10.5, kept: 5 },
  { size: 9, kept: 5 },
  { size: 9, kept: 2 },
];

/** The attempts between an office's sizes; at last its smallest size, which only keeps numbers and words whole and is always taken. */
function attemptsOf({
  tableSize,
  tableSizeSmallest: size,
}: Pick<Typesetter['layout'], 'tableSize' | 'tableSizeSmallest'>) {
  const between = ATTEMPTS.filter((one) => one.size <= tableSize && one.size >= size);
  return { before: [...between, { size, kept: 5 }], last: { size, kept: 2 } };
}

/**
 * Chooses type size and column widths (official-documents.md §3.4: 4号 or smaller as needed). Given widths are shares of the
 * measure; otherwise every column gets what it needs least and the rest goes where lines are longest.
 */
export function shapeTable(typesetter: Typesetter, table: CaptionedTable, measure: number, part: string): TableShape {
  const { layout } = typesetter;
  const needs = columnNeeds(typesetter, table, part);
  const shares = table.columns.some((column) => column.width !== undefined) ? sharedWidths(table, measure) : undefined;
  const { before, last } = attemptsOf(layout);
  const sizes = ({ size, kept }: Attempt) => {
    const padding = (layout.tablePadding * size) / layout.tableSize;
    const toPoints = (cells: number): number => cells * size * layout.cellShare + 2 * padding;
    const smallest = needs.map((need) => toPoints(Math.max(need.piece, Math.min(need.natural, kept))));
    return { padding, toPoints, smallest };
  };
  const fits = (attempt: Attempt): boolean => {
    const { toPoints, smallest } = sizes(attempt);
    return shares
      ? needs.every((need, index) => toPoints(need.piece) <= (shares[index] ?? 0) + 0.01)
      : sum(smallest) <= measure;
  };
  const taken = before.find(fits) ?? last;
  const { padding, toPoints, smallest } = sizes(taken);
  const natural = needs.map((need) => toPoints(need.natural));
  const widths = shares ?? fittedWidths(natural, smallest, measure);
  const short = toPoints(SHORT_CELLS);
  const centred = natural.map(
    (width, index) => table.columns[index]?.align === undefined && width <= Math.max((widths[index] ?? 0) + 0.1, short),
  );
  const right = table.columns.map(({ align }) => align === 'right');
  return { size: taken.size, widths, centred, right, padding };
}

function sharedWidths(table: CaptionedTable, measure: number): number[] {
  const shares = table.columns.map((column) => column.width ?? 1);
  return shares.map((share) => (measure * share) / sum(shares));
}

/** Smallest widths plus the free room, shared by the root of what is missing: long columns get more, but not everything. */
function fittedWidths(natural: readonly number[], smallest: readonly number[], measure: number): number[] {
  if (sum(natural) <= measure) return natural.map((width) => (width * measure) / sum(natural));
  if (sum(smallest) >= measure) return smallest.map((width) => (width * measure) / sum(smallest));
  const widths = [...smallest];
  for (let rest = measure - sum(widths); rest > 0.01; rest = measure - sum(widths)) {
    const missing = natural.map((width, index) => Math.max(0, width - (widths[index] ?? 0)));
    const weight = sum(missing.map(Math.sqrt));
    for (const [index, lack] of missing.entries()) {
      widths[index] = (widths[index] ?? 0) + Math.min(lack, (rest * Math.sqrt(lack)) / weight);
    }
  }
  return widths;
}

function columnNeeds(typesetter: Typesetter, table: CaptionedTable, part: string): ColumnNeed[] {
  const style = typesetter.style(typesetter.layout.tableSize, part);
  return table.columns.map((column, index) => {
    const need: ColumnNeed = { natural: 2, piece: 2 };
    const title = typesetter.measure([{ text: column.title, role: 'hei' }], style);
    widen(need, title, style);
    // A short title stays on one line: 序号, 责任科室, 完成时限.
    if (title.length <= 4) need.piece = Math.max(need.piece, title.length);
    for (const row of table.rows) {
      for (const line of (row[index] ?? '').split('\n')) {
        widen(need, typesetter.measure([{ text: line, role: 'fangsong' }], style), style);
      }
    }
    return need;
  });
}

/** Longest unbreakable piece that a column must hold; an address of 60 letters may break all the same. */
const LONGEST_PIECE = 12;

function widen(need: ColumnNeed, items: readonly TextItem[], style: TextStyle): void {
  let width = 0;
  let piece = 0;
  for (const item of items) {
    width += item.width / style.cell;
    piece += item.width / style.cell;
    need.piece = Math.max(need.piece, Math.min(piece, LONGEST_PIECE));
    if (!item.glued) piece = 0;
  }
  need.natural = Math.max(need.natural, width);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
