import type { OfficialBlock } from '#shared/features/documents/officialParts.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import type { FontRole } from '../fonts/fontFiles.ts';
import type { SetLine } from '../text/justification.ts';
import type { TextSpan } from '../text/textItems.ts';
import { drawChart, type SetChart, setChart } from './chartBlock.ts';
import { type HeadingCounter, type HeadingLevel, withoutTypedNumber } from './numbering.ts';
import { drawTable, type PrintedTable, type SetTable, setTable, tableHeadHeight } from './tableBlock.ts';
import type { TextFlow } from './textFlow.ts';
import { setTurnedTable, type TurnedTable } from './turnedTable.ts';
import type { Typesetter } from './typesetter.ts';

/** Blocks as the forms have them; only official forms know landscape tables. */
export type BodyBlock = TextBlock | OfficialBlock | PrintedTable;

/** Font role of each heading level (official-documents.md §2.2). */
const HEADING_ROLES: Record<HeadingLevel, FontRole> = { 1: 'hei', 2: 'kai', 3: 'fangsong', 4: 'fangsong' };

/** A block broken into lines or rows, before it is placed on pages. */
export type SetBlock =
  | {
      readonly kind: 'lines';
      readonly lines: readonly SetLine[];
      readonly firstIndent: number;
      readonly isHeading: boolean;
    }
  | { readonly kind: 'table'; readonly table: SetTable }
  | { readonly kind: 'chart'; readonly chart: SetChart }
  | { readonly kind: 'turned'; readonly table: TurnedTable };

const INDENT_CELLS = 2;

/** A paragraph two cells in, continuation flush left, justified. */
export function setParagraph(
  typesetter: Typesetter,
  spans: readonly TextSpan[],
  part: string,
  isHeading = false,
): SetBlock {
  const { layout } = typesetter;
  const measure = layout.right - layout.left;
  const firstIndent = INDENT_CELLS * layout.cell;
  const lines = typesetter.paragraph(spans, typesetter.style(layout.bodySize, part), {
    measureOf: (line) => (line === 0 ? measure - firstIndent : measure),
    justify: true,
  });
  return { kind: 'lines', lines, firstIndent, isHeading };
}

/**
 * Sets a list of blocks. With a counter headings are numbered; a level 1 or 2 heading that ends with 。 runs in: the next
 * paragraph continues on its line (§2.2).
 * @param part name of the list in messages; blocks are counted from 1
 */
export function setBlocks(
  typesetter: Typesetter,
  blocks: readonly BodyBlock[],
  part: string,
  counter?: HeadingCounter,
): SetBlock[] {
  const set: SetBlock[] = [];
  let runIn: TextSpan | undefined;
  for (const [index, block] of blocks.entries()) {
    const place = `${part} ${index + 1}`;
    if (block.kind === 'heading') {
      if (runIn) set.push(setParagraph(typesetter, [runIn], place, true));
      runIn = undefined;
      const span = {
        text: headingText(typesetter, block.level, block.text, place, counter),
        role: HEADING_ROLES[block.level],
      };
      const isRunIn = block.level <= 2 && block.text.endsWith('。') && blocks[index + 1]?.kind === 'paragraph';
      if (isRunIn) runIn = span;
      // A numbered sentence (a decision, 1. …。) is text: only a real heading must not stand alone at the foot of a page.
      else set.push(setParagraph(typesetter, [span], place, block.level <= 2 || !/[。！？；]$/.test(block.text)));
    } else if (block.kind === 'paragraph') {
      for (const text of block.text.split('\n')) {
        if (text === '') continue;
        const body: TextSpan = { text, role: 'fangsong' };
        set.push(setParagraph(typesetter, runIn ? [runIn, body] : [body], place));
        runIn = undefined;
      }
    } else if (block.kind === 'chart') {
      set.push({ kind: 'chart', chart: setChart(typesetter, block, place) });
    } else if ('landscape' in block && block.landscape) {
      set.push({ kind: 'turned', table: setTurnedTable(typesetter, block, place) });
    } else {
      const measure = typesetter.layout.right - typesetter.layout.left;
      set.push({ kind: 'table', table: setTable(typesetter, block, measure, place) });
    }
  }
  if (runIn) set.push(setParagraph(typesetter, [runIn], part, true));
  return set;
}

/** Line (of a table: row) `line` of block `block` begins a new page (official-documents.md §2.2: text that accompanies the signature block). */
export type PageBreak = { readonly block: number; readonly line: number };

/**
 * Places blocks on pages; a heading, also several in a row, keeps at least one line of what follows on its page.
 * @returns index of the page with the first line, undefined without blocks
 */
export function drawBlocks(
  typesetter: Typesetter,
  flow: TextFlow,
  blocks: readonly SetBlock[],
  pageBreak?: PageBreak,
): number | undefined {
  let firstPage: number | undefined;
  for (const [index, block] of blocks.entries()) {
    const breakLine = pageBreak?.block === index ? pageBreak.line : -1;
    if (block.kind !== 'lines') {
      if (breakLine === 0 && !flow.isPageEmpty) flow.newPage();
      if (block.kind === 'chart') {
        firstPage = Math.min(firstPage ?? Infinity, drawChart(typesetter, flow, block.chart));
      } else if (block.kind === 'table') {
        firstPage = Math.min(firstPage ?? Infinity, drawTable(typesetter, flow, block.table, breakLine));
      } else block.table.draw(flow);
      firstPage ??= flow.pageIndex;
      continue;
    }
    if (block.isHeading && !isHeading(blocks[index - 1])) flow.keepRows(headingRows(typesetter, blocks, index));
    for (const [line, set] of block.lines.entries()) {
      if (line === breakLine && !flow.isPageEmpty) flow.newPage();
      const emTop = flow.takeRow();
      firstPage ??= flow.pageIndex;
      typesetter.draw(flow.page, set, typesetter.layout.left + (line === 0 ? block.firstIndent : 0), emTop);
    }
  }
  return firstPage;
}

function isHeading(block: SetBlock | undefined): boolean {
  return block?.kind === 'lines' && block.isHeading;
}

function headingRows(typesetter: Typesetter, blocks: readonly SetBlock[], start: number): number {
  const { layout } = typesetter;
  let rows = 0;
  for (const block of blocks.slice(start)) {
    if (block.kind === 'table' || block.kind === 'chart') {
      const height = block.kind === 'chart' ? block.chart.height : tableHeadHeight(block.table);
      return rows + Math.ceil((height + layout.tableGap) / layout.pitch);
    }
    if (block.kind === 'turned') return rows;
    if (!block.isHeading) return rows + 1;
    rows += block.lines.length;
  }
  return rows;
}

function headingText(
  typesetter: Typesetter,
  level: HeadingLevel,
  text: string,
  part: string,
  counter?: HeadingCounter,
): string {
  const single = text.replaceAll('\n', '');
  if (!counter) return single;
  const bare = withoutTypedNumber(level, single);
  if (bare !== single) typesetter.warnings.push({ code: 'numbering_removed', part });
  return counter.next(level) + bare;
}
