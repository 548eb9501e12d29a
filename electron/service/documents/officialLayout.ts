/** Points in one millimetre; every position inside the engine is in points from the top-left corner of the page. */
const POINTS_PER_MM = 72 / 25.4;

/** Millimetres to points. */
export function mm(value: number): number {
  return value * POINTS_PER_MM;
}

/** The measures of official-documents.md (GB/T 9704-2012), in points unless the name says otherwise. */
const MEASURES = {
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
  /** Mark of a letter (§3.1, from the top of the page) and of an order (§3.2). */
  letterMarkInkTop: mm(30),
  orderMarkInkTop: mm(57),
  markSize: mm(15),
  markSizeSmallest: mm(8),
  markTracking: mm(3),
  markWidest: mm(146),
  markScaleSmallest: 0.65,
  markEmptyRows: 2,
  /** Names of a joint head: distance of two lines and gap to 文件, as shares of the character size. */
  jointMarkPitchShare: 1.25,
  jointMarkGapShare: 0.6,
  redRuleGap: mm(4),
  redRuleThickness: mm(0.5),
  /** Double lines of a letter §3.1: 170 mm wide on the page, the lower one ends 20 mm above the page's edge. */
  letterLineLeft: mm(20),
  letterLineWidth: mm(170),
  letterLineGap: mm(4),
  letterLineThick: mm(0.53),
  letterLineThin: mm(0.26),
  letterLineSpace: mm(0.21),
  letterLowerLineBottom: mm(277),
  /** 7/8 of a 3号 character: free space between a line of a letter and the text beside it. */
  letterTextGap: 14,
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
  /** Seals and signature stamps §2.3. */
  sealRise: mm(3),
  sealGapMost: mm(10.4),
  jointSealGap: mm(6),
  jointSealGapSmallest: mm(2),
  jointSealsMost: 3,
  /** Rows of the last two pages when the signature block would stand without text (§2.2), and the least line pitch. */
  squeezedRows: 23,
  spreadRows: 21,
  pitchSmallest: 28,
  /** Handling mark in the top margin, its right end at the edge of the type area. */
  handlingMarkTop: mm(18),
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

/** Choices beside the measures. */
export type LayoutOptions = {
  /** Swaps the margins 28/26 mm on even pages, for duplex printing (§1.1). */
  readonly mirrorMargins: boolean;
  /** `fill`: the em-box of the last row ends on the edge of the type area; `wordGrid`: 225/22 mm as word processors do (§1.3). */
  readonly gridPitch: 'fill' | 'wordGrid';
  /** §2.5 */
  readonly pageNumber: 'standard' | 'centred' | 'none';
  /** Puts the 版记 on an even page, behind a blank page when needed (§2.4). */
  readonly colophonOnEvenPage: boolean;
};

export type OfficialLayout = {
  readonly [name in keyof typeof MEASURES]: (typeof MEASURES)[name] extends string ? string : number;
} & LayoutOptions;

/**
 * All settings of the engine with the defaults of the standard. One object, so that a bureau can override single values;
 * nothing else in the engine holds a measure of the standard.
 */
export const OFFICIAL_LAYOUT: OfficialLayout = {
  ...MEASURES,
  mirrorMargins: false,
  gridPitch: 'fill',
  pageNumber: 'standard',
  colophonOnEvenPage: false,
};

/** Lines of one page: em-box top of row r is `first + pitch · r`. */
export type PageGrid = { readonly rows: number; readonly pitch: number; readonly first: number };

/** The grid of a page with this many rows (§1.3; §2.2 for other numbers than 22). */
export function pageGrid(layout: OfficialLayout, rows: number = layout.rows): PageGrid {
  const height = layout.bottom - layout.top;
  if (layout.gridPitch === 'wordGrid') {
    const pitch = height / rows;
    return { rows, pitch, first: layout.top + (pitch - layout.bodySize) / 2 };
  }
  const pitch = rows === layout.rows ? layout.pitch : (height - layout.bodySize) / (rows - 1);
  return { rows, pitch, first: layout.top };
}

/** The settings of one office: `pitch` follows the grid unless it is given. */
export function officialLayout(overrides: Partial<OfficialLayout> = {}): OfficialLayout {
  const layout = { ...OFFICIAL_LAYOUT, ...overrides };
  return { ...layout, pitch: overrides.pitch ?? pageGrid(layout).pitch };
}

/** Em-box top of grid row `row` (0…21) of an ordinary page. */
export function rowTop(layout: OfficialLayout, row: number): number {
  const { first, pitch } = pageGrid(layout);
  return first + pitch * row;
}
