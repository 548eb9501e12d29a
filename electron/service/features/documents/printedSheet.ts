import type { FileOutput } from '#shared/contract/primitives.ts';
import type { OfficialLayoutSettings } from '#shared/features/documents/officialLayoutSettings.ts';
import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { layoutOverrides } from '../../documents/officialLayout.ts';
import { renderOptionsOf } from './renderOptions.ts';

/** Rows that one table block may hold. */
const MOST_ROWS = 5000;

/**
 * Draws a printed sheet and hands it out as a PDF under its title.
 * @param layout measures of this form; left out: the office's
 * @throws AppError `glyph_missing`, `cancelled`
 */
export async function handOutSheet(
  context: JobContext,
  data: SheetDocumentInput,
  layout?: OfficialLayoutSettings,
): Promise<{ file: FileOutput }> {
  const { runtime, signal } = context;
  const options = { ...renderOptionsOf(context), ...(layout ? { layout: layoutOverrides(layout) } : {}) };
  const { pdf } = await runtime.documents.renderInWorker({ form: 'sheet', data }, options, { signal });
  return { file: runtime.files.handOut(fileNameOf(data), 'application/pdf', pdf) };
}

/**
 * Draws a sheet that should take one page: the first of several ways to set it that does, else the last.
 * @param ways from the roomiest to the tightest
 * @throws AppError `glyph_missing`, `cancelled`
 */
export async function handOutOnePage(
  context: JobContext,
  ways: readonly [SheetDocumentInput, ...SheetDocumentInput[]],
  layout: OfficialLayoutSettings,
): Promise<{ file: FileOutput; pages: number }> {
  const { runtime, signal } = context;
  const options = { ...renderOptionsOf(context), layout: layoutOverrides(layout) };
  const draw = (data: SheetDocumentInput) =>
    runtime.documents.renderInWorker({ form: 'sheet', data }, options, { signal });
  const [first, ...tighter] = ways;
  let { pdf, pages } = await draw(first);
  for (const data of tighter) {
    if (pages <= 1) break;
    ({ pdf, pages } = await draw(data));
  }
  return { file: runtime.files.handOut(fileNameOf(first), 'application/pdf', pdf), pages };
}

/** The file is named after the title. */
function fileNameOf({ title, subtitle }: SheetDocumentInput): string {
  const name = `${title}${subtitle ? ` ${subtitle}` : ''}`.replaceAll('\n', '');
  return `${[...name].slice(0, 80).join('')}.pdf`;
}

/** A column of a printed list; `width` is its share of the line; names keep to its left edge, numbers to be compared to its right one. */
export type PrintedColumn = { readonly title: string; readonly width: number; readonly align?: 'left' | 'right' };

/** A register as a printed list: title, rows, and a foot with office, count and day of printing. */
export function registerSheet(register: {
  readonly title: string;
  readonly subtitle: string;
  readonly officeName: string;
  readonly printedOn: string;
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Too wide for upright paper. */
  readonly landscape?: boolean;
}): SheetDocumentInput {
  const { title, subtitle, officeName, printedOn, columns, rows, landscape = false } = register;
  const foot = { office: officeName, count: rows.length, date: printedOn };
  return {
    title,
    subtitle,
    author: officeName,
    landscape,
    blocks: [
      ...listBlocks(columns, rows),
      { kind: 'paragraph', text: message('zh-CN', 'officialPrint.registerFoot', foot) },
    ],
  };
}

/** Least height of a row in which somebody writes or signs, in millimetres. */
export const SIGNING_ROW_MM = 9.5;

/**
 * A list as tables: the heading row comes again on every page; a very long list goes on in a further table.
 * @param leastRowMm height of its rows at least, in millimetres
 */
export function listBlocks(
  columns: readonly PrintedColumn[],
  rows: readonly (readonly string[])[],
  leastRowMm?: number,
): SheetBlock[] {
  const blocks: SheetBlock[] = [];
  for (let start = 0; start === 0 || start < rows.length; start += MOST_ROWS) {
    const part = rows.slice(start, start + MOST_ROWS).map((cells) => [...cells]);
    blocks.push({ kind: 'table', columns: columns.map((column) => ({ ...column })), rows: part, leastRowMm });
  }
  return blocks;
}
