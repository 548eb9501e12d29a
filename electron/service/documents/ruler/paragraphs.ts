import { indentOf, type Known } from './indent.ts';
import type { MeasuredGlyph } from './measuredTypes.ts';
import type { PageView } from './pageView.ts';
import type { TextLine } from './textLines.ts';

export type HeadingLevel = 1 | 2 | 3 | 4;

/** Lines of one paragraph; a heading has a level and a number. */
export type Paragraph = {
  readonly lines: readonly TextLine[];
  readonly text: string;
  readonly glyphs: readonly MeasuredGlyph[];
  readonly heading: { readonly level: HeadingLevel; readonly count: number; readonly numeral: string } | undefined;
};

/** A line further in than this begins a paragraph. */
const PARAGRAPH_INDENT = 0.7;
const HEADINGS: readonly (readonly [HeadingLevel, RegExp])[] = [
  [1, /^([一二三四五六七八九十]{1,3})[、，,.．]/u],
  [2, /^[（(]([一二三四五六七八九十]{1,3})[）)][、，,.．]?/u],
  // 1.2026年 is a heading that begins with a year, 1.5 a number.
  [3, /^(\d{1,2})(?:[.．](?:(?!\d)|(?=\d{4}年))|、)/u],
  [4, /^[（(](\d{1,2})[）)][、，,.．]?/u],
];
/** How a numeral is written: 一、 （一） 1. （1）. */
const RIGHT_FORMS: Record<HeadingLevel, RegExp> = {
  1: /^[一二三四五六七八九十]+、$/u,
  2: /^（[一二三四五六七八九十]+）$/u,
  3: /^[1-9]\d*\.$/u,
  4: /^（[1-9]\d*）$/u,
};

/** Parts lines into paragraphs by their indent; what does not begin a paragraph continues the one before. */
export function paragraphsOf(
  lines: readonly TextLine[],
  known: Pick<Known, 'expected'>,
  area?: PageView['area'],
): Paragraph[] {
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (!last || indentOf(line, known, area) > PARAGRAPH_INDENT) groups.push([line]);
    else last.push(line);
  }
  return groups.map((group) => {
    const text = group.map((line) => line.text).join('');
    return { lines: group, text, glyphs: group.flatMap((line) => line.glyphs), heading: headingOf(text) };
  });
}

function headingOf(text: string): Paragraph['heading'] {
  for (const [level, pattern] of HEADINGS) {
    const match = pattern.exec(text);
    const number = match?.[1];
    if (!match || number === undefined) continue;
    const count = /^\d/u.test(number) ? Number(number) : chineseNumber(number);
    return { level, count, numeral: match[0] };
  }
  return undefined;
}

/** Whether the numeral is written as the standard writes it. */
export function isRightNumeral(level: HeadingLevel, numeral: string): boolean {
  return RIGHT_FORMS[level].test(numeral);
}

/** 一 … 九十九. */
function chineseNumber(text: string): number {
  const digits = '一二三四五六七八九';
  const digitOf = (character: string): number => digits.indexOf(character) + 1;
  if (!text.includes('十')) return digitOf(text);
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : digitOf(tens)) * 10 + (ones === '' ? 0 : digitOf(ones));
}
