/** What the gate before issue shows (features W9), reckoned from figures, days and counts; `reportWarnings.warning_<code>` says it. */
import type { WorkingCalendar } from '../../lib/workingDays.ts';
import type { UnknownPlace } from './places.rules.ts';
import type { ReportPeriod } from './reportPeriod.rules.ts';
import type { FigureLine, ReportWarning } from './reports.contract.ts';

export type GateWarning = Pick<ReportWarning, 'code' | 'count'> & Partial<ReportWarning>;

/** Without these put right no document is made; every other warning may be passed with a reason. */
export const BLOCKING: ReadonlySet<string> = new Set([
  'not_counted',
  'office_renamed',
  'figures_stale',
  'roll_up_stale',
  'unknown_places',
]);

/** Figures that say what is open, and where it is worked off. */
const OPEN_FIGURES: readonly { readonly code: string; readonly spec: string; readonly place: string }[] = [
  { code: 'filings_incomplete', spec: 'HF10.neverCompleted', place: '/filings' },
  { code: 'filings_pending', spec: 'HF10.pending', place: '/filings' },
  { code: 'summaries_overdue', spec: 'HF10.summaryOverdue', place: '/filings' },
  { code: 'problems_outstanding', spec: 'HF11.outstanding', place: '/inspections/findings' },
  { code: 'measures_overdue', spec: 'HF12.measuresOverdue', place: '/risk/due' },
  { code: 'actions_overdue', spec: 'HF13.overdue', place: '/actions' },
  { code: 'plan_overdue', spec: 'HF19.overdue', place: '/actions/plan' },
  { code: 'returns_missing', spec: 'HF15.missing', place: '/information/collections' },
  { code: 'returns_incomplete', spec: 'HF15.incomplete', place: '/information/collections' },
  { code: 'topic_missing', spec: 'HF07.topicQuartersMissing', place: '/actions/cadence' },
  { code: 'months_missing', spec: 'HF09.monthsMissing', place: '/meetings/study' },
  { code: 'terms_overdue', spec: 'terms.overdue', place: '/organizations/terms' },
];

/** What was not done is counted also where there is nothing at all. */
const SHORTFALLS: ReadonlySet<string> = new Set(['HF07.topicQuartersMissing', 'HF09.monthsMissing']);

/** Warnings about text and figures themselves. */
export function textWarnings({
  isCounted,
  formerName,
  stale,
  isRollUpStale,
  unknown,
}: {
  readonly isCounted: boolean;
  /** What the office was called when the figures were counted, where it has another name today. */
  readonly formerName: string | null;
  readonly stale: number;
  /** Returned figures are others than those that were put together. */
  readonly isRollUpStale: boolean;
  readonly unknown: readonly UnknownPlace[];
}): GateWarning[] {
  const warnings: GateWarning[] = [];
  if (!isCounted) warnings.push({ code: 'not_counted', count: 1 });
  if (formerName !== null) warnings.push({ code: 'office_renamed', count: 1, params: { name: formerName } });
  if (stale > 0) warnings.push({ code: 'figures_stale', count: stale });
  if (isRollUpStale) warnings.push({ code: 'roll_up_stale', count: 1 });
  const [first] = unknown;
  if (first) {
    const params = { name: first.name, line: first.line };
    warnings.push({ code: 'unknown_places', count: unknown.length, params });
  }
  return warnings;
}

/** A period that still runs, a due day that has passed, years whose holidays nobody entered. */
export function timeWarnings(
  { from, to }: ReportPeriod,
  {
    today,
    dueOn,
    calendar,
  }: { readonly today: string; readonly dueOn: string | null; readonly calendar: WorkingCalendar },
): GateWarning[] {
  const warnings: GateWarning[] = [];
  if (to >= today) warnings.push({ code: 'period_running', count: 1, params: { date: to } });
  if (dueOn !== null && today > dueOn)
    warnings.push({ code: 'due_passed', count: 1, params: { date: dueOn }, place: null });
  const years = new Set([from, to, dueOn ?? to].map((day) => Number(day.slice(0, 4))));
  const unverified = [...years].filter((year) => !calendar.isVerified(year)).sort((left, right) => left - right);
  if (unverified.length > 0)
    warnings.push({
      code: 'calendar_missing',
      count: unverified.length,
      params: { years: unverified.join('、') },
      place: '/settings/calendars',
    });
  return warnings;
}

/** The machine's clock stands before what was written last: every day that is derived would be wrong. */
export function clockWarnings(now: string, lastEntryAt: string | null): GateWarning[] {
  if (lastEntryAt === null || now >= lastEntryAt) return [];
  return [{ code: 'clock_behind', count: 1, params: { now: now.slice(0, 10), last: lastEntryAt.slice(0, 10) } }];
}

/** What is open, uncovered or missing by the figures of the period. */
export function figureWarnings(lines: readonly FigureLine[]): GateWarning[] {
  const sum = (spec: string) =>
    lines.filter((line) => line.spec === spec).reduce((total, { current }) => total + (current.value ?? 0), 0);
  const warnings: GateWarning[] = [];
  if (lines.every(({ spec, current }) => SHORTFALLS.has(spec) || (current.value ?? 0) === 0))
    warnings.push({ code: 'no_data', count: 1 });
  for (const { code, spec, place } of OPEN_FIGURES) {
    const count = sum(spec);
    if (count > 0) warnings.push({ code, count, place });
  }
  const withoutLiaison = sum('HF01.registered') - sum('HF20.withLiaison');
  if (withoutLiaison > 0)
    warnings.push({ code: 'no_liaison', count: withoutLiaison, place: '/organizations/liaisons' });
  return [...warnings, ...councilWarnings(lines)];
}

/** Quarters in which organizations in effect had no council meeting. */
function councilWarnings(lines: readonly FigureLine[]): GateWarning[] {
  return lines
    .filter(({ spec }) => spec === 'HF08.share')
    .flatMap(({ part, current: { of, to } }) => {
      const count = (to ?? 0) - (of ?? 0);
      const params = { quarter: part ?? '' };
      return count > 0 ? [{ code: 'no_council', count, params, place: '/actions/cadence' }] : [];
    });
}

/** Where records that are not final are finished, and missing dates put in. */
const DRAFT_PLACES = {
  meetings: '/meetings',
  studySessions: '/meetings/study',
  filings: '/filings',
  inspections: '/inspections',
  assessments: '/risk',
  inspectionsUndated: '/inspections',
  organizationsUndated: '/organizations',
} as const;

/** Records of the period that count in no figure because they are not final, and those whose day is missing. */
export function draftWarnings(counts: Readonly<Record<keyof typeof DRAFT_PLACES, number>>): GateWarning[] {
  const codes = {
    meetings: 'drafts_meetings',
    studySessions: 'drafts_study',
    filings: 'drafts_filings',
    inspections: 'drafts_inspections',
    assessments: 'drafts_assessments',
    inspectionsUndated: 'inspections_undated',
    organizationsUndated: 'organizations_undated',
  } as const;
  const kinds = [
    ...(['meetings', 'studySessions', 'filings', 'inspections', 'assessments'] as const),
    ...(['inspectionsUndated', 'organizationsUndated'] as const),
  ];
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => ({ code: codes[kind], count: counts[kind], place: DRAFT_PLACES[kind] }));
}

/** The collection that a report puts together: voided, of other days than the report, or not returned by every office. */
export function collectionWarnings(
  { from, to }: Pick<ReportPeriod, 'from' | 'to'>,
  task: {
    readonly id: string;
    readonly recordState: string;
    readonly periodStart: string | null;
    readonly periodEnd: string | null;
  },
  missing: readonly string[],
): GateWarning[] {
  const place = `/information/collections/${task.id}`;
  const warnings: GateWarning[] = [];
  if (task.recordState === 'voided') warnings.push({ code: 'collection_voided', count: 1, place });
  const [start, end] = [task.periodStart ?? from, task.periodEnd ?? to];
  if (start !== from || end !== to)
    warnings.push({ code: 'collection_other_period', count: 1, params: { from: start, to: end }, place });
  const [first] = missing;
  if (first !== undefined)
    warnings.push({ code: 'not_returned', count: missing.length, params: { name: first }, place });
  return warnings;
}
