import { numberKey } from '#shared/lib/numberKey.ts';
import { pinyinPhrases } from '#shared/lib/pinyinTokens.ts';
import { codePhrase, foldText, headPhrase, searchWords, unitsPhrase, wordPhrase } from '#shared/lib/searchTokens.ts';

/** A search as FTS5 expressions: of `search_name` where it speaks of names as typed, else of `search_text`. */
export type MatchExpressions = {
  readonly words: readonly string[];
  /** For `search_name`: the name begins with the whole text. */
  readonly nameBegins: string;
  /** For `search_name`: every word stands in the name. */
  readonly nameHolds: string;
  /** Words that may be pinyin stand so in the name, the others anywhere; undefined: no word may be pinyin. */
  readonly namePinyin: string | undefined;
  /** Every word stands anywhere, or in the name in pinyin. */
  readonly anywhere: string;
  /** The same for each word alone. */
  readonly eachAnywhere: readonly string[];
  /** Each word in a text as typed. */
  readonly eachLiteral: readonly string[];
};

/** The expressions for a text as typed; undefined when it holds nothing to look for. */
export function matchExpressions(text: string): MatchExpressions | undefined {
  const words = searchWords(text);
  if (words.length === 0) return undefined;
  const phrases = words.map(wordPhrase);
  const literals = words.map(literal);
  const pinyin = words.map(pinyinPhrases);
  const eachAnywhere = literals.map((one, index) => anyOf([one, ...(pinyin[index] ?? [])]));
  const spoken = pinyin.map((one, index) => (one.length > 0 ? anyOf(one) : (literals[index] ?? '')));
  return {
    words,
    nameBegins: headPhrase(words.join(' ')),
    nameHolds: allOf(phrases),
    namePinyin: pinyin.some((one) => one.length > 0) ? allOf(spoken) : undefined,
    anywhere: allOf(eachAnywhere),
    eachAnywhere,
    eachLiteral: literals,
  };
}

/** A word as typed, and as a part of a code however it is typed. */
function literal(word: string): string {
  const key = numberKey(word);
  const code = /^[A-Z0-9]+$/.test(key) ? codePhrase(key) : undefined;
  return anyOf(code === undefined ? [wordPhrase(word)] : [wordPhrase(word), code]);
}

const anyOf = (expressions: readonly string[]): string => `(${expressions.join(' OR ')})`;
const allOf = (expressions: readonly string[]): string => `(${expressions.join(' AND ')})`;

/** Tokens that may lie between the two parts of a name around a wrong character: the pairs with its neighbours, and one more. */
const NEAR_TOKENS = 4;
/** A shorter word is too little to be nearly something. */
const SHORTEST_NEAR_WORD = 3;
const LONGEST_NEAR_WORD = 30;

/**
 * The FTS5 expression, of `search_name`, of names that may differ from the words by one wrong, missing or extra character each; the names found are judged by
 * `isNearWord`. Undefined when no word is long enough.
 */
export function nearExpression(words: readonly string[]): string | undefined {
  const parts = words.map((word) => {
    const { units } = foldText(word);
    const exact = wordPhrase(word);
    if (!mayBeNear(units)) return { expression: exact, near: false };
    const around = units.flatMap((unit, index) => {
      // Digits and Latin letters are never guessed at.
      if (/^[\x20-\x7e]$/.test(unit)) return [];
      const [before, after] = [units.slice(0, index), units.slice(index + 1)];
      // A single character stands in too many names to be worth asking for beside a longer part.
      if (before.length < 2 && after.length > 1) return unitsPhrase(after);
      if (after.length < 2 && before.length > 1) return unitsPhrase(before);
      return `NEAR(${unitsPhrase(before)} ${unitsPhrase(after)}, ${NEAR_TOKENS})`;
    });
    return { expression: anyOf([exact, ...around]), near: true };
  });
  if (!parts.some((part) => part.near)) return undefined;
  return allOf(parts.map((part) => part.expression));
}

/** Whether a name holds every word, or a part that differs from it by one character. */
export function isNearName(name: string, words: readonly string[]): boolean {
  const { units } = foldText(name);
  return words.every((word) => {
    const wanted = foldText(word).units;
    return leastDistance(units, wanted) <= (mayBeNear(wanted) ? 1 : 0);
  });
}

function mayBeNear(units: readonly string[]): boolean {
  return (
    units.length >= SHORTEST_NEAR_WORD &&
    units.length <= LONGEST_NEAR_WORD &&
    units.some((unit) => /[^\x20-\x7e]/u.test(unit))
  );
}

/** The least number of changed, missing or extra characters between the word and any part of the text (Sellers 1980). */
function leastDistance(text: readonly string[], word: readonly string[]): number {
  let former = Array.from({ length: word.length + 1 }, (_item, index) => index);
  let least = word.length;
  for (const unit of text) {
    const row = [0];
    word.forEach((wanted, index) => {
      const replaced = (former[index] ?? 0) + (wanted === unit ? 0 : 1);
      row.push(Math.min(replaced, (former[index + 1] ?? 0) + 1, (row[index] ?? 0) + 1));
    });
    least = Math.min(least, row[word.length] ?? least);
    former = row;
  }
  return least;
}
