import type { RulerCode } from '#shared/features/documents/ruler.ts';
import { at, type Judge } from './judge.ts';
import type { MeasuredGlyph, MeasuredRole } from './measuredTypes.ts';
import { isHan, lineOf } from './textLines.ts';

/** The names the standard uses. */
const NAMES: Record<MeasuredRole, string> = {
  fangsong: '仿宋',
  kai: '楷体',
  hei: '黑体',
  xiaobiaosong: '小标宋',
  song: '宋体',
  light: '宋体',
  other: '—',
};

/** Faces that may draw a rare character the role's own face does not have (official-documents.md §5.3). */
const STAND_INS: Partial<Record<MeasuredRole, readonly MeasuredRole[]>> = {
  fangsong: ['light', 'song'],
  kai: ['song'],
  hei: ['xiaobiaosong'],
};
/** More characters in a row than this are not rare ones. */
const MOST_STAND_INS = 3;

/**
 * Checks the face of a text: all of it in `role`, but for single rare characters in a face that stands in. Digits and punctuation
 * come from the same font and are looked at too.
 * @param page of the text, from 1
 */
export function checkFace(
  judge: Judge,
  code: RulerCode,
  glyphs: readonly MeasuredGlyph[],
  role: MeasuredRole,
  page: number,
): void {
  const wrong = firstWrong(glyphs, role);
  const excerpt = glyphs.map((glyph) => glyph.text).join('');
  const place = wrong ? { ...at(lineOf([wrong], page)), excerpt } : { page };
  judge.holds(code, place, wrong === undefined, wrong ? NAMES[wrong.role] : '', NAMES[role]);
}

function firstWrong(glyphs: readonly MeasuredGlyph[], role: MeasuredRole): MeasuredGlyph | undefined {
  const standIns = STAND_INS[role] ?? [];
  let run = 0;
  for (const glyph of glyphs) {
    if (glyph.role === role) run = 0;
    else if (!standIns.includes(glyph.role)) return glyph;
    else if (isHan(glyph)) run += 1;
    if (run > MOST_STAND_INS) return glyph;
  }
  return undefined;
}

/** Checks the type size of every glyph of a text; rare characters stand 6 per cent smaller. */
export function checkSize(
  judge: Judge,
  code: RulerCode,
  glyphs: readonly MeasuredGlyph[],
  sizes: { readonly office: number; readonly standard: number },
  page: number,
): void {
  const tolerance = 0.3;
  const wrong = glyphs.find((glyph) => {
    const wanted = glyph.role === 'light' ? sizes.office * 0.94 : sizes.office;
    return Math.abs(glyph.size - wanted) > tolerance + 0.1 && Math.abs(glyph.size - sizes.office) > tolerance + 0.1;
  });
  const measured = wrong?.size ?? sizes.office;
  const place = wrong
    ? { ...at(lineOf([wrong], page)), excerpt: glyphs.map((glyph) => glyph.text).join('') }
    : { page };
  judge.measures(code, place, { measured, ...sizes, tolerance, unit: 'pt' });
}
