import { cleanText, normaliseText } from '../text/cleanText.ts';

export type Cleaned = { readonly data: unknown; readonly changedParts: readonly string[] };

/**
 * Cleans every string of a document's data (official-documents.md §4.1) except under the keys in `keep`; with `punctuation: 'keep'` only code points
 * are unified (step 1).
 * @returns a copy, and the top-level keys where something changed
 */
export function cleanDocument(data: object, keep: readonly string[], punctuation: 'clean' | 'keep'): Cleaned {
  const clean = punctuation === 'clean' ? cleanText : normaliseText;
  const changed = new Set<string>();
  const visit = (value: unknown, key: string, top: string): unknown => {
    if (keep.includes(key)) return value;
    if (typeof value === 'string') {
      const cleaned = clean(value);
      if (cleaned !== value) changed.add(top);
      return cleaned;
    }
    if (Array.isArray(value)) return value.map((member) => visit(member, key, top));
    if (value !== null && typeof value === 'object') {
      if ('kind' in value && value.kind === 'qr') return value; // a machine reads it: exact text
      return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [name, visit(member, name, top || name)]),
      );
    }
    return value;
  };
  return { data: visit(data, '', ''), changedParts: [...changed] };
}
