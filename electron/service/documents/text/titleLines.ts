import { lineWidth, mayBreak } from './lineBreaking.ts';
import type { TextItem } from './textItems.ts';
import { titleWordEnds } from './titleWords.ts';

/** In characters: less is the same width when a shape is judged; lines that all differ by less look equal. */
const LEVEL = 0.1;
const EQUAL = 0.4;
/** A line shorter than this share of the mean is out of proportion (长短适宜). */
const SHORTEST_SHARE = 0.4;

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

type Widths = (from: number, to: number) => number;

/**
 * Width of a line in points as it is set: marks at its ends take half a cell, and a blank between two agencies that falls to its beginning
 * or end is not printed.
 */
function setWidths(items: readonly TextItem[]): Widths {
  const known = new Map<number, number>();
  const isBlank = (index: number): boolean => /^[ \u3000]$/u.test(items[index]?.character ?? '');
  return (from, to) => {
    const key = from * (items.length + 1) + to;
    const width = known.get(key);
    if (width !== undefined) return width;
    let [start, end] = [from, to];
    while (start < end && isBlank(start)) start += 1;
    while (end > start && isBlank(end - 1)) end -= 1;
    const measured = lineWidth(items.slice(start, end), 0, end - start).width;
    known.set(key, measured);
    return measured;
  };
}

/**
 * Proposes title lines (official-documents.md §2.2): whole words, lengths as a trapezium or rhombus, never all equal, never narrow in
 * the middle, no line beginning with 的 or 、. A line more is preferred to a bad shape, a bad shape to a broken book title, and this to a
 * line out of proportion or a broken word. The user can set breaks by hand instead.
 * @param wanted longest line aimed for, in points
 * @param most longest line possible, in points
 * @returns end positions of the lines
 */
export function proposeTitleBreaks(items: readonly TextItem[], wanted: number, most: number): readonly number[] {
  const widthOf = setWidths(items);
  const total = widthOf(0, items.length);
  if (total <= most) return [items.length];
  const ends = titleWordEnds(items.map((item) => item.character).join(''));
  const inside = insideBookTitle(items);
  const isPossible = (at: number): boolean => mayBreak(items, at) && items[at]?.character !== '的';
  const whole = items.map((_, at) => isPossible(at) && ends.has(at) && !inside[at]);
  const words = items.map((_, at) => isPossible(at) && ends.has(at));
  const any = items.map((_, at) => isPossible(at));
  const size = Math.max(...items.map((item) => item.width));
  const wantedCount = Math.ceil(total / wanted);
  // As many lines as wanted, else fewer and longer ones, else one more.
  const counts = [...new Set([wantedCount, Math.max(2, Math.ceil(total / most)), wantedCount + 1])];
  for (const [allowed, shape] of [
    [whole, 'shaped'],
    [whole, 'proportioned'],
    [words, 'shaped'],
    [words, 'proportioned'],
    [whole, 'any'],
    [any, 'any'],
  ] as const) {
    for (const count of counts) {
      const longest = count > wantedCount ? wanted : most;
      const best = bestBreaks({ length: items.length, count, size, allowed, shape, widthOf, most: longest });
      if (best) return best;
    }
  }
  return greedyBreaks(items.length, widthOf, most, (at) => mayBreak(items, at));
}

type Lines = {
  readonly length: number;
  readonly count: number;
  /** Width of a character. */
  readonly size: number;
  /** Whether a line may end before this item. */
  readonly allowed: readonly boolean[];
  /** `shaped`: longer, then shorter, and not all equal; `proportioned`: no line much shorter than the others. */
  readonly shape: 'shaped' | 'proportioned' | 'any';
  readonly widthOf: Widths;
  readonly most: number;
};
type Found = { readonly cost: number; readonly ends: readonly number[] };
/** What the lines so far leave open: where they end, width of the last one, whether they grow shorter already, whether two differ. */
type State = { readonly at: number; readonly start: number; readonly isFalling: boolean; readonly isVaried: boolean };

/** The most even lines of this number that are allowed. */
function bestBreaks({ length, count, size, allowed, shape, widthOf, most }: Lines): readonly number[] | undefined {
  const mean = widthOf(0, length) / count;
  const isShaped = shape === 'shaped';
  const known = new Map<string, Found | undefined>();
  const follow = (state: State, end: number): State | undefined => {
    const next = { ...state, at: end, start: state.at };
    const width = widthOf(state.at, end);
    if (shape !== 'any' && width < SHORTEST_SHARE * mean) return undefined;
    if (!isShaped || state.at === 0) return next;
    const step = width - widthOf(state.start, state.at);
    if (Math.abs(step) < LEVEL * size) return next;
    if (step > 0 && state.isFalling) return undefined;
    return { ...next, isFalling: step < 0, isVaried: state.isVaried || Math.abs(step) >= EQUAL * size };
  };
  const rest = (state: State, left: number): Found | undefined => {
    if (left === 0) return !isShaped || state.isVaried || count === 1 ? { cost: 0, ends: [] } : undefined;
    const key = `${state.at} ${left} ${isShaped ? `${state.start} ${state.isFalling} ${state.isVaried}` : ''}`;
    if (known.has(key)) return known.get(key);
    let best: Found | undefined;
    for (let end = left === 1 ? length : state.at + 1; end <= length; end += 1) {
      const width = widthOf(state.at, end);
      if (width > most) break;
      const isEnd = left === 1 ? end === length : end < length && allowed[end] === true;
      if (!isEnd || widthOf(end, length) > most * (left - 1)) continue;
      const next = follow(state, end);
      const behind = next && rest(next, left - 1);
      if (!behind) continue;
      const cost = behind.cost + ((width - mean) / mean) ** 2;
      if (!best || cost < best.cost) best = { cost, ends: [end, ...behind.ends] };
    }
    known.set(key, best);
    return best;
  };
  return rest({ at: 0, start: 0, isFalling: false, isVaried: false }, count)?.ends;
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
