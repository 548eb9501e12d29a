import type { FontRole } from '../fonts/fontFiles.ts';
import { Typesetter } from '../layout/typesetter.ts';
import type { ModelPage } from '../pageModel.ts';
import type { SetLine } from '../text/justification.ts';

/** A line as the engine placed it; lengths in points. */
export type PlacedLine = {
  readonly text: string;
  readonly role: FontRole;
  readonly size: number;
  readonly x: number;
  readonly width: number;
  readonly emTop: number;
  /** Free space between neighbouring characters of a spread name. */
  readonly spread: number;
};

/** Notes where the engine puts lines, so that Word can put its own there. */
export class RecordingTypesetter extends Typesetter {
  readonly placed: PlacedLine[] = [];

  override draw(_page: ModelPage, line: SetLine, x: number, emTop: number): void {
    const first = line.slots[0];
    if (!first) return;
    const text = lineText(line);
    const [one, two] = line.slots;
    const spread = line.slots.length === 2 && one && two ? Math.max(0, two.x - one.x - one.slot) : 0;
    const { role, size } = first.item;
    this.placed.push({ text, role, size, x, width: line.width, emTop, spread });
  }
}

/** The characters of a set line. */
export function lineText(line: SetLine): string {
  return line.slots.map(({ item }) => item.character).join('');
}
