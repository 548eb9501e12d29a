import type { ChartBlock } from '#shared/features/documents/chartBlock.ts';
import { mm } from '../officialLayout.ts';
import type { ModelPage } from '../pageModel.ts';
import type { SetLine } from '../text/justification.ts';
import { polygon } from './polygon.ts';
import { CAPTION_SIZE } from './tableBlock.ts';
import type { TextFlow } from './textFlow.ts';
import type { Typesetter } from './typesetter.ts';

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A chart ready to be drawn; height in points without the gaps around it. */
export type SetChart = { readonly height: number; readonly draw: (page: ModelPage, top: number) => void };

/** Heights of a bar, of the room between groups, and of the band with unit and legend, in millimetres. */
const BAR_MM = 3.5;
const GROUP_GAP_MM = 2.2;
const HEAD_MM = 7;
const CAPTION_MM = 6.5;
/** Free space inside the frame and beside texts, in millimetres. */
const PADDING_MM = 1.6;
const SWATCH_MM = 3.2;
/** Free space below a chart besides that of a table, in points. */
const CHART_GAP = 4;
/** Type sizes in points: labels and numbers are those of a small table. */
const TEXT_SIZE = 10.5;
const VALUE_SIZE = 9;
/** The labels take as much of the line as they need, at most this share. */
const LABEL_SHARE = 0.36;

/**
 * Fills of the series: solid, grey, hatched, each told apart by any copier. The frame makes the chart a table of its own for whoever
 * measures the page: legend in its head, lines below.
 */
const FILLS = [
  { fill: '#000000', isHatched: false },
  { fill: '#a6a6a6', isHatched: false },
  { fill: '#ffffff', isHatched: true },
] as const;
const HATCH_STEP = 4;
const HATCH_WIDTH = 0.4;

/** Measures a chart as wide as the type area: bars from zero, values at their ends, caption below. */
export function setChart(typesetter: Typesetter, chart: ChartBlock, part: string): SetChart {
  const { layout } = typesetter;
  const width = layout.right - layout.left;
  const padding = mm(PADDING_MM);
  const style = typesetter.style(TEXT_SIZE, part);
  const most = width * LABEL_SHARE;
  const labels = chart.groups.map(({ label }) => typesetter.fittedLine(label, 'fangsong', style, most));
  const texts = chart.groups.map(({ bars }) =>
    bars.map(({ text }) => typesetter.oneLine(text, 'fangsong', typesetter.style(VALUE_SIZE, part))),
  );
  const labelWidth = Math.max(0, ...labels.map((line) => line.width)) + 2 * padding;
  const textWidth = Math.max(0, ...texts.flat().map((line) => line.width)) + 2 * padding;
  const largest = Math.max(0, ...chart.groups.flatMap(({ bars }) => bars.map(({ value }) => value ?? 0)));
  const axis = layout.left + labelWidth;
  const room = Math.max(0, width - labelWidth - textWidth);
  const scale = largest === 0 ? 0 : room / largest;
  const bodyHeight = chart.groups.reduce((sum, { bars }) => sum + bars.length * mm(BAR_MM) + mm(GROUP_GAP_MM), 0);
  const frame = mm(HEAD_MM) + bodyHeight + mm(GROUP_GAP_MM);
  const draw = (page: ModelPage, top: number): void => {
    drawHead(typesetter, page, chart, top, part);
    let y = top + mm(HEAD_MM) + mm(GROUP_GAP_MM);
    for (const [index, { bars }] of chart.groups.entries()) {
      const height = bars.length * mm(BAR_MM);
      const label = labels[index];
      if (label) drawMiddle(typesetter, page, label, axis - padding - label.width, { y, height });
      for (const [series, { value }] of bars.entries()) {
        const box = { x: axis, y: y + series * mm(BAR_MM), width: (value ?? 0) * scale, height: mm(BAR_MM) };
        if (box.width > 0) drawBar(typesetter, page, box, series);
        const text = texts[index]?.[series];
        if (text) drawMiddle(typesetter, page, text, axis + box.width + padding, box, VALUE_SIZE);
      }
      y += height + mm(GROUP_GAP_MM);
    }
    drawFrame(typesetter, page, { x: layout.left, y: top, width, height: frame }, axis);
    drawCaption(typesetter, page, chart.caption, top + frame, part);
  };
  return { height: frame + (chart.caption === '' ? 0 : mm(CAPTION_MM)), draw };
}

/** Draws a chart at the flow's position, on the next page when it does not fit: it never breaks. @returns index of its page */
export function drawChart(typesetter: Typesetter, flow: TextFlow, chart: SetChart): number {
  const { tableGap } = typesetter.layout;
  if (flow.blockTop(tableGap).room < chart.height && !flow.isPageEmpty) flow.newPage();
  const { top } = flow.blockTop(tableGap);
  chart.draw(flow.page, top);
  flow.occupyTo(top + chart.height, tableGap + CHART_GAP);
  return flow.pageIndex;
}

/** Unit at the left, what the bars mean at the right. */
function drawHead(typesetter: Typesetter, page: ModelPage, chart: ChartBlock, top: number, part: string): void {
  const { layout } = typesetter;
  const style = typesetter.style(TEXT_SIZE, part);
  const [padding, swatch] = [mm(PADDING_MM), mm(SWATCH_MM)];
  const band = { y: top, height: mm(HEAD_MM) };
  const unit = typesetter.fittedLine(chart.unit, 'hei', style, (layout.right - layout.left) / 5);
  if (chart.unit !== '') drawMiddle(typesetter, page, unit, layout.left + padding, band);
  const around = chart.series.length * (swatch + 3 * padding);
  const room = layout.right - layout.left - unit.width - 2 * padding - around;
  const natural = chart.series.map((name) => typesetter.oneLine(name, 'hei', style));
  const share = Math.min(1, room / natural.reduce((sum, line) => sum + line.width, 0));
  const names = chart.series.map((name, index) =>
    typesetter.fittedLine(name, 'hei', style, (natural[index]?.width ?? 0) * share),
  );
  let x = layout.right - padding - names.reduce((sum, line) => sum + line.width, around - 2 * padding);
  for (const [series, line] of names.entries()) {
    drawBar(
      typesetter,
      page,
      { x, y: top + (band.height - mm(BAR_MM)) / 2, width: swatch, height: mm(BAR_MM) },
      series,
    );
    x += swatch + padding;
    drawMiddle(typesetter, page, line, x, band);
    x += line.width + 2 * padding;
  }
}

/** A line of text in the middle of a band. */
function drawMiddle(
  typesetter: Typesetter,
  page: ModelPage,
  line: SetLine,
  x: number,
  { y, height }: Pick<Box, 'y' | 'height'>,
  size = TEXT_SIZE,
): void {
  typesetter.draw(page, line, x, y + (height - size) / 2);
}

function drawBar({ layout }: Typesetter, page: ModelPage, box: Box, series: number): void {
  const { fill, isHatched } = FILLS[series] ?? FILLS[0];
  const inner = { ...box, y: box.y + mm(0.2), height: box.height - mm(0.4) };
  const { x, y, width, height } = inner;
  page.paths.push(polygon(inner, fill, [x, y, x + width, y, x + width, y + height, x, y + height]));
  if (!isHatched) return;
  const wide = HATCH_WIDTH * Math.SQRT2;
  for (let at = x - height + HATCH_STEP / 2; at < x + width; at += HATCH_STEP)
    page.paths.push(
      polygon(inner, layout.black, [at, y + height, at + wide, y + height, at + height + wide, y, at + height, y]),
    );
  const { tableRule: thin, black: colour } = layout;
  for (const edge of [y, y + height - thin]) page.rules.push({ x, y: edge, width, height: thin, colour });
  page.rules.push({ x: x + width - thin, y, width: thin, height, colour });
}

/** The frame, the rule below the legend, and the axis at zero. */
function drawFrame({ layout }: Typesetter, page: ModelPage, box: Box, axis: number): void {
  const { tableRule: thin, black: colour } = layout;
  const { x, y, width, height } = box;
  for (const top of [y, y + mm(HEAD_MM), y + height])
    page.rules.push({ x, y: top - thin / 2, width, height: thin, colour });
  for (const left of [x, x + width - thin])
    page.rules.push({ x: left, y: y - thin / 2, width: thin, height: height + thin, colour });
  page.rules.push({ x: axis - thin / 2, y: y + mm(HEAD_MM), width: thin, height: height - mm(HEAD_MM), colour });
}

function drawCaption(typesetter: Typesetter, page: ModelPage, caption: string, top: number, part: string): void {
  if (caption === '') return;
  const { layout } = typesetter;
  const width = layout.right - layout.left;
  const line = typesetter.fittedLine(caption, 'hei', typesetter.style(CAPTION_SIZE, part), width);
  typesetter.draw(page, line, layout.left + (width - line.width) / 2, top + mm(CAPTION_MM) - CAPTION_SIZE);
}
