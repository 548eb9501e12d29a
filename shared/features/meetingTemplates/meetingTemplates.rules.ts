import { chineseNumeral } from '../../lib/chineseNumeral.ts';
import type { TextBlock } from '../documents/textBlock.ts';

/** What fills the places of a title pattern: day of the meeting, its place in the year (1 for the first), name of the group. */
export type TitleWords = { readonly date: string; readonly place: number; readonly group: string };

/** The title of a meeting from its pattern; what is in braces and not known stays as it was typed. */
export function titleOfPattern(pattern: string, { date, place, group }: TitleWords): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const words: Readonly<Record<string, string>> = {
    年: year,
    月: String(Number(month)),
    日: String(Number(day)),
    次: chineseNumeral(place),
    小组: group,
  };
  return pattern.replace(/[{｛](年|月|日|次|小组)[}｝]/gu, (_found, name: string) => words[name] ?? '');
}

/** Headings of minutes from an outline of lines; a blank at the front makes a heading of the second level. */
export function blocksOfOutline(outline: string): TextBlock[] {
  return outline
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'heading', level: /^\s/u.test(line) ? 2 : 1, text: line.trim() }));
}
