import type { Ink } from '../fonts/face.ts';
import type { TextItem } from './textItems.ts';

/** Where a glyph's origin goes inside its slot and how it is scaled. */
export type GlyphOffset = {
  readonly dx: number;
  readonly size: number;
  readonly horizontalScale: number;
  readonly rise: number;
};

const EM_CENTRE = 0.38; // centre of the 0.88/0.12 em-box above the baseline

/**
 * Places a glyph in its slot (§4.2): full-width characters centred on their cell, opening marks with the ink at the right, closing
 * marks and stops at the left, ？！ centred; dashes stretched to touch their neighbours. Font advances are not trusted: quotes
 * are 0.35 em in LXGW WenKai, a dash 0.89 em in Noto Serif SC.
 * @param rise how far the baseline moves up (glyphs scaled about the cell centre)
 */
export function placeGlyph(item: TextItem, slot: number, ink: () => Ink): GlyphOffset {
  const size = item.size * item.glyph.scale;
  const rise = (1 - item.glyph.scale) * EM_CENTRE * item.size;
  const advance = item.glyph.advance * size;
  const plain = (dx: number, horizontalScale = 1): GlyphOffset => ({ dx, size, horizontalScale, rise });
  switch (item.kind) {
    case 'latin':
    case 'space':
      return plain(0);
    case 'digit': {
      // Digits wider than half a cell (WenKai, Noto Sans) are narrowed instead of running into each other.
      const scale = Math.min(1, (slot * 1.04) / advance);
      return plain((slot - advance * scale) / 2, scale);
    }
    case 'dash': {
      const { left, right } = ink();
      const scale = right > left ? slot / ((right - left) * size) : 1;
      return plain(-left * size * scale, scale);
    }
    case 'full':
    case 'ellipsis':
      return plain((slot - advance) / 2);
    default:
      return plain(markOffset(item, slot, advance, ink()));
  }
}

function markOffset(item: TextItem, slot: number, advance: number, ink: Ink): number {
  const size = item.size * item.glyph.scale;
  const width = (ink.right - ink.left) * size;
  const centred = (slot - width) / 2 - ink.left * size;
  if (item.kind === 'half' || item.kind === 'query') return centred;
  const isFullWidth = Math.abs(item.glyph.advance - 1) < 0.02;
  const full = (item.cell - advance) / 2; // origin in an uncompressed cell
  if (item.kind === 'opening') {
    const dx = isFullWidth ? full - (item.cell - slot) : slot - item.cell / 4 - width / 2 - ink.left * size;
    return dx + ink.left * size < -0.01 * size ? centred : dx;
  }
  const dx = isFullWidth ? full : item.cell / 4 - width / 2 - ink.left * size;
  return dx + ink.right * size > slot + 0.02 * size ? centred : dx;
}
