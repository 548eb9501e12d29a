import type { SheetBlock, SheetDocument } from '#shared/features/documents/sheetDocument.ts';
import { drawBlocks, setBlocks } from '../layout/bodyBlocks.ts';
import { finishPages } from '../layout/pageFinish.ts';
import { TextFlow } from '../layout/textFlow.ts';
import { drawTitle, setTitle } from '../layout/title.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import { mm } from '../officialLayout.ts';
import type { PageModel } from '../pageModel.ts';
import { qrRules } from './qrBlock.ts';

const QR_QUIET_MODULES_MM = 4;
const CODE_ADVANCE_SHARE = 0.78; // slot of a code character as a share of its size; W fits

/** Typesets a plain A4 sheet: title, then blocks in order. `document` is cleaned already. */
export function layoutSheet(typesetter: Typesetter, document: SheetDocument): PageModel {
  const { layout } = typesetter;
  const flow = new TextFlow(layout);
  drawSheetTitle(typesetter, flow, document);
  let run: SheetBlock[] = [];
  let done = 0;
  // Text blocks are set together, so that a heading knows what follows it.
  const flush = (): void => {
    const text = run.filter(
      (block) => block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'table',
    );
    drawBlocks(typesetter, flow, setBlocks(typesetter, text, 'sheet'));
    run = [];
  };
  for (const block of document.blocks) {
    done += 1;
    const part = `sheet ${done}`;
    if (block.kind === 'fields' || block.kind === 'code' || block.kind === 'qr') flush();
    if (block.kind === 'fields') drawFields(typesetter, flow, block.rows, part);
    else if (block.kind === 'code') drawCode(typesetter, flow, block.lines, part);
    else if (block.kind === 'qr') drawQr(typesetter, flow, block, part);
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

function drawSheetTitle(typesetter: Typesetter, flow: TextFlow, document: SheetDocument): void {
  const { layout } = typesetter;
  let bottom = drawTitle(typesetter, flow.page, setTitle(typesetter, document.title), layout.top);
  if (document.subtitle) {
    const line = typesetter.oneLine(document.subtitle, 'kai', typesetter.style(layout.bodySize, 'subtitle'));
    typesetter.draw(flow.page, line, layout.centre - line.width / 2, bottom + layout.rowGap / 2);
    bottom += layout.rowGap / 2 + layout.bodySize;
  }
  flow.occupyTo(bottom, layout.rowGap + layout.pitch / 2);
}

/** Labels in 黑体 in one column as wide as the longest, values in 仿宋 beside them. */
function drawFields(
  typesetter: Typesetter,
  flow: TextFlow,
  rows: readonly { readonly label: string; readonly value: string }[],
  part: string,
): void {
  const { layout } = typesetter;
  const style = typesetter.style(layout.bodySize, part);
  const labels = rows.map((row) => typesetter.oneLine(`${row.label}：`, 'hei', style));
  const widest = Math.max(0, ...labels.map((line) => line.width));
  const hang = Math.min(widest, 10 * layout.cell);
  for (const [index, row] of rows.entries()) {
    const label = labels[index];
    const overhang = label !== undefined && label.width > hang + 0.01;
    const lines = row.value.split('\n').flatMap((text) =>
      typesetter.paragraph([{ text, role: 'fangsong' }], style, {
        measureOf: () => layout.right - layout.left - hang,
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
    typesetter.draw(
      flow.page,
      { slots, width: slots.length * slot, ragged: false },
      layout.left + 2 * layout.cell,
      flow.takeRow(),
    );
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
  const captionHeight = block.caption ? layout.pitch : 0;
  if (flow.blockTop(quiet).room < edge + quiet + captionHeight) flow.newPage();
  const top = flow.blockTop(quiet).top;
  flow.page.rules.push(...qrRules(block.text, layout.centre - edge / 2, top, edge, layout.black));
  let bottom = top + edge;
  if (block.caption) {
    const line = typesetter.oneLine(block.caption, 'fangsong', typesetter.style(layout.colophonSize, part));
    typesetter.draw(flow.page, line, layout.centre - line.width / 2, bottom + quiet);
    bottom += quiet + layout.colophonSize;
  }
  flow.occupyTo(bottom, quiet);
}
