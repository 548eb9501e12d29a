import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js';

/** Share of the letter size by which a gap between two pieces of a line is a blank. */
const BLANK_GAP = 0.3;
/** The same beside an ideograph: only columns of a table lie so far apart. */
const IDEOGRAPH_GAP = 1;
/** The blank that pdf.js sees where justified text is spread: 第1 点 is 第1点. */
const SPREAD_BLANK = /(?<=\p{Script=Han}) (?=\S)|(?<=\S) (?=\p{Script=Han})/gu;
/** Share of the letter size by which two baselines differ at most within one line. */
const SAME_LINE = 0.4;

/** Pieces of a page's text as pdf.js gives them, put together to lines. */
export function pdfLines(items: readonly (TextItem | TextMarkedContent)[]): string {
  let text = '';
  let last: { readonly right: number; readonly baseline: number; readonly size: number } | undefined;
  for (const item of items) {
    if (!('str' in item)) continue;
    const [, , , , x = 0, y = 0] = item.transform.map(Number);
    const size = item.height || last?.size || 1;
    if (item.str.trim() !== '') {
      if (last && Math.abs(last.baseline - y) > SAME_LINE * size) text += text.endsWith('\n') ? '' : '\n';
      else if (last && x - last.right > leastBlank(text, item.str) * size) text += ' ';
      text += item.str.replace(SPREAD_BLANK, '');
      last = { right: x + item.width, baseline: y, size };
    }
    if (item.hasEOL && !text.endsWith('\n')) text += '\n';
  }
  return text;
}

function leastBlank(before: string, after: string): number {
  return /\p{Script=Han}$/u.test(before) || /^\p{Script=Han}/u.test(after) ? IDEOGRAPH_GAP : BLANK_GAP;
}
