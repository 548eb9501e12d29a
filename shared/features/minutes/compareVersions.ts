import { type DiffPart, diffText, editRuns } from '../../lib/textDiff.ts';
import type { TextBlock } from '../documents/textBlock.ts';
import type { MinutesContent } from './minutesContent.ts';

/** A change of one fact at the head or foot of the minutes. */
export type FactChange = { readonly field: FactField; readonly parts: readonly DiffPart[] };

/** One line of the text (a heading, a paragraph, a row of a table) on both sides; a missing side is null. */
export type LineChange = {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly before: TextLine | null;
  readonly after: TextLine | null;
  readonly parts: readonly DiffPart[];
};

export type TextLine = {
  readonly style: 'heading' | 'paragraph' | 'table';
  readonly level: number;
  readonly text: string;
};

/** One row of a list. `moved`: its words are the same and its place among the others is not. */
export type RowChange = {
  readonly kind: 'same' | 'added' | 'removed' | 'changed' | 'moved';
  readonly parts: readonly DiffPart[];
};

const FACT_FIELDS = [
  'title',
  'kind',
  'mark',
  'startAt',
  'endAt',
  'place',
  'chairName',
  'recorderName',
  'openingText',
  'distribution',
  'copyTo',
] as const;
export type FactField = (typeof FACT_FIELDS)[number];

export const LISTS = ['agenda', 'attendance', 'decisions', 'actions'] as const;
export type ListName = (typeof LISTS)[number];

/** How a row of each list reads; the words come from the catalogue of whoever compares. */
export type RowWords = {
  readonly [Name in ListName]: (row: MinutesContent[Name][number], content: MinutesContent) => string;
};

export type VersionDifference = {
  readonly facts: readonly FactChange[];
  readonly lines: readonly LineChange[];
  readonly lists: Readonly<Record<ListName, readonly RowChange[]>>;
  /** Differing facts, lines and rows together. */
  readonly count: number;
};

/** Fields whose values are codes or moments: they change as a whole. */
const CODED: ReadonlySet<FactField> = new Set(['kind', 'startAt', 'endAt']);

function replaced(before: string, after: string): DiffPart[] {
  return [...diffText(before, ''), ...diffText('', after)];
}

/** Two lines of which less than this share of neighbouring characters is common are no versions of each other. */
const ALIKE = 0.35;
/** Lines of one changed stretch that are matched with each other by likeness, at most; more are taken in order. */
const MOST_PAIRS = 3600;

/** What differs between two versions of minutes: facts, text by paragraph and within a paragraph, lists by row. Pure. */
export function compareVersions(before: MinutesContent, after: MinutesContent, words: RowWords): VersionDifference {
  const facts = FACT_FIELDS.flatMap((field): FactChange[] => {
    const [old, next] = [before.fields[field] ?? '', after.fields[field] ?? ''];
    return old === next ? [] : [{ field, parts: CODED.has(field) ? replaced(old, next) : diffText(old, next) }];
  });
  const lines = compareLines(linesOf(before.fields.minutesText.blocks), linesOf(after.fields.minutesText.blocks));
  const rowsOf = <Name extends ListName>(name: Name) => {
    const keyed = (content: MinutesContent) =>
      content[name].map((row) => ({ id: row.id, text: words[name](row, content) }));
    return compareRows(keyed(before), keyed(after));
  };
  const lists = {
    agenda: rowsOf('agenda'),
    attendance: rowsOf('attendance'),
    decisions: rowsOf('decisions'),
    actions: rowsOf('actions'),
  };
  const differing = (rows: readonly { readonly kind: string }[]) => rows.filter((row) => row.kind !== 'same').length;
  const count = facts.length + differing(lines) + Object.values(lists).reduce((sum, rows) => sum + differing(rows), 0);
  return { facts, lines, lists, count };
}

/** The text of minutes as lines: a row of a table is a line of its own. */
export function linesOf(blocks: readonly TextBlock[]): TextLine[] {
  return blocks.flatMap((block): TextLine[] => {
    if (block.kind === 'heading') return [{ style: 'heading', level: block.level, text: block.text }];
    if (block.kind === 'paragraph')
      return block.text.split('\n').map((text) => ({ style: 'paragraph', level: 0, text }));
    const row = (cells: readonly string[]): TextLine => ({ style: 'table', level: 0, text: cells.join('｜') });
    return [row(block.columns.map((column) => column.title)), ...block.rows.map(row)];
  });
}

/** Lines of two texts side by side; changed stretches are matched line by line where lines are alike. */
function compareLines(before: readonly TextLine[], after: readonly TextLine[]): LineChange[] {
  const keyOf = (line: TextLine) => `${line.style}${line.level} ${line.text}`;
  return editRuns(before.map(keyOf), after.map(keyOf)).flatMap((run): LineChange[] => {
    const old = before.slice(run.from, run.to);
    const next = after.slice(run.otherFrom, run.otherTo);
    if (run.same) return old.map((line, index) => sameLine(line, next[index] ?? line));
    return matched(old, next).map(([left, right]) => changedLine(left, right));
  });
}

function sameLine(before: TextLine, after: TextLine): LineChange {
  return { kind: 'same', before, after, parts: before.text === '' ? [] : [{ kind: 'same', text: before.text }] };
}

function changedLine(before: TextLine | null, after: TextLine | null): LineChange {
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return { kind, before, after, parts: diffText(before?.text ?? '', after?.text ?? '') };
}

/** Pairs of alike lines in order, the others alone: the pairing with the greatest likeness in sum. */
function matched(
  before: readonly TextLine[],
  after: readonly TextLine[],
): (readonly [TextLine | null, TextLine | null])[] {
  if (before.length * after.length > MOST_PAIRS) {
    const longer = Math.max(before.length, after.length);
    return Array.from({ length: longer }, (_, index) => [before[index] ?? null, after[index] ?? null] as const);
  }
  const grams = before.map((line) => bigrams(line.text));
  const otherGrams = after.map((line) => bigrams(line.text));
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const alike = (row: number, column: number) => likeness(grams[row], otherGrams[column]);
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const pair = alike(row, column);
      const both = pair < ALIKE ? -1 : pair + (best[(row + 1) * width + column + 1] ?? 0);
      best[row * width + column] = Math.max(
        both,
        best[(row + 1) * width + column] ?? 0,
        best[row * width + column + 1] ?? 0,
      );
    }
  }
  const pairs: (readonly [TextLine | null, TextLine | null])[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const here = best[row * width + column] ?? 0;
    if (row < before.length && here === (best[(row + 1) * width + column] ?? 0))
      pairs.push([before[row++] ?? null, null]);
    else if (column < after.length && here === (best[row * width + column + 1] ?? 0))
      pairs.push([null, after[column++] ?? null]);
    else pairs.push([before[row++] ?? null, after[column++] ?? null]);
  }
  return pairs;
}

function bigrams(text: string): ReadonlySet<string> {
  const characters = [...text];
  return new Set(characters.map((character, index) => character + (characters[index + 1] ?? '')));
}

function likeness(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): number {
  if (!one || !other || one.size + other.size === 0) return 0;
  let common = 0;
  for (const gram of one) if (other.has(gram)) common += 1;
  return (2 * common) / (one.size + other.size);
}

type KeyedRow = { readonly id: string; readonly text: string };

/** Rows of a list by their records: changed, moved, gone (where they stood) and new, in the order of the later version. */
export function compareRows(before: readonly KeyedRow[], after: readonly KeyedRow[]): RowChange[] {
  const old = new Map(before.map((row) => [row.id, row.text]));
  const later = sameIds(before, after);
  const runs = editRuns(
    before.map((row) => row.id),
    later.map((row) => row.id),
  );
  const kept = new Set(later.map((row) => row.id));
  return runs.flatMap((run): RowChange[] => {
    const gone = before
      .slice(run.from, run.to)
      .filter((row) => !kept.has(row.id))
      .map((row): RowChange => ({ kind: 'removed', parts: diffText(row.text, '') }));
    const there = later.slice(run.otherFrom, run.otherTo).map(({ id, text }): RowChange => {
      const earlier = old.get(id);
      if (earlier === undefined) return { kind: 'added', parts: diffText('', text) };
      if (earlier !== text) return { kind: 'changed', parts: diffText(earlier, text) };
      return { kind: run.same ? 'same' : 'moved', parts: diffText(text, text) };
    });
    return [...gone, ...there];
  });
}

/** The later rows; one that was entered anew with the words of one that is gone counts as that one. */
function sameIds(before: readonly KeyedRow[], after: readonly KeyedRow[]): readonly KeyedRow[] {
  const stay = new Set(after.map((row) => row.id));
  const known = new Set(before.map((row) => row.id));
  const gone = before.filter((row) => !stay.has(row.id));
  return after.map((row) => {
    if (known.has(row.id)) return row;
    const place = gone.findIndex((one) => one.text === row.text);
    const [taken] = place < 0 ? [] : gone.splice(place, 1);
    return taken ?? row;
  });
}
