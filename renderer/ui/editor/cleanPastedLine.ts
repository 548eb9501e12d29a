/** Invisible characters that word processors and web pages leave behind, and private-use bullets of symbol fonts. */
const INVISIBLE = /[\p{Cc}\uFEFF\u200B-\u200F\u2060\u00AD\uF000-\uF0FF]/gu;

/** A blank beside a CJK character comes from the line ends of the source, not from the writer, when it holds a line break. */
const BREAK_BLANK = /[ \t]*[\r\n]+[ \t\r\n]*/gu;

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2026\u2014]/u;

/** Cleans one line of pasted text: invisible characters go, blanks become one blank, the ends are trimmed (also of 　　). */
export function cleanPastedLine(line: string): string {
  return line
    .replace(/[\u00a0\u2002\u2003\u3000\t\r\n]/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/ {2,}/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** Joins the source lines of an HTML text: a line end between CJK characters is nothing, elsewhere a blank. */
export function joinSourceLines(text: string): string {
  return text.replace(BREAK_BLANK, (_found, offset: number) => {
    const before = text[offset - 1] ?? '';
    const after = text.slice(offset).trimStart()[0] ?? '';
    return before !== '' && after !== '' && (WIDE.test(before) || WIDE.test(after)) ? '' : ' ';
  });
}
