import { textTokens } from '#shared/lib/searchTokens.ts';

/** One line end between two ideographs belongs to the layout, not to the text: 年度\n检查 is 年度检查. Two line ends part paragraphs. */
const LAYOUT_LINE_END = /(?<=[\p{Script=Han}，。、；：])[ \t]*\n[ \t]*(?=[\p{Script=Han}，。、；：])/gu;

/** The text of a page as it is kept and searched: lines joined where the language joins them, without odd blanks. */
export function pageText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\0/gu, ' ')
    .replace(LAYOUT_LINE_END, '')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

/** The columns of a page in the index. */
export function pageColumns(text: string): { readonly words: string; readonly characters: string } {
  return textTokens([text]);
}
