import type { SnippetField, TextPart } from '#shared/features/search/search.contract.ts';
import { type FoldedText, findWord, foldText } from '#shared/lib/searchTokens.ts';
import type { IndexedText } from './searchSources.ts';

type Span = { readonly start: number; readonly end: number };

/** Characters shown before and after the first word of a snippet. */
const BEFORE = 12;
const AFTER = 48;

/** A title in parts, and the words that stand in it. */
export function markTitle(title: string, words: readonly string[]): { parts: TextPart[]; found: ReadonlySet<string> } {
  const text = foldText(title);
  const spans: Span[] = [];
  const found = new Set<string>();
  for (const word of words) {
    const span = findWord(text, foldText(word));
    if (!span) continue;
    found.add(word);
    spans.push(span);
  }
  return { parts: partsOf(title, spans), found };
}

/** The first text that holds one of the words, cut around it; every word in the cut is marked. */
export function snippetOf(
  texts: readonly IndexedText[],
  words: readonly string[],
): { field: SnippetField; parts: TextPart[] } | null {
  const folded = words.map((word) => foldText(word));
  for (const { field, text } of texts) {
    if (text === '') continue;
    const parts = cutAround(text.normalize('NFC'), folded);
    if (parts) return { field, parts };
  }
  return null;
}

function cutAround(text: string, words: readonly FoldedText[]): TextPart[] | undefined {
  const folded = foldText(text);
  const spans = words.flatMap((word) => findWord(folded, word) ?? []);
  const first = spans.toSorted((a, b) => a.start - b.start)[0];
  if (!first) return undefined;
  const from = wholeCharacter(text, Math.max(0, first.start - BEFORE));
  const to = wholeCharacter(text, Math.min(text.length, first.end + AFTER));
  const inside = spans
    .filter((span) => span.start >= from && span.end <= to)
    .map((span) => ({ start: span.start - from, end: span.end - from }));
  const parts = partsOf(text.slice(from, to).replace(/\s/gu, ' '), inside);
  return [
    ...(from > 0 ? [{ text: '…', marked: false }] : []),
    ...parts,
    ...(to < text.length ? [{ text: '…', marked: false }] : []),
  ];
}

/** Never between the two halves of a character outside the first plane. */
function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

/** A text cut at the spans; spans that overlap are one. */
function partsOf(text: string, spans: readonly Span[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    if (end > Math.max(at, start)) parts.push({ text: text.slice(Math.max(at, start), end), marked: true });
    at = Math.max(at, end);
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}
