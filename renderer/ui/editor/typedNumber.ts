import type { HeadingBlock, TextBlock } from '#shared/features/documents/textBlock.ts';

type Level = HeadingBlock['level'];

/** Numbers as clerks type them in front of a heading, with the slips that official-documents.md §2.2 names (1、 and （一）、). */
const TYPED_NUMBERS: readonly { readonly level: Level; readonly pattern: RegExp }[] = [
  { level: 1, pattern: /^[一二三四五六七八九十百]{1,5}\s*、\s*/u },
  { level: 2, pattern: /^[（(]\s*[一二三四五六七八九十百]{1,5}\s*[）)][、.．]?\s*/u },
  // A digit behind the stop means a decimal (1.5万元) or a date, not a number.
  { level: 3, pattern: /^\d{1,2}\s*(?:[.．](?!\d)|、)\s*/u },
  { level: 4, pattern: /^[（(]\s*\d{1,2}\s*[）)][、.．]?\s*/u },
];

/** Longest first sentence that still reads as a heading when text runs on behind it. */
const RUN_IN_LENGTH = 25;

/**
 * Recognises a typed heading number.
 * @param text one trimmed line
 * @returns the level that the number stands for and the text behind it, or null when there is no number or nothing behind it
 */
export function readTypedNumber(text: string): { readonly level: Level; readonly text: string } | null {
  for (const { level, pattern } of TYPED_NUMBERS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const rest = text.slice(found[0].length).trim();
    return rest === '' ? null : { level, text: rest };
  }
  return null;
}

/**
 * Turns one pasted line into blocks: a line with a typed number becomes a heading without it, because numbers are counted.
 * Levels 1 and 2 are set in a heading face, so a run-in heading (（一）指导思想。全年要……) is parted from its text, and a
 * numbered long sentence stays a paragraph as it was typed.
 * @param level heading level known from the source (outline level, h1…h4), or null
 */
export function lineToBlocks(line: string, level: Level | null = null): TextBlock[] {
  const text = line.trim();
  if (text === '') return [];
  const numbered = readTypedNumber(text);
  if (numbered === null) {
    return level === null || text.length > 2000 ? [{ kind: 'paragraph', text }] : [{ kind: 'heading', level, text }];
  }
  if (numbered.text.length > 2000) return [{ kind: 'paragraph', text }];
  if (numbered.level > 2) return [{ kind: 'heading', ...numbered }];
  const stop = numbered.text.indexOf('。');
  if (stop < 0) {
    const isSentence = numbered.text.length > 60 && level === null;
    return isSentence ? [{ kind: 'paragraph', text }] : [{ kind: 'heading', ...numbered }];
  }
  const head = numbered.text.slice(0, stop);
  const rest = numbered.text.slice(stop + 1).trim();
  if (rest === '')
    return head.length > 60 ? [{ kind: 'paragraph', text }] : [{ kind: 'heading', level: numbered.level, text: head }];
  const readsAsHeading = head.length <= RUN_IN_LENGTH && !/[，；：]/u.test(head);
  if (!readsAsHeading) return [{ kind: 'paragraph', text }];
  return [
    { kind: 'heading', level: numbered.level, text: head },
    { kind: 'paragraph', text: rest },
  ];
}
