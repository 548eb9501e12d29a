import type { ModelPage } from '../pageModel.ts';
import type { Typesetter } from './typesetter.ts';

/** Writes — 1 — below the type area: odd pages right, even pages left, one 4号 character in (official-documents.md §2.5). */
export function drawPageNumbers(typesetter: Typesetter, pages: readonly ModelPage[]): void {
  const { layout } = typesetter;
  const size = layout.pageNumberSize;
  const style = { size, cell: size, part: 'page number' };
  const dash = typesetter.oneLine('—', 'song', style);
  const dashItem = dash.slots[0]?.item;
  if (!dashItem) return;
  const inkTop = typesetter.book.ink(dashItem.glyph, '—').top;
  const emTop = layout.pageNumberDashTop + (inkTop - layout.baselineShare) * size;
  const inset = size * layout.cellShare;
  for (const [index, page] of pages.entries()) {
    const digits = typesetter.oneLine(String(index + 1), 'song', style);
    const gap = size / 2;
    const width = 2 * (dash.width + gap) + digits.width;
    const x = index % 2 === 0 ? layout.right - inset - width : layout.left + inset;
    typesetter.draw(page, dash, x, emTop);
    typesetter.draw(page, digits, x + dash.width + gap, emTop);
    typesetter.draw(page, dash, x + width - dash.width, emTop);
  }
}
