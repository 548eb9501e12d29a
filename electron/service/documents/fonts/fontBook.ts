import { basename, join } from 'node:path';
import { type Face, glyphInFace, type Ink, inkOf, openFace, type ResolvedGlyph } from './face.ts';
import { type BundledFont, type FontRole, readBundledFonts } from './fontFiles.ts';
import { findSystemFonts, type SystemFont } from './systemFonts.ts';

type ChainLink = { readonly open: () => Face; readonly scale: number };
type BundledRole = BundledFont['role'];

export type FontUse = {
  readonly role: FontRole;
  readonly file: string;
  readonly postscriptName: string;
  readonly version: string;
  readonly source: Face['source'];
};

/** Fallback per glyph, mainland forms only (official-documents.md §5.3); the number is the scale about the cell centre. */
const BUNDLED_CHAINS: Record<FontRole, readonly (readonly [BundledRole, number])[]> = {
  fangsong: [
    ['fangsong', 1],
    ['fangsongFallback', 0.94],
    ['song', 1],
  ],
  kai: [
    ['kai', 1],
    ['song', 1],
  ],
  hei: [
    ['hei', 1],
    ['xiaobiaosong', 1],
  ],
  xiaobiaosong: [['xiaobiaosong', 1]],
  song: [['song', 1]],
};

/** Resolves characters to glyphs along the role's chain; faces are opened when first needed. */
export class FontBook {
  readonly #chains: Record<FontRole, readonly ChainLink[]>;
  readonly #resolved = new Map<string, ResolvedGlyph | null>();
  readonly #inks = new Map<string, Ink>();
  readonly #uses = new Map<string, FontUse>();
  readonly #faces = new Map<string, Face>();

  constructor(chains: Record<FontRole, readonly ChainLink[]>) {
    this.#chains = chains;
  }

  /** Glyph of `character` (one code point) in `role`; undefined when no face of the chain has one. */
  glyph(role: FontRole, character: string): ResolvedGlyph | undefined {
    const key = role + character;
    const known = this.#resolved.get(key);
    if (known !== undefined) return known ?? undefined;
    const codePoint = character.codePointAt(0) ?? 0;
    for (const link of this.#chains[role]) {
      const found = glyphInFace(link.open(), codePoint, link.scale);
      if (!found) continue;
      this.#resolved.set(key, found);
      this.#noteUse(role, found.face);
      return found;
    }
    this.#resolved.set(key, null);
    return undefined;
  }

  /** Ink box of a resolved character in shares of the em, before the glyph's scale. */
  ink(glyph: ResolvedGlyph, character: string): Ink {
    const key = glyph.face.id + character;
    const known = this.#inks.get(key);
    if (known) return known;
    const ink = inkOf(glyph.face, character.codePointAt(0) ?? 0);
    this.#inks.set(key, ink);
    return ink;
  }

  /** The face with this id among those used so far. */
  face(id: string): Face {
    const face = this.#faces.get(id);
    if (!face) throw new Error('face not used in this document');
    return face;
  }

  /** Role → file list for the export log (§5.4), in order of first use. */
  uses(): FontUse[] {
    return [...this.#uses.values()];
  }

  #noteUse(role: FontRole, face: Face): void {
    this.#faces.set(face.id, face);
    const key = role + face.id;
    if (this.#uses.has(key)) return;
    const { postscriptName, version, source } = face;
    this.#uses.set(key, { role, file: basename(face.file), postscriptName, version, source });
  }
}

export type FontBookOptions = {
  readonly resourcesDirectory: string;
  readonly preference: 'system' | 'bundled';
  /** Folders searched for system fonts; default is the platform's (§5.4). */
  readonly systemFolders?: readonly string[];
};

/** A book for one document. With preference `system` an accepted system font stands before the bundled chain of its role. */
export function openFontBook(options: FontBookOptions): FontBook {
  const bundled = new Map(readBundledFonts(options.resourcesDirectory).map((font) => [font.role, font]));
  const system: Partial<Record<FontRole, SystemFont>> =
    options.preference === 'system' ? findSystemFonts(options.systemFolders) : {};
  const chain = (role: FontRole): ChainLink[] => {
    const links = BUNDLED_CHAINS[role].map(([name, scale]) => {
      const font = bundled.get(name);
      if (!font) throw new Error(`fonts.json has no ${name}`);
      const path = join(options.resourcesDirectory, 'fonts', font.file);
      return { scale, open: () => openFace(path, 'bundled', font.postscriptName, font.version) };
    });
    const found = system[role];
    if (!found) return links;
    return [{ scale: 1, open: () => openFace(found.path, 'system', found.postscriptName, found.version) }, ...links];
  };
  return new FontBook({
    fangsong: chain('fangsong'),
    kai: chain('kai'),
    hei: chain('hei'),
    xiaobiaosong: chain('xiaobiaosong'),
    song: chain('song'),
  });
}
