import type { z } from 'zod';
import type { stepChartBlock } from '#shared/features/documents/sheetDocument.ts';
import type { TextFlow } from '../layout/textFlow.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import { mm } from '../officialLayout.ts';
import { drawShade } from './shades.ts';

type StepChart = z.output<typeof stepChartBlock>;

const TITLE_SHARE = 0.12;
const LABEL_MM = 6;
const GRID_COLOUR = '#b0b0b0';
/** Height of the line that joins the steps, in points. */
const STEP_RULE = 1.6;

/** Draws the steps: a column for each, filled up to its level, the line of levels on top; levels are named at the left. */
export function drawStepChart(typesetter: Typesetter, flow: TextFlow, block: StepChart, part: string): void {
  const { layout } = typesetter;
  const row = mm(block.rowMm);
  const height = block.levels.length * row + mm(LABEL_MM);
  if (flow.blockTop(layout.tableGap).room < height && !flow.isPageEmpty) flow.newPage();
  const { top } = flow.blockTop(layout.tableGap);
  const measure = layout.right - layout.left;
  const titleWidth = measure * TITLE_SHARE;
  const left = layout.left + titleWidth;
  const width = (measure - titleWidth) / block.steps.length;
  const foot = top + block.levels.length * row;
  const style = typesetter.style(layout.tableSize, part);
  const colour = layout.black;
  for (const [index, name] of block.levels.entries()) {
    const y = foot - (index + 1) * row;
    const set = typesetter.fittedLine(name, 'hei', style, titleWidth);
    typesetter.draw(flow.page, set, layout.left, y + (row - layout.tableSize) / 2);
    flow.page.rules.push({
      x: left,
      y,
      width: measure - titleWidth,
      height: layout.tableRule / 2,
      colour: GRID_COLOUR,
    });
  }
  let before: number | null = null;
  for (const [index, { label, level }] of block.steps.entries()) {
    const x = left + index * width;
    const set = typesetter.fittedLine(label, 'fangsong', style, width - mm(1));
    typesetter.draw(flow.page, set, x + (width - set.width) / 2, foot + (mm(LABEL_MM) - layout.tableSize) / 2);
    if (level !== null) {
      const y = foot - (level + 1) * row;
      drawShade(flow.page, { x, y, width, height: foot - y }, level);
      flow.page.rules.push({ x, y: y - STEP_RULE / 2, width, height: STEP_RULE, colour });
      if (before !== null && before !== level) {
        const from = foot - (before + 1) * row;
        const [upper, lower] = from < y ? [from, y] : [y, from];
        flow.page.rules.push({ x: x - STEP_RULE / 2, y: upper, width: STEP_RULE, height: lower - upper, colour });
      }
    }
    before = level;
  }
  flow.page.rules.push({ x: left, y: foot, width: measure - titleWidth, height: layout.tableRule, colour });
  flow.page.rules.push({ x: left, y: top, width: layout.tableRule, height: foot - top, colour });
  flow.occupyTo(foot + mm(LABEL_MM), layout.tableGap);
}
