import type { TextBlock } from '../documents/textBlock.ts';

/** Letters of a text, blanks left out: what an office asks for when it says how long a case is to be. */
export function lettersOf({ blocks }: { readonly blocks: readonly TextBlock[] }): number {
  return blocks.reduce((total, block) => {
    const parts =
      block.kind === 'table' ? [...block.columns.map(({ title }) => title), ...block.rows.flat()] : [block.text];
    return total + [...parts.join('').replace(/\s/gu, '')].length;
  }, 0);
}
