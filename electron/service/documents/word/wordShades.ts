import type { SheetBlock } from '#shared/features/documents/sheetDocument.ts';
import type { TableBlock } from '#shared/features/documents/textBlock.ts';

/** A matrix or a chart of steps as a table of words: a word processor keeps what it says, not its shading. */
export function shadedTable(block: Extract<SheetBlock, { kind: 'heatMap' | 'stepChart' }>): TableBlock {
  if (block.kind === 'stepChart') {
    return {
      kind: 'table',
      columns: block.steps.map(({ label }) => ({ title: label })),
      rows: [block.steps.map(({ level }) => (level === null ? '' : (block.levels[level] ?? '')))],
    };
  }
  const meaning = new Map(block.legend.map(({ shade, text }) => [shade, text]));
  return {
    kind: 'table',
    columns: [{ title: `${block.rowAxis}／${block.columnAxis}` }, ...block.columns.map((title) => ({ title }))],
    rows: block.rows.map(({ title, cells }) => [
      title,
      ...cells.map(({ shade, lines }) => (lines.length > 0 ? lines.join('\n') : (meaning.get(shade) ?? ''))),
    ]),
  };
}
