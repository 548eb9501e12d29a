import type { FontRole } from '../fonts/fontFiles.ts';
import type { ModelPage } from '../pageModel.ts';
import type { SetLine } from '../text/justification.ts';
import type { Typesetter } from './typesetter.ts';

/** A signature block ready to be drawn on a page of a known line pitch. */
export type SignaturePlan = {
  /** Grid rows it takes below the last line of text, the date in the last one. */
  readonly rows: number;
  /** How far it reaches below the em-top of the last line of text, in points: seals go further than the date. */
  readonly reach: number;
  /** @param base em-top of the last line of text */
  readonly draw: (page: ModelPage, base: number) => void;
};

/** One line of the block; a name too long for `room` is set smaller. */
export function fittedLine(typesetter: Typesetter, text: string, role: FontRole, room: number): SetLine {
  const { bodySize } = typesetter.layout;
  const style = typesetter.style(bodySize, 'signature');
  const line = typesetter.oneLine(text, role, style);
  if (line.width <= room) return line;
  return typesetter.oneLine(text, role, typesetter.style((bodySize * room) / line.width, 'signature'));
}
