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
 */
export function countWords(text: EditorText): number {
  return text.blocks.reduce((total, block) => total + countWordsOfBlock(block), 0);
}

/** Counts of blocks that were counted before; a block never changes. */
const counted = new WeakMap<EditorText['blocks'][number], number>();

function countWordsOfBlock(block: EditorText['blocks'][number]): number {
  const before = counted.get(block);
  if (before !== undefined) return before;
  const texts =
    block.kind === 'table' ? [...block.columns.map((column) => column.title), ...block.rows.flat()] : [block.text];
  const count = texts.reduce((total, part) => total + countWordsOf(part), 0);
  counted.set(block, count);
  return count;
}

function countWordsOf(text: string): number {
  return text.match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}.,%'’_-]+|[^\s]/gu)?.length ?? 0;
}
