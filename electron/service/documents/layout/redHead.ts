import type { OfficialLayout } from '../officialLayout.ts';
import type { ModelPage } from '../pageModel.ts';
import { placeGlyph } from '../text/glyphPlacement.ts';
import type { TextItem } from '../text/textItems.ts';
import { drawGlyph, drawRule, type Typesetter } from './typesetter.ts';

/** Size, tracking and horizontal scale of a red mark of `count` characters (official-documents.md §2.1). */
function fitMark(layout: OfficialLayout, count: number): { size: number; tracking: number; scale: number } {
  const { markSize: size, markWidest: widest, markTracking, markScaleSmallest, markSizeSmallest } = layout;
  const natural = count * size;
  if (natural <= widest) {
    return { size, tracking: count < 2 ? 0 : Math.min(markTracking, (widest - natural) / (count - 1)), scale: 1 };
  }
  const scale = widest / natural;
  if (scale >= markScaleSmallest) return { size, tracking: 0, scale };
  const smaller = Math.max(markSizeSmallest, widest / (count * markScaleSmallest));
  return { size: smaller, tracking: 0, scale: Math.min(markScaleSmallest, widest / (count * smaller)) };
}

/**
 * Draws a red mark centred on the type area.
 * @param inkTop upper edge of its ink; default 72.0 mm (§2.1)
 * @returns its ink bottom in points
 */
export function drawRedMark(
  typesetter: Typesetter,
  page: ModelPage,
  text: string,
  inkTop: number = typesetter.layout.markInkTop,
): number {
  const { layout } = typesetter;
  const part = 'mark';
  const fitted = fitMark(layout, [...text].length);
  if (fitted.scale < layout.markScaleSmallest - 0.001) typesetter.warnings.push({ code: 'mark_squeezed', part });
  const { size, scale, tracking } = fitted;
  const mark = measureMark(typesetter, text, size);
  const baseline = inkTop + mark.ascent;
  const total = mark.width * scale + tracking * Math.max(0, mark.items.length - 1);
  drawMarkLine(typesetter, page, mark, { x: layout.centre - total / 2, baseline, scale, tracking });
  return baseline - mark.descent;
}

/** Characters of a mark in one size; ink reaches `ascent` above and `descent` (negative) below the baseline, in points. */
export type MarkLine = {
  readonly items: readonly TextItem[];
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
};

/** The mark of the red head set at a size in points, with its width. */
export function measureMark(typesetter: Typesetter, text: string, size: number): MarkLine {
  const items = typesetter.measure([{ text, role: 'xiaobiaosong' }], { size, cell: size, part: 'mark' });
  const inks = items.map((item) => typesetter.book.ink(item.glyph, item.character));
  return {
    items,
    width: items.reduce((sum, item) => sum + item.width, 0),
    ascent: Math.max(0, ...inks.map((ink) => ink.top)) * size,
    descent: Math.min(0, ...inks.map((ink) => ink.bottom)) * size,
  };
}

/** Draws a measured mark in red, `tracking` between characters, `scale` their horizontal scale. */
export function drawMarkLine(
  typesetter: Typesetter,
  page: ModelPage,
  mark: MarkLine,
  place: { readonly x: number; readonly baseline: number; readonly scale: number; readonly tracking: number },
): void {
  const { scale, tracking, baseline } = place;
  let { x } = place;
  for (const item of mark.items) {
    const placed = placeGlyph(item, item.width, () => typesetter.book.ink(item.glyph, item.character));
    const horizontalScale = placed.horizontalScale * scale;
    const colour = typesetter.layout.red;
    drawGlyph(page, item, { size: placed.size, horizontalScale, colour, baseline, x: x + placed.dx * scale });
    x += item.width * scale + tracking;
  }
}

/** The red rule, 156 mm wide, its upper edge 4 mm below `emBottom`. @returns its lower edge */
export function drawRedRule(typesetter: Typesetter, page: ModelPage, emBottom: number): number {
  const { layout } = typesetter;
  const y = emBottom + layout.redRuleGap;
  const height = layout.redRuleThickness;
  drawRule(page, { x: layout.left, y, width: layout.right - layout.left, height, colour: layout.red });
  return y + height;
}
