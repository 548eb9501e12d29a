import type { ModelPage } from '../pageModel.ts';
import type { Typesetter } from './typesetter.ts';

/**
 * Writes — 1 — below the type area: odd pages right, even pages left, one 4号 character in; or centred on the type area
 * (official-documents.md §2.5).
 * @param unnumbered indices of pages that count but show no number
 */
export function drawPageNumbers(
  typesetter: Typesetter,
  pages: readonly ModelPage[],
  unnumbered: ReadonlySet<number> = new Set(),
): void {
  const { layout } = typesetter;
  if (layout.pageNumber === 'none') return;
  const size = layout.pageNumberSize;
  const style = { size, cell: size, part: 'page number' };
  const dash = typesetter.oneLine('—', 'song', style);
  const dashItem = dash.slots[0]?.item;
  if (!dashItem) return;
  const inkTop = typesetter.book.ink(dashItem.glyph, '—').top;
  const emTop = layout.pageNumberDashTop + (inkTop - layout.baselineShare) * size;
  const inset = size * layout.cellShare;
  const leftEnd = (index: number, width: number): number => {
    if (layout.pageNumber === 'centred') return layout.centre - width / 2;
    return index % 2 === 0 ? layout.right - inset - width : layout.left + inset;
  };
  for (const [index, page] of pages.entries()) {
    if (unnumbered.has(index)) continue;
    const digits = typesetter.oneLine(String(index + 1), 'song', style);
    const gap = size / 2;
    const width = 2 * (dash.width + gap) + digits.width;
    const x = leftEnd(index, width);
    typesetter.draw(page, dash, x, emTop);
    typesetter.draw(page, digits, x + dash.width + gap, emTop);
    typesetter.draw(page, dash, x + width - dash.width, emTop);
  }
}
