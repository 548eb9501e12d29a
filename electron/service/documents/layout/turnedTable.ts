import type { TableBlock } from '#shared/features/documents/textBlock.ts';
import type { OfficialLayout } from '../officialLayout.ts';
import type { ModelPage } from '../pageModel.ts';
import { drawTable, setTable } from './tableBlock.ts';
import { TextFlow } from './textFlow.ts';
import { Typesetter } from './typesetter.ts';

export type TurnedTable = {
  /**
   * Draws the table on portrait pages of its own.
   * @param drawHead draws what stands above the table on the first of them, in the turned area
   */
  readonly draw: (flow: TextFlow, drawHead?: (typesetter: Typesetter, flow: TextFlow) => void) => void;
};

/**
 * A landscape table (official-documents.md §3.4): 225 × 156 mm, turned a quarter to the left on a portrait page, so that its head
 * lies towards the left edge of the sheet on odd and on even pages and the page number keeps its place.
 */
export function setTurnedTable(typesetter: Typesetter, table: TableBlock, part: string): TurnedTable {
  const layout = turnedLayout(typesetter.layout);
  const turned = new Typesetter(typesetter.book, layout, typesetter);
  const set = setTable(turned, table, layout.right - layout.left, part);
  return {
    draw: (flow, drawHead) => {
      const inner = new TextFlow(layout);
      drawHead?.(turned, inner);
      drawTable(turned, inner, set);
      for (const page of inner.pages) flow.addFullPage(turnPage(page, typesetter.layout));
    },
  };
}

/** The type area lying on its side, with its own origin. */
function turnedLayout(layout: OfficialLayout): OfficialLayout {
  const width = layout.bottom - layout.top;
  const height = layout.right - layout.left;
  const rows = Math.floor((height - layout.bodySize) / layout.pitch) + 1;
  return { ...layout, left: 0, right: width, top: 0, bottom: height, centre: width / 2, rows };
}

function turnPage(page: ModelPage, layout: OfficialLayout): ModelPage {
  const fromBottom = layout.pageHeight - layout.bottom;
  return {
    glyphRuns: page.glyphRuns.map((run) => ({
      ...run,
      turned: true,
      baseline: layout.left + run.baseline,
      glyphs: run.glyphs.map(({ character, x }) => ({ character, x: fromBottom + x })),
    })),
    rules: page.rules.map(({ x, y, width, height, colour }) => ({
      x: layout.left + y,
      y: layout.bottom - x - width,
      width: height,
      height: width,
      colour,
    })),
    images: [],
    paths: [],
  };
}
