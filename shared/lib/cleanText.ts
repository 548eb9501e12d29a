/**
 * Cleaning of text that comes from spreadsheets and forms (domain.md §10.3, §4). Everything here is pure.
 */

/** U+FEFF, U+200B–200D and U+00AD: invisible characters that spreadsheets and web pages leave behind. */
const INVISIBLE = /[\uFEFF\u200B-\u200D\u00AD]/gu;

/** What a code may also lose: every character without a shape (joiners, direction marks, fillers) and odd blanks. */
const INVISIBLE_IN_CODE = /[\p{Default_Ignorable_Code_Point}\u0085\u2800]/gu;

const HYPHENS = /[\p{Dash_Punctuation}\u2043\u2212]/gu;

/** Words that mean "nothing entered" (domain.md §10.3), after removal of blanks and in half-width upper case. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '登记管理机关暂未提供',
  '暂未提供',
  '暂无',
  '暂缺',
  '无',
  '/',
  'N/A',
  '不详',
  '空',
  '待补充',
]);

/** Full-width ASCII (U+FF01–FF5E) and U+3000 become half-width. For codes, numbers, dates and phones, never for names. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/**
 * Cleans a cell: invisible characters go; U+00A0, U+3000, tabs and line breaks become blanks; trimmed; NFC, never NFKC.
 * Blanks inside stay as they are.
 */
export function cleanText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\r\n|[\u00A0\u3000\t\r\n\v\f\u0085\u2028\u2029]/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** Text without any blank: for comparing, not for storing. */
export function removeBlanks(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Removes the blanks between two CJK characters, as person names are imported (domain.md §2). `张 三` → `张三`. */
export function removeBlanksBetweenCjk(text: string): string {
  return text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
}

/** Whether a cleaned or raw text is empty or one of the placeholders of domain.md §10.3 (`暂无`, `——`, `N/A`, …). */
export function isPlaceholder(text: string): boolean {
  const key = removeBlanks(toHalfWidth(cleanText(text))).toUpperCase();
  return key === '' || /^[-\u2010-\u2015\u2500]+$/u.test(key) || PLACEHOLDERS.has(key);
}

/**
 * Cleans a code (domain.md §4): zero-width characters, blanks of every kind, hyphens and a leading apostrophe go;
 * full-width ASCII becomes half-width; ASCII letters become upper-case (no other letter is touched).
 */
export function cleanCode(text: string): string {
  return toHalfWidth(text.replace(INVISIBLE_IN_CODE, ''))
    .replace(/\s+/gu, '')
    .replace(HYPHENS, '')
    .replace(/^['\u2018\u2019\u02BC\u2032`]+/u, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** Length in code points, as domain.md §2 counts. */
export function countCodePoints(text: string): number {
  return [...text].length;
}
