import { z } from 'zod';

/** A measure of official-documents.md with the range an office may choose from; `mm` from the left or upper edge of the page. */
export type OfficialMeasure = {
  readonly unit: 'mm' | 'pt' | 'count' | 'share';
  /** Value of the standard, or of the specification where the standard fixes none. */
  readonly standard: number;
  readonly least: number;
  readonly most: number;
};

const mm = (standard: number, least: number, most: number) => ({ unit: 'mm', standard, least, most }) as const;
const pt = (standard: number, least: number, most: number) => ({ unit: 'pt', standard, least, most }) as const;
const count = (standard: number, least: number, most: number) => ({ unit: 'count', standard, least, most }) as const;
const share = (standard: number, least: number, most: number) => ({ unit: 'share', standard, least, most }) as const;

/**
 * Every measure of the typesetting engine that an office may set otherwise: the standard says 一般 for most of them
 * (official-documents.md, GB/T 9704-2012). The paper, the em-box and what follows from these values are not among them.
 */
export const OFFICIAL_MEASURES = {
  /** Type area (版心) §1.1: 156 × 225 mm. */
  left: mm(28, 20, 40),
  right: mm(184, 170, 195),
  top: mm(37, 20, 60),
  bottom: mm(262, 240, 280),
  /** Grid §1.3. */
  rows: count(22, 18, 26),
  columns: count(28, 24, 32),
  bodySize: pt(16, 14, 18),
  /** Red mark §2.1. */
  markInkTop: mm(72, 40, 110),
  /** Mark of a letter (§3.1, from the top of the page) and of an order (§3.2). */
  letterMarkInkTop: mm(30, 15, 60),
  orderMarkInkTop: mm(57, 37, 90),
  markSize: mm(15, 8, 22),
  markSizeSmallest: mm(8, 4, 12),
  markTracking: mm(3, 0, 5),
  markWidest: mm(146, 100, 160),
  markScaleSmallest: share(0.65, 0.5, 1),
  markEmptyRows: count(2, 1, 4),
  /** Names of a joint head: distance of two lines and gap to 文件, as shares of the character size. */
  jointMarkPitchShare: share(1.25, 1.05, 1.8),
  jointMarkGapShare: share(0.6, 0.2, 1.5),
  redRuleGap: mm(4, 2, 8),
  redRuleThickness: mm(0.5, 0.2, 1.5),
  /** Double lines of a letter §3.1: 170 mm wide on the page, the lower one ends 20 mm above the page's edge. */
  letterLineLeft: mm(20, 15, 30),
  letterLineWidth: mm(170, 150, 180),
  letterLineGap: mm(4, 2, 8),
  letterLineThick: mm(0.53, 0.3, 1.2),
  letterLineThin: mm(0.26, 0.1, 0.6),
  letterLineSpace: mm(0.21, 0.1, 1),
  letterLowerLineBottom: mm(277, 265, 287),
  /** 7/8 of a 3号 character: free space between a line of a letter and the text beside it. */
  letterTextGap: pt(14, 6, 24),
  /** Title §2.2. */
  titleSize: pt(22, 18, 26),
  titlePitch: pt(36, 28, 44),
  /** A title of more lines than this is set in 3号, so that the text still begins on page 1 (§2.2). */
  titleLinesMost: count(6, 2, 8),
  titleEmptyRows: count(2, 1, 4),
  titleCharactersWanted: count(18, 12, 24),
  titleCharactersMost: count(20, 14, 24),
  /** Free space between the em-bottom of a grid row and the em-top of the next one, nominal. */
  rowGap: pt(13.6, 8, 20),
  /** 版记 §2.4 and 4号 text. */
  colophonSize: pt(14, 10.5, 16),
  colophonPitch: pt(28, 18, 34),
  colophonOuterRule: mm(0.35, 0.2, 0.8),
  colophonInnerRule: mm(0.25, 0.1, 0.6),
  /** Seals and signature stamps §2.3. */
  sealRise: mm(3, 0, 8),
  sealGapMost: mm(10.4, 6, 12),
  jointSealGap: mm(6, 2, 10),
  jointSealGapSmallest: mm(2, 0.5, 5),
  jointSealsMost: count(3, 1, 4),
  /** Rows of the last two pages when the signature block would stand without text (§2.2), and the least line pitch. */
  squeezedRows: count(23, 19, 27),
  spreadRows: count(21, 17, 25),
  pitchSmallest: pt(28, 20, 29.5),
  /** Handling mark in the top margin, its right end at the edge of the type area. */
  handlingMarkTop: mm(18, 8, 30),
  /** Page number §2.5. */
  pageNumberDashTop: mm(269, 245, 287),
  pageNumberSize: pt(14, 10.5, 16),
  /** Tables §3.4. */
  tableSize: pt(14, 9, 16),
  tableSizeSmallest: pt(9, 7.5, 12),
  tableRule: mm(0.25, 0.1, 0.6),
  tablePadding: mm(1.6, 0.5, 4),
  tablePitchShare: share(1.45, 1.1, 2),
  tableGap: mm(2.5, 1, 8),
  /** Largest even gap of a justified line, in cells; a line that needs more stays ragged (§4.4). */
  raggedGap: share(0.3, 0.1, 1),
} as const satisfies Record<string, OfficialMeasure>;

export type MeasureName = keyof typeof OFFICIAL_MEASURES;

/** The names in the order of the list. */
export const MEASURE_NAMES = Object.keys(OFFICIAL_MEASURES).filter(isMeasureName);

export function isMeasureName(name: string): name is MeasureName {
  return Object.hasOwn(OFFICIAL_MEASURES, name);
}

/** A letter of 14 pt set on a narrower cell than this share of it would touch its neighbour. */
const CELL_SHARE = 0.96;
const PITCH_SHARE = 1.3;
const POINTS_PER_MM = 72 / 25.4;

export type MeasureValues = Readonly<Partial<Record<MeasureName, number>>>;

/** Measures that do not fit their range or each other; the names stand for the fields to correct. */
export function wrongMeasures(values: MeasureValues): MeasureName[] {
  const wrong = MEASURE_NAMES.filter((name) => {
    const value = values[name];
    if (value === undefined) return false;
    const { unit, least, most } = OFFICIAL_MEASURES[name];
    return !(value >= least && value <= most) || (unit === 'count' && !Number.isInteger(value));
  });
  if (wrong.length > 0) return wrong;
  const of = (name: MeasureName): number => values[name] ?? OFFICIAL_MEASURES[name].standard;
  const together: MeasureName[] = [];
  const cell = ((of('right') - of('left')) * POINTS_PER_MM) / of('columns');
  if (cell < CELL_SHARE * of('bodySize')) together.push('columns');
  const pitch = ((of('bottom') - of('top')) * POINTS_PER_MM - of('bodySize')) / (of('rows') - 1);
  if (pitch < PITCH_SHARE * of('bodySize')) together.push('rows');
  if (of('colophonPitch') < PITCH_SHARE * of('colophonSize')) together.push('colophonPitch');
  if (of('titlePitch') < PITCH_SHARE * of('titleSize')) together.push('titlePitch');
  if (of('tableSizeSmallest') > of('tableSize')) together.push('tableSizeSmallest');
  if (of('titleCharactersWanted') > of('titleCharactersMost')) together.push('titleCharactersWanted');
  if (of('letterLowerLineBottom') < of('bottom') + 2) together.push('letterLowerLineBottom');
  if (of('pageNumberDashTop') < of('bottom') + 2) together.push('pageNumberDashTop');
  return together;
}

const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** What one office sets otherwise; an empty object is the standard. */
export const officialLayoutSettings = z.strictObject({
  measures: z
    .partialRecord(z.enum(MEASURE_NAMES), z.number())
    .superRefine((values, context) => {
      for (const name of wrongMeasures(values)) context.addIssue({ code: 'custom', path: [name], message: 'range' });
    })
    .optional(),
  /** Swaps the margins on even pages, for duplex printing (§1.1). */
  mirrorMargins: z.boolean().optional(),
  /** `fill`: the last row ends on the edge of the type area; `wordGrid`: as word processors do (§1.3). */
  gridPitch: z.enum(['fill', 'wordGrid']).optional(),
  pageNumber: z.enum(['standard', 'centred', 'none']).optional(),
  /** Puts the 版记 on an even page, behind a blank page when needed (§2.4). */
  colophonOnEvenPage: z.boolean().optional(),
  red: colour.optional(),
  black: colour.optional(),
});
export type OfficialLayoutSettings = z.infer<typeof officialLayoutSettings>;
