import { chineseNumeral } from '#shared/lib/chineseNumeral.ts';

export type HeadingLevel = 1 | 2 | 3 | 4;

const TYPED_NUMBER: Record<HeadingLevel, RegExp> = {
  1: /^[一二三四五六七八九十百]+、\s*/,
  2: /^[（(][一二三四五六七八九十百]+[）)]、?\s*/,
  3: /^\d{1,2}(?:\.(?!\d)|．|、)\s*/,
  4: /^[（(]\d{1,2}[）)]\s*/,
};

/** A number typed in front of a heading, which would stand twice beside the counted one. */
export function withoutTypedNumber(level: HeadingLevel, text: string): string {
  return text.replace(TYPED_NUMBER[level], '');
}

/** Counts headings: 一、 （一） 1. （1）; a heading restarts all deeper levels (official-documents.md §2.2). */
export class HeadingCounter {
  readonly #counts = [0, 0, 0, 0];
  readonly #isOnlySection: boolean;

  /** @param isOnlySection the document has a single level 1 heading, which then carries no 一、 */
  constructor(isOnlySection = false) {
    this.#isOnlySection = isOnlySection;
  }

  next(level: HeadingLevel): string {
    this.#counts[level - 1] = (this.#counts[level - 1] ?? 0) + 1;
    this.#counts.fill(0, level);
    const count = this.#counts[level - 1] ?? 0;
    if (level === 1 && this.#isOnlySection) return '';
    if (level === 1) return `${chineseNumeral(count)}、`;
    if (level === 2) return `（${chineseNumeral(count)}）`;
    return level === 3 ? `${count}.` : `（${count}）`;
  }
}
