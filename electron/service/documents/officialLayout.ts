/** Points in one millimetre; every position inside the engine is in points from the top-left corner of the page. */
const POINTS_PER_MM = 72 / 25.4;

/** Millimetres to points. */
export function mm(value: number): number {
  return value * POINTS_PER_MM;
}

/**
 * The constants of official-documents.md (GB/T 9704-2012), in points unless the name says otherwise. One object, so that a
 * bureau can override single values; nothing else in the engine holds a measure of the standard.
 */
export const OFFICIAL_LAYOUT = {
  pageWidth: mm(210),
  pageHeight: mm(297),
  /** Type area (版心) §1.1: 156 × 225 mm. */
  left: mm(28),
  right: mm(184),
  top: mm(37),
  bottom: mm(262),
  centre: mm(106),
  /** Grid §1.3, pitch `fill`. */
  rows: 22,
  columns: 28,
  bodySize: 16,
  cell: mm(156) / 28,
  pitch: (mm(225) - 16) / 21,
  /** Baseline below the em-box top as a share of the size, for every font role (§1.3). */
  baselineShare: 0.88,
  /** Advance of a full-width character as a share of its size: 15.793 / 16 (§1.4). */
  cellShare: mm(156) / 28 / 16,
  red: '#ff0000',
  black: '#000000',
  /** Red mark §2.1. */
  markInkTop: mm(72),
  markSize: mm(15),
  markSizeSmallest: mm(8),
  markTracking: mm(3),
  markWidest: mm(146),
  markScaleSmallest: 0.65,
  markEmptyRows: 2,
  redRuleGap: mm(4),
  redRuleThickness: mm(0.5),
  /** Title §2.2. */
  titleSize: 22,
  titlePitch: 36,
  /** A title of more lines than this is set in 3号, so that the text still begins on page 1 (§2.2). */
  titleLinesMost: 6,
  titleEmptyRows: 2,
  titleCharactersWanted: 18,
  titleCharactersMost: 20,
  /** Free space between the em-bottom of a grid row and the em-top of the next one, nominal. */
  rowGap: 13.6,
  /** 版记 §2.4 and 4号 text. */
  colophonSize: 14,
  colophonPitch: 28,
  colophonOuterRule: mm(0.35),
  colophonInnerRule: mm(0.25),
  /** Page number §2.5. */
  pageNumberDashTop: mm(269),
  pageNumberSize: 14,
  /** Tables §3.4. */
  tableSize: 14,
  tableSizeSmallest: 9,
  tableRule: mm(0.25),
  tablePadding: mm(1.6),
  tablePitchShare: 1.45,
  tableGap: mm(2.5),
  /** Largest even gap of a justified line, in cells; a line that needs more stays ragged (§4.4). */
  raggedGap: 0.3,
} as const;

export type OfficialLayout = {
  readonly [name in keyof typeof OFFICIAL_LAYOUT]: (typeof OFFICIAL_LAYOUT)[name] extends string ? string : number;
};

/** Em-box top of grid row `row` (0…21). */
export function rowTop(layout: OfficialLayout, row: number): number {
  return layout.top + layout.pitch * row;
}
