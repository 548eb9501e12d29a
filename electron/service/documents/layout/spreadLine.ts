import type { SetLine } from '../text/justification.ts';

/** A label with its ：: the characters before the ： are spread over `width`; wider labels stay as they are. */
export function spreadLabel(line: SetLine, width: number, cell: number): SetLine {
  const count = line.slots.length - 1;
  const extra = width - count * cell;
  if (count < 2 || extra <= 0) return line;
  const step = extra / (count - 1);
  return {
    ...line,
    slots: line.slots.map((slot, index) => ({ ...slot, x: slot.x + Math.min(index, count - 1) * step })),
    width: line.width + extra,
  };
}

/** A name of two characters among others is spread to `width`, the width of three (张某某, 李　某). */
export function spreadName(line: SetLine, width: number): SetLine {
  const gaps = line.slots.length - 1;
  const free = width - line.width;
  if (gaps !== 1 || free <= 0) return line;
  return { ...line, slots: line.slots.map((slot, index) => ({ ...slot, x: slot.x + index * free })), width };
}
