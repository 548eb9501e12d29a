import {
  MEASURE_NAMES,
  type MeasureName,
  OFFICIAL_MEASURES,
  type OfficialLayoutSettings,
} from '#shared/features/documents/officialLayoutSettings.ts';

/** Points in one millimetre; every position inside the engine is in points from the top-left corner of the page. */
const POINTS_PER_MM = 72 / 25.4;

/** Millimetres to points. */
export function mm(value: number): number {
  return value * POINTS_PER_MM;
}

/** What is fixed, and what follows from the measures of `OFFICIAL_MEASURES` unless it is given. In points. */
type DerivedMeasures = {
  readonly pageWidth: number;
  readonly pageHeight: number;
  /** Middle of the type area. */
  readonly centre: number;
  readonly cell: number;
  readonly pitch: number;
  /** Baseline below the em-box top as a share of the size, for every font role (§1.3). */
  readonly baselineShare: number;
  /** Advance of a full-width character as a share of its size: 15.793 / 16 (§1.4). */
  readonly cellShare: number;
  readonly red: string;
  readonly black: string;
};

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

/** Measures in points (counts and shares as they are); their meaning and ranges stand in `OFFICIAL_MEASURES`. */
export type OfficialLayout = { readonly [Name in MeasureName]: number } & DerivedMeasures & LayoutOptions;

/** The value of a measure inside the engine. */
function inPoints(name: MeasureName, value: number): number {
  return OFFICIAL_MEASURES[name].unit === 'mm' ? mm(value) : value;
}

function standard(name: MeasureName): number {
  return inPoints(name, OFFICIAL_MEASURES[name].standard);
}

/**
 * All settings of the engine with the defaults of the standard. One object, so that a bureau can override single values;
 * nothing else in the engine holds a measure of the standard.
 */
export const OFFICIAL_LAYOUT: OfficialLayout = {
  left: standard('left'),
  right: standard('right'),
  top: standard('top'),
  bottom: standard('bottom'),
  rows: standard('rows'),
  columns: standard('columns'),
  bodySize: standard('bodySize'),
  markInkTop: standard('markInkTop'),
  letterMarkInkTop: standard('letterMarkInkTop'),
  orderMarkInkTop: standard('orderMarkInkTop'),
  markSize: standard('markSize'),
  markSizeSmallest: standard('markSizeSmallest'),
  markTracking: standard('markTracking'),
  markWidest: standard('markWidest'),
  markScaleSmallest: standard('markScaleSmallest'),
  markEmptyRows: standard('markEmptyRows'),
  jointMarkPitchShare: standard('jointMarkPitchShare'),
  jointMarkGapShare: standard('jointMarkGapShare'),
  redRuleGap: standard('redRuleGap'),
  redRuleThickness: standard('redRuleThickness'),
  letterLineLeft: standard('letterLineLeft'),
  letterLineWidth: standard('letterLineWidth'),
  letterLineGap: standard('letterLineGap'),
  letterLineThick: standard('letterLineThick'),
  letterLineThin: standard('letterLineThin'),
  letterLineSpace: standard('letterLineSpace'),
  letterLowerLineBottom: standard('letterLowerLineBottom'),
  letterTextGap: standard('letterTextGap'),
  titleSize: standard('titleSize'),
  titlePitch: standard('titlePitch'),
  titleLinesMost: standard('titleLinesMost'),
  titleEmptyRows: standard('titleEmptyRows'),
  titleCharactersWanted: standard('titleCharactersWanted'),
  titleCharactersMost: standard('titleCharactersMost'),
  rowGap: standard('rowGap'),
  colophonSize: standard('colophonSize'),
  colophonPitch: standard('colophonPitch'),
  colophonOuterRule: standard('colophonOuterRule'),
  colophonInnerRule: standard('colophonInnerRule'),
  sealRise: standard('sealRise'),
  sealGapMost: standard('sealGapMost'),
  jointSealGap: standard('jointSealGap'),
  jointSealGapSmallest: standard('jointSealGapSmallest'),
  jointSealsMost: standard('jointSealsMost'),
  squeezedRows: standard('squeezedRows'),
  spreadRows: standard('spreadRows'),
  pitchSmallest: standard('pitchSmallest'),
  handlingMarkTop: standard('handlingMarkTop'),
  pageNumberDashTop: standard('pageNumberDashTop'),
  pageNumberSize: standard('pageNumberSize'),
  tableSize: standard('tableSize'),
  tableSizeSmallest: standard('tableSizeSmallest'),
  tableRule: standard('tableRule'),
  tablePadding: standard('tablePadding'),
  tablePitchShare: standard('tablePitchShare'),
  tableGap: standard('tableGap'),
  raggedGap: standard('raggedGap'),
  pageWidth: mm(210),
  pageHeight: mm(297),
  centre: mm(106),
  cell: mm(156) / 28,
  pitch: (mm(225) - 16) / 21,
  baselineShare: 0.88,
  cellShare: mm(156) / 28 / 16,
  red: '#ff0000',
  black: '#000000',
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

/** The settings of one office: what depends on an overridden measure follows it unless it is given too. */
export function officialLayout(overrides: Partial<OfficialLayout> = {}): OfficialLayout {
  const given = (...names: (keyof OfficialLayout)[]): boolean => names.some((name) => overrides[name] !== undefined);
  const layout = { ...OFFICIAL_LAYOUT, ...overrides };
  const { left, right, top, bottom, rows, columns, bodySize } = layout;
  const cell = overrides.cell ?? (given('left', 'right', 'columns') ? (right - left) / columns : layout.cell);
  const hasOwnRows = given('rows');
  const placed = {
    ...layout,
    cell,
    cellShare:
      overrides.cellShare ??
      (given('left', 'right', 'columns', 'bodySize', 'cell') ? cell / bodySize : layout.cellShare),
    centre: overrides.centre ?? (given('left', 'right') ? (left + right) / 2 : layout.centre),
    squeezedRows: overrides.squeezedRows ?? (hasOwnRows ? rows + 1 : layout.squeezedRows),
    spreadRows: overrides.spreadRows ?? (hasOwnRows ? rows - 1 : layout.spreadRows),
    pitch: given('top', 'bottom', 'rows', 'bodySize') ? (bottom - top - bodySize) / (rows - 1) : layout.pitch,
  };
  return { ...placed, pitch: overrides.pitch ?? pageGrid(placed).pitch };
}

/** A printed list on A4 landscape: not an official document, so narrow margins and small type. */
export function landscapeSheetLayout(layout: OfficialLayout): OfficialLayout {
  const area = { left: mm(20), right: mm(277), top: mm(20), bottom: mm(188), rows: 21, columns: 60 };
  const type = { bodySize: 12, titleSize: 18, tableSize: 10.5, pageNumberDashTop: mm(194) };
  const { pageWidth: pageHeight, pageHeight: pageWidth, red, black, mirrorMargins } = layout;
  return officialLayout({ ...area, ...type, pageWidth, pageHeight, red, black, mirrorMargins });
}

/** An office's settings as the engine takes them. */
export function layoutOverrides(settings: OfficialLayoutSettings): Partial<OfficialLayout> {
  const { measures = {}, ...choices } = settings;
  const values = MEASURE_NAMES.flatMap((name) => {
    const value = measures[name];
    return value === undefined ? [] : [[name, inPoints(name, value)] as const];
  });
  const chosen = Object.entries(choices).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(values), ...Object.fromEntries(chosen) };
}

/** Em-box top of grid row `row` (0…21) of an ordinary page. */
export function rowTop(layout: OfficialLayout, row: number): number {
  const { first, pitch } = pageGrid(layout);
  return first + pitch * row;
}
