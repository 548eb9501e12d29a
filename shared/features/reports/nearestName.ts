/** For a longer one nothing is guessed: it is a stretch of text between stray marks. */
const LONGEST = 60;

/** The known name that takes the fewest changes to become the given one; null when none has half of it in common. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const length = [...name].length;
  if (length === 0 || length > LONGEST) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.ceil(length / 2)) + 0.5;
  for (const candidate of known) {
    // As many changes as the lengths differ are needed in any case.
    if (Math.abs([...candidate].length - length) - 0.9 >= least) continue;
    const steps =
      distance([...name], [...candidate]) - (candidate.includes(name) || name.includes(candidate) ? 0.9 : 0);
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best ?? holding(name, known);
}

/** A short word of a long name is far from it by steps: the shortest name that holds it. */
function holding(name: string, known: readonly string[]): string | null {
  if ([...name].length < 2) return null;
  const holders = known.filter((candidate) => candidate.includes(name));
  return holders.toSorted((one, two) => one.length - two.length)[0] ?? null;
}

/** Edit distance: insertions, deletions and replacements of characters. */
function distance(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_unused, index) => index);
  for (const [index, character] of from.entries()) {
    const next = [index + 1];
    for (const [at, other] of to.entries()) {
      const replaced = (row[at] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
