import { mm } from '../officialLayout.ts';
import type { ModelPage } from '../pageModel.ts';
import { drawMarkLine, measureMark } from './redHead.ts';
import type { Typesetter } from './typesetter.ts';

/** Character heights tried for joint heads, from the usual one downwards (§2.1: reduce them, never push the text off page 1). */
export const JOINT_SIZES_MM = [15, 13, 11, 9.5, 8, 7, 6, 5];

/**
 * The red head of a joint document: one name per line, all as wide as the widest, 文件 to the right of them, centred on their height.
 * @param size character height in points; reduced further when the head would be too wide
 * @returns its ink bottom in points
 */
export function drawJointMark(
  typesetter: Typesetter,
  page: ModelPage,
  names: readonly string[],
  word: string,
  size: number,
): number {
  const { layout } = typesetter;
  const shape = jointShape(typesetter, names, word, size);
  const widest = Math.max(...shape.lines.map((line) => line.width)) * shape.scale;
  const pitch = shape.size * layout.jointMarkPitchShare;
  const first = layout.markInkTop + Math.max(...shape.lines.map((line) => line.ascent));
  const left = layout.centre - shape.width / 2;
  for (const [index, line] of shape.lines.entries()) {
    const gaps = line.items.length - 1;
    const free = widest - line.width * shape.scale;
    const x = gaps === 0 ? left + free / 2 : left;
    const tracking = gaps === 0 ? 0 : free / gaps;
    drawMarkLine(typesetter, page, line, { x, baseline: first + index * pitch, scale: shape.scale, tracking });
  }
  const bottom = first + (names.length - 1) * pitch - Math.min(...shape.lines.map((line) => line.descent));
  if (shape.word) {
    const middle = (layout.markInkTop + bottom) / 2;
    const baseline = middle + (shape.word.ascent + shape.word.descent) / 2;
    const x = left + shape.width - shape.word.width * shape.scale;
    drawMarkLine(typesetter, page, shape.word, { x, baseline, scale: shape.scale, tracking: 0 });
  }
  return bottom;
}

type MarkLine = ReturnType<typeof measureMark>;
type JointShape = {
  readonly size: number;
  readonly scale: number;
  readonly width: number;
  readonly lines: readonly MarkLine[];
  readonly word: MarkLine | undefined;
};

/** Horizontal scale first, then a smaller size, until the head keeps 5 mm to both edges of the type area. */
function jointShape(typesetter: Typesetter, names: readonly string[], word: string, size: number): JointShape {
  const { layout } = typesetter;
  const lines = names.map((name) => measureMark(typesetter, name, size));
  const blockHeight = size * (1 + (names.length - 1) * layout.jointMarkPitchShare);
  // The word is larger than the names where these are small, and never higher than their block.
  const wordSize = Math.max(size, Math.min(layout.markSize, blockHeight * 0.6));
  const wordLine = word === '' ? undefined : measureMark(typesetter, word, wordSize);
  const gap = wordLine ? wordSize * layout.jointMarkGapShare : 0;
  const widest = Math.max(...lines.map((line) => line.width));
  const natural = widest + gap + (wordLine?.width ?? 0);
  const scale = Math.min(1, layout.markWidest / natural);
  if (scale < layout.markScaleSmallest && size > mm(5)) {
    return jointShape(typesetter, names, word, Math.max(mm(5), size * 0.92));
  }
  if (scale < layout.markScaleSmallest) typesetter.warnings.push({ code: 'mark_squeezed', part: 'mark' });
  return { size, scale, width: natural * scale, lines, word: wordLine };
}
