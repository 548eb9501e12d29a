import { equalBytes } from './bytes.ts';
import type { PdfDictionary, PdfValue } from './pdfValue.ts';
import { PdfSyntaxError } from './pdfValue.ts';
import type { PdfView } from './pdfView.ts';

/** Most pairs of values compared between two revisions; a hostile file must not keep the machine busy. */
const MAXIMUM_PAIRS = 5_000_000;

/**
 * Compares what two revisions show, following references in each revision's own way. Objects are equal when everything
 * reachable from them is.
 */
export class GraphComparison {
  readonly #older: PdfView;
  readonly #newer: PdfView;
  /** Objects compared on their own (pages, annotations, fields): here only their identity counts. */
  readonly #boundary: ReadonlySet<number>;
  readonly #equal = new Set<string>();
  #pairs = 0;

  constructor(older: PdfView, newer: PdfView, boundary: ReadonlySet<number>) {
    this.#older = older;
    this.#newer = newer;
    this.#boundary = boundary;
  }

  /** Whether everything reachable from the two values is the same. */
  same(older: PdfValue | undefined, newer: PdfValue | undefined): boolean {
    const visited = new Set<string>();
    const stack: [PdfValue | undefined, PdfValue | undefined][] = [[older, newer]];
    for (let pair = stack.pop(); pair; pair = stack.pop()) {
      if (++this.#pairs > MAXIMUM_PAIRS) throw new PdfSyntaxError('too large to compare');
      if (!this.#step(pair[0], pair[1], visited, stack)) return false;
    }
    // Only a comparison that came to its end proves the pairs on its way.
    for (const pair of visited) this.#equal.add(pair);
    return true;
  }

  #step(
    first: PdfValue | undefined,
    second: PdfValue | undefined,
    visited: Set<string>,
    stack: [PdfValue | undefined, PdfValue | undefined][],
  ): boolean {
    if (first?.type === 'reference' && second?.type === 'reference') {
      if (this.#boundary.has(first.number) || this.#boundary.has(second.number)) {
        return first.number === second.number && first.generation === second.generation;
      }
      const pair = `${first.number} ${first.generation} ${second.number} ${second.generation}`;
      if (visited.has(pair) || this.#equal.has(pair)) return true;
      visited.add(pair);
    }
    const older = this.#older.resolve(first);
    const newer = this.#newer.resolve(second);
    if (older.type === 'array' && newer.type === 'array') {
      older.items.forEach((item, index) => {
        stack.push([item, newer.items[index]]);
      });
      return older.items.length === newer.items.length;
    }
    if (older.type === 'dictionary' && newer.type === 'dictionary') return pushEntries(older, newer, stack);
    if (older.type === 'stream' && newer.type === 'stream') {
      return equalBytes(older.data, newer.data) && pushEntries(older.dictionary, newer.dictionary, stack);
    }
    if (older.type === 'string' && newer.type === 'string') return equalBytes(older.bytes, newer.bytes);
    if ('value' in older && 'value' in newer) return older.type === newer.type && older.value === newer.value;
    return older.type === 'null' && newer.type === 'null';
  }
}

/**
 * The keys of two dictionaries whose values differ, apart from `except`. Of a key that stands there twice readers take the one
 * or the other: then no key counts as equal.
 */
export function differingKeys(
  older: PdfDictionary,
  newer: PdfDictionary,
  except: readonly string[],
  comparisonFor: (key: string) => GraphComparison,
): string[] {
  const keys = [...new Set([...older.entries.keys(), ...newer.entries.keys()])];
  if (older.duplicateKey || newer.duplicateKey) return keys;
  return keys.filter(
    (key) => !except.includes(key) && !comparisonFor(key).same(older.entries.get(key), newer.entries.get(key)),
  );
}

function pushEntries(
  older: PdfDictionary,
  newer: PdfDictionary,
  stack: [PdfValue | undefined, PdfValue | undefined][],
): boolean {
  if (older.duplicateKey || newer.duplicateKey) return false;
  for (const key of new Set([...older.entries.keys(), ...newer.entries.keys()])) {
    stack.push([older.entries.get(key), newer.entries.get(key)]);
  }
  return true;
}
