/**
 * Tokens of the search index. FTS5 knows no Chinese words, so it gets tokens made here: a run of characters "abc" becomes the pairs `ab bc`
 * and its last one `c`, and whatever is no letter, digit, sign or ideograph ends a run. Single characters stand once in a column of their
 * own. So a text is found by any of its parts, from one character up. FTS5's `ascii` tokenizer parts tokens at blanks and takes every
 * character beyond ASCII as it is, in all planes of Unicode. Everything here is pure.
 */

/** Marks are control characters, which end a run and so are part of no other token. Between two runs, and at both ends of a text: */
const GAP = '\u0080';
/** Before the pair with which a name begins. */
const HEAD = '\u0081';
/** Before four neighbours of a code. */
const CODE = '\u0082';
const CODE_PART = 4;
/** A gap among units. */
const GAP_UNIT = ' ';

/** Characters that end a run: blanks, punctuation, controls, the signs of ASCII. Private-use and unassigned ones are rare characters, not gaps. */
const ENDS_RUN = /[\p{P}\p{Z}\p{Cc}\p{Cs}$+<=>^`|~]/u;
/** Without a shape of its own: joiners, soft hyphens, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
/** Radicals that stand for whole characters in texts taken from PDF files (⽼ for 老). */
const RADICAL = /[\u2E9F\u2EF3\u2F00-\u2FD5]/u;
/** Longest text that is looked for; the rest of it is left out. */
const LONGEST_WORD = 100;
const MOST_WORDS = 8;

/** Units of a character: none for an invisible one, a gap, or what it is compared as. */
const unitsOfCharacter = new Map<string, readonly string[]>();

/** A text as it is compared: small letters, half-width, NFC, radicals as characters; `' '` stands for a gap. */
export type FoldedText = {
  readonly units: readonly string[];
  /** For each unit where its character begins and ends in the text, in UTF-16 units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** Folds a text for comparing, with the places of its characters. The text is put into NFC first; stored text is NFC already. */
export function foldText(text: string): FoldedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text.normalize('NFC')) {
    const end = at + character.length;
    for (const unit of foldCharacter(character)) {
      if (unit === GAP_UNIT && units.at(-1) === GAP_UNIT) ends[ends.length - 1] = end;
      else {
        units.push(unit);
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { units, starts, ends };
}

function foldCharacter(character: string): readonly string[] {
  const known = unitsOfCharacter.get(character);
  if (known) return known;
  const units = unitsOf(character);
  unitsOfCharacter.set(character, units);
  return units;
}

function unitsOf(character: string): readonly string[] {
  if (INVISIBLE.test(character)) return [];
  const code = character.codePointAt(0) ?? 0;
  const half = code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : character;
  const whole = RADICAL.test(half) ? half.normalize('NFKC') : half;
  if (ENDS_RUN.test(whole)) return [GAP_UNIT];
  return [...whole.toLowerCase()];
}

/** What is looked for: the words of a text, at most eight, each at most a hundred characters; words of punctuation alone are left out. */
export function searchWords(text: string): string[] {
  const words = text.normalize('NFC').split(/[\s\p{Z}\p{Cc}]+/u);
  return words
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''))
    .filter((word) => foldText(word).units.some((unit) => unit !== GAP_UNIT))
    .slice(0, MOST_WORDS);
}

/**
 * Tokens of texts, each with a gap at both ends, so that a bracket or dot typed at the end of a word is no obstacle; and the single
 * characters of all of them, each once.
 */
export function textTokens(values: readonly string[]): { readonly words: string; readonly characters: string } {
  const characters = new Set<string>();
  let words = '';
  for (const value of values) {
    if (value === '') continue;
    words += `${GAP} ${pairTokens(unitsOfText(value), characters)}${GAP} `;
  }
  return { words, characters: [...characters].join(' ') };
}

/** Tokens of names, the first one marked where it begins; and their single characters. */
export function nameTokens(names: readonly string[]): { readonly words: string; readonly characters: string } {
  const { words, characters } = textTokens(names);
  const [first, second = GAP_UNIT] = withoutOuterGaps(unitsOfText(names[0] ?? ''));
  if (first === undefined) return { words, characters };
  return { words: `${HEAD}${first} ${HEAD}${first}${tokenOf(second)} ${words.slice(GAP.length + 1)}`, characters };
}

/** Tokens of codes of capitals and digits: every four neighbours. */
export function codeTokens(codes: readonly string[]): string {
  return codes.map((code) => codeParts(code).join(' ')).join(` ${GAP} `);
}

/** The phrase of a part of a code; undefined when it is too short to tell codes apart. */
export function codePhrase(code: string): string | undefined {
  return code.length < CODE_PART ? undefined : `"${codeParts(code).join(' ')}"`;
}

function codeParts(code: string): string[] {
  const count = Math.max(0, code.length - CODE_PART + 1);
  return Array.from({ length: count }, (_item, index) => CODE + code.slice(index, index + CODE_PART).toLowerCase());
}

function pairTokens(units: readonly string[], characters: Set<string>): string {
  let tokens = '';
  const last = units.length - 1;
  for (let index = 0; index <= last; index += 1) {
    const unit = units[index] ?? GAP_UNIT;
    if (unit === GAP_UNIT) {
      // The ends of a text have a gap of their own.
      if (index > 0 && index < last) tokens += `${GAP} `;
      continue;
    }
    characters.add(unit);
    const next = units[index + 1] ?? GAP_UNIT;
    // The last one of a run stands alone.
    tokens += next === GAP_UNIT ? `${unit} ` : `${unit}${next} `;
  }
  return tokens;
}

function unitsOfText(text: string): string[] {
  const units: string[] = [];
  let last = '';
  for (const character of text.normalize('NFC')) {
    for (const unit of foldCharacter(character)) {
      if (unit === GAP_UNIT && last === GAP_UNIT) continue;
      units.push(unit);
      last = unit;
    }
  }
  return units;
}

function withoutOuterGaps(units: readonly string[]): readonly string[] {
  const start = units[0] === GAP_UNIT ? 1 : 0;
  const end = units.at(-1) === GAP_UNIT ? units.length - 1 : units.length;
  return units.slice(start, end);
}

function tokenOf(unit: string): string {
  return unit === GAP_UNIT ? GAP : unit;
}

/** The FTS5 phrase that stands in every text of which the word is a part; a single character is looked for in its own column too. */
export function wordPhrase(word: string): string {
  const { units } = foldText(word);
  const [only] = units;
  return units.length === 1 && only !== undefined ? `"${tokenOf(only)}"` : unitsPhrase(units);
}

/** The phrase of a part of a word's units, in a column of texts. */
export function unitsPhrase(units: readonly string[]): string {
  return phrase([], units);
}

/** The phrase with which a name begins. */
export function headPhrase(text: string): string {
  const units = withoutOuterGaps(unitsOfText(text));
  const [first = GAP_UNIT, second] = units;
  if (second === undefined) return `"${HEAD}${tokenOf(first)}"`;
  const head = `${HEAD}${tokenOf(first)}${tokenOf(second)}`;
  return units.length === 2 && second !== GAP_UNIT ? `"${head}"` : phrase([head], units);
}

/** A text as it is compared as a whole; equal for names that differ in signs, blanks and width alone. */
export function wholeKey(text: string): string {
  return withoutOuterGaps(unitsOfText(text)).join('');
}

function phrase(before: readonly string[], units: readonly string[]): string {
  const tokens = [...before];
  let isOpen = false;
  units.forEach((unit, index) => {
    const next = units[index + 1];
    if (unit === GAP_UNIT || next === GAP_UNIT) tokens.push(tokenOf(unit));
    else if (next !== undefined) tokens.push(tokenOf(unit) + tokenOf(next));
    else if (index === 0 || units[index - 1] === GAP_UNIT) {
      // One character after a gap: whatever pair begins with it.
      tokens.push(tokenOf(unit));
      isOpen = true;
    }
  });
  return `"${tokens.join(' ')}"${isOpen ? ' *' : ''}`;
}

/** Whether a text holds the word, and where: the first place, in UTF-16 units of the text. */
export function findWord(
  text: FoldedText,
  word: FoldedText,
): { readonly start: number; readonly end: number } | undefined {
  // Both ends of a text are gaps: they match a gap typed at the end of the word.
  const padded = [GAP_UNIT, ...text.units, GAP_UNIT];
  const wanted = word.units;
  const last = padded.length - wanted.length;
  for (let at = 0; at <= last; at += 1) {
    if (!wanted.every((unit, index) => padded[at + index] === unit)) continue;
    const first = Math.max(0, at - 1);
    const final = Math.min(text.units.length - 1, at + wanted.length - 2);
    return { start: text.starts[first] ?? 0, end: text.ends[final] ?? 0 };
  }
  return undefined;
}
