import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { AppError } from '#shared/contract/errors.ts';

/**
 * A visible signature (official-documents.md §6.4): text drawn as glyph outlines, so that the incremental update embeds no font
 * and PDF/A stays intact. No tick mark and no word about validity: validity is never a picture.
 */
export type SignatureAppearance = {
  /** Counted from 0. */
  readonly pageIndex: number;
  /** Millimetres from the top-left corner of the page. */
  readonly rect: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** Path of a TTF, OTF or TTC file. */
  readonly fontPath: string;
  /** What is printed as the signer's name; the certificate's common name when missing. */
  readonly signerName?: string;
};

/** Where the signature is checked: prescribed by §6.4; readers know nothing of SM2, so a national signature names this system. */
const CHECK_LINES = {
  international: '数字签名有效性请在阅读器中核验',
  national: '国密签名，请在本系统核验',
} as const;

export type CheckLine = keyof typeof CHECK_LINES;

const SHANGHAI_OFFSET = 8 * 60 * 60 * 1000;
/** Share of the height taken by name, date and the prescribed line, and the gap around. */
const LINE_SHARES = [0.36, 0.26, 0.2] as const;
const PADDING_SHARE = 0.06;

/** `2026年6月30日` of the moment in Asia/Shanghai. */
export function chineseDate(at: Date): string {
  const local = new Date(at.getTime() + SHANGHAI_OFFSET);
  return `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
}

/** `D:20261122213750+08'00'` of the moment in Asia/Shanghai. */
export function pdfDate(at: Date): string {
  const digits = new Date(at.getTime() + SHANGHAI_OFFSET).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  return `D:${digits}+08'00'`;
}

/**
 * The content stream of the appearance.
 * @param size of the form's BBox in points
 * @throws AppError glyph_missing when the font lacks a character
 */
export function appearanceContent(
  appearance: Pick<SignatureAppearance, 'fontPath'> & {
    readonly signerName: string;
    readonly checkLine: CheckLine;
  },
  at: Date,
  size: { readonly width: number; readonly height: number },
): string {
  const font = openFont(appearance.fontPath);
  const lines = [appearance.signerName, chineseDate(at), CHECK_LINES[appearance.checkLine]];
  const padding = Math.min(size.width, size.height) * PADDING_SHARE;
  const room = size.width - 2 * padding;
  let top = size.height - padding;
  const parts = ['q', '0 0 0 rg'];
  for (const [index, line] of lines.entries()) {
    const share = (LINE_SHARES[index] ?? 0.2) * (size.height - 2 * padding);
    const fontSize = Math.min(share, (room / lineWidth(font, line)) * font.unitsPerEm);
    // The CJK em box: about 88 % above the baseline.
    parts.push(...outlineLine(font, line, { left: padding, baseline: top - fontSize * 0.88, fontSize }));
    top -= share * 1.2;
  }
  parts.push('Q');
  return parts.join('\n');
}

function openFont(path: string): fontkit.Font {
  const opened = fontkit.create(readFileSync(path));
  if ('fonts' in opened) {
    const first = opened.fonts[0];
    if (!first) throw new AppError('internal');
    return first;
  }
  return opened;
}

function lineWidth(font: fontkit.Font, line: string): number {
  return glyphs(font, line).reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
}

function glyphs(font: fontkit.Font, line: string): fontkit.Glyph[] {
  return [...line].map((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!font.hasGlyphForCodePoint(codePoint)) throw new AppError('glyph_missing', { character });
    return font.glyphForCodePoint(codePoint);
  });
}

function outlineLine(
  font: fontkit.Font,
  line: string,
  place: { readonly left: number; readonly baseline: number; readonly fontSize: number },
): string[] {
  const scale = place.fontSize / font.unitsPerEm;
  let pen = place.left;
  const parts: string[] = [];
  for (const glyph of glyphs(font, line)) {
    const outline = outlineGlyph(glyph, (x, y) => `${number(pen + x * scale)} ${number(place.baseline + y * scale)}`);
    if (outline.length > 0) parts.push(...outline, 'f');
    pen += glyph.advanceWidth * scale;
  }
  return parts;
}

function outlineGlyph(glyph: fontkit.Glyph, point: (x: number, y: number) => string): string[] {
  const parts: string[] = [];
  let [lastX, lastY] = [0, 0];
  for (const { command, args } of glyph.path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (command === 'moveTo') parts.push(`${point(a, b)} m`);
    else if (command === 'lineTo') parts.push(`${point(a, b)} l`);
    else if (command === 'bezierCurveTo') parts.push(`${point(a, b)} ${point(c, d)} ${point(e, f)} c`);
    else if (command === 'quadraticCurveTo') {
      // PDF knows only cubic curves: raise the degree.
      const first = point(lastX + (2 / 3) * (a - lastX), lastY + (2 / 3) * (b - lastY));
      const second = point(c + (2 / 3) * (a - c), d + (2 / 3) * (b - d));
      parts.push(`${first} ${second} ${point(c, d)} c`);
    } else parts.push('h');
    if (args.length >= 2) [lastX, lastY] = [args.at(-2) ?? 0, args.at(-1) ?? 0];
  }
  return parts;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
