import type { OfficialLayout } from '../officialLayout.ts';
import type { ModelPage } from '../pageModel.ts';
import { placeGlyph } from '../text/glyphPlacement.ts';
import { drawGlyph, drawRule, type Typesetter } from './typesetter.ts';

/** Size, tracking and horizontal scale of a red mark of `count` characters (official-documents.md §2.1). */
export function fitMark(layout: OfficialLayout, count: number): { size: number; tracking: number; scale: number } {
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

/** Draws the red mark with its ink top at 72.0 mm. @returns its ink bottom in points */
export function drawRedMark(typesetter: Typesetter, page: ModelPage, text: string): number {
  const { layout } = typesetter;
  const part = 'mark';
  const fitted = fitMark(layout, [...text].length);
  if (fitted.scale < layout.markScaleSmallest - 0.001) typesetter.warnings.push({ code: 'mark_squeezed', part });
  const { size, scale } = fitted;
  const items = typesetter.measure([{ text, role: 'xiaobiaosong' }], { size, cell: size, part });
  const inks = items.map((item) => typesetter.book.ink(item.glyph, item.character));
  const inkTop = Math.max(0, ...inks.map((ink) => ink.top));
  const inkBottom = Math.min(0, ...inks.map((ink) => ink.bottom));
  const baseline = layout.markInkTop + inkTop * size;
  const total =
    items.reduce((sum, item) => sum + item.width * scale, 0) + fitted.tracking * Math.max(0, items.length - 1);
  let x = layout.centre - total / 2;
  for (const item of items) {
    const placed = placeGlyph(item, item.width, () => typesetter.book.ink(item.glyph, item.character));
    const horizontalScale = placed.horizontalScale * scale;
    drawGlyph(page, item, {
      size: placed.size,
      horizontalScale,
      colour: layout.red,
      baseline,
      x: x + placed.dx * scale,
    });
    x += item.width * scale + fitted.tracking;
  }
  return baseline - inkBottom * size;
}

/** The red rule, 156 mm wide, its upper edge 4 mm below `emBottom`. @returns its lower edge */
export function drawRedRule(typesetter: Typesetter, page: ModelPage, emBottom: number): number {
  const { layout } = typesetter;
  const y = emBottom + layout.redRuleGap;
  const height = layout.redRuleThickness;
  drawRule(page, { x: layout.left, y, width: layout.right - layout.left, height, colour: layout.red });
  return y + height;
}
