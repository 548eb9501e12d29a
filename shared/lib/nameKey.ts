import { cleanText, removeBlanks, toHalfWidth } from './cleanText.ts';

/** The dots that are typed for `·` (U+00B7). */
const MIDDLE_DOTS = /[\u2022\u30FB\uFF65\u2027\u2219\u22C5]/gu;
const OPENING_BRACKETS = /[[{\u3010\u3014\u3008\u300A\u300C\u300E\u3016\u3018\uFE59\uFE5D]/gu;
const CLOSING_BRACKETS = /[\]}\u3011\u3015\u3009\u300B\u300D\u300F\u3017\u3019\uFE5A\uFE5E]/gu;

/**
 * The key under which two names count as the same (domain.md §3.1 nameKey, features R3): no blanks, half-width ASCII,
 * `•` and `・` as `·`, every kind of bracket as `(` `)`. Never stored as the name.
 */
export function nameKey(name: string): string {
  return removeBlanks(toHalfWidth(cleanText(name)))
    .replace(MIDDLE_DOTS, '·')
    .replace(OPENING_BRACKETS, '(')
    .replace(CLOSING_BRACKETS, ')');
}
