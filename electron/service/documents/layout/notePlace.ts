import { mm, type OfficialLayout } from '../officialLayout.ts';
import type { SetBlock } from './bodyBlocks.ts';
import type { SealCircle, SignaturePlan } from './signaturePlan.ts';

/** Free space between the text of 附注 and the edge of a seal. */
const CLEARANCE = mm(1);

type PlannedBlock = Pick<SignaturePlan, 'rows' | 'circles'>;

/**
 * Row on which 附注 begins: the one below the date (official-documents.md §2.2), or the first after it on which no seal touches its text.
 * @returns rows below the last line of text, like `SignaturePlan.rows`
 */
export function noteStart(layout: OfficialLayout, plan: PlannedBlock, note: SetBlock, pitch: number): number {
  let row = plan.rows + 1;
  // A seal reaches only so far down: there is always a free row below it.
  while (plan.circles.some((circle) => touches(layout, circle, note, row, pitch))) row += 1;
  return row;
}

/** Rows from the last line of text to the end of 附注. */
export function noteEnd(layout: OfficialLayout, plan: PlannedBlock, note: SetBlock, pitch: number): number {
  return noteStart(layout, plan, note, pitch) - 1 + (note.kind === 'lines' ? note.lines.length : 0);
}

function touches(layout: OfficialLayout, circle: SealCircle, note: SetBlock, row: number, pitch: number): boolean {
  if (note.kind !== 'lines') return false;
  return note.lines.some((line, index) => {
    const left = layout.left + (index === 0 ? note.firstIndent : 0);
    const top = (row + index) * pitch;
    const x = circle.x - clamp(circle.x, left, left + line.width);
    const y = circle.y - clamp(circle.y, top, top + layout.bodySize);
    return Math.hypot(x, y) < circle.radius + CLEARANCE;
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
