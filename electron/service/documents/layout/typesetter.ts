import type { FontBook } from '../fonts/fontBook.ts';
import type { FontRole } from '../fonts/fontFiles.ts';
import type { OfficialLayout } from '../officialLayout.ts';
import type { GlyphRun, ModelPage, Rule } from '../pageModel.ts';
import { placeGlyph } from '../text/glyphPlacement.ts';
import { type SetLine, setLine } from '../text/justification.ts';
import { breakLines } from '../text/lineBreaking.ts';
import { type MissingGlyph, measureText, type TextItem, type TextSpan, type TextStyle } from '../text/textItems.ts';

/** Something the user should know although the document was made; `part` names the place. */
export type LayoutWarning = {
  readonly code:
    | 'line_ragged'
    | 'mark_squeezed'
    | 'row_split'
    | 'text_cleaned'
    | 'numbering_removed'
    | 'colophon_small'
    | 'signature_alone';
  readonly part: string;
};

export type ParagraphShape = {
  /** Width of line number n in points. */
  readonly measureOf: (line: number) => number;
  readonly justify: boolean;
};

/** Sets text in one document: resolves glyphs, breaks and justifies lines, draws them, and collects what went wrong. */
export class Typesetter {
  readonly book: FontBook;
  readonly layout: OfficialLayout;
  readonly missing: MissingGlyph[];
  readonly warnings: LayoutWarning[];

  /** @param parent typesetter of the same document, whose lists of what went wrong are shared */
  constructor(book: FontBook, layout: OfficialLayout, parent?: Typesetter) {
    this.book = book;
    this.layout = layout;
    this.missing = parent?.missing ?? [];
    this.warnings = parent?.warnings ?? [];
  }

  /** Style of running text of this size: the cell follows the body grid (§1.4). */
  style(size: number, part: string): TextStyle {
    return { size, cell: size * this.layout.cellShare, part };
  }

  measure(spans: readonly TextSpan[], style: TextStyle): TextItem[] {
    return measureText(this.book, spans, style, this.missing);
  }

  /** Lines of one paragraph; empty text gives no line. */
  paragraph(spans: readonly TextSpan[], style: TextStyle, shape: ParagraphShape): SetLine[] {
    return this.setItems(this.measure(spans, style), style.part, shape);
  }

  setItems(items: readonly TextItem[], part: string, shape: ParagraphShape): SetLine[] {
    return breakLines(items, shape.measureOf).map((range) => {
      const line = setLine(items, range, shape.justify, this.layout.raggedGap);
      if (line.ragged) this.warnings.push({ code: 'line_ragged', part });
      return line;
    });
  }

  /** One line at its natural width, never broken. */
  oneLine(text: string, role: FontRole, style: TextStyle): SetLine {
    const items = this.measure([{ text, role }], style);
    return setLine(items, { start: 0, end: items.length, measure: Number.POSITIVE_INFINITY, last: true }, false, 0);
  }

  /** One line that is set smaller when it would be wider than `room` points. */
  fittedLine(text: string, role: FontRole, style: TextStyle, room: number): SetLine {
    const line = this.oneLine(text, role, style);
    if (line.width <= room) return line;
    // A hair smaller than the quotient: rounding must not push the last character out again.
    const share = (0.999 * Math.max(room, style.size)) / line.width;
    return this.oneLine(text, role, { ...style, size: style.size * share, cell: style.cell * share });
  }

  /** Draws a line with its left end at `x` and its em-box top at `emTop`. */
  draw(page: ModelPage, line: SetLine, x: number, emTop: number, colour: string = this.layout.black): void {
    for (const { item, x: offset, slot } of line.slots) {
      if (slot <= 0) continue;
      const placed = placeGlyph(item, slot, () => this.book.ink(item.glyph, item.character));
      const baseline = emTop + this.layout.baselineShare * item.size - placed.rise;
      drawGlyph(page, item, { ...placed, x: x + offset + placed.dx, baseline, colour });
    }
  }
}

type DrawnGlyph = Pick<GlyphRun, 'size' | 'horizontalScale' | 'colour' | 'baseline'> & { readonly x: number };

/** Adds a glyph to the page; neighbours of one face, size, scale, colour and baseline share a run. */
export function drawGlyph(page: ModelPage, item: TextItem, glyph: DrawnGlyph): void {
  const last = page.glyphRuns.at(-1);
  const faceId = item.glyph.face.id;
  const joins =
    last !== undefined &&
    last.faceId === faceId &&
    last.size === glyph.size &&
    last.horizontalScale === glyph.horizontalScale &&
    last.colour === glyph.colour &&
    last.baseline === glyph.baseline;
  const placed = { character: item.character, x: glyph.x };
  if (joins) last.glyphs.push(placed);
  else {
    const { size, horizontalScale, colour, baseline } = glyph;
    page.glyphRuns.push({ faceId, size, horizontalScale, colour, baseline, glyphs: [placed] });
  }
}

/** Draws a straight line on a page. */
export function drawRule(page: ModelPage, rule: Rule): void {
  page.rules.push(rule);
}

/** A page without glyphs, lines, pictures or paths. */
export function emptyPage(): ModelPage {
  return { glyphRuns: [], rules: [], images: [], paths: [] };
}
