/** What a draft holds that is not read, or only in part; the sentences stand in `shared/text/<locale>/wordWarnings.ts`. */
export const WORD_WARNINGS = [
  'pictures',
  'footnotes',
  'comments',
  'tracked_changes',
  'text_boxes',
  'formulas',
  'objects',
  'hidden_text',
  'headers',
  'merged_cells',
  'nested_tables',
  'deep_headings',
  'wide_tables',
  'shortened',
  'official_parts',
] as const;

export type WordWarningCode = (typeof WORD_WARNINGS)[number];
export type WordWarning = { readonly code: WordWarningCode; readonly count: number };

/** Counts what was met, by code. */
export class WarningCount {
  readonly #counts = new Map<WordWarningCode, number>();

  add(code: WordWarningCode, count = 1): void {
    if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count);
  }

  /** In the order of the list. */
  list(): WordWarning[] {
    return WORD_WARNINGS.flatMap((code) => {
      const count = this.#counts.get(code);
      return count === undefined ? [] : [{ code, count }];
    });
  }
}

/** Elements of the document that the reader leaves out, by their name without prefix. */
const COUNTED: readonly (readonly [WordWarningCode, RegExp])[] = [
  ['pictures', /<(?:\w+:)?(?:blip|imagedata)\b/gu],
  ['footnotes', /<(?:\w+:)?(?:footnoteReference|endnoteReference)\b/gu],
  ['comments', /<(?:\w+:)?commentReference\b/gu],
  ['tracked_changes', /<(?:\w+:)?(?:ins|del|moveFrom|moveTo)\s/gu],
  ['text_boxes', /<(?:\w+:)?txbxContent\b/gu],
  ['formulas', /<(?:\w+:)?oMath(?=[\s/>])/gu],
  ['objects', /<(?:\w+:)?(?:OLEObject|chart|relIds)\b/gu],
  ['hidden_text', /<(?:\w+:)?vanish\s*\/>/gu],
];

/** Counts what the tree of the document does not show. @param headers texts of `word/header*.xml` and `footer*.xml` */
export function countUnread(counts: WarningCount, documentXml: string, headers: readonly string[]): void {
  const single = withoutFallbacks(documentXml);
  for (const [code, pattern] of COUNTED) counts.add(code, single.match(pattern)?.length ?? 0);
  const words = headers.filter((xml) => /\p{sc=Han}/u.test(xml.replace(/<[^>]*>/gu, '')));
  counts.add('headers', words.length);
}

/** The document without the drawings that stand in it once more for old programs; one pass, whatever the file holds. */
function withoutFallbacks(xml: string): string {
  let depth = 0;
  let from = 0;
  let kept = '';
  for (const match of xml.matchAll(/<(\/?)\w+:Fallback\b[^>]*>/gu)) {
    if (match[0].endsWith('/>')) continue;
    if (depth === 0) kept += xml.slice(from, match.index);
    depth = match[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    from = match.index + match[0].length;
  }
  return depth === 0 ? kept + xml.slice(from) : kept;
}
