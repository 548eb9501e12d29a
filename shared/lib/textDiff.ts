/** A stretch of two sequences: equal in both, or replaced (one side may be empty). Ends are exclusive. */
export type EditRun = {
  readonly same: boolean;
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
};

/** A stretch of text: in both texts, only in the earlier or only in the later one. */
export type DiffPart = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Edits after which two paragraphs are no longer compared character by character but sentence by sentence. */
const MOST_CHARACTER_EDITS = 1200;
const MOST_SENTENCE_EDITS = 2500;
/** A single character that happens to be equal between two changes only breaks up the reading. */
const SHORT_SAME = 1;

/**
 * The shortest way from one sequence to another (Myers' greedy algorithm), as alternating equal and replaced stretches.
 * @param most edits after which it gives up: then everything between equal ends is one replaced stretch
 */
export function editRuns(
  before: readonly string[],
  after: readonly string[],
  most = Number.MAX_SAFE_INTEGER,
): EditRun[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const middle = middleRuns(before, after, { start, end: before.length - tail, otherEnd: after.length - tail }, most);
  const runs: EditRun[] = [];
  const add = (same: boolean, from: number, to: number, otherFrom: number, otherTo: number) => {
    if (to > from || otherTo > otherFrom) runs.push({ same, from, to, otherFrom, otherTo });
  };
  add(true, 0, start, 0, start);
  let [place, other] = [start, start];
  for (const [from, to, otherFrom] of middle) {
    add(false, place, from, other, otherFrom);
    add(true, from, to, otherFrom, otherFrom + to - from);
    [place, other] = [to, otherFrom + to - from];
  }
  add(false, place, before.length - tail, other, after.length - tail);
  add(true, before.length - tail, before.length, after.length - tail, after.length);
  return joined(runs);
}

type Span = { readonly start: number; readonly end: number; readonly otherEnd: number };

/** Equal stretches `[from, to, otherFrom]` inside a span, in order; none when more than `most` edits would be needed. */
function middleRuns(
  before: readonly string[],
  after: readonly string[],
  { start, end, otherEnd }: Span,
  most: number,
): (readonly [number, number, number])[] {
  const length = end - start;
  const otherLength = otherEnd - start;
  if (length === 0 || otherLength === 0) return [];
  const limit = Math.min(length + otherLength, most);
  const centre = limit + 1;
  const furthest = new Int32Array(2 * limit + 3).fill(-1);
  furthest[centre + 1] = 0;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(furthest.slice(centre - edits - 1, centre + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      if (diagonal < -otherLength || diagonal > length) continue;
      const below = furthest[centre + diagonal + 1] ?? -1;
      const beside = furthest[centre + diagonal - 1] ?? -1;
      let x = diagonal === -edits || (diagonal !== edits && beside < below) ? below : beside + 1;
      let y = x - diagonal;
      while (x < length && y < otherLength && before[start + x] === after[start + y]) {
        x += 1;
        y += 1;
      }
      furthest[centre + diagonal] = x;
      if (x >= length && y >= otherLength) return walkBack(trace, length, otherLength, start);
    }
  }
  return [];
}

/** Reads the way back from the end; `trace[d]` holds the furthest points before step d, its middle is diagonal 0. */
function walkBack(
  trace: readonly Int32Array[],
  length: number,
  otherLength: number,
  start: number,
): (readonly [number, number, number])[] {
  const runs: (readonly [number, number, number])[] = [];
  let x = length;
  let y = otherLength;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const points = trace[edits];
    const at = (diagonal: number): number => points?.[diagonal + edits + 1] ?? -1;
    const diagonal = x - y;
    const isDown = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
    const previousX = edits === 0 ? 0 : isDown ? at(diagonal + 1) : at(diagonal - 1);
    const previousY = edits === 0 ? 0 : previousX - (isDown ? diagonal + 1 : diagonal - 1);
    const from = edits === 0 ? 0 : isDown ? previousX : previousX + 1;
    if (x > from) runs.push([start + from, start + x, start + from - diagonal]);
    [x, y] = [previousX, previousY];
  }
  return runs.reverse();
}

function joined(runs: readonly EditRun[]): EditRun[] {
  const result: EditRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.same === run.same) result[result.length - 1] = { ...last, to: run.to, otherTo: run.otherTo };
    else result.push(run);
  }
  return result;
}

/**
 * The differences of two texts, character by character for Chinese and word by word for letters and figures; long texts that differ
 * everywhere are compared sentence by sentence. The parts that are not `added` make up the earlier text, those not `removed` the later.
 */
export function diffText(before: string, after: string): DiffPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const fine = tokenParts(before, after);
  if (fine !== undefined) return readable(fine);
  const [sentences, otherSentences] = [sentencesOf(before), sentencesOf(after)];
  const parts = editRuns(sentences, otherSentences, MOST_SENTENCE_EDITS).flatMap((run): DiffPart[] => {
    const text = sentences.slice(run.from, run.to).join('');
    if (run.same) return [{ kind: 'same', text }];
    const other = otherSentences.slice(run.otherFrom, run.otherTo).join('');
    return tokenParts(text, other) ?? replaced(text, other);
  });
  return readable(parts);
}

/** Undefined when the texts differ in more places than is sensible to list. */
function tokenParts(before: string, after: string): DiffPart[] | undefined {
  const [tokens, otherTokens] = [tokensOf(before), tokensOf(after)];
  const runs = editRuns(tokens, otherTokens, MOST_CHARACTER_EDITS);
  const edits = runs.reduce((sum, run) => (run.same ? sum : sum + run.to - run.from + run.otherTo - run.otherFrom), 0);
  if (edits > MOST_CHARACTER_EDITS) return undefined;
  return runs.flatMap((run) => {
    const text = tokens.slice(run.from, run.to).join('');
    return run.same
      ? [{ kind: 'same' as const, text }]
      : replaced(text, otherTokens.slice(run.otherFrom, run.otherTo).join(''));
  });
}

function tokensOf(text: string): string[] {
  return text.match(/[A-Za-z0-9]+|[\s\S]/gu) ?? [];
}

function sentencesOf(text: string): string[] {
  return text.match(/[^，。；！？,;\n]*[，。；！？,;\n]|[^，。；！？,;\n]+$/gu) ?? [];
}

function replaced(text: string, other: string): DiffPart[] {
  const parts: DiffPart[] = [];
  if (text !== '') parts.push({ kind: 'removed', text });
  if (other !== '') parts.push({ kind: 'added', text: other });
  return parts;
}

/** Joins what belongs together: equal neighbours, and changes with a single equal character between them. */
function readable(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    result.push(...replaced(removed, added));
    removed = '';
    added = '';
  };
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if (isBetweenChanges(parts, index) && removed !== '' && added !== '' && [...part.text].length <= SHORT_SAME) {
      removed += part.text;
      added += part.text;
    } else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') result[result.length - 1] = { kind: 'same', text: last.text + part.text };
      else result.push(part);
    }
  }
  flush();
  return result;
}

function isBetweenChanges(parts: readonly DiffPart[], index: number): boolean {
  const next = parts[index + 1];
  const second = parts[index + 2];
  return next?.kind === 'removed' && second?.kind === 'added';
}
