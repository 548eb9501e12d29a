import { z } from 'zod';
import { roleOfFontName } from './fontRole.ts';
import { isNumberList } from './matrix.ts';
import type { Box, MeasuredFont, MeasuredRole } from './measuredTypes.ts';
import { boxOf, subpathsOf } from './outlineBox.ts';

/** The store of pdf.js that holds fonts and outlines of a document. */
type ObjectStore = { has(id: string): boolean; get(id: string): unknown };

const pdfFont = z.object({
  name: z.string(),
  missingFile: z.unknown(),
  fontMatrix: z.custom<ArrayLike<number>>(isNumberList).nullish().catch(undefined),
});
const outline = z.object({ path: z.custom<ArrayLike<number>>(isNumberList) });

export type ShelvedFont = {
  readonly id: string;
  readonly role: MeasuredRole;
  /** Text units in one unit of a glyph's width: 0.001 but for Type 3 fonts. */
  readonly widthUnit: number;
};

/** Fonts of one document by the ids of pdf.js, and the ink of their glyphs. */
export class FontShelf {
  readonly #fonts = new Map<string, MeasuredFont>();
  readonly #inks = new Map<string, Box | undefined>();
  #store: ObjectStore = { has: () => false, get: () => undefined };

  /** Reads from the store of this page from now on. */
  turnTo(store: ObjectStore): void {
    this.#store = store;
  }

  font(id: string): ShelvedFont {
    const parsed = this.#store.has(id) ? pdfFont.safeParse(this.#store.get(id)) : undefined;
    const name = parsed?.data?.name ?? '';
    const role = roleOfFontName(name);
    if (!this.#fonts.has(id)) this.#fonts.set(id, { name, role, isEmbedded: parsed?.data?.missingFile === false });
    return { id, role, widthUnit: parsed?.data?.fontMatrix?.[0] ?? 0.001 };
  }

  /** Box of the outline in shares of the em, y upwards (`top` is the lowest); undefined without outline. */
  ink(font: ShelvedFont, fontCharacter: string): Box | undefined {
    const id = `${font.id}_path_${fontCharacter}`;
    if (this.#inks.has(id)) return this.#inks.get(id);
    const parsed = this.#store.has(id) ? outline.safeParse(this.#store.get(id)) : undefined;
    const ink = parsed?.data ? boxOf(subpathsOf(parsed.data.path).flatMap(({ points }) => points)) : undefined;
    this.#inks.set(id, ink);
    return ink;
  }

  /** Every font a text was shown in, in order of first use. */
  fonts(): MeasuredFont[] {
    return [...this.#fonts.values()];
  }
}
