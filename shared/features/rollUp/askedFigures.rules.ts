/** Figures that lower offices are asked for (features W8): what may be asked, what a return must say, what is reckoned from it. */
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { FigureSpec } from '../reports/figures/fact.ts';
import { FIGURES } from '../reports/figures/figureCatalog.ts';
import { fitsKind, type ReportPeriod } from '../reports/reportPeriod.rules.ts';
import { type FigureGroup, type FigureUnit, REPORT_KINDS } from '../reports/reports.lists.ts';

/** One figure as it is asked for: a line of the catalogue, or a part of one that is divided by a list of codes. */
export type AskedFigure = {
  /** `HF10.onTime`, `HF02.byType@foundation`: as in the figures of a report. */
  readonly key: string;
  /** Key of its name in the catalogue `figures`. */
  readonly spec: string;
  /** Code of its part; null: it is not divided. */
  readonly part: string | null;
  /** Null: the catalogue of this version no longer has it. */
  readonly group: FigureGroup | null;
  readonly unit: FigureUnit | null;
  /** A share: keys of the two figures that it is made of. */
  readonly share: { readonly of: string; readonly to: string } | null;
};

/** Values by key; null: a share without a base (无). A key that is left out was not filled in. */
export type ReturnedFigures = Readonly<Record<string, number | null>>;

/** Every figure that may be asked for, in the order of the catalogue; those divided by names (sections, tasks) are left out. */
export function askableFigures(specs: readonly FigureSpec[] = FIGURES): AskedFigure[] {
  return specs.flatMap((spec) => {
    if (spec.by === 'named') return [];
    if (spec.by === undefined) return [askable(spec, null)];
    return spec.by.values.map((value) => askable(spec, value));
  });
}

function askable(spec: FigureSpec, part: string | null): AskedFigure {
  const keyed = (key: string) => (part === null ? key : `${key}@${part}`);
  const share = spec.ratio === undefined ? null : { of: keyed(spec.ratio.of), to: keyed(spec.ratio.to) };
  return { key: keyed(spec.key), spec: spec.key, part, group: spec.group, unit: spec.unit, share };
}

/**
 * The figures of stored keys, in the order of the catalogue; those that it no longer has come last as they are called.
 * @param specs for tests; left out: the catalogue
 */
export function askedFigures(keys: readonly string[], specs: readonly FigureSpec[] = FIGURES): AskedFigure[] {
  const wanted = new Set(keys);
  const known = askableFigures(specs).filter(({ key }) => wanted.has(key));
  for (const { key } of known) wanted.delete(key);
  return [
    ...known,
    ...[...wanted].map((key) => ({ key, spec: key, part: null, group: null, unit: null, share: null })),
  ];
}

/** Whether a share is reckoned from two other figures that were asked for as well. */
export function isReckoned({ share }: Pick<AskedFigure, 'share'>, asked: readonly AskedFigure[]): boolean {
  return share !== null && [share.of, share.to].every((key) => asked.some((one) => one.key === key));
}

/** The figures that somebody fills in: all but the shares that are reckoned. */
export function typedFigures(asked: readonly AskedFigure[]): AskedFigure[] {
  return asked.filter((one) => !isReckoned(one, asked));
}

/** Keys of what was to be filled in and was not. */
export function missingFigures(asked: readonly AskedFigure[], figures: ReturnedFigures): string[] {
  return typedFigures(asked)
    .filter(({ key }) => figures[key] === undefined)
    .map(({ key }) => key);
}

/** What was filled in with the shares that follow from it; a zero base gives null. */
export function withShares(asked: readonly AskedFigure[], figures: ReturnedFigures): Record<string, number | null> {
  const all: Record<string, number | null> = {};
  for (const figure of asked) {
    const value = isReckoned(figure, asked) ? shareOf(figure, figures) : figures[figure.key];
    if (value !== undefined) all[figure.key] = value;
  }
  return all;
}

/** A share from its two figures; undefined when one is missing, null when the base is zero. */
export function shareOf({ share }: Pick<AskedFigure, 'share'>, figures: ReturnedFigures): number | null | undefined {
  const of = figures[share?.of ?? ''];
  const to = figures[share?.to ?? ''];
  if (of === undefined || to === undefined || of === null || to === null) return undefined;
  return to === 0 ? null : Math.round((of / to) * 1e6) / 1e6;
}

/** Most that a count can be: a slip of the hand (a telephone number, a code) is no figure. */
export const MOST_COUNT = 999_999_999;

/** Places behind the point that a figure may have as it is stored: hours one, shares six (they are quotients), counts none. */
export function placesOf({ unit, share }: Pick<AskedFigure, 'unit' | 'share'>): number {
  if (isShare({ unit, share })) return 6;
  return unit === 'hour' ? 1 : 0;
}

/** Whether a figure is shown in percent. */
export function isShare({ unit, share }: Pick<AskedFigure, 'unit' | 'share'>): boolean {
  return share !== null || unit === 'percent';
}

export type FigureFault =
  | 'figure_negative'
  | 'figure_too_large'
  | 'figure_not_whole'
  | 'figure_too_fine'
  | 'figure_share';

/** What is wrong with a value, or null. @param value as stored: a share is a quotient */
export function figureFault(figure: Pick<AskedFigure, 'unit' | 'share'>, value: number | null): FigureFault | null {
  const share = isShare(figure);
  if (value === null) return share ? null : 'figure_not_whole';
  if (value < 0) return 'figure_negative';
  if (share && value > 1) return 'figure_share';
  if (value > MOST_COUNT) return 'figure_too_large';
  const scaled = value * 10 ** placesOf(figure);
  if (Math.abs(scaled - Math.round(scaled)) <= 1e-6) return null;
  return placesOf(figure) === 0 ? 'figure_not_whole' : 'figure_too_fine';
}

/**
 * What is wrong with the figures of a return: a value that cannot be, and a share whose part is larger than its whole.
 * @param nameOf the name of a figure in words, for the sentences
 */
export function figureIssues(
  asked: readonly AskedFigure[],
  figures: ReturnedFigures,
  nameOf: (figure: AskedFigure) => string,
): FieldIssue[] {
  const byKey = new Map(asked.map((figure) => [figure.key, figure]));
  const parts = asked.filter((figure) => isReckoned(figure, asked) && isMoreThanWhole(figure, figures));
  const single = Object.entries(figures).flatMap(([key, value]) => {
    const figure = byKey.get(key);
    if (figure === undefined) return [{ field: 'figures', code: 'figure_not_asked', params: { name: key } }];
    const code = figureFault(figure, value);
    return code === null ? [] : [{ field: 'figures', code, params: { name: nameOf(figure) } }];
  });
  return [
    ...single,
    ...parts.map((one) => ({ field: 'figures', code: 'figure_share', params: { name: nameOf(one) } })),
  ];
}

function isMoreThanWhole({ share }: AskedFigure, figures: ReturnedFigures): boolean {
  const of = figures[share?.of ?? ''];
  const to = figures[share?.to ?? ''];
  return typeof of === 'number' && typeof to === 'number' && of > to;
}

/** The kind of period that days make up: a month, quarter, half-year or year of the calendar, or days of the office's choice. */
export function periodOfDays(from: string, to: string): ReportPeriod {
  const kind = REPORT_KINDS.find((one) => fitsKind({ kind: one, from, to })) ?? 'special';
  return { kind, from, to };
}

type Asking = {
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly figureKeys: readonly string[];
};

/** What is wrong with the figures that a collection asks for. @param today a period that has not begun has no figures */
export function askingIssues({ periodStart, periodEnd, figureKeys }: Asking, today: string): FieldIssue[] {
  if (figureKeys.length === 0) return [];
  if (periodStart === null || periodEnd === null) return [{ field: 'periodStart', code: 'figures_without_period' }];
  if (periodEnd < periodStart) return [{ field: 'periodEnd', code: 'period_end_first' }];
  const issues: FieldIssue[] = [];
  if (periodStart > today) issues.push({ field: 'periodStart', code: 'period_not_begun' });
  const known = new Set(askableFigures().map(({ key }) => key));
  const unknown = figureKeys.find((key) => !known.has(key));
  if (unknown !== undefined) issues.push({ field: 'figureKeys', code: 'figure_unknown', params: { name: unknown } });
  return issues;
}
