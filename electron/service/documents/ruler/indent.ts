import { type Expectations, sides } from './expectations.ts';
import type { ExpectedData } from './expectedData.ts';
import type { PageView } from './pageView.ts';
import type { TextLine } from './textLines.ts';

export type Known = { readonly expected: Expectations; readonly data: ExpectedData | undefined };

const OPENING = /^[“‘（《〈【〔［「『]/u;

/** Distance of a line's first character from the left edge of the type area, in cells. */
export function indentOf(line: TextLine, known: Pick<Known, 'expected'>, area?: PageView['area']): number {
  const left = area?.left ?? sides(known.expected, line.page).left;
  const cells = (line.left - left) / known.expected.cell;
  // An opening mark at the beginning of a line gives up the empty half of its cell.
  return OPENING.test(line.text) && Math.abs(cells + 0.5) < 0.15 ? 0 : cells;
}
