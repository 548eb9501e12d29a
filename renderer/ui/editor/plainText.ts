import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { cleanPastedLine } from './cleanPastedLine.ts';
import type { EditorText } from './documentTree.ts';
import { lineToBlocks } from './typedNumber.ts';

/** Blocks of pasted plain text: a paragraph for each line that is not empty; typed heading numbers are recognised. */
export function plainTextToBlocks(text: string): TextBlock[] {
  return text.split(/\r\n|[\r\n\u2028\u2029\v\f]/u).flatMap((line) => lineToBlocks(cleanPastedLine(line)));
}

/**
 * Length as word processors count it: each CJK character or punctuation mark is one, and so is each run of other letters and
 * digits (2026, PDF).
 * @param shown a text with its marked places as they are shown; left out: there are none
 */
export function countWords(text: EditorText, shown?: (text: string) => string): number {
  const count = (block: EditorText['blocks'][number]) =>
    shown === undefined ? countWordsOfBlock(block) : sum(textsOf(block).map((part) => countWordsOf(shown(part))));
  return sum(text.blocks.map(count));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function textsOf(block: EditorText['blocks'][number]): readonly string[] {
  return block.kind === 'table' ? [...block.columns.map((column) => column.title), ...block.rows.flat()] : [block.text];
}

/** Counts of blocks that were counted before; a block never changes. */
const counted = new WeakMap<EditorText['blocks'][number], number>();

function countWordsOfBlock(block: EditorText['blocks'][number]): number {
  const before = counted.get(block);
  if (before !== undefined) return before;
  const count = sum(textsOf(block).map(countWordsOf));
  counted.set(block, count);
  return count;
}

function countWordsOf(text: string): number {
  return text.match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}.,%'’_-]+|[^\s]/gu)?.length ?? 0;
}
