/** Values, comparisons and periods in the words that a report prints. */
import { type Locale, message } from '../../text/index.ts';
import { compared } from './figures/figures.rules.ts';
import { type PlaceMeaning, type PlaceSuffix, type PlaceWord, partLine } from './placeCatalog.ts';
import { previousPeriod, type ReportPeriod, samePeriodLastYear } from './reportPeriod.rules.ts';
import type { FigureLine } from './reports.contract.ts';
import type { ComparedPeriod, ReportKind } from './reports.lists.ts';

/** What words of the period are made of. */
export type PeriodWords = {
  readonly officeName: string;
  readonly kind: ReportKind;
  readonly periodStart: string;
  readonly periodEnd: string;
  /** The moment of the last count (`2026-07-03T15:20…`), null: never. */
  readonly countedAt: string | null;
  readonly snapshotSha256: string | null;
};
type Value = number | null;
type Shown = Pick<FigureLine, 'unit' | 'ratio'>;
type FigurePlace = Extract<PlaceMeaning, { kind: 'figure' }>;

const none = (locale: Locale = 'zh-CN'): string => message(locale, 'reportPrint.none');

/** The text of a place; null for tables and charts, and for a figure that was not counted. */
export function wordText(meaning: PlaceMeaning, lines: readonly FigureLine[], words: PeriodWords): string | null {
  if (meaning.kind === 'word') return periodText(meaning.word, words);
  return meaning.kind === 'figure' ? figureText(meaning, lines) : null;
}

function figureText({ spec, part, suffix }: FigurePlace, lines: readonly FigureLine[]): string | null {
  const line = part === null ? lines.find(({ key }) => key === spec.key) : partLine(spec.key, part, lines);
  return line === undefined ? null : lineText(line, suffix);
}

function lineText(line: FigureLine, suffix: PlaceSuffix | null): string {
  if (suffix === null) return valueText(line, line.current.value);
  const base = line[suffix.period].value;
  if (suffix.as === 'value') return valueText(line, base);
  return suffix.as === 'percent'
    ? percentWords(line, line.current.value, base)
    : differenceWords(line, line.current.value, base);
}

/** 12, 6.5 (hours), 85.7%; 无 where there is nothing to divide by. */
export function valueText(shown: Shown, value: Value, locale: Locale = 'zh-CN'): string {
  if (value === null) return none(locale);
  if (isShare(shown)) return `${(Math.round(value * 1000) / 10).toFixed(1)}%`;
  return amountText(shown, value);
}

/** 增长12.5%, 下降3%, 持平, 基本持平 below a twentieth of a percent; 上升2.3个百分点 of a share; 无 where the base is zero or missing. */
export function percentWords(shown: Shown, value: Value, base: Value): string {
  if (isShare(shown)) return pointWords(value, base);
  const { difference, percent } = compared(value, base);
  if (percent === null) return none();
  if (difference === 0) return message('zh-CN', 'reportPrint.same');
  if (percent === 0) return message('zh-CN', 'reportPrint.nearlySame');
  return message('zh-CN', percent > 0 ? 'reportPrint.grown' : 'reportPrint.fallen', { percent: Math.abs(percent) });
}

/** 增加3家, 减少2家, 持平; 上升2.3个百分点 of a share; 无 where a value is missing. */
export function differenceWords(shown: Shown, value: Value, base: Value): string {
  if (isShare(shown)) return pointWords(value, base);
  const { difference } = compared(value, base);
  if (difference === null) return none();
  if (difference === 0) return message('zh-CN', 'reportPrint.same');
  const amount = `${amountText(shown, Math.abs(difference))}${unitText(shown)}`;
  return message('zh-CN', difference > 0 ? 'reportPrint.more' : 'reportPrint.less', { amount });
}

function pointWords(value: Value, base: Value): string {
  const points = pointsBetween(value, base);
  if (points === null) return none();
  if (points === 0) return message('zh-CN', 'reportPrint.same');
  const amount = Math.abs(points).toFixed(1);
  return message('zh-CN', points > 0 ? 'reportPrint.risen' : 'reportPrint.sunk', { points: amount });
}

/** Difference of two shares in points of a hundred, to one decimal. */
function pointsBetween(value: Value, base: Value): number | null {
  return value === null || base === null ? null : Math.round((value - base) * 1000) / 10;
}

/** A comparison in a cell of a table: +3（+12.5%）, -0.5百分点, 持平, +3（无）. */
export function comparisonCell(shown: Shown, value: Value, base: Value, locale: Locale = 'zh-CN'): string {
  if (isShare(shown)) {
    const points = pointsBetween(value, base);
    if (points === null) return none(locale);
    if (points === 0) return message(locale, 'reportPrint.same');
    return message(locale, 'reportPrint.points', { points: signed(points, points.toFixed(1)) });
  }
  const { difference, percent } = compared(value, base);
  if (difference === null) return none(locale);
  if (difference === 0) return message(locale, 'reportPrint.same');
  const share = percent === null ? none(locale) : `${signed(percent, percent.toFixed(1))}%`;
  return message(locale, 'reportPrint.cell', { difference: signed(difference, amountText(shown, difference)), share });
}

function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}

/** Whether a figure is a share, shown in percent. */
export function isShare({ unit, ratio }: Shown): boolean {
  return ratio !== null || unit === 'percent';
}

function amountText({ unit }: Shown, value: number): string {
  return unit === 'hour' || !Number.isInteger(value) ? (Math.round(value * 10) / 10).toFixed(1) : String(value);
}

/** 家, 次, 小时; '' for shares. */
export function unitText({ unit }: Pick<Shown, 'unit'>, locale: Locale = 'zh-CN'): string {
  return unit === 'percent' ? '' : message(locale, `figureUnits.${unit}`);
}

/** A word of the period. */
function periodText(word: PlaceWord, words: PeriodWords): string {
  const { periodStart, periodEnd, countedAt } = words;
  switch (word) {
    case 'office':
      return words.officeName;
    case 'period':
      return periodNames(words).current;
    case 'previous':
      return periodNames(words).previous;
    case 'last_year':
      return periodNames(words).last_year;
    case 'from':
      return dayText(periodStart);
    case 'to':
      return dayText(periodEnd);
    case 'counted':
      return countedAt === null ? none() : momentText(countedAt);
  }
}

/** Names of the three periods that a report sets side by side. */
export function periodNames({
  kind,
  periodStart,
  periodEnd,
}: Pick<PeriodWords, 'kind' | 'periodStart' | 'periodEnd'>): Readonly<Record<ComparedPeriod, string>> {
  const period: ReportPeriod = { kind, from: periodStart, to: periodEnd };
  return {
    current: periodName(period),
    previous: periodName(previousPeriod(period)),
    last_year: periodName(samePeriodLastYear(period)),
  };
}

/** 2026年上半年, 2026年第二季度, 2026年6月, 2026年, 2026年1月1日至3月15日. */
export function periodName({ kind, from, to }: ReportPeriod, locale: Locale = 'zh-CN'): string {
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))];
  switch (kind) {
    case 'monthly':
      return message(locale, 'reportPrint.period_monthly', { year, month });
    case 'quarterly': {
      const quarter = message(locale, `reportPrint.quarter_${quarterOf(month)}`);
      return message(locale, 'reportPrint.period_quarterly', { year, quarter });
    }
    case 'half_yearly':
      return message(locale, month < 7 ? 'reportPrint.period_firstHalf' : 'reportPrint.period_secondHalf', { year });
    case 'annual':
      return message(locale, 'reportPrint.period_annual', { year });
    case 'special': {
      if (locale !== 'zh-CN') return message(locale, 'reportPrint.period_special', { from, to });
      const isOneYear = from.slice(0, 4) === to.slice(0, 4);
      const end = isOneYear ? dayText(to).slice(dayText(to).indexOf('年') + 1) : dayText(to);
      return message(locale, 'reportPrint.period_special', { from: dayText(from), to: end });
    }
  }
}

function quarterOf(month: number): 1 | 2 | 3 | 4 {
  if (month < 4) return 1;
  if (month < 7) return 2;
  return month < 10 ? 3 : 4;
}

/** 2026年7月3日. */
export function dayText(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return message('zh-CN', 'minutesDocument.date', { year, month, day });
}

/** 2026年7月3日15时20分, of a local moment. */
export function momentText(moment: string): string {
  const [hour, minute] = [Number(moment.slice(11, 13)), moment.slice(14, 16)];
  return `${dayText(moment)}${message('zh-CN', 'reportPrint.clock', { hour, minute })}`;
}
