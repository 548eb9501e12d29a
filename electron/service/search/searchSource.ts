import type { SearchKind, SnippetField } from '#shared/features/search/search.contract.ts';
import type { CollectionName, FieldValue } from '../db/collections.ts';

/** A record as the index reads it. */
export type IndexedRecord = Readonly<Record<string, FieldValue | undefined>>;

export type IndexedText = { readonly field: SnippetField; readonly text: string };

/** One kind of record: what it is searched by and what its hit shows. */
export type SearchSource = {
  readonly kind: SearchKind;
  readonly collection: CollectionName;
  /** Name or title: hits in it come first. */
  title(record: IndexedRecord): string;
  detail(record: IndexedRecord): string;
  /** Codes and numbers, found exactly and from their beginning, however they are typed. */
  codes(record: IndexedRecord): readonly string[];
  /** Everything else that is searched. */
  texts(record: IndexedRecord): readonly IndexedText[];
  /** The name is found by pinyin too, and when one character of it is wrong. */
  readonly isName: boolean;
  /** Id of a record that hides this one when it is voided. */
  owner?(record: IndexedRecord): string;
  /** The record on whose page it is shown. */
  parent?(record: IndexedRecord): string;
  /** Among equals the newest comes first. */
  readonly newestFirst: boolean;
};

/** A text field of a record, empty for none. */
export const of = (record: IndexedRecord, field: string): string => {
  const value = record[field];
  return typeof value === 'string' ? value : '';
};
export const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
export const text = (field: SnippetField, ...parts: readonly string[]): IndexedText => ({
  field,
  text: joined(...parts),
});

/** Parts of stored documents that are no text: names of their kinds, pictures. */
const NO_TEXT = new Set(['kind', 'form', 'png', 'svg', 'conformance']);

/** Every text in a stored document or in minutes, one line each. */
export function textsIn(value: FieldValue | undefined): string {
  const lines: string[] = [];
  const walk = (part: unknown): void => {
    if (typeof part === 'string') lines.push(part);
    else if (Array.isArray(part)) part.forEach(walk);
    else if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) if (!NO_TEXT.has(key)) walk(inner);
    }
  };
  walk(value);
  return lines.filter((line) => line !== '').join('\n');
}
