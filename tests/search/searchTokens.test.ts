import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberKey, numberKeys } from '#shared/lib/numberKey.ts';
import { initialsTokens, pinyinPhrases, syllableTokens } from '#shared/lib/pinyinTokens.ts';
import {
  findWord,
  foldText,
  headPhrase,
  nameTokens,
  searchWords,
  wholeKey,
  wordPhrase,
} from '#shared/lib/searchTokens.ts';

/** Numbers in a fixed order for a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Few characters, so that parts repeat: common ideographs, rare ones of planes 0, 2 and 3, private use, Latin, digits, gaps. */
const CHARACTERS = [
  ...'老年协会民政㐀龦𠀀𪚥𫝀𬺰\u{2CEB0}\u{30000}\u{31350}\u{323B0}\u{E000}\u{F0000}aAbBé９9０0ａ（）·—，。 　\t%_"\'-',
];

describe('tokens of the search index', () => {
  let database: Database.Database;
  beforeAll(() => {
    database = new Database(':memory:');
    database.exec(
      "CREATE VIRTUAL TABLE t USING fts5(words, characters, content='', contentless_delete=1, tokenize='ascii', detail=full)",
    );
  });
  afterAll(() => database.close());

  const holds = (text: string, expression: string): boolean => {
    const { words, characters } = nameTokens([text, text]);
    database.exec('DELETE FROM t WHERE rowid = 1');
    database.prepare('INSERT INTO t(rowid, words, characters) VALUES (1, ?, ?)').run(words, characters);
    return database.prepare('SELECT count(*) FROM t WHERE t MATCH ?').pluck().get(expression) === 1;
  };
  const run = (text: string): string =>
    text
      .normalize('NFC')
      .replace(/[！-～]/gu, (sign) => String.fromCharCode((sign.codePointAt(0) ?? 0) - 0xfee0))
      .toLowerCase();

  it('finds a word exactly when it is a part of a run, whatever characters they are of', () => {
    const next = numbers(20_260_305);
    const pick = (most: number) =>
      Array.from({ length: 1 + Math.floor(next() * most) }, () => CHARACTERS[Math.floor(next() * CHARACTERS.length)]);
    const counts = { found: 0, missed: 0 };
    for (let round = 0; round < 6000; round += 1) {
      const text = pick(24).join('');
      const characters = [...text];
      const start = Math.floor(next() * characters.length);
      // Half of the words are taken from the text itself.
      const word = (next() < 0.5 ? characters.slice(start, start + 1 + Math.floor(next() * 5)) : pick(3)).join('');
      if (/[\s\p{P}]/u.test(word)) continue;
      const expected = run(text).includes(run(word));
      expect(holds(text, wordPhrase(word)), JSON.stringify([text, word])).toBe(expected);
      expect(findWord(foldText(text), foldText(word)) !== undefined, JSON.stringify([text, word])).toBe(expected);
      counts[expected ? 'found' : 'missed'] += 1;
    }
    expect(counts.found).toBeGreaterThan(1000);
    expect(counts.missed).toBeGreaterThan(500);
  });

  it('knows every code point alone', () => {
    const next = numbers(7);
    for (let round = 0; round < 3000; round += 1) {
      const code = Math.floor(next() * 0x110000);
      const character = String.fromCodePoint(code);
      if (/[\p{P}\p{Z}\p{Cc}\p{Cs}$+<=>^`|~\p{Default_Ignorable_Code_Point}]/u.test(character)) continue;
      expect(holds(`某${character}协会`, wordPhrase(character)), code.toString(16)).toBe(true);
      expect(holds('某协会', wordPhrase(character)), code.toString(16)).toBe(
        foldText('某协会').units.includes(character),
      );
    }
  });

  it('takes a gap in the word as any gap, and as the end of the text', () => {
    expect(holds('云州市（100%）纯棉', wordPhrase('100%'))).toBe(true);
    expect(holds('云州市1000纯棉', wordPhrase('100%'))).toBe(false);
    expect(holds('欧阳·买买提', wordPhrase('欧阳•买买提'))).toBe(true);
    expect(holds('研究"heading"栏目', wordPhrase('"heading"栏目'))).toBe(true);
    expect(holds('青山协会', wordPhrase('协会。'))).toBe(true);
    expect(holds('青山协会馆', wordPhrase('协会。'))).toBe(false);
  });

  it('sees through zero-width characters, variation selectors, radicals and compatibility ideographs', () => {
    expect(holds('老\u200B年\uFEFF协会', wordPhrase('老年协会'))).toBe(true);
    expect(holds('葛\u{E0100}城', wordPhrase('葛城'))).toBe(true);
    expect(holds('⽼年协会', wordPhrase('老年'))).toBe(true);
    expect(holds('\u{2F800}镇', wordPhrase('丽镇'))).toBe(true);
  });

  it('knows where a name begins and whether it is the whole text', () => {
    const begins = (name: string, text: string) => holds(name, headPhrase(text));
    const equals = (name: string, text: string) => wholeKey(name) === wholeKey(text);
    expect([begins('老年协会', '老年'), begins('老年协会', '老年协'), begins('青山老年协会', '老年')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([begins('老', '老'), begins('老人', '老'), begins('人老', '老')]).toEqual([true, true, false]);
    expect([begins('（青山）协会', '青山'), begins('青 山协会', '青 山'), begins('青山协会', '青 山')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([equals('（老年）协会', '(老年)协会'), equals('老年协会馆', '老年协会')]).toEqual([true, false]);
  });

  it('makes words of what is typed, and none of punctuation', () => {
    expect(searchWords('  云州市   纯棉　1000\u0000x ')).toEqual(['云州市', '纯棉', '1000', 'x']);
    expect(searchWords('_ \\ " ( ) * : ^ — · 《》 |')).toEqual([]);
    expect(searchWords('一二三四五六七八九十'.split('').join(' '))).toHaveLength(8);
    expect(searchWords('长'.repeat(10_000))).toEqual(['长'.repeat(100)]);
  });

  it('gives back the place of a word in the text as it is written', () => {
    const text = '（Ａ𠀀社）老\u200B年协会';
    const place = (word: string) => {
      const found = findWord(foldText(text), foldText(word));
      return found && text.slice(found.start, found.end);
    };
    expect(place('a𠀀')).toBe('Ａ𠀀');
    expect(place('老年')).toBe('老\u200B年');
    expect(place('年会')).toBeUndefined();
  });
});

describe('pinyin', () => {
  let database: Database.Database;
  beforeAll(() => {
    database = new Database(':memory:');
    database.exec(
      "CREATE VIRTUAL TABLE t USING fts5(initials, pinyin, content='', contentless_delete=1, tokenize='ascii')",
    );
    const row = ['yzslnxh', ['yun', 'zhou', 'shi', 'lao', 'nian', 'xie', 'hui']] as const;
    database.prepare('INSERT INTO t VALUES (?, ?)').run(initialsTokens(row[0]), syllableTokens(row[1]));
  });
  afterAll(() => database.close());
  const finds = (word: string): boolean => {
    const phrases = pinyinPhrases(word);
    if (phrases.length === 0) return false;
    return database.prepare('SELECT count(*) FROM t WHERE t MATCH ?').pluck().get(phrases.join(' OR ')) === 1;
  };

  it('finds first letters and syllables from anywhere in the name, the last one begun', () => {
    for (const word of [
      'lnxh',
      'LNXH',
      'yz',
      'laonian',
      'laoni',
      'niánxie'.normalize('NFD').replace(/\p{M}/gu, ''),
      'shilao',
      'xieh',
    ])
      expect(finds(word), word).toBe(true);
    // Letters inside a syllable, letters in another order, one letter alone.
    for (const word of ['aonian', 'ianxie', 'nlxh', 'l', '老', 'xh1']) expect(finds(word), word).toBe(false);
  });

  it('reads a word as syllables in every way', () => {
    expect(pinyinPhrases('xian')).toContain('"\u0083xi \u0083an" *');
    expect(pinyinPhrases('xian')).toContain('"\u0083xian" *');
    expect(pinyinPhrases('nü')).toContain('"\u0083nv" *');
    expect(pinyinPhrases('a'.repeat(41))).toEqual([]);
    expect(pinyinPhrases('a'.repeat(40)).length).toBeLessThan(12);
  });
});

describe('numbers', () => {
  it('are one however they are typed', () => {
    for (const typed of [
      '云民发〔2026〕3号',
      '云民发[2026]3',
      '云民发（2026）第03号',
      ' 云民发【2026】 3 号',
      '云民发(２０２６)３',
    ])
      expect(numberKey(typed), typed).toBe('云民发[2026]3');
    expect(numberKeys('云民发〔2026〕3号')).toEqual(['云民发[2026]3', '[2026]3']);
    expect(numberKey('51-3301 00mj0123456x')).toBe('51330100MJ0123456X');
    expect(numberKeys(' - ')).toEqual([]);
  });
});
