import fc from 'fast-check';
import { gb2312Han } from './samples.ts';

const han = [...gb2312Han()];
const words = fc
  .array(fc.constantFrom(...han), { minLength: 1, maxLength: 7 })
  .map((characters) => characters.join(''));
const number = fc.oneof(
  fc.integer({ min: 0, max: 99_999 }).map(String),
  fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 100, max: 999 })).map(([a, b]) => `${a},${b}`),
  fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })).map(([a, b]) => `${a}.${b}%`),
  fc.tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}年${m}月5日`),
  fc.integer({ min: 1, max: 999 }).map((n) => `民发〔2026〕${n}号`),
  fc.integer({ min: 1, max: 40 }).map((n) => `${n}℃`),
  fc.constantFrom('63%～68%', '10:30', '￥3.45亿元', '91320105MA1XXXXX3X'),
);
const latin = fc.constantFrom('GB/T', 'PDF', 'electronic', 'Word 2016', 'the office', 'A4', 'e-mail');
const quoted = fc
  .tuple(fc.constantFrom('“”', '（）', '《》', '‘’', '【】', '「」'), fc.oneof(words, number))
  .map(([pair, text]) => `${pair[0]}${text}${pair[1]}`);
const nested = quoted.map((text) => `（“${text}”）`);
const piece = fc.tuple(
  fc.oneof(
    { weight: 5, arbitrary: words },
    { weight: 3, arbitrary: number },
    latin,
    quoted,
    nested,
    fc.constantFrom('——', '……'),
  ),
  fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    fc.constantFrom(...'。，、；：？！'),
    fc.constantFrom('？！', '。”', '，“甲”', '·乙'),
  ),
);
/** A paragraph of Chinese text with punctuation, numbers, dates, units and Latin words, as no clerk would write it. */
export const randomParagraph = fc
  .array(piece, { minLength: 5, maxLength: 60 })
  .map((pieces) => pieces.map(([text, mark]) => text + mark).join(''))
  // Two tokens side by side may make one number; a mark may not open a paragraph.
  .map((text) => `会议${text.replace(/(?<=[0-9A-Za-z%℃])(?=[0-9A-Za-z￥])/g, '及')}`)
  // Four cells of …… and runs of dashes are their own rule.
  .filter((text) => !/…{3,}|—{3,}/.test(text));
