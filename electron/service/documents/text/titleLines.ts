import { mayBreak } from './lineBreaking.ts';
import type { TextItem } from './textItems.ts';

/** Above this many lines the number of combinations explodes; such a title is filled line by line. */
const MOST_TRIED_LINES = 4;

/** Fixed terms of office language that a general dictionary takes apart. */
const OFFICE_TERMS =
  /领导小组|社会组织|社会团体|民办非企业单位|社会服务机构|会议纪要|专题会议|工作会议|联席会议|办公室|民政局|人民政府|实施方案|工作要点|第[一二三四五六七八九十百\d]+(?:次|届|季度|期|批)|(?:\d{4}|[〇一二三四五六七八九]{4})年(?:度|第[一二三四]季度)?|[上下]半年/gu;

/** Code point positions where a word ends, so that a title is not broken inside one. */
function wordEnds(text: string): Set<number> {
  const ends = new Set<number>();
  let count = 0;
  for (const { segment } of new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(text)) {
    count += [...segment].length;
    ends.add(count);
  }
  for (const term of text.matchAll(OFFICE_TERMS)) {
    const start = [...text.slice(0, term.index)].length;
    for (let inside = start + 1; inside < start + [...term[0]].length; inside += 1) ends.delete(inside);
  }
  return ends;
}

/** Positions inside 《…》: a book title stays on one line when it can. */
function insideBookTitle(items: readonly TextItem[]): boolean[] {
  let depth = 0;
  return items.map((item) => {
    if (item.character === '》') depth = Math.max(0, depth - 1);
    const inside = depth > 0;
    if (item.character === '《') depth += 1;
    return inside;
  });
}

/**
 * Proposes title lines (official-documents.md §2.2): whole words, lengths as a trapezium or rhombus, never all equal, never narrow in
 * the middle, no line beginning with 的 or 、. The user can set breaks by hand instead.
 * @param wanted longest line aimed for, in points
 * @param most longest line possible, in points
 * @returns end positions of the lines
 */
export function proposeTitleBreaks(items: readonly TextItem[], wanted: number, most: number): number[] {
  const widths = [0];
  for (const item of items) widths.push((widths.at(-1) ?? 0) + item.width);
  const widthOf = (from: number, to: number): number => (widths[to] ?? 0) - (widths[from] ?? 0);
  if (widthOf(0, items.length) <= most) return [items.length];
  const ends = wordEnds(items.map((item) => item.character).join(''));
  const inside = insideBookTitle(items);
  const isAllowed = (at: number, strict: boolean): boolean =>
    mayBreak(items, at) && items[at]?.character !== '的' && (!strict || (ends.has(at) && !inside[at]));
  const least = Math.ceil(widthOf(0, items.length) / wanted);
  for (const strict of least <= MOST_TRIED_LINES ? [true, false] : []) {
    for (let count = least; count <= least + 1; count += 1) {
      const best = bestBreaks(
        items.length,
        count,
        (at) => isAllowed(at, strict),
        widthOf,
        count === least ? most : wanted,
      );
      if (best) return best;
    }
  }
  return greedyBreaks(items.length, widthOf, most, (at) => mayBreak(items, at));
}

function bestBreaks(
  length: number,
  count: number,
  isAllowed: (at: number) => boolean,
  widthOf: (from: number, to: number) => number,
  most: number,
): number[] | undefined {
  let best: number[] | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  const visit = (from: number, chosen: number[]): void => {
    if (chosen.length === count - 1) {
      if (widthOf(from, length) > most) return;
      const all = [...chosen, length];
      const cost = shapeCost(all.map((end, index) => widthOf(index === 0 ? 0 : (all[index - 1] ?? 0), end)));
      if (cost < bestCost) [best, bestCost] = [all, cost];
      return;
    }
    for (let at = from + 1; at < length && widthOf(from, at) <= most; at += 1) {
      if (isAllowed(at) && widthOf(at, length) <= most * (count - chosen.length - 1)) visit(at, [...chosen, at]);
    }
  };
  visit(0, []);
  return best;
}

/** Lower is better: near even, but not equal; not narrow in the middle. */
function shapeCost(widths: readonly number[]): number {
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  let cost = widths.reduce((sum, width) => sum + ((width - mean) / mean) ** 2, 0);
  const longest = Math.max(...widths);
  if (longest - Math.min(...widths) < 0.02 * mean) cost += 0.05;
  for (let index = 1; index + 1 < widths.length; index += 1) {
    const [before, here, after] = [widths[index - 1] ?? 0, widths[index] ?? 0, widths[index + 1] ?? 0];
    if (here < before && here < after) cost += 4;
  }
  return cost;
}

function greedyBreaks(
  length: number,
  widthOf: (from: number, to: number) => number,
  most: number,
  isAllowed: (at: number) => boolean,
): number[] {
  const ends: number[] = [];
  let from = 0;
  while (from < length) {
    let end = from + 1;
    let allowed = 0;
    while (end < length && widthOf(from, end + 1) <= most) {
      end += 1;
      if (isAllowed(end)) allowed = end;
    }
    const chosen = end >= length || allowed === 0 ? end : allowed;
    ends.push(chosen);
    from = chosen;
  }
  return ends;
}
