import type { FileOutput } from '#shared/contract/primitives.ts';
import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { JobContext } from '../../context.ts';
import { renderOptionsOf } from '../documents/renderOptions.ts';

/** Rows that one table block may hold. */
const MOST_ROWS = 5000;

/** Draws a printed sheet and hands it out as a PDF under its title. @throws AppError `glyph_missing`, `cancelled` */
export async function handOutSheet(context: JobContext, data: SheetDocumentInput): Promise<{ file: FileOutput }> {
  const { runtime, signal } = context;
  const { pdf } = await runtime.documents.renderInWorker({ form: 'sheet', data }, renderOptionsOf(context), { signal });
  const name = `${data.title}${data.subtitle ? ` ${data.subtitle}` : ''}`.replaceAll('\n', '');
  return { file: runtime.files.handOut(`${[...name].slice(0, 80).join('')}.pdf`, 'application/pdf', pdf) };
}

/** A list as tables: the heading row comes again on every page; a very long list goes on in a further table. */
export function listBlocks(
  columns: readonly { readonly title: string; readonly width: number }[],
  rows: readonly (readonly string[])[],
): SheetBlock[] {
  const blocks: SheetBlock[] = [];
  for (let start = 0; start === 0 || start < rows.length; start += MOST_ROWS) {
    const part = rows.slice(start, start + MOST_ROWS).map((cells) => [...cells]);
    blocks.push({ kind: 'table', columns: columns.map((column) => ({ ...column })), rows: part });
  }
  return blocks;
}
