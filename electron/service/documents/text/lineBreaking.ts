import type { TextItem } from './textItems.ts';

/** Items `start` … `end`−1 of a paragraph on one line. */
export type LineRange = {
  readonly start: number;
  readonly end: number;
  readonly measure: number;
  readonly last: boolean;
};

const TOLERANCE = 0.01;

/** Order in which marks give up room (§4.4 step 4); step 0 gives none. */
export function shrinkStep(item: TextItem): 0 | 1 | 2 | 3 | 4 {
  if (item.kind === 'space') return 1;
  if (item.kind === 'opening' || item.kind === 'closing') return 2;
  if (item.kind === 'comma') return 3;
  if (item.kind === 'stop' || (item.kind === 'query' && !item.glued && item.width > 0.9 * item.cell)) return 4;
  return 0;
}

/** Width of item `index` when the line holds `start` … `end`−1: adjacent marks and line ends take half a cell less. */
export function widthInLine(items: readonly TextItem[], index: number, start: number, end: number): number {
  const item = items[index];
  if (!item) return 0;
  if (item.kind === 'space' && (index === end - 1 || (index === start && start > 0))) return 0;
  const half = item.cell / 2;
  if (item.kind === 'opening') {
    if (index === start) return start > 0 ? half : item.width;
    return item.width - item.besidePrevious;
  }
  const endsLine = index === end - 1 && shrinkStep(item) >= 2;
  return endsLine ? Math.min(item.width, half) : item.width - item.besideNext;
}

/** What item `index` can still give up. */
export function shrinkOf(items: readonly TextItem[], index: number, start: number, end: number): number {
  const item = items[index];
  if (!item) return 0;
  const step = shrinkStep(item);
  if (step === 0) return 0;
  const width = widthInLine(items, index, start, end);
  return Math.max(0, width - (step === 1 ? item.size / 4 : item.cell / 2));
}

/** May a line end before item `at`? */
export function mayBreak(items: readonly TextItem[], at: number): boolean {
  const before = items[at - 1];
  const after = items[at];
  if (!before || !after) return true;
  return !before.glued && !before.notAtEnd && !after.notAtStart;
}

/**
 * 避头尾 with "先挤进，后推出": the line takes what fits; when it may not end there, marks are compressed to pull the next characters
 * in, and only if that is not enough it ends at the last allowed place before.
 * @param measureOf width of line number n in points
 */
export function breakLines(items: readonly TextItem[], measureOf: (line: number) => number): LineRange[] {
  const lines: LineRange[] = [];
  let start = 0;
  while (start < items.length) {
    const measure = measureOf(lines.length);
    const end = lineEnd(items, start, measure);
    lines.push({ start, end, measure, last: end >= items.length });
    start = end;
    while (start < items.length && items[start]?.kind === 'space') start += 1;
    const previous = lines.at(-1);
    if (start >= items.length && previous && !previous.last) lines[lines.length - 1] = { ...previous, last: true };
  }
  return lines;
}

function lineEnd(items: readonly TextItem[], start: number, measure: number): number {
  let fits = start; // furthest end without compression
  let allowed = start; // furthest allowed end without compression
  let pulled = 0; // nearest allowed end with compression
  for (let end = start + 1; end <= items.length; end += 1) {
    const { width, shrink } = lineWidth(items, start, end);
    if (width - shrink > measure + TOLERANCE) break;
    const isAllowed = mayBreak(items, end);
    if (width <= measure + TOLERANCE) {
      fits = end;
      if (isAllowed) allowed = end;
    } else if (isAllowed) {
      pulled = end;
      break;
    }
  }
  if (allowed === fits && fits > start) return allowed;
  if (pulled > 0) return pulled;
  if (allowed > start) return allowed;
  return emergencyEnd(items, start, Math.max(fits, start + 1));
}

/** Nothing fits by the rules (a word longer than the line): break inside it, inside a number only as the very last resort. */
function emergencyEnd(items: readonly TextItem[], start: number, furthest: number): number {
  for (let end = furthest; end > start + 1; end -= 1) {
    const before = items[end - 1];
    const after = items[end];
    const insideNumber = before?.kind === 'digit' && (after?.kind === 'digit' || after?.character === '.');
    if (!insideNumber && !after?.notAtStart && !before?.notAtEnd) return end;
  }
  return furthest;
}

/** Natural width of a line and what it could give up. */
export function lineWidth(items: readonly TextItem[], start: number, end: number): { width: number; shrink: number } {
  let width = 0;
  let shrink = 0;
  for (let index = start; index < end; index += 1) {
    width += widthInLine(items, index, start, end);
    shrink += shrinkOf(items, index, start, end);
  }
  return { width, shrink };
}
