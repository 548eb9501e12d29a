import type { ResolvedGlyph } from '../fonts/face.ts';
import type { FontBook } from '../fonts/fontBook.ts';
import type { FontRole } from '../fonts/fontFiles.ts';
import {
  type CharacterClass,
  classOf,
  forbiddenAtEnd,
  forbiddenAtStart,
  gluedToNext,
  isMark,
} from './characterClasses.ts';

export type TextSpan = {
  readonly text: string;
  readonly role: FontRole;
  /** Never broken over two lines: the name of a person in a list. */
  readonly together?: boolean;
};

/** Size and cell of one text; `part` names the place of the document in messages. */
export type TextStyle = { readonly size: number; readonly cell: number; readonly part: string };

export type MissingGlyph = {
  readonly character: string;
  readonly codePoint: string;
  /** 1-based code point position inside the part. */
  readonly position: number;
  readonly part: string;
  readonly role: FontRole;
};

/** One code point, measured. Widths are in points. */
export type TextItem = {
  readonly character: string;
  readonly kind: CharacterClass;
  readonly glyph: ResolvedGlyph;
  readonly role: FontRole;
  readonly size: number;
  readonly cell: number;
  /** Width before any compression. */
  readonly width: number;
  /** Taken off beside a neighbouring mark (§4.4 step 3), so only when both stand on one line. */
  readonly besideNext: number;
  readonly besidePrevious: number;
  /** Never parted from the next item and never spread apart from it. */
  readonly glued: boolean;
  readonly notAtStart: boolean;
  readonly notAtEnd: boolean;
};

/**
 * Measures spans of text. Characters without a glyph are added to `missing` and measured as a full cell, so that one export names
 * all of them.
 */
export function measureText(
  book: FontBook,
  spans: readonly TextSpan[],
  style: TextStyle,
  missing: MissingGlyph[],
): TextItem[] {
  const sources = spans.flatMap((span) => {
    const characters = [...span.text];
    return characters.map((character, index) => ({
      character,
      role: span.role,
      heldToNext: span.together === true && index < characters.length - 1,
    }));
  });
  const characters = sources.map((source) => source.character);
  const glued = gluedToNext(characters);
  const kinds = characters.map((character, index) => kindInContext(characters, index) ?? classOf(character));
  const queryRun = queryRunLengths(kinds);
  const items: TextItem[] = [];
  for (const [index, { character, role, heldToNext }] of sources.entries()) {
    const glyph = book.glyph(role, character) ?? book.glyph(role, '\u3000') ?? book.glyph('song', '\u3000');
    if (!book.glyph(role, character)) missing.push(missingGlyph(character, index, role, style.part));
    if (!glyph) continue;
    const kind = kinds[index] ?? 'full';
    const run = queryRun[index] ?? 1;
    const width = run > 1 ? (style.cell * (run === 2 ? 1 : 2)) / run : naturalWidth(kind, glyph, style);
    const next = kinds[index + 1];
    const previous = kinds[index - 1];
    const half = style.cell / 2;
    const givesRight = run === 1 && isMark(kind) && kind !== 'opening' && next !== undefined && isMark(next);
    const givesLeft = kind === 'opening' && previous === 'opening';
    items.push({
      character,
      kind,
      glyph,
      role,
      size: style.size,
      cell: style.cell,
      width,
      besideNext: givesRight ? half : 0,
      besidePrevious: givesLeft ? half : 0,
      glued: heldToNext || (glued[index] ?? false),
      notAtStart: forbiddenAtStart(character),
      notAtEnd: forbiddenAtEnd(character),
    });
  }
  return items;
}

function naturalWidth(kind: CharacterClass, glyph: ResolvedGlyph, style: TextStyle): number {
  if (kind === 'digit' || kind === 'half') return style.cell / 2;
  if (kind === 'space') return style.size / 3;
  if (kind === 'latin') return glyph.advance * glyph.scale * style.size;
  return style.cell;
}

/** Quotes between Latin letters are apostrophes; a lone — or … is an ordinary full-width character. */
function kindInContext(characters: readonly string[], index: number): CharacterClass | undefined {
  const character = characters[index] ?? '';
  const isLatin = (text: string | undefined): boolean => text !== undefined && /^[A-Za-z]$/.test(text);
  if (character === '’' && isLatin(characters[index - 1]) && isLatin(characters[index + 1])) return 'half';
  return undefined;
}

/** Two ？！ together share one cell, three share two (PUN 5.1.2); longer runs are taken as single marks. */
function queryRunLengths(kinds: readonly CharacterClass[]): number[] {
  const lengths = new Array<number>(kinds.length).fill(1);
  for (let start = 0; start < kinds.length; start += 1) {
    let end = start;
    while (kinds[end] === 'query') end += 1;
    if (end - start === 2 || end - start === 3) lengths.fill(end - start, start, end);
    if (end > start) start = end;
  }
  return lengths;
}

function missingGlyph(character: string, index: number, role: FontRole, part: string): MissingGlyph {
  const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return { character, codePoint, position: index + 1, part, role };
}
