import { OFFICIAL_LAYOUT } from '#service/documents/officialLayout.ts';
import type { ModelPage } from '#service/documents/pageModel.ts';
import { type DocumentRequest, type RenderOptions, typesetDocument } from '#service/documents/renderDocument.ts';
import { GOLDEN } from './samples.ts';

/** One line of a page: glyph origins, points from the left; `row` counts the ordinary grid from 0. */
export type ModelLine = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly emTop: number;
  readonly row: number;
  readonly size: number;
};

/** Lines of one page, from the top; a line is what shares a baseline, up to a thousandth of a point. */
export function linesOf(page: ModelPage | undefined): ModelLine[] {
  const lines = new Map<string, { character: string; x: number; size: number; baseline: number }[]>();
  for (const run of page?.glyphRuns ?? []) {
    if (run.turned) continue;
    const key = run.baseline.toFixed(3);
    const line = lines.get(key) ?? [];
    for (const glyph of run.glyphs) line.push({ ...glyph, size: run.size, baseline: run.baseline });
    lines.set(key, line);
  }
  return [...lines.values()]
    .map((glyphs) => {
      const sorted = [...glyphs].sort((a, b) => a.x - b.x);
      const { size = 0, baseline = 0, x: left = 0 } = sorted[0] ?? {};
      const emTop = baseline - OFFICIAL_LAYOUT.baselineShare * size;
      return {
        text: sorted.map((glyph) => glyph.character).join(''),
        left,
        right: (sorted.at(-1)?.x ?? 0) + size * OFFICIAL_LAYOUT.cellShare,
        baseline,
        emTop,
        row: (emTop - OFFICIAL_LAYOUT.top) / OFFICIAL_LAYOUT.pitch,
        size,
      };
    })
    .sort((a, b) => a.baseline - b.baseline);
}

export type SetPages = { readonly pages: readonly ModelPage[]; readonly lines: readonly ModelLine[][] };

export function setPages(request: DocumentRequest, options: Partial<RenderOptions> = {}): SetPages {
  const { pages } = typesetDocument(request, { ...GOLDEN, ...options }).model;
  return { pages, lines: pages.map(linesOf) };
}

/** The first line with this text, on any page. */
export function findLine(set: SetPages, text: string): ModelLine & { readonly page: number } {
  for (const [page, lines] of set.lines.entries()) {
    const line = lines.find((candidate) => candidate.text.includes(text));
    if (line) return { ...line, page };
  }
  throw new Error(`no line with ${text}`);
}
