import type { FontRole } from '../fonts/fontFiles.ts';
import type { ModelPage } from '../pageModel.ts';
import type { SetLine } from '../text/justification.ts';
import type { Typesetter } from './typesetter.ts';

/** A seal, or the room for one to be put on paper: its middle (y below the em-top of the last line of text) and radius, in points. */
export type SealCircle = { readonly x: number; readonly y: number; readonly radius: number };

/** A signature block ready to be drawn on a page of a known line pitch. */
export type SignaturePlan = {
  /** Grid rows it takes below the last line of text, the date in the last one. */
  readonly rows: number;
  /** How far it reaches below the em-top of the last line of text, in points: seals go further than the date. */
  readonly reach: number;
  /** What 附注 must keep clear of; a draft keeps the room too. */
  readonly circles: readonly SealCircle[];
  /** @param base em-top of the last line of text */
  readonly draw: (page: ModelPage, base: number) => void;
};

/** One line of the block; a name too long for `room` is set smaller. */
export function fittedLine(typesetter: Typesetter, text: string, role: FontRole, room: number): SetLine {
  return typesetter.fittedLine(text, role, typesetter.style(typesetter.layout.bodySize, 'signature'), room);
}

/** Lines of one size, small enough that every one of them fits `room`: names beside each other share a baseline. */
export function evenLines(typesetter: Typesetter, texts: readonly string[], role: FontRole, room: number): SetLine[] {
  const fitted = texts.map((text) => fittedLine(typesetter, text, role, room));
  const sizes = fitted.flatMap((line) => line.slots.map((slot) => slot.item.size));
  const style = typesetter.style(Math.min(typesetter.layout.bodySize, ...sizes), 'signature');
  return texts.map((text) => typesetter.oneLine(text, role, style));
}
