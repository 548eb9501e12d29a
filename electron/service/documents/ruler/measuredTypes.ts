/** Neutral measurements of a PDF: millimetres from the top-left corner of the page, y downwards; type sizes in points. */
export const MM_PER_POINT = 25.4 / 72;

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Kind of typeface, read from the name of the embedded font. `light` is the light 宋体 that stands in for rare characters of 仿宋. */
export type MeasuredRole = 'fangsong' | 'kai' | 'hei' | 'xiaobiaosong' | 'song' | 'light' | 'other';

export type MeasuredGlyph = {
  readonly text: string;
  /** Origin on the baseline. */
  readonly x: number;
  readonly baseline: number;
  readonly advance: number;
  /** Height of the type in points. */
  readonly size: number;
  /** `#rrggbb`, or `other` for patterns. */
  readonly colour: string;
  readonly role: MeasuredRole;
  /** Box of the outline in the embedded font; undefined for spaces and fonts that are not embedded. */
  readonly ink: Box | undefined;
};

/** A painted area: rules, table lines; `isRectangle` is false for other shapes, of which only the box is known. */
export type MeasuredArea = Box & { readonly colour: string; readonly isRectangle: boolean };

/** A picture; `isRed` tells whether what can be seen of it is red, undefined when its pixels cannot be read. */
export type MeasuredImage = Box & { readonly isRed: boolean | undefined };

export type MeasuredPage = {
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  readonly glyphs: readonly MeasuredGlyph[];
  /**
   * Glyphs that read upwards, measured as the reader sees them with the page turned: x from the bottom edge upwards, baseline
   * from the left edge.
   */
  readonly turned: readonly MeasuredGlyph[];
  readonly areas: readonly MeasuredArea[];
  readonly images: readonly MeasuredImage[];
};

export type MeasuredFont = { readonly name: string; readonly role: MeasuredRole; readonly isEmbedded: boolean };

export type MeasuredPdf = { readonly pages: readonly MeasuredPage[]; readonly fonts: readonly MeasuredFont[] };
