import type { TextBlock } from '#shared/features/documents/textBlock.ts';

/** A text as it is read when two versions stand side by side: a line for each paragraph, cells of a table with gaps between them. */
export function blocksText(blocks: readonly TextBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'table'
        ? [block.columns.map(({ title }) => title), ...block.rows].map((row) => row.join('　')).join('\n')
        : block.text,
    )
    .join('\n');
}
