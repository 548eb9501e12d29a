import { ImageRun, type ParagraphChild, type TabStopDefinition, TabStopType } from 'docx';
import type { PlacedImage } from '../pageModel.ts';
import type { PlacedLine } from './recordingTypesetter.ts';
import { type ParagraphSpec, run, spreadRuns, type WordBuilder } from './wordBuilder.ts';
import type { StyleId } from './wordStyles.ts';
import { emu, twips } from './wordUnits.ts';

export type PlacedRow = { readonly emTop: number; readonly lines: readonly PlacedLine[] };

/** Lines of one height together, from the top down and from the left. */
export function placedRows(placed: readonly PlacedLine[]): PlacedRow[] {
  const rows = new Map<number, PlacedLine[]>();
  for (const line of placed) {
    const key = Math.round(line.emTop * 10);
    rows.set(key, [...(rows.get(key) ?? []), line]);
  }
  return [...rows.values()]
    .map((lines) => ({ emTop: lines[0]?.emTop ?? 0, lines: [...lines].sort((one, two) => one.x - two.x) }))
    .sort((one, two) => one.emTop - two.emTop);
}

/**
 * A paragraph with the pieces of a row where the engine puts them. One piece keeps its distance to the nearer margin; several stand
 * at tab stops, `centred` ones by their middle.
 */
export function rowParagraph(builder: WordBuilder, row: PlacedRow, style: StyleId, centred: boolean): ParagraphSpec {
  const { left, right, centre, bodySize } = builder.layout;
  const runsOf = (line: PlacedLine): ParagraphChild[] =>
    spreadRuns(line.text, line.spread, {
      ...(line.role === 'fangsong' ? {} : { role: line.role }),
      ...(line.size === bodySize ? {} : { size: line.size }),
    });
  const [only] = row.lines;
  if (only && row.lines.length === 1) {
    const middle = only.x + only.width / 2;
    const children = runsOf(only);
    if (Math.abs(middle - centre) < 1) return { style, alignment: 'center', children };
    if (middle < centre) return { style, alignment: 'left', indent: { left: twips(only.x - left) }, children };
    const indent = { right: Math.max(0, twips(right - only.x - only.width)) };
    return { style, alignment: 'right', indent, children };
  }
  const tabStops = row.lines.flatMap((line, index): TabStopDefinition[] => {
    if (isJoined(builder, row, index)) return [];
    if (centred) return [{ type: TabStopType.CENTER, position: twips(line.x + line.width / 2 - left) }];
    // The last piece keeps its right end, whatever its width in the fonts of the reader.
    return line === row.lines.at(-1)
      ? [{ type: TabStopType.RIGHT, position: twips(line.x + line.width - left) }]
      : [{ type: TabStopType.LEFT, position: twips(line.x - left) }];
  });
  const children = row.lines.flatMap((line, index) => [
    ...(isJoined(builder, row, index) ? [] : [run('\t')]),
    ...runsOf(line),
  ]);
  return { style, alignment: 'left', tabStops, children };
}

/** Whether a piece begins at the margin, or where the one before it ends (its ： counted half), so that it needs no tab. */
function isJoined({ layout }: WordBuilder, row: PlacedRow, index: number): boolean {
  const line = row.lines[index];
  const before = row.lines[index - 1];
  if (!line) return false;
  return before ? line.x - before.x - before.width < 0.6 * layout.cell && before.width > 0 : line.x - layout.left < 1;
}

/** A picture behind the text, at its place on the page sideways and `below` points under the top of its paragraph. */
export function floatingPicture(picture: PlacedImage, below: number): ImageRun {
  const pixels = 96 / 72;
  return new ImageRun({
    type: 'png',
    data: picture.png,
    transformation: { width: picture.width * pixels, height: picture.height * pixels },
    altText: { name: '印章', title: '印章', description: '印章图片，不是电子签名' },
    floating: {
      horizontalPosition: { relative: 'page', offset: emu(picture.x) },
      verticalPosition: { relative: 'paragraph', offset: emu(below) },
      behindDocument: true,
      allowOverlap: true,
      wrap: { type: 0 },
    },
  });
}
