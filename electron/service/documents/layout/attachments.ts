import type { Attachment } from '#shared/features/documents/officialParts.ts';
import type { SetLine } from '../text/justification.ts';
import { type BodyBlock, drawBlocks, setBlocks } from './bodyBlocks.ts';
import { HeadingCounter } from './numbering.ts';
import type { TextFlow } from './textFlow.ts';
import { drawTitle, setTitle } from './title.ts';
import { setTurnedTable } from './turnedTable.ts';
import type { Typesetter } from './typesetter.ts';

type ListRow = { readonly x: number; readonly line: SetLine };
const INDENT_CELLS = 2;
const LABEL_CELLS = 3;

/** 附件说明 (official-documents.md §2.2), rows to be drawn one empty row below the text: 附件：1. name, names hanging under each other. */
export function setAttachmentList(typesetter: Typesetter, attachments: readonly Attachment[]): ListRow[][] {
  const { layout } = typesetter;
  const style = typesetter.style(layout.bodySize, 'attachment list');
  const start = layout.left + INDENT_CELLS * layout.cell;
  const label = typesetter.oneLine('附件：', 'fangsong', style);
  const numberLeft = start + LABEL_CELLS * layout.cell;
  const isNumbered = attachments.length > 1;
  const numbers = attachments.map((_, index) =>
    typesetter.oneLine(isNumbered ? `${index + 1}.` : '', 'fangsong', style),
  );
  const widest = Math.max(0, ...numbers.map((line) => line.width));
  const nameLeft = isNumbered ? numberLeft + widest + layout.cell / 2 : numberLeft;
  const rows: ListRow[][] = [];
  for (const [index, { title }] of attachments.entries()) {
    const name = title.replaceAll('\n', '').replace(/[。；，、]+$/u, '');
    const lines = typesetter.paragraph([{ text: name, role: 'fangsong' }], style, {
      measureOf: () => layout.right - nameLeft,
      justify: true,
    });
    for (const [number, line] of lines.entries()) {
      const row: ListRow[] = [{ x: nameLeft, line }];
      const numeral = numbers[index];
      if (number === 0 && isNumbered && numeral) row.unshift({ x: numberLeft, line: numeral });
      if (number === 0 && index === 0) row.unshift({ x: start, line: label });
      rows.push(row);
    }
  }
  return rows;
}

/** Draws the list; it stays together with its first row's label. */
export function drawAttachmentList(
  typesetter: Typesetter,
  flow: TextFlow,
  list: readonly (readonly ListRow[])[],
): void {
  if (list.length === 0) return;
  flow.skipRows(1);
  for (const row of list) {
    const emTop = flow.takeRow();
    for (const { x, line } of row) typesetter.draw(flow.page, line, x, emTop);
  }
}

/**
 * An attachment on a page of its own: label in 黑体 on the first row, title centred on the third, then its text. One that begins with a
 * landscape table has label and title turned with it.
 * @param label 附件, 附件1, or with 发文字号 before it when it is not bound with the document
 */
export function drawAttachment(
  typesetter: Typesetter,
  flow: TextFlow,
  attachment: Attachment,
  label: string,
  part: string,
): void {
  if (!flow.isPageEmpty) flow.newPage();
  const drawHead = (setter: Typesetter, target: TextFlow): void => {
    const { layout } = setter;
    const line = setter.oneLine(label, 'hei', setter.style(layout.bodySize, part));
    const emTop = target.takeRow();
    setter.draw(target.page, line, layout.left, emTop);
    const bottom = drawTitle(setter, target.page, setTitle(setter, attachment.title), target.rowTop(2));
    // A table keeps the distance of a line to the title, text one empty row.
    target.occupyTo(bottom + layout.rowGap, target.pitch);
  };
  const [first, ...rest] = attachment.blocks;
  let blocks: readonly BodyBlock[] = attachment.blocks;
  if (first?.kind === 'table' && first.landscape) {
    setTurnedTable(typesetter, first, part).draw(flow, drawHead);
    blocks = rest;
  } else drawHead(typesetter, flow);
  drawBlocks(typesetter, flow, setBlocks(typesetter, blocks, part, counterFor(blocks)));
}

/** A single level 1 heading carries no 一、. */
export function counterFor(blocks: readonly BodyBlock[]): HeadingCounter {
  return new HeadingCounter(blocks.filter((block) => block.kind === 'heading' && block.level === 1).length === 1);
}
