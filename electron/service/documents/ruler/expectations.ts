import type { OfficialLayout } from '../officialLayout.ts';
import { MM_PER_POINT } from './measuredTypes.ts';

/**
 * The measures of GB/T 9704-2012 (official-documents.md §1–§3), in millimetres; names ending in `Size` are type sizes in points. Kept apart from the
 * engine's own `OFFICIAL_LAYOUT` on purpose: a wrong value there must show here.
 */
const STANDARD_MEASURES = {
  pageWidth: 210,
  pageHeight: 297,
  left: 28,
  right: 184,
  top: 37,
  bottom: 262,
  centre: 106,
  cell: 156 / 28,
  markInkTop: 72,
  letterMarkInkTop: 30,
  orderMarkInkTop: 57,
  redRuleGap: 4,
  redRuleThickness: 0.5,
  letterLineLeft: 20,
  letterLineWidth: 170,
  letterLineGap: 4,
  letterLowerLineBottom: 277,
  titlePitch: 36 * MM_PER_POINT,
  colophonOuterRule: 0.35,
  colophonInnerRule: 0.25,
  pageNumberDashTop: 269,
  tableRule: 0.25,
  bodySize: 16,
  titleSize: 22,
  colophonSize: 14,
  pageNumberSize: 14,
} as const;

const STANDARD_COUNTS = {
  rows: 22,
  columns: 28,
  markEmptyRows: 2,
  titleEmptyRows: 2,
  squeezedRows: 23,
  spreadRows: 21,
};

type Measures = { readonly [name in keyof typeof STANDARD_MEASURES]: number };

export type Expectations = Measures &
  typeof STANDARD_COUNTS &
  Pick<OfficialLayout, 'mirrorMargins' | 'gridPitch' | 'pageNumber' | 'colophonOnEvenPage'> & {
    /** Line pitch of an ordinary page, and em-top of its first row below the top of the type area. */
    readonly pitch: number;
    readonly firstRow: number;
  };

/** The standard, or an office's own settings in its place (they are given in points). */
export function expectations(overrides: Partial<OfficialLayout> = {}): Expectations {
  const measures: Measures = { ...STANDARD_MEASURES };
  const own: Partial<Record<keyof Measures, number>> = {};
  for (const name of namesOf(STANDARD_MEASURES)) {
    const value = overrides[name];
    if (value !== undefined) own[name] = name.endsWith('Size') ? value : value * MM_PER_POINT;
  }
  const isMoved = overrides.left !== undefined || overrides.right !== undefined;
  const area = { ...measures, ...own };
  // The middle and the cell follow the type area unless they are given.
  const set = {
    ...area,
    centre: own.centre ?? (isMoved ? (area.left + area.right) / 2 : area.centre),
    cell: own.cell ?? (area.right - area.left) / (overrides.columns ?? STANDARD_COUNTS.columns),
  };
  const { rows = STANDARD_COUNTS.rows, columns = STANDARD_COUNTS.columns, gridPitch = 'fill' } = overrides;
  const { mirrorMargins = false, pageNumber = 'standard', colophonOnEvenPage = false } = overrides;
  const { markEmptyRows = 2, titleEmptyRows = 2 } = overrides;
  const { squeezedRows = rows + 1, spreadRows = rows - 1 } = overrides;
  const counts = { rows, columns, markEmptyRows, titleEmptyRows, squeezedRows, spreadRows };
  const pitch = overrides.pitch === undefined ? gridOf(set, gridPitch, rows).pitch : overrides.pitch * MM_PER_POINT;
  const { firstRow } = gridOf(set, gridPitch, rows);
  return { ...set, ...counts, pitch, firstRow, mirrorMargins, gridPitch, pageNumber, colophonOnEvenPage };
}

/** Line pitch and first em-top of a page with this many rows (§1.3). */
export function gridOf(
  area: Pick<Measures, 'top' | 'bottom' | 'bodySize'>,
  gridPitch: OfficialLayout['gridPitch'],
  rows: number,
): { readonly pitch: number; readonly firstRow: number } {
  const height = area.bottom - area.top;
  const size = area.bodySize * MM_PER_POINT;
  if (gridPitch === 'fill') return { pitch: (height - size) / (rows - 1), firstRow: 0 };
  return { pitch: height / rows, firstRow: (height / rows - size) / 2 };
}

/** Left, right and centre of the type area of a page; even pages lie the other way round with `mirrorMargins`. */
export function sides(
  expected: Expectations,
  page: number,
): { readonly left: number; readonly right: number; readonly centre: number } {
  const { left, right, centre, pageWidth, mirrorMargins } = expected;
  const shift = mirrorMargins && page % 2 === 0 ? pageWidth - right - left : 0;
  return { left: left + shift, right: right + shift, centre: centre + shift };
}

function namesOf(measures: Measures): (keyof Measures)[] {
  return Object.keys(measures).filter((name): name is keyof Measures => name in measures);
}
