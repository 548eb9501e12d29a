import { toHalfWidth } from './cleanText.ts';

/** 18 characters with a date in the middle, or the 15 digits of older cards. */
const NUMBER =
  /(?<![\dA-Za-z])[1-9]\d{5}(?:(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![\dA-Za-z])/u;

/** Whether a text holds what looks like a resident identity number, which no record may keep (domain.md §1.2). */
export function holdsResidentNumber(text: string): boolean {
  return NUMBER.test(toHalfWidth(text).replace(/(?<=\d)[\s-]+(?=[\dXx])/gu, ''));
}

/** Fifteen to eighteen signs of such a number however they were typed: full-width, with blanks or hyphens between. */
const TYPED = /[\d０-９](?:[\s－-]*[\d０-９]){13,16}(?:[\s－-]*[\dXx０-９Ｘｘ])?/gu;
const STARS = '******';

/** A text with such numbers starred out, for what is kept for good and read by others than its record: the audit log (features K11). */
export function withoutResidentNumbers(text: string): string {
  if (!holdsResidentNumber(text)) return text;
  const starred = text.replace(TYPED, STARS);
  return holdsResidentNumber(starred) ? STARS : starred;
}
