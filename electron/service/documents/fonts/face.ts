import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

/** One opened font file. */
export type Face = {
  readonly id: string;
  readonly file: string;
  readonly source: 'bundled' | 'system';
  readonly postscriptName: string;
  readonly version: string;
  readonly font: Font;
};

/** Ink box of a glyph in shares of the em, y upwards from the baseline. */
export type Ink = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** A character in the face that draws it. `scale` shrinks it about the cell centre (0.94 for the 仿宋 fallback). */
export type ResolvedGlyph = {
  readonly face: Face;
  readonly scale: number;
  /** Advance in shares of the em, before `scale`. */
  readonly advance: number;
};

const opened = new Map<string, Face>();

/** Opens a font file once per process; `postscriptName` chooses the member of a collection. */
export function openFace(path: string, source: Face['source'], postscriptName: string, version: string): Face {
  const id = `${path}#${postscriptName}`;
  const known = opened.get(id);
  if (known) return known;
  const bytes = readFileSync(path);
  // Only a collection takes a member name; given to a single font it asks fontkit for a variation.
  const isCollection = bytes.toString('latin1', 0, 4) === 'ttcf';
  const result = isCollection ? create(bytes, postscriptName) : create(bytes);
  if (result === null || !('glyphForCodePoint' in result)) throw new Error(`not a single font: ${postscriptName}`);
  const face: Face = {
    id,
    file: path,
    source,
    postscriptName: result.postscriptName ?? postscriptName,
    version,
    font: result,
  };
  opened.set(id, face);
  return face;
}

/** The character's glyph in this face, or undefined when the face has none. */
export function glyphInFace(face: Face, codePoint: number, scale: number): ResolvedGlyph | undefined {
  // Private-use code points mean nothing outside the font that draws them (FandolFang has 60), U+FFFD stands for lost text.
  const isPrivate = (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;
  if (isPrivate || codePoint === 0xfffd || !face.font.hasGlyphForCodePoint(codePoint)) return undefined;
  const glyph = face.font.glyphForCodePoint(codePoint);
  return { face, scale, advance: glyph.advanceWidth / face.font.unitsPerEm };
}

/** Ink of the character in this face; parses the outline, so it is asked for only where ink decides (punctuation, the red mark). */
export function inkOf(face: Face, codePoint: number): Ink {
  const { bbox } = face.font.glyphForCodePoint(codePoint);
  const em = face.font.unitsPerEm;
  if (!Number.isFinite(bbox.minX)) return { left: 0, right: 0, top: 0, bottom: 0 };
  return { left: bbox.minX / em, right: bbox.maxX / em, top: bbox.maxY / em, bottom: bbox.minY / em };
}
