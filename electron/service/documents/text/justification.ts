import { type LineRange, lineWidth, shrinkOf, shrinkStep, widthInLine } from './lineBreaking.ts';
import type { TextItem } from './textItems.ts';

/** An item in its slot, `x` from the left end of the line. */
export type SlottedItem = { readonly item: TextItem; readonly x: number; readonly slot: number };

export type SetLine = {
  readonly slots: readonly SlottedItem[];
  readonly width: number;
  /** A justified line whose gaps would have become too wide and that was left short. */
  readonly ragged: boolean;
};

/**
 * Sets one line (§4.4): a too wide line is compressed in steps, a too narrow one is spread unless it is the last of its paragraph.
 * @param raggedGap largest even gap in cells
 */
export function setLine(items: readonly TextItem[], range: LineRange, justify: boolean, raggedGap: number): SetLine {
  const { start, end, measure } = range;
  const widths: number[] = [];
  for (let index = start; index < end; index += 1) widths.push(widthInLine(items, index, start, end));
  const { width } = lineWidth(items, start, end);
  const gaps = new Array<number>(widths.length).fill(0);
  let ragged = false;
  if (width > measure) compress(items, range, widths, width - measure);
  else if (justify && !range.last) ragged = !expand(items, range, widths, gaps, measure - width, raggedGap);
  const slots: SlottedItem[] = [];
  let x = 0;
  for (let index = start; index < end; index += 1) {
    const item = items[index];
    const slot = widths[index - start] ?? 0;
    if (!item) continue;
    slots.push({ item, x, slot });
    x += slot + (gaps[index - start] ?? 0);
  }
  return { slots, width: x, ragged };
}

function compress(items: readonly TextItem[], range: LineRange, widths: number[], excess: number): void {
  let rest = excess;
  for (const step of [1, 2, 3, 4]) {
    const members: { at: number; shrink: number }[] = [];
    for (let index = range.start; index < range.end; index += 1) {
      const item = items[index];
      if (item && shrinkStep(item) === step) {
        members.push({ at: index - range.start, shrink: shrinkOf(items, index, range.start, range.end) });
      }
    }
    const available = members.reduce((sum, member) => sum + member.shrink, 0);
    if (available <= 0 || rest <= 0) continue;
    const share = Math.min(1, rest / available);
    for (const { at, shrink } of members) widths[at] = (widths[at] ?? 0) - shrink * share;
    rest -= available * share;
  }
}

type GapKind = 'none' | 'space' | 'hanLatin' | 'plain';

/** @returns false when the gaps would be too wide; then nothing is changed */
function expand(
  items: readonly TextItem[],
  range: LineRange,
  widths: number[],
  gaps: number[],
  wanted: number,
  raggedGap: number,
): boolean {
  const kinds: GapKind[] = widths.map((_, at) => gapKind(items, range.start + at, range.end));
  const size = items[range.start]?.size ?? 0;
  const cell = items[range.start]?.cell ?? 0;
  const spaces = kinds.filter((kind) => kind === 'space').length;
  const spaceShare = spaces === 0 ? 0 : Math.min(size / 2 - size / 3, wanted / spaces);
  let rest = wanted - spaceShare * spaces;
  const borders = kinds.filter((kind) => kind === 'hanLatin').length;
  const borderShare = borders === 0 ? 0 : Math.min(size / 4, rest / borders);
  rest -= borderShare * borders;
  const open = kinds.filter((kind) => kind !== 'none').length;
  const evenShare = open === 0 ? 0 : rest / open;
  if (rest > 0.01 && (open === 0 || evenShare > raggedGap * cell)) return false;
  for (const [at, kind] of kinds.entries()) {
    if (kind === 'none') continue;
    gaps[at] = evenShare + (kind === 'hanLatin' ? borderShare : 0);
    if (kind === 'space') widths[at] = (widths[at] ?? 0) + spaceShare;
  }
  return true;
}

function gapKind(items: readonly TextItem[], index: number, end: number): GapKind {
  const item = items[index];
  const next = items[index + 1];
  if (!item || !next || index + 1 >= end || item.glued) return 'none';
  if (item.kind === 'space') return 'space';
  if (next.kind === 'space') return 'none';
  return (item.kind === 'full' && isWord(next)) || (isWord(item) && next.kind === 'full') ? 'hanLatin' : 'plain';
}

/** Letters, digits and %; the stop of a heading number (1.) is no word. */
function isWord(item: TextItem): boolean {
  return item.kind === 'digit' || (item.kind === 'latin' && /[\p{L}%]/u.test(item.character));
}
