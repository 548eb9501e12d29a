import type { DiffPart } from '#shared/lib/textDiff.ts';

/** One line of a comparison as it is shown. */
export type CompareLine = {
  readonly kind: 'same' | 'added' | 'removed' | 'changed' | 'moved';
  /** A word before the line, for example the name of a fact; null: none. */
  readonly field: string | null;
  readonly parts: readonly DiffPart[];
  readonly heading: boolean;
};

export type CompareEntry =
  | { readonly kind: 'line'; readonly key: string; readonly line: CompareLine }
  | { readonly kind: 'folded'; readonly key: string; readonly count: number };

/** Equal lines kept before and after a difference; longer stretches are folded to their number. */
const AROUND = 2;

/** The lines with long equal stretches folded, so that differences stand near each other. */
export function foldSame(lines: readonly CompareLine[]): CompareEntry[] {
  const isNear = lines.map((_line, index) =>
    lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some((near) => near.kind !== 'same'),
  );
  const entries: CompareEntry[] = [];
  let folded = 0;
  const flush = (index: number) => {
    if (folded > 0) entries.push({ kind: 'folded', key: `folded ${index}`, count: folded });
    folded = 0;
  };
  for (const [index, line] of lines.entries()) {
    if (isNear[index] !== true) {
      folded += 1;
      continue;
    }
    flush(index);
    entries.push({ kind: 'line', key: `line ${index}`, line });
  }
  flush(lines.length);
  return entries;
}
