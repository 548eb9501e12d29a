import {
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { TextFlow } from '../layout/textFlow.ts';
import { setTitle } from '../layout/title.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import type { OfficialLayout } from '../officialLayout.ts';
import type { GlyphRun, PageModel } from '../pageModel.ts';
import { lineText } from './recordingTypesetter.ts';
import { type ParagraphSpec, run, spreadRuns, type WordBuilder } from './wordBuilder.ts';
import type { StyleId } from './wordStyles.ts';
import { ruleSize, wholeTwips } from './wordTable.ts';
import { BASELINE_SHARE, twips, wordColour } from './wordUnits.ts';

/** A line of the red mark as it is printed. */
export type MarkLine = {
  readonly text: string;
  readonly size: number;
  readonly scale: number;
  readonly tracking: number;
  readonly baseline: number;
  readonly left: number;
  readonly right: number;
};

/** Share of its size that a line of the mark is high. */
const MARK_LINE_SHARE = 1.25;

/** The lines of the red mark on the first page, from the top down. */
export function markLines(model: PageModel, layout: OfficialLayout): MarkLine[] {
  const runs = model.pages[0]?.glyphRuns.filter((glyphs) => glyphs.colour === layout.red) ?? [];
  const lines = new Map<string, GlyphRun[]>();
  for (const glyphs of runs) {
    const key = `${glyphs.baseline.toFixed(2)} ${glyphs.size}`;
    lines.set(key, [...(lines.get(key) ?? []), glyphs]);
  }
  return [...lines.values()].flatMap((parts) => {
    const [first] = parts;
    const glyphs = parts.flatMap((part) => part.glyphs);
    const [one, last] = [glyphs[0], glyphs.at(-1)];
    if (!first || !one || !last) return [];
    const { size, horizontalScale: scale, baseline } = first;
    const advance = size * scale;
    const tracking = glyphs.length < 2 ? 0 : (last.x - one.x) / (glyphs.length - 1) - advance;
    const text = glyphs.map((glyph) => glyph.character).join('');
    return [{ text, size, scale, tracking, baseline, left: one.x, right: last.x + advance }];
  });
}

/** Upper edge of the first red rule on the first page, undefined without one. */
export function redRuleTop(model: PageModel, layout: OfficialLayout): number | undefined {
  const tops = model.pages[0]?.rules.filter((rule) => rule.colour === layout.red).map((rule) => rule.y) ?? [];
  return tops.length === 0 ? undefined : Math.min(...tops);
}

/** The runs of a mark's line. */
export function markRuns(line: MarkLine, layout: OfficialLayout): TextRun[] {
  const format = {
    size: line.size,
    color: wordColour(layout.red),
    ...(line.scale < 0.995 ? { scale: Math.round(line.scale * 100) } : {}),
  };
  return spreadRuns(line.text, line.tracking, format);
}

/** The red mark; the names of a joint one stand in a table without rules, 文件 beside them in the middle (§2.1). */
export function addMark(builder: WordBuilder, lines: readonly MarkLine[], names: number): void {
  const { layout } = builder;
  const [first] = lines;
  if (!first) return;
  if (names < 2) {
    const emTop = first.baseline - layout.baselineShare * first.size;
    const spec: ParagraphSpec = { style: 'mark', children: markRuns(first, layout) };
    builder.addAt(spec, emTop, first.size, MARK_LINE_SHARE * first.size);
    return;
  }
  addJointMark(builder, lines.slice(0, names), lines[names]);
}

function addJointMark(builder: WordBuilder, names: readonly MarkLine[], word: MarkLine | undefined): void {
  const { layout } = builder;
  const [first, second] = names;
  if (!first) return;
  const linePitch = second ? second.baseline - first.baseline : first.size * MARK_LINE_SHARE;
  const top = first.baseline - BASELINE_SHARE * linePitch;
  if (top > builder.bottom) builder.addRoom(top - builder.bottom);
  const left = Math.min(...names.map((line) => line.left));
  const right = Math.max(...names.map((line) => line.right));
  const nameWidth = right - left + 2;
  const widths = wholeTwips(word ? [nameWidth, word.right - right + 2] : [nameWidth]);
  const height = linePitch * names.length;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const paragraph = (line: MarkLine, alignment: 'distribute' | 'right', pitch: number): Paragraph =>
    new Paragraph({
      style: 'mark',
      alignment,
      spacing: { line: twips(pitch), lineRule: LineRuleType.EXACT },
      children: markRuns({ ...line, tracking: 0, scale: line.scale * nameScale(line) }, layout),
    });
  const cell = (index: number, children: Paragraph[]): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children,
    });
  builder.add(
    new Table({
      alignment: 'center',
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
      borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
      rows: [
        new TableRow({
          cantSplit: true,
          height: { value: twips(height), rule: HeightRule.EXACT },
          children: [
            cell(
              0,
              names.map((line) => paragraph(line, 'distribute', linePitch)),
            ),
            ...(word ? [cell(1, [paragraph(word, 'right', word.size * 1.15)])] : []),
          ],
        }),
      ],
    }),
  );
  builder.bottom = Math.max(builder.bottom, top) + height;
}

/** How much narrower the letters of a name must be so that it stays on one line where Han and Latin characters are set apart. */
function nameScale({ text, left, right, size, tracking }: MarkLine): number {
  const width = right - left - tracking * ([...text].length - 1);
  return titleScale(text, width, size, Math.max(width, right - left)) / 100;
}

/** The paragraph with the red rule under it, its upper edge 4 mm below the em-bottom of the text (§2.1). */
export function addRuledRow(builder: WordBuilder, spec: ParagraphSpec, emTop: number): void {
  const { layout, pitch } = builder;
  const below = emTop + layout.bodySize + layout.redRuleGap;
  const lineBottom = emTop + layout.baselineShare * layout.bodySize + (1 - BASELINE_SHARE) * pitch;
  const space = Math.max(0, Math.min(31, Math.round(below - lineBottom)));
  const bottom = {
    style: BorderStyle.SINGLE,
    size: ruleSize(layout.redRuleThickness),
    space,
    color: wordColour(layout.red),
  };
  builder.addAt({ ...spec, border: { bottom } }, emTop, layout.bodySize, pitch);
  builder.bottom += space + layout.redRuleThickness;
}

/** Title lines as the engine breaks them in the width of `typesetter`. @returns the em-bottom of the last one */
export function addTitle(
  builder: WordBuilder,
  style: StyleId,
  title: string,
  emTop: number,
  typesetter: Typesetter = builder.typesetter,
): number {
  const { layout } = typesetter;
  const set = setTitle(typesetter, title);
  if (set.lines.length === 0) return emTop;
  const isUsual = set.size === layout.titleSize;
  const children = set.lines.map((line, index) => {
    const text = lineText(line);
    const scale = titleScale(text, line.width, set.size, layout.right - layout.left);
    return new TextRun({
      text,
      ...(index === 0 ? {} : { break: 1 }),
      ...(isUsual ? {} : { size: set.size * 2 }),
      ...(scale < 100 ? { scale } : {}),
    });
  });
  builder.addAt({ style, children }, emTop, set.size, set.pitch, set.lines.length);
  return emTop + (set.lines.length - 1) * set.pitch + set.size;
}

/** Share of the line that a title may fill in fonts whose digits are wider than half a character. */
const TITLE_ROOM = 0.97;

/** LibreOffice sets Han and Latin characters a quarter apart whatever the style says: a line that is full then gets narrower letters. */
function titleScale(text: string, width: number, size: number, room: number): number {
  const borders = text.match(/(?<=\p{sc=Han})(?=[\dA-Za-z])|(?<=[\dA-Za-z])(?=\p{sc=Han})/gu)?.length ?? 0;
  const needed = width + (borders * size) / 4;
  if (borders === 0 || needed <= room * TITLE_ROOM) return 100;
  return Math.floor(((room * TITLE_ROOM) / needed) * 100);
}

/** Grid row at which text goes on below something that ends at `bottom` (printed layout). */
export function rowBelow(layout: OfficialLayout, bottom: number, gap: number): number {
  const flow = new TextFlow(layout);
  flow.occupyTo(bottom, gap);
  return layout.rows - flow.rowsLeft();
}

/** A single line of running text, centred. */
export function centredLine(text: string): ParagraphSpec {
  return { style: 'number', children: text === '' ? [] : [run(text)] };
}
