import type { ModelPage } from '../pageModel.ts';
import { drawPageNumbers } from './pageNumbers.ts';
import type { Typesetter } from './typesetter.ts';

/** 小五, in points. */
const CONTROL_LINE_SIZE = 9;

/**
 * What every form does with its finished pages: page numbers, handling mark, margins of even pages.
 * @param finish.handlingMark printed in the top margin of every page (features.md S11); '' for none
 * @param finish.controlLine printed small in the top margin of the last page; '' for none
 * @param finish.unnumbered indices of pages that show no number
 * @returns the pages to write
 */
export function finishPages(
  typesetter: Typesetter,
  pages: readonly ModelPage[],
  finish: {
    readonly handlingMark?: string;
    readonly controlLine?: string;
    readonly unnumbered?: ReadonlySet<number>;
  } = {},
): ModelPage[] {
  const { layout } = typesetter;
  drawPageNumbers(typesetter, pages, finish.unnumbered);
  if (finish.handlingMark) {
    const style = typesetter.style(layout.colophonSize, 'handling mark');
    const line = typesetter.fittedLine(finish.handlingMark, 'hei', style, layout.right - layout.left);
    for (const page of pages) typesetter.draw(page, line, layout.right - line.width, layout.handlingMarkTop);
  }
  const last = pages.at(-1);
  if (finish.controlLine && last) {
    const style = typesetter.style(CONTROL_LINE_SIZE, 'control line');
    const line = typesetter.fittedLine(finish.controlLine, 'fangsong', style, layout.right - layout.left);
    // Under the handling mark, so that neither covers the other.
    typesetter.draw(last, line, layout.left, layout.handlingMarkTop + layout.colophonSize + CONTROL_LINE_SIZE / 2);
  }
  if (!layout.mirrorMargins) return [...pages];
  const shift = layout.pageWidth - layout.right - layout.left;
  return pages.map((page, index) => (index % 2 === 1 ? shiftedPage(page, shift) : page));
}

/** The page moved to the right by `shift` points. */
function shiftedPage(page: ModelPage, shift: number): ModelPage {
  return {
    glyphRuns: page.glyphRuns.map((run) =>
      run.turned
        ? { ...run, baseline: run.baseline + shift }
        : { ...run, glyphs: run.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + shift })) },
    ),
    rules: page.rules.map((rule) => ({ ...rule, x: rule.x + shift })),
    images: page.images.map((image) => ({ ...image, x: image.x + shift })),
    paths: page.paths.map((path) => ({
      ...path,
      clip: { ...path.clip, x: path.clip.x + shift },
      segments: path.segments.map(({ kind, points }) => ({
        kind,
        points: points.map((value, index) => (index % 2 === 0 ? value + shift : value)),
      })),
    })),
  };
}
