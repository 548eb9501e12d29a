import { sides } from '../expectations.ts';
import { at, type Judge, short } from '../judge.ts';
import type { MeasuredImage } from '../measuredTypes.ts';
import type { Structure } from '../structure.ts';
import type { TextLine } from '../textLines.ts';
import { hasTableBetween, lastTextLine } from './signature.ts';

/** Diameters of the state council's rule, and how exactly a wanted one is kept (mm). */
const SMALLEST = 38;
const LARGEST = 50;
const DIAMETER_TOLERANCE = 0.5;
const CENTRE_TOLERANCE = 1;
/** A seal touches nothing beside it; 0.2 mm is the width of its line. */
const LEAST_GAP = 0.2;
/** One line: 10.4455 mm (§2.3). */
const GAP_TOLERANCE = 0.1;
const PLACE_CELLS = 4;
const PLACE_TOLERANCE = 0.2;

/** Names with seals, or with room for them (§2.3). */
export function checkSeals(structure: Structure, judge: Judge, date: TextLine, images: readonly MeasuredImage[]): void {
  const { body, data } = structure;
  const rows = body.names.map((line) => line.segments);
  const seals = images.toSorted((a, b) => a.top - b.top || a.left - b.left);
  const count = rows.flat().length;
  if (count === 1 || rows.length === 1) checkDatePlace(structure, judge, date);
  const last = rows.at(-1)?.at(-1);
  if (last) {
    const offset = (last.left + last.right - date.left - date.right) / 2;
    judge.holds('signature_position', at(last), Math.abs(offset) <= CENTRE_TOLERANCE, `${short(offset)} mm`, '0 mm');
  }
  for (const [index, seal] of seals.entries()) {
    checkOne(structure, judge, date, seal, data?.signature?.agencies[index]?.diameterMm);
    const isAlone = seals.every((other) => other === seal || distance(other, seal) >= LEAST_GAP);
    judge.holds('seals_overlap', placeOf(date, seal), isAlone);
  }
  const [first] = seals;
  const above = lastTextLine(structure, date);
  if (!first || !above || (body.names[0] && hasTableBetween(structure, above, body.names[0]))) return;
  const gap = first.top - above.emBottom;
  const most = structure.standard.pitch;
  judge.holds('seal_gap', placeOf(date, first), gap <= most + GAP_TOLERANCE, `${short(gap)} mm`, `≤ ${short(most)} mm`);
}

function placeOf(date: TextLine, image: MeasuredImage) {
  return { page: date.page, x: image.left, y: image.top };
}

/** The date ends four cells in; a long name or a wide seal moves both to the left. */
function checkDatePlace({ expected, body }: Structure, judge: Judge, date: TextLine): void {
  const { right } = sides(expected, date.page);
  const name = body.names.at(-1)?.segments.at(-1);
  const half = name ? (name.right - name.left) / 2 : 0;
  const width = date.right - date.left;
  const centre = Math.min(right - PLACE_CELLS * expected.cell - width / 2, right - expected.cell - half);
  const inset = (right - date.right) / expected.cell;
  const wanted = (right - centre - width / 2) / expected.cell;
  judge.holds(
    'date_position',
    at(date),
    Math.abs(inset - wanted) <= PLACE_TOLERANCE,
    inset.toFixed(1),
    wanted.toFixed(1),
  );
}

function checkOne(structure: Structure, judge: Judge, date: TextLine, seal: MeasuredImage, wanted?: number): void {
  const { views, body } = structure;
  const place = placeOf(date, seal);
  const width = seal.right - seal.left;
  const height = seal.bottom - seal.top;
  judge.holds('seal_shape', place, Math.abs(width / height - 1) <= 0.02, `${short(width)} × ${short(height)} mm`);
  const isRight =
    wanted === undefined
      ? width >= SMALLEST - DIAMETER_TOLERANCE && width <= LARGEST + DIAMETER_TOLERANCE
      : Math.abs(width - wanted) <= DIAMETER_TOLERANCE;
  const expected = wanted === undefined ? `${SMALLEST}–${LARGEST} mm` : `${short(wanted)} mm`;
  judge.holds('seal_diameter', place, isRight, `${short(width)} mm`, expected);
  judge.holds('seal_colour', place, seal.isRed !== false);
  const view = views.find((candidate) => candidate.page === date.page && !candidate.isTurned);
  const isInside = view && seal.left >= 0 && seal.top >= 0 && seal.right <= view.width && seal.bottom <= view.height;
  judge.holds('seal_outside_page', place, isInside !== false);
  const centre = (seal.left + seal.right) / 2;
  const parts = body.names.flatMap((line) => line.segments);
  const middleOf = (part: TextLine): number => (part.left + part.right) / 2;
  const name = parts
    .filter((part) => part.baseline > seal.top && part.baseline < seal.bottom)
    .toSorted((a, b) => Math.abs(middleOf(a) - centre) - Math.abs(middleOf(b) - centre))[0];
  const offset = centre - (name ? middleOf(name) : middleOf(date));
  judge.holds('seal_centred', place, Math.abs(offset) <= CENTRE_TOLERANCE, `${short(offset)} mm`, '0 mm');
  const wants = name ? (name.emTop + name.emBottom) / 2 : date.emTop;
  const middle = (seal.top + seal.bottom) / 2;
  // Name and date lie in the lower half, the name not below the seal's middle by more than a line and a half.
  const rise = wants - middle;
  judge.holds('seal_height', place, rise > -6 && rise < 10, `${short(rise)} mm`, '');
}

/** Free space between two seals as circles. */
function distance(first: MeasuredImage, second: MeasuredImage): number {
  const x = (first.left + first.right - second.left - second.right) / 2;
  const y = (first.top + first.bottom - second.top - second.bottom) / 2;
  return Math.hypot(x, y) - (first.right - first.left + second.right - second.left) / 2;
}
