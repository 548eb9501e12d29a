import type { Face } from './fonts/face.ts';

/** The part of pdfkit's embedded font that places single glyphs; not in its public types. */
type PdfkitFont = {
  readonly id: string;
  readonly widths: readonly number[];
  ref(): unknown;
  encode(text: string): readonly [readonly string[], unknown];
};

export type EncodedGlyph = {
  /** Four hex digits of the glyph in the subset. */
  readonly code: string;
  /** Advance as written in the PDF, thousandths of the size. */
  readonly width: number;
  /** The subset already maps this glyph to another character. */
  readonly isSharedGlyph: boolean;
};

export type EmbeddedFace = {
  readonly resourceName: string;
  readonly encode: (character: string) => EncodedGlyph;
  /** Enters the font in the resources of the document's current page. */
  readonly registerOn: (document: PDFKit.PDFDocument) => void;
};

/**
 * Embeds a face and hands out single glyphs. pdfkit's own `text()` would lay out words by font advances; official documents place
 * every character themselves (official-documents.md §4.2). Tied to pdfkit 0.20: checked when it opens, covered by tests.
 */
export function embedFace(document: PDFKit.PDFDocument, face: Face): EmbeddedFace {
  // pdfkit accepts an opened fontkit font; its types only know files and bytes.
  Reflect.apply(document.font, document, [face.font]);
  const font: unknown = Reflect.get(document, '_font');
  if (!isPdfkitFont(font)) throw new Error('pdfkit font without encode: unsupported pdfkit version');
  const encoded = new Map<string, EncodedGlyph>();
  const owners = new Map<string, string>();
  const encode = (character: string): EncodedGlyph => {
    const known = encoded.get(character);
    if (known) return known;
    const codes = font.encode(character)[0];
    const code = codes[0];
    if (code === undefined || codes.length !== 1) throw new Error('one character, one glyph expected');
    const owner = owners.get(code) ?? character;
    owners.set(code, owner);
    const glyph = { code, width: font.widths[Number.parseInt(code, 16)] ?? 0, isSharedGlyph: owner !== character };
    encoded.set(character, glyph);
    return glyph;
  };
  const registerOn = (target: PDFKit.PDFDocument): void => {
    const fonts: Record<string, unknown> = target.page.fonts;
    fonts[font.id] ??= font.ref();
  };
  return { resourceName: font.id, encode, registerOn };
}

function isPdfkitFont(value: unknown): value is PdfkitFont {
  return (
    typeof value === 'object' &&
    value !== null &&
    'encode' in value &&
    'ref' in value &&
    'widths' in value &&
    Array.isArray(value.widths)
  );
}
