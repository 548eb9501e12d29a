import { unifyRadicals } from './radicals.ts';

const HAN = '\\p{Script=Han}\\u3000-\\u303f\\uff01-\\uffee\\u2018-\\u201d\\u2014\\u2026';
const HAN_TEST = new RegExp(`[${HAN}]`, 'u');
const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

/**
 * Code points to the one form that fonts and PDF agree on: NFC, radicals and compatibility ideographs unified, variation
 * selectors, zero-width and control characters removed (official-documents.md §4.1 step 1). Changes no reading of the text.
 */
export function normaliseText(text: string): string {
  return unifyRadicals(text.normalize('NFC'))
    .replace(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/gu, '')
    .replace(/[\t\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/\p{Cc}/gu, (character) => (character === '\n' ? character : ''));
}

/**
 * Punctuation and spaces of Chinese text (§4.1 steps 2 and 3): full-width marks beside Han characters, paired quotes, ……, ——,
 * 〔year〕, no spaces at Han characters. Text without Han characters stays as it is.
 * @returns the cleaned text; line breaks are kept
 */
export function cleanText(source: string): string {
  return normaliseText(source)
    .split('\n')
    .map((line) => (HAN_TEST.test(line) ? cleanLine(line) : line.trim().replace(/ {2,}/g, ' ')))
    .join('\n');
}

function cleanLine(line: string): string {
  const quoted = pairStraightQuotes(line);
  const marked = quoted
    .replace(/\[((?:19|20)\d{2})\]|【((?:19|20)\d{2})】/g, (_, a?: string, b?: string) => `〔${a ?? b ?? ''}〕`)
    .replace(/\.{3,}|…+/g, (dots) =>
      dots.startsWith('.') ? '……' : '…'.repeat(Math.max(2, dots.length + (dots.length % 2))),
    )
    .replace(/-{2,}|—+/g, (dashes) => '—'.repeat(dashes.startsWith('-') ? 2 : dashes.length + (dashes.length % 2)));
  const characters = [...bracketPairs(marked)];
  const converted = characters.map((character, index) => {
    const full = FULL_WIDTH[character];
    if (!full) return character;
    return HAN_TEST.test(neighbour(characters, index, -1)) || HAN_TEST.test(neighbour(characters, index, 1))
      ? full
      : character;
  });
  return converted
    .join('')
    .replace(new RegExp(`(?<=[${HAN}]) +| +(?=[${HAN}])`, 'gu'), '')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ \u3000]+|[ \u3000]+$/gu, '');
}

/** Straight double quotes in pairs; an odd one at the end stays, because nobody can tell which side it is. */
function pairStraightQuotes(line: string): string {
  return line.replace(/"([^"]*)"/g, '“$1”');
}

/** ( ) becomes （ ） when a Han character stands beside or inside; both brackets of a pair change together. */
function bracketPairs(line: string): string {
  const characters = [...line];
  const open: number[] = [];
  for (const [index, character] of characters.entries()) {
    if (character === '(') open.push(index);
    if (character !== ')') continue;
    const start = open.pop();
    if (start === undefined) continue;
    const inside = characters.slice(start + 1, index).join('');
    const outside = neighbour(characters, start, -1) + neighbour(characters, index, 1);
    if (!HAN_TEST.test(inside) && !HAN_TEST.test(outside)) continue;
    characters[start] = '（';
    characters[index] = '）';
  }
  return characters.join('');
}

function neighbour(characters: readonly string[], index: number, step: 1 | -1): string {
  let at = index + step;
  while (characters[at] === ' ') at += step;
  return characters[at] ?? '';
}
