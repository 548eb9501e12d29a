/** Whether two values of a form differ; lists are compared by their contents. */
export function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/**
 * A form whose record was changed elsewhere meanwhile: what only the other changed is taken over, what only the own side changed stays.
 * @param base what the form began with
 * @returns the fields, and the names of those that both changed to something else, where the own value stands for now
 */
export function mergeFields<Fields extends object>(
  base: Fields,
  mine: Fields,
  theirs: Fields,
): { readonly merged: Fields; readonly clashes: readonly Extract<keyof Fields, string>[] } {
  const merged: Fields = { ...mine };
  const clashes: Extract<keyof Fields, string>[] = [];
  for (const name in merged) {
    if (!differs(theirs[name], base[name])) continue;
    if (!differs(mine[name], base[name])) merged[name] = theirs[name];
    else if (differs(mine[name], theirs[name])) clashes.push(name);
  }
  return { merged, clashes };
}
