import type { PageModel } from '../pageModel.ts';
import { doubleRule } from './pageMarks.ts';
import type { WordBuilder } from './wordBuilder.ts';
import { markLines, markRuns, redRuleTop } from './wordHead.ts';
import { BASELINE_SHARE, twips } from './wordUnits.ts';

/** Line height of the mark as a share of its size. */
const LINE_SHARE = 1.25;

/**
 * Mark of a letter with the upper double line (official-documents.md §3.1): both begin above the type area, so they stand in a frame at their place
 * on the page; the text begins below it.
 * @returns lower edge of the double line
 */
export function addLetterMark(builder: WordBuilder, model: PageModel): number {
  const { layout } = builder;
  const [line] = markLines(model, layout);
  const ruleTop = redRuleTop(model, layout) ?? layout.top;
  const thickness = layout.letterLineThick + layout.letterLineSpace + layout.letterLineThin;
  if (!line) return ruleTop + thickness;
  const height = LINE_SHARE * line.size;
  const top = line.baseline - BASELINE_SHARE * height;
  const space = Math.max(0, Math.round(ruleTop - top - height));
  // The double line is centred on the page, the mark on the type area.
  const shift = 2 * (layout.centre - layout.letterLineLeft - layout.letterLineWidth / 2);
  builder.add({
    style: 'mark',
    indent: { firstLine: Math.max(0, twips(shift)) },
    spacing: { line: twips(height), lineRule: 'exact' },
    frame: {
      type: 'absolute',
      position: { x: twips(layout.letterLineLeft), y: twips(top) },
      width: twips(layout.letterLineWidth),
      height: twips(ruleTop + thickness - top),
      rule: 'exact',
      wrap: 'notBeside',
      anchor: { horizontal: 'page', vertical: 'page' },
    },
    border: { bottom: { ...doubleRule(layout, 'above'), space } },
    children: markRuns(line, layout),
  });
  builder.bottom = ruleTop + thickness;
  return builder.bottom;
}
