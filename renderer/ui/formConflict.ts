import { isCallError } from '#renderer/api/callError.ts';

type Values = Readonly<Record<string, unknown>>;

/** What somebody else stored while a form was open: taken over where only he changed it, asked for where both did. */
export type FormConflict<Form> = {
  readonly revision: number;
  /** The record as it is stored now. */
  readonly theirs: Form;
  /** Fields that only the other one changed. */
  readonly taken: Partial<Form>;
  /** Fields that both changed to something else. */
  readonly clashes: readonly (keyof Form & string)[];
};

/** Whether two values of a form are alike; lists are compared by their contents. */
export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The record that a `conflict` carries, as it is stored now; null for any other failure. */
export function presentRecord(error: unknown): { readonly revision: number; readonly values: Values } | null {
  if (!isCallError(error, 'conflict')) return null;
  const { record } = error.details;
  if (typeof record !== 'object' || record === null || !('revision' in record)) return null;
  const { revision } = record;
  return typeof revision === 'number' ? { revision, values: { ...record } } : null;
}

/**
 * Compares a form with the record that a `conflict` carries; null for any other failure, and for a record that the form cannot go on
 * with.
 * @param read the stored record as the form shows it
 */
export function formConflict<Form extends Values>(
  error: unknown,
  { base, mine, read }: { readonly base: Form; readonly mine: Form; read(record: Values): Form | undefined },
): FormConflict<Form> | null {
  const present = presentRecord(error);
  const theirs = present === null ? undefined : read(present.values);
  if (present === null || theirs === undefined) return null;
  const taken: Partial<Form> = {};
  const clashes: (keyof Form & string)[] = [];
  for (const field in mine) {
    if (sameValue(theirs[field], base[field]) || sameValue(theirs[field], mine[field])) continue;
    if (sameValue(mine[field], base[field])) taken[field] = theirs[field];
    else clashes.push(field);
  }
  return { revision: present.revision, theirs, taken, clashes };
}
