import type { EditorBlock } from '#renderer/ui/editor/documentTree.ts';
import type { ChartBlock } from '#shared/features/documents/chartBlock.ts';
import type { OfficialBlock } from '#shared/features/documents/officialParts.ts';

/** Blocks as the editor shows them: captions as paragraphs, a chart as the table of its numbers. */
export function shownBlocks(blocks: readonly OfficialBlock[]): EditorBlock[] {
  return blocks.flatMap((block): EditorBlock[] => {
    if (block.kind === 'chart') return [chartTable(block), ...captionOf(block.caption)];
    if (block.kind !== 'table') return [block];
    const { caption, columns, ...table } = block;
    return [...captionOf(caption), { ...table, columns: columns.map(({ align: _align, ...column }) => column) }];
  });
}

/** The text as it is stored where the editor cannot give it back whole (charts, captions); null: it may be edited. */
export function fixedBody(blocks: readonly OfficialBlock[]): readonly OfficialBlock[] | null {
  const isFixed = blocks.some(
    (block) =>
      block.kind === 'chart' ||
      (block.kind === 'table' &&
        (block.caption !== undefined || block.columns.some(({ align }) => align !== undefined))),
  );
  return isFixed ? blocks : null;
}

function captionOf(text: string | undefined): EditorBlock[] {
  return text === undefined || text === '' ? [] : [{ kind: 'paragraph', text }];
}

function chartTable({ unit, series, groups }: ChartBlock): EditorBlock {
  return {
    kind: 'table',
    columns: [{ title: unit }, ...series.map((title) => ({ title }))],
    rows: groups.map(({ label, bars }) => [label, ...bars.map(({ text }) => text)]),
  };
}
