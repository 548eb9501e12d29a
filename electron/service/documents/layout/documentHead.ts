import { drawRedRule } from './redHead.ts';
import { spreadName } from './spreadLine.ts';
import type { TextFlow } from './textFlow.ts';
import { drawTitle, setTitle } from './title.ts';
import type { Typesetter } from './typesetter.ts';

export type HeadMarks = { readonly copyNumber: string; readonly security: string; readonly urgency: string };

/**
 * 份号, 密级, 紧急程度 in this order, one per row, flush left (official-documents.md §2.1, §3.1).
 * @param topOf em-top of row 0, 1, 2
 * @param roomOf width left for the text of row 0, 1, 2
 * @param keepsFirst the row of 份号 stays free above a 密级 without one (ordinary form)
 * @returns number of rows from the first one to the last one used
 */
export function drawHeadMarks(
  typesetter: Typesetter,
  flow: TextFlow,
  marks: HeadMarks,
  topOf: (row: number) => number,
  roomOf: (row: number) => number,
  keepsFirst: boolean,
): number {
  const { layout } = typesetter;
  const style = typesetter.style(layout.bodySize, 'head');
  const copy = marks.copyNumber === '' ? '' : marks.copyNumber.padStart(6, '0');
  let row = 0;
  if (copy === '' && marks.security !== '' && keepsFirst) row = 1;
  for (const [text, role] of [
    [copy, 'fangsong'],
    [marks.security, 'hei'],
    [marks.urgency, 'hei'],
  ] as const) {
    if (text === '') continue;
    typesetter.draw(flow.page, typesetter.fittedLine(text, role, style, roomOf(row)), layout.left, topOf(row));
    row += 1;
  }
  return row;
}

/**
 * 发文字号, centred, or at the left with 签发人 at the right (upward documents), and the red rule 4 mm below (§2.1).
 * @param emTop em-top of the first of these rows
 * @returns lower edge of the rule
 */
export function drawNumberRow(
  typesetter: Typesetter,
  flow: TextFlow,
  number: string,
  signers: readonly string[],
  emTop: number,
): number {
  const { layout } = typesetter;
  const { cell } = layout;
  const line = typesetter.oneLine(number, 'fangsong', typesetter.style(layout.bodySize, 'head'));
  if (signers.length === 0) {
    typesetter.draw(flow.page, line, layout.centre - line.width / 2, emTop);
    return drawRedRule(typesetter, flow.page, emTop + layout.bodySize);
  }
  const room = layout.right - layout.left - 3 * cell - line.width;
  const rows = drawSigners(typesetter, flow, signers, emTop, room);
  const lastTop = emTop + (rows - 1) * flow.pitch;
  typesetter.draw(flow.page, line, layout.left + cell, lastTop);
  return drawRedRule(typesetter, flow.page, lastTop + layout.bodySize);
}

/** Title two lines below the red rule; the text begins one empty line below it (§2.2). */
export function drawTitleBelow(typesetter: Typesetter, flow: TextFlow, title: string, titleTop: number): void {
  const { layout } = typesetter;
  const bottom = drawTitle(typesetter, flow.page, setTitle(typesetter, title), titleTop);
  flow.occupyTo(bottom, layout.rowGap + flow.pitch);
}

const NAME_CELLS = 3;
const LABEL_CELLS = 4;
/** Between two names of a row: clearly more than the one cell inside a name of two characters (李　明　　王　芳). */
const NAME_GAP_CELLS = 2;

/** 签发人：, names in 楷体, two in a row, under each other; the right end one cell in. @returns number of rows */
function drawSigners(
  typesetter: Typesetter,
  flow: TextFlow,
  signers: readonly string[],
  emTop: number,
  room: number,
): number {
  const { layout } = typesetter;
  const { cell } = layout;
  const style = typesetter.style(layout.bodySize, 'signers');
  const label = typesetter.oneLine('签发人：', 'fangsong', style);
  const isSeveral = signers.length > 1;
  const names = signers.map((name) =>
    spreadName(typesetter.fittedLine(name, 'kai', style, room - LABEL_CELLS * cell), isSeveral ? NAME_CELLS * cell : 0),
  );
  const column = Math.max(...names.map((name) => name.width));
  const gap = NAME_GAP_CELLS * cell;
  const twoWide = LABEL_CELLS * cell + 2 * column + gap;
  const perRow = isSeveral && twoWide <= room ? 2 : 1;
  const width = LABEL_CELLS * cell + perRow * column + (perRow - 1) * gap;
  const left = layout.right - cell - width;
  typesetter.draw(flow.page, label, left, emTop);
  for (const [index, name] of names.entries()) {
    const x = left + LABEL_CELLS * cell + (index % perRow) * (column + gap);
    typesetter.draw(flow.page, name, x, emTop + Math.floor(index / perRow) * flow.pitch);
  }
  return Math.ceil(names.length / perRow);
}
