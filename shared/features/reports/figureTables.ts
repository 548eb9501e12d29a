/** Figures as printed tables and charts: lines with their three periods side by side (features W4). */
import { message } from '../../text/index.ts';
import { type ChartBlock, MOST_CHART_GROUPS } from '../documents/chartBlock.ts';
import type { CaptionedTable } from '../documents/textBlock.ts';
import { figureName, groupName } from './placeCatalog.ts';
import { comparisonCell, isShare, type PeriodWords, periodNames, unitText, valueText } from './placeWords.ts';
import type { FigureLine } from './reports.contract.ts';
import { COMPARED_PERIODS, FIGURE_GROUPS, type FigureGroup } from './reports.lists.ts';

/** Shares of the line: name, three values, two comparisons. */
const WIDTHS = { name: 47, value: 15, change: 31, lastYear: 18 } as const;
/**
 * What a report is asked for first (features W1): established, changed, cancelled, re-elected, inspected, activities, meetings, what became
 * of their tasks, risks.
 */
const MAIN_FIGURES: readonly string[] = [
  ...['HF01.registered', 'HF03.filed', 'HF04.established', 'HF05.changes', 'HF06.cancelled', 'terms.reElected'],
  ...['HF11.held', 'HF11.organizations', 'HF10.filed', 'HF10.held', 'HF07.meetings', 'HF13.created', 'HF13.done'],
  ...['HF12.assessed', 'HF12.measures'],
];
/** So many parts of a figure that are zero in every period stand in one row of a report. */
const MANY_ZEROS = 4;
/** Undivided lines that make a chart of their own: parts are then left to the table. */
const ENOUGH_LINES = 3;
/** As much of a line's name as a chart shows. */
const LONGEST_LABEL = 60;

/** A group with its lines in their order. */
export type LineGroup = { readonly group: FigureGroup; readonly name: string; readonly lines: readonly FigureLine[] };

/** The groups that have lines, in the order of domain.md §9.5. */
export function lineGroups(lines: readonly FigureLine[]): LineGroup[] {
  return FIGURE_GROUPS.map((group) => ({
    ...{ group, name: groupName(group) },
    lines: lines.filter((line) => line.group === group),
  })).filter((one) => one.lines.length > 0);
}

/** Headings of a table of figures. */
export function figureColumns(): CaptionedTable['columns'] {
  const t = (key: 'figure' | 'current' | 'previous' | 'onPrevious' | 'last_year' | 'onLastYear') =>
    message('zh-CN', `reportPrint.${key}`);
  const right = { align: 'right' } as const;
  return [
    { title: t('figure'), width: WIDTHS.name, align: 'left' },
    { title: t('current'), width: WIDTHS.value, ...right },
    { title: t('previous'), width: WIDTHS.value, ...right },
    { title: t('onPrevious'), width: WIDTHS.change, ...right },
    { title: t('last_year'), width: WIDTHS.lastYear, ...right },
    { title: t('onLastYear'), width: WIDTHS.change, ...right },
  ];
}

/** The rows of lines: parts of a divided figure stand below its name. */
export function figureRows(lines: readonly FigureLine[]): string[][] {
  if (lines.length === 0) return [[message('zh-CN', 'reportPrint.noLines')]];
  return lines.flatMap((line, index) => {
    if (line.part === null) return [[named(line), ...cellsOf(line)]];
    const isFirst = lines[index - 1]?.spec !== line.spec;
    return [
      ...(isFirst ? [[named(line)]] : []),
      [message('zh-CN', 'reportPrint.partRow', { part: line.part }), ...cellsOf(line)],
    ];
  });
}

/** The name with its unit, where the name does not end with it (会议出席情况人次); a column of months or quarters counts 个. */
function named(line: FigureLine): string {
  const [name, unit] = [figureName(line.spec), unitText(line)];
  if (unit === '' || name.endsWith(unit)) return name;
  const short = [...unit].length > 1 && unit.startsWith('个') ? '个' : unit;
  return message('zh-CN', 'reportPrint.figureUnit', { name, unit: short });
}

/** The rows of a group within a report: a divided figure without any number takes one row, and so do many parts that are zero throughout. */
function shortRows(lines: readonly FigureLine[]): string[][] {
  const specs = [...new Set(lines.map(({ spec }) => spec))];
  return specs.flatMap((spec) => {
    const own = lines.filter((line) => line.spec === spec);
    const zeros = own.filter((line) => line.part !== null && isZero(line));
    const [zero] = zeros;
    if (zero === undefined || own.length === 1) return figureRows(own);
    if (zeros.length === own.length) return [[named(zero), ...cellsOf(zero)]];
    if (zeros.length < MANY_ZEROS) return figureRows(own);
    const rest = message('zh-CN', 'reportPrint.zeroParts', { count: zeros.length });
    return [...figureRows(own.filter((line) => !isZero(line))), [rest, ...cellsOf(zero)]];
  });
}

/** Counted, and nothing in any period. */
function isZero(line: FigureLine): boolean {
  return COMPARED_PERIODS.every((period) => line[period].value === 0);
}

function cellsOf(line: FigureLine): string[] {
  const { current, previous, last_year: lastYear } = line;
  return [
    valueText(line, current.value),
    valueText(line, previous.value),
    comparisonCell(line, current.value, previous.value),
    valueText(line, lastYear.value),
    comparisonCell(line, current.value, lastYear.value),
  ];
}

/** The table of a group. */
export function groupTable(group: FigureGroup, lines: readonly FigureLine[], number: number): CaptionedTable {
  const own = lines.filter((line) => line.group === group);
  const caption = message('zh-CN', 'reportPrint.tableCaption', { number, name: groupName(group) });
  return {
    kind: 'table',
    caption,
    columns: figureColumns(),
    rows: own.length === 0 ? figureRows(own) : shortRows(own),
  };
}

/** The chief figures in one table, in the order in which a report is asked for them. */
export function mainTable(lines: readonly FigureLine[], number: number): CaptionedTable {
  const own = MAIN_FIGURES.flatMap((key) => lines.filter((line) => line.key === key));
  const caption = message('zh-CN', 'reportPrint.tableMain', { number });
  return { kind: 'table', caption, columns: figureColumns(), rows: figureRows(own) };
}

/** All groups in one table, each below its name. */
export function wholeTable(lines: readonly FigureLine[], number: number): CaptionedTable {
  const groups = lineGroups(lines);
  const rows = groups.flatMap((one) => [
    [message('zh-CN', 'reportPrint.groupRow', { name: one.name })],
    ...figureRows(one.lines),
  ]);
  const caption = message('zh-CN', 'reportPrint.tableAll', { number });
  return { kind: 'table', caption, columns: figureColumns(), rows: rows.length === 0 ? figureRows([]) : rows };
}

/**
 * The chart of a group: its lines of one kind (the commonest unit; shares only where there is nothing else), bars of the three periods. Parts
 * that are zero throughout are left out; a long group goes on in a further chart. Nothing in any period: one line that says so.
 */
export function groupCharts(
  group: FigureGroup,
  lines: readonly FigureLine[],
  words: Pick<PeriodWords, 'kind' | 'periodStart' | 'periodEnd'>,
  number: number,
): ChartBlock[] {
  const own = drawnLines(lines.filter((line) => line.group === group));
  const names = periodNames(words);
  const series = COMPARED_PERIODS.map((period) =>
    message('zh-CN', 'reportPrint.chartSeries', {
      series: message('zh-CN', `reportPrint.${period}`),
      period: names[period],
    }),
  );
  const [first] = own;
  const word = first === undefined || isShare(first) ? (first ? '%' : '') : unitText(first);
  const unit = word === '' ? '' : message('zh-CN', 'reportPrint.chartUnit', { unit: word });
  const isOneDivided = new Set(own.filter(({ part }) => part !== null).map(({ spec }) => spec)).size <= 1;
  const groups = own.every(isFlat) ? [emptyGroup()] : own.map((line) => chartGroup(line, isOneDivided));
  const parts = Math.ceil(groups.length / MOST_CHART_GROUPS);
  const each = Math.ceil(groups.length / parts);
  return Array.from({ length: parts }, (_unused, index) => ({
    kind: 'chart',
    caption: message('zh-CN', parts === 1 ? 'reportPrint.chartCaption' : 'reportPrint.chartPart', {
      ...{ number, name: groupName(group), part: index + 1 },
    }),
    ...{ unit, series, groups: groups.slice(index * each, (index + 1) * each) },
  }));
}

function chartGroup(line: FigureLine, isOneDivided: boolean): ChartBlock['groups'][number] {
  const name = figureName(line.spec);
  const whole = line.part === null ? name : message('zh-CN', 'reportPrint.partOf', { name, part: line.part });
  const label = [...(isOneDivided ? (line.part ?? name) : whole)].slice(0, LONGEST_LABEL).join('');
  const bars = COMPARED_PERIODS.map((period) => {
    const { value } = line[period];
    return { value: value === null ? null : Math.max(0, value), text: valueText(line, value) };
  });
  return { label, bars };
}

function emptyGroup(): ChartBlock['groups'][number] {
  return { label: message('zh-CN', 'reportPrint.allZero'), bars: [{ value: 0, text: '' }] };
}

/** Nothing in any of the periods. */
function isFlat(line: FigureLine): boolean {
  return COMPARED_PERIODS.every((period) => (line[period].value ?? 0) === 0);
}

function drawnLines(lines: readonly FigureLine[]): FigureLine[] {
  const counts = lines.filter((line) => !isShare(line));
  const pool = counts.length > 0 ? counts : lines;
  const units = pool.map(({ unit }) => unit);
  const often = (unit: string): number => units.filter((one) => one === unit).length;
  const unit = units.reduce<string | undefined>(
    (best, one) => (best === undefined || often(one) > often(best) ? one : best),
    undefined,
  );
  const own = pool.filter((line) => line.unit === unit);
  const whole = own.filter(({ part }) => part === null);
  if (whole.length >= ENOUGH_LINES) return whole;
  return own.filter((line) => line.part === null || !isFlat(line));
}
