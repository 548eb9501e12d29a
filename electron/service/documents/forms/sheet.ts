import type { SheetBlock, SheetDocument } from '#shared/features/documents/sheetDocument.ts';
import { drawBlocks, setBlocks } from '../layout/bodyBlocks.ts';
import { finishPages } from '../layout/pageFinish.ts';
import { TextFlow } from '../layout/textFlow.ts';
import { centredLines, drawCentred, drawSubtitle, drawTitle, setTitle } from '../layout/title.ts';
import { Typesetter } from '../layout/typesetter.ts';
import { landscapeSheetLayout, mm } from '../officialLayout.ts';
import type { PageModel } from '../pageModel.ts';
import { drawHeatMap } from './heatMapBlock.ts';
import { qrRules } from './qrBlock.ts';
import { drawStepChart } from './stepChartBlock.ts';

const QR_QUIET_MODULES_MM = 4;
/** The longest label that has its value beside it, and the free space between the column of labels and that of values, in cells. */
const LABEL_CELLS = 10;
const VALUE_GAP_CELLS = 1;
const CODE_ADVANCE_SHARE = 0.78; // slot of a code character as a share of its size; W fits

/** Typesets a plain A4 sheet: title, then blocks in order. `document` is cleaned already. */
export function layoutSheet(given: Typesetter, document: SheetDocument): PageModel {
  const typesetter = document.landscape ? new Typesetter(given.book, landscapeSheetLayout(given.layout), given) : given;
  const { layout } = typesetter;
  const flow = new TextFlow(layout);
  drawSheetTitle(typesetter, flow, document);
  let run: SheetBlock[] = [];
  let done = 0;
  // Text blocks are set together, so that a heading knows what follows it.
  const flush = (): void => {
    const text = run.filter((block) => isText(block));
    drawBlocks(typesetter, flow, setBlocks(typesetter, text, 'sheet'));
    run = [];
  };
  for (const block of document.blocks) {
    done += 1;
    const part = `sheet ${done}`;
    if (!isText(block)) flush();
    if (block.kind === 'fields') drawFields(typesetter, flow, block.rows, part);
    else if (block.kind === 'code') drawCode(typesetter, flow, block.lines, part);
    else if (block.kind === 'qr') drawQr(typesetter, flow, block, part);
    else if (block.kind === 'heatMap') drawHeatMap(typesetter, flow, block, part);
    else if (block.kind === 'stepChart') drawStepChart(typesetter, flow, block, part);
    else if (block.kind === 'page') {
      flow.newPage();
      drawSheetTitle(typesetter, flow, block);
    } else if (block.kind === 'half') beginHalf(typesetter, flow, block);
    else run.push(block);
  }
  flush();
  const unnumbered = new Set(document.pageNumbers ? [] : flow.pages.keys());
  return {
    width: layout.pageWidth,
    height: layout.pageHeight,
    pages: finishPages(typesetter, flow.pages, { unnumbered }),
    metadata: {
      title: document.title.replaceAll('\n', ''),
      author: document.author,
      subject: document.subtitle,
      keywords: '',
    },
  };
}

function drawSheetTitle(
  typesetter: Typesetter,
  flow: TextFlow,
  document: Pick<SheetDocument, 'title' | 'subtitle'>,
  top = typesetter.layout.top,
): void {
  const { layout } = typesetter;
  let bottom = drawTitle(typesetter, flow.page, setTitle(typesetter, document.title), top);
  if (document.subtitle) {
    bottom = drawSubtitle(typesetter, flow.page, document.subtitle, bottom + layout.rowGap / 2);
  }
  flow.occupyTo(bottom, layout.rowGap + layout.pitch / 2);
}

function isText(
  block: SheetBlock,
): block is Extract<SheetBlock, { kind: 'heading' | 'paragraph' | 'table' | 'chart' }> {
  return ['heading', 'paragraph', 'table', 'chart'].includes(block.kind);
}

/** Goes to the lower half of the page, below a dashed line, or to a new page when the upper half reaches into it. */
function beginHalf(
  typesetter: Typesetter,
  flow: TextFlow,
  block: { readonly title: string; readonly subtitle: string },
): void {
  const { layout } = typesetter;
  const middle = layout.pageHeight / 2;
  if (flow.contentBottom > middle - layout.rowGap) {
    flow.newPage();
    drawSheetTitle(typesetter, flow, block);
    return;
  }
  const dash = layout.cell / 2;
  for (let x = layout.left; x < layout.right - dash; x += 2 * dash)
    flow.page.rules.push({ x, y: middle, width: dash, height: layout.tableRule, colour: layout.black });
  flow.occupyTo(middle, layout.rowGap);
  drawSheetTitle(typesetter, flow, block, middle + layout.pitch);
}

/** Left edge of the values beside labels (with ：) of these widths, measured from the labels' left edge, in points. */
export function valueColumn(widths: readonly number[], cell: number): number {
  return Math.min(Math.max(0, ...widths), LABEL_CELLS * cell) + VALUE_GAP_CELLS * cell;
}

/** Labels in 黑体 in one column as wide as the longest, values in 仿宋 in a column beside it. */
function drawFields(
  typesetter: Typesetter,
  flow: TextFlow,
  rows: readonly { readonly label: string; readonly value: string }[],
  part: string,
): void {
  const { layout } = typesetter;
  const style = typesetter.style(layout.bodySize, part);
  const measure = layout.right - layout.left;
  const labels = rows.map((row) => typesetter.fittedLine(`${row.label}：`, 'hei', style, measure));
  const hang = valueColumn(
    labels.map((line) => line.width),
    layout.cell,
  );
  for (const [index, row] of rows.entries()) {
    const label = labels[index];
    const overhang = label !== undefined && label.width > hang + 0.01;
    const lines = row.value.split('\n').flatMap((text) =>
      typesetter.paragraph([{ text, role: 'fangsong' }], style, {
        measureOf: () => measure - hang,
        justify: true,
      }),
    );
    let emTop = flow.takeRow();
    if (label) typesetter.draw(flow.page, label, layout.left, emTop);
    for (const [number, line] of lines.entries()) {
      if (number > 0 || overhang) emTop = flow.takeRow();
      typesetter.draw(flow.page, line, layout.left + hang, emTop);
    }
  }
}

/** Characters in slots of one width, so that groups stand under each other. */
function drawCode(typesetter: Typesetter, flow: TextFlow, lines: readonly string[], part: string): void {
  const { layout } = typesetter;
  flow.keepRows(lines.length);
  for (const text of lines) {
    const room = layout.right - layout.left - 2 * layout.cell;
    const size = Math.min(layout.bodySize, room / (Math.max(1, text.length) * CODE_ADVANCE_SHARE));
    const line = typesetter.oneLine(text, 'hei', typesetter.style(size, part));
    const slot = size * CODE_ADVANCE_SHARE;
    const slots = line.slots.map(({ item }, index) => ({
      item,
      x: index * slot + (slot - item.width) / 2,
      slot: item.width,
    }));
    const emTop = flow.takeRow(); // may begin a new page
    const set = { slots, width: slots.length * slot, ragged: false };
    typesetter.draw(flow.page, set, layout.left + 2 * layout.cell, emTop);
  }
}

function drawQr(
  typesetter: Typesetter,
  flow: TextFlow,
  block: { readonly text: string; readonly sizeMm: number; readonly caption: string },
  part: string,
): void {
  const { layout } = typesetter;
  const edge = mm(block.sizeMm);
  const quiet = mm(QR_QUIET_MODULES_MM);
  const caption = { role: 'fangsong', size: layout.colophonSize, part } as const;
  const captionHeight = centredLines(typesetter, block.caption, caption).length * (caption.size + layout.rowGap);
  if (flow.blockTop(quiet).room < edge + quiet + captionHeight) flow.newPage();
  const top = flow.blockTop(quiet).top;
  flow.page.rules.push(...qrRules(block.text, layout.centre - edge / 2, top, edge, layout.black));
  let bottom = top + edge;
  if (block.caption) {
    bottom = drawCentred(typesetter, flow.page, block.caption, caption, bottom + quiet);
  }
  flow.occupyTo(bottom, quiet);
}
