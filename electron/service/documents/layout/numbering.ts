const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Chinese numeral of 1…99 as used in heading numbers: 十, 十一, 二十. */
export function chineseNumeral(value: number): string {
  if (value < 10) return DIGITS[value] ?? '';
  const tens = Math.floor(value / 10);
  const rest = value % 10;
  if (value > 99) return [...String(value)].map((digit) => DIGITS[Number(digit)]).join('');
  return `${tens === 1 ? '' : DIGITS[tens]}十${rest === 0 ? '' : DIGITS[rest]}`;
}

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
