/** Line-breaking and spacing classes of official-documents.md §4.2–4.4. */
export type CharacterClass =
  | 'full' // Han and every other character that fills a cell
  | 'opening' // ink in the right half of its cell
  | 'closing' // ink in the left half
  | 'comma' // ，、；
  | 'stop' // 。： at the left
  | 'query' // ？！ centred
  | 'dash' // half of ——
  | 'ellipsis' // half of ……
  | 'half' // – · / half a cell
  | 'digit' // half a cell
  | 'latin' // natural advance
  | 'space';

const OPENING = new Set('“‘（《〈【〔［「『｛〖');
const CLOSING = new Set('”’）》〉】〕］」』｝〗');
const COMMA = new Set('，、；');
const STOP = new Set('。：．');
const QUERY = new Set('？！');
const HALF = new Set('–·/‧');
const NOT_AT_START = new Set('。，、；：？！”’）》〉】〕］」』｝〗～–·‧％‰℃°／/.,;:!?)]}%．');
const NOT_AT_END = new Set('“‘（《〈【〔［「『｛〖￥＄№([{$¥／/');

/** The line-breaking class of one character. */
export function classOf(character: string): CharacterClass {
  if (OPENING.has(character)) return 'opening';
  if (CLOSING.has(character)) return 'closing';
  if (COMMA.has(character)) return 'comma';
  if (STOP.has(character)) return 'stop';
  if (QUERY.has(character)) return 'query';
  if (character === '—') return 'dash';
  if (character === '…') return 'ellipsis';
  if (HALF.has(character)) return 'half';
  if (/^[0-9]$/.test(character)) return 'digit';
  if (character === ' ') return 'space';
  return /^[\u0021-\u007e\u00a1-\u024f]$/.test(character) && !'×÷±§°'.includes(character) ? 'latin' : 'full';
}

/** Whether a line must not begin with the character (避头). */
export function forbiddenAtStart(character: string): boolean {
  return NOT_AT_START.has(character);
}

/** Whether a line must not end with the character (避尾). */
export function forbiddenAtEnd(character: string): boolean {
  return NOT_AT_END.has(character);
}

/** Marks that give up the empty half of their cell beside another mark or at a line end. */
export function isMark(kind: CharacterClass): boolean {
  return kind === 'opening' || kind === 'closing' || kind === 'comma' || kind === 'stop' || kind === 'query';
}

/**
 * Pieces that no line may split (§4.3): 〔2026〕3号, numbers with their sign, unit and date part, Latin words, ——, ……, ？！.
 * @returns for each code point, whether it is glued to the next one
 */
export function gluedToNext(characters: readonly string[]): boolean[] {
  const text = characters.join('');
  const glued = new Array<boolean>(characters.length).fill(false);
  const unit =
    /〔\d{4}〕(?:第?\d+号)?|(?:第(?=\d))?[!-~\u00a1-\u024f]+(?:(?<=\d)[‰℃％年月日时分号期]|[‰℃％])?|[０-９]+|——|……|[？！]{2,3}/gu;
  // Regular expressions count UTF-16 units, the items are code points.
  const indexOfUnit = new Map<number, number>();
  let units = 0;
  for (const [index, character] of characters.entries()) {
    indexOfUnit.set(units, index);
    units += character.length;
  }
  indexOfUnit.set(units, characters.length);
  for (const match of text.matchAll(unit)) {
    const start = indexOfUnit.get(match.index) ?? 0;
    const end = indexOfUnit.get(match.index + match[0].length) ?? start;
    for (let index = start; index + 1 < end; index += 1) glued[index] = true;
  }
  return glued;
}
