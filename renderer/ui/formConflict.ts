import { isCallError } from '#renderer/api/callError.ts';

type Values = Readonly<Record<string, unknown>>;

/** What somebody else stored while a form was open: taken over where only he changed it, asked for where both did. */
export type FormConflict<Form> = {
  readonly revision: number;
  /** Fields that only the other one changed. */
  readonly taken: Partial<Form>;
  /** Fields that both changed, with what is stored now. */
  readonly clashes: readonly { readonly field: keyof Form & string; readonly theirs: Form[keyof Form & string] }[];
};

/** The record that a `conflict` carries, as it is stored now; null for any other failure. */
export function presentRecord(error: unknown): { readonly revision: number; readonly values: Values } | null {
  if (!isCallError(error, 'conflict')) return null;
  const { record } = error.details;
  if (typeof record !== 'object' || record === null || !('revision' in record)) return null;
  const { revision } = record;
  return typeof revision === 'number' ? { revision, values: { ...record } } : null;
}

/**
 * Compares a form with the record that a `conflict` carries; null for any other failure.
 * @param read the stored record as the form shows it
 */
export function formConflict<Form extends Values>(
  error: unknown,
  { base, mine, read }: { readonly base: Form; readonly mine: Form; read(record: Values): Form },
): FormConflict<Form> | null {
  const present = presentRecord(error);
  if (present === null) return null;
  const { revision } = present;
  const theirs = read(present.values);
  const taken: Partial<Form> = {};
  const clashes: { field: keyof Form & string; theirs: Form[keyof Form & string] }[] = [];
  const fields: (keyof Form & string)[] = Object.keys(mine);
  for (const field of fields) {
    const same = (one: unknown, two: unknown) => JSON.stringify(one) === JSON.stringify(two);
    if (same(theirs[field], base[field]) || same(theirs[field], mine[field])) continue;
    if (same(mine[field], base[field])) taken[field] = theirs[field];
    else clashes.push({ field, theirs: theirs[field] });
  }
  return { revision, taken, clashes };
}
