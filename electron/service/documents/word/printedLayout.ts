import { type OfficialLayout, pageGrid } from '../officialLayout.ts';
import type { PageModel } from '../pageModel.ts';

/** Pages up to which a squeezed document is squeezed throughout: the engine does it on the last two (official-documents.md §2.2). */
const SQUEEZED_PAGES = 2;

/**
 * The layout with as many rows as the printed pages have: a short document whose signature would stand alone is printed with 23 rows, and
 * Word has one grid for a document.
 */
export function printedLayout(model: PageModel, layout: OfficialLayout): OfficialLayout {
  const { squeezedRows: rows } = layout;
  const { pitch } = pageGrid(layout, rows);
  const isSqueezed = model.pages.length <= SQUEEZED_PAGES && Math.abs(leastPitch(model, layout) - pitch) < 0.05;
  return isSqueezed ? { ...layout, rows, pitch } : layout;
}

/** The least distance of two lines of running text on a page, points. */
function leastPitch(model: PageModel, layout: OfficialLayout): number {
  const distances = model.pages.flatMap((page) => {
    const runs = page.glyphRuns.filter((glyphs) => glyphs.size === layout.bodySize && !glyphs.turned);
    const baselines = runs.map(({ baseline }) => baseline).sort((one, two) => one - two);
    return baselines.slice(1).map((baseline, index) => baseline - (baselines[index] ?? 0));
  });
  // Glyphs of other fonts stand a little off the line.
  return Math.min(Number.POSITIVE_INFINITY, ...distances.filter((distance) => distance > layout.bodySize));
}
