/** The order of the page of the day: groups by distance, and within a group the earliest day first. */
import { addDays } from '../../lib/workingDays.ts';
import { DUE_KINDS, type DueKind } from '../organizations/dueItems.rules.ts';
import {
  TODAY_MODULES,
  type TodayGroup,
  type TodayHorizon,
  type TodayModule,
  WORK_DUE_KINDS,
  type WorkDueKind,
} from './today.lists.ts';

export type TodayDueKind = DueKind | WorkDueKind;
export const TODAY_DUE_KINDS: readonly [TodayDueKind, ...TodayDueKind[]] = [...WORK_DUE_KINDS, ...DUE_KINDS];

/** The module in which each kind is dealt with. */
export const MODULE_OF: Readonly<Record<TodayDueKind, TodayModule>> = {
  action: 'actions',
  planItem: 'planItems',
  duty: 'recurringDuties',
  meeting: 'meetings',
  minutes: 'meetings',
  materialInform: 'materials',
  materialCorrection: 'materials',
  matter: 'materials',
  filingDecision: 'filings',
  activitySummary: 'filings',
  activityCorrection: 'filings',
  activityUnit: 'filings',
  inspectionPlanned: 'inspections',
  inspection: 'inspections',
  collection: 'information',
  report: 'reports',
  reportSubmit: 'reports',
  riskReview: 'risk',
  riskMeasure: 'risk',
  riskAcceptance: 'risk',
  certificate: 'organizations',
  grade: 'organizations',
  abnormalList: 'organizations',
  rectification: 'organizations',
  term: 'organizations',
  commitment: 'organizations',
  liaison: 'organizations',
  dormant: 'organizations',
};

/** Days that count as this week. */
const WEEK_DAYS = 7;

/** The group of a day. `later` is beyond the horizon. @param daysLeft negative: past */
export function todayGroup(daysLeft: number, within: TodayHorizon): TodayGroup {
  if (daysLeft < 0) return 'overdue';
  if (daysLeft === 0) return 'today';
  if (daysLeft <= WEEK_DAYS) return 'week';
  return daysLeft <= within ? 'ahead' : 'later';
}

/** First and last day of a group, both included; null: without an end on that side. An empty span has its first day after its last. */
export function spanOf(
  group: TodayGroup,
  today: string,
  within: TodayHorizon,
): { readonly from: string | null; readonly to: string | null } {
  const after = (days: number) => addDays(today, days);
  if (group === 'overdue') return { from: null, to: after(-1) };
  if (group === 'today') return { from: today, to: today };
  if (group === 'week') return { from: after(1), to: after(WEEK_DAYS) };
  if (group === 'ahead') return { from: after(WEEK_DAYS + 1), to: after(within) };
  return { from: after(within + 1), to: null };
}

type Ordered = { readonly dueOn: string; readonly module: TodayModule; readonly id: string };

/** Earliest day first; of one day in the order of the modules, then as written. */
export function byDay(one: Ordered, other: Ordered): number {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1;
  if (one.module !== other.module) return TODAY_MODULES.indexOf(one.module) - TODAY_MODULES.indexOf(other.module);
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

/** First and last month (1–12) of a year that a period touches; null: it lies outside the year. */
export function monthsOf(
  { from, to }: { readonly from: string; readonly to: string },
  year: number,
): { readonly first: number; readonly last: number } | null {
  const [begin, end] = [`${year}-01-01`, `${year}-12-31`];
  if (to < begin || from > end) return null;
  const month = (day: string) => Number(day.slice(5, 7));
  return { first: month(from < begin ? begin : from), last: month(to > end ? end : to) };
}
