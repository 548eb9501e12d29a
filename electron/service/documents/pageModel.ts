/**
 * The neutral result of typesetting: what stands where, in points from the top-left corner, y downwards. The PDF writer reads
 * it, and so can an OFD writer (official-documents.md §8.3); it knows neither format.
 */
export type PlacedGlyph = { readonly character: string; readonly x: number };

/**
 * Characters of one font file, size and colour on one baseline, in reading order; `x` is each glyph's origin. A `turned` run reads
 * upwards (landscape tables, §3.4): its baseline is measured from the left edge of the page, its glyphs' `x` from the bottom edge.
 */
export type GlyphRun = {
  readonly faceId: string;
  readonly size: number;
  /** Horizontal scale of the glyph shapes, 1 = as drawn. */
  readonly horizontalScale: number;
  readonly colour: string;
  readonly baseline: number;
  readonly glyphs: PlacedGlyph[];
  readonly turned?: true;
};

/** A filled rectangle: rules of all kinds, table lines, modules of a QR code. */
export type Rule = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
};

/** A PNG picture (seal, signature stamp); width and height keep the proportions of the picture. */
export type PlacedImage = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
};

/** Coordinates in pairs x, y: one pair for a move or a line, three for a cubic curve, none for a closing. */
export type PathSegment = { readonly kind: 'move' | 'line' | 'curve' | 'close'; readonly points: readonly number[] };

/** A filled shape (seal as SVG); nothing of it shows outside `clip`. */
export type PlacedPath = {
  readonly colour: string;
  readonly fillRule: 'nonzero' | 'evenodd';
  readonly segments: readonly PathSegment[];
  readonly clip: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};

export type ModelPage = {
  readonly glyphRuns: GlyphRun[];
  readonly rules: Rule[];
  readonly images: PlacedImage[];
  readonly paths: PlacedPath[];
};

export type DocumentMetadata = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
};

export type PageModel = {
  readonly width: number;
  readonly height: number;
  readonly pages: ModelPage[];
  readonly metadata: DocumentMetadata;
};
