/**
 * Recurring duties (domain.md §9.1): which windows a duty has in a year, and how it stands in each on a day. Everything is reckoned
 * from records and the office's rule; nothing here is stored.
 */
import { daysBetween } from '../../lib/workingDays.ts';
import { TARGET_KINDS } from '../information/information.lists.ts';
import { dayOfYear, type Period, periodsOfYear } from './periods.rules.ts';
import {
  COUNCIL_TYPES,
  type CouncilType,
  type DutyState,
  type PeriodKind,
  type RecurringDuty,
} from './recurringDuties.lists.ts';
import type { CouncilRule, RecurringDutySettings } from './recurringDutySettings.ts';

/** The time in which something is to be done once or several times. */
export type DutyWindow = Pick<Period, 'number' | 'from' | 'to'>;

/** One row of the table: a duty with the rule that holds for it. */
export type DutyRule = {
  /** Names the row: the duty, and for councils its place among their rules. */
  readonly key: string;
  readonly duty: RecurringDuty;
  /** Null: a window of its own (`exchange`, `annual_plan`), or a state of every day (`commitment`). */
  readonly period: PeriodKind | null;
  readonly times: number;
  /** Councils: the types it holds for, and whether two thirds of the directors must have come. */
  readonly types: readonly CouncilType[];
  readonly twoThirds: boolean;
};

/** Days after a half-year in which its report is handed in (domain.md §9.1). */
export const REPORT_DAYS = { n: 15, unit: 'calendar_day' } as const;

const NO_COUNCIL = { types: [], twoThirds: false } as const;

/** The rules that this office has switched on, in the order of domain.md §9.1. */
export function dutyRules(settings: RecurringDutySettings): DutyRule[] {
  const one = (duty: RecurringDuty, period: PeriodKind | null, times = 1): DutyRule => ({
    ...{ key: duty, duty, period, times, ...NO_COUNCIL },
  });
  const counted = (duty: 'topic_analysis' | 'leading_group' | 'collective_study' | 'training') =>
    one(duty, settings[duty].period, settings[duty].times);
  const all: readonly (DutyRule & { on: boolean })[] = [
    { ...one('half_year_report', 'half_year'), on: settings.half_year_report.on },
    { ...counted('topic_analysis'), on: settings.topic_analysis.on },
    { ...counted('leading_group'), on: settings.leading_group.on },
    ...councilRules(settings).map((rule) => ({ ...rule, on: settings.council.on })),
    { ...counted('collective_study'), on: settings.collective_study.on },
    { ...counted('training'), on: settings.training.on },
    ...TARGET_KINDS.map((period) => ({
      ...one('information', period),
      ...{ key: `information-${period}`, on: settings.information.on },
    })),
    { ...one('commitment', null), on: settings.commitment.on },
    { ...one('exchange', null, settings.exchange.times), on: settings.exchange.on },
    { ...one('annual_plan', null), on: settings.annual_plan.on },
    { ...one('contacts', 'quarter'), on: settings.contacts.on },
  ];
  return all.filter(({ on }) => on).map(({ on: _on, ...rule }) => rule);
}

/** The councils' rules: one for all types that no special rule names, then the special ones. A type obeys the first that names it. */
function councilRules({ council }: RecurringDutySettings): DutyRule[] {
  const taken = new Set<CouncilType>();
  const special = council.others.map((rule) => ({
    ...rule,
    types: rule.types.filter((type) => !taken.has(type) && taken.add(type)),
  }));
  const rest = COUNCIL_TYPES.filter((type) => !taken.has(type));
  const { period, times, twoThirds } = council;
  const rules: CouncilRule[] = [{ types: rest, period, times, twoThirds }, ...special];
  return rules
    .filter(({ types }) => types.length > 0)
    .map((rule, place) => ({ ...rule, key: place === 0 ? 'council' : `council-${place}`, duty: 'council' as const }));
}

/** First and last day on which the exchange of a year is in time; it may end in the next year. */
export function exchangeWindow({ exchange }: RecurringDutySettings, year: number): Pick<DutyWindow, 'from' | 'to'> {
  const { from, to } = exchange;
  return { from: dayOfYear(year, from), to: dayOfYear(to > from ? year : year + 1, to) };
}

/** The windows of a duty that belong to a year. The exchange of a year may end in the next. */
export function windowsOf(rule: DutyRule, settings: RecurringDutySettings, year: number): DutyWindow[] {
  if (rule.duty === 'exchange') return [{ number: 1, ...exchangeWindow(settings, year) }];
  if (rule.duty === 'annual_plan')
    return [{ number: 1, from: `${year}-01-01`, to: dayOfYear(year, settings.annual_plan.by) }];
  if (rule.period === null) return [];
  return periodsOfYear(rule.period, year).map(({ number, from, to }) => ({ number, from, to }));
}

/** Days before its end from which a window is due soon. */
export function leadDaysOf(
  { duty, period }: Pick<DutyRule, 'duty' | 'period'>,
  settings: RecurringDutySettings,
): number {
  if (duty === 'commitment') return settings.commitment.leadDays;
  return period === 'month' ? settings.monthLeadDays : settings.leadDays;
}

export type DutyFacts = {
  /** How often it was done within the window (coverage: for how many). */
  readonly count: number;
  /** How often it has to be (coverage: for how many). 0: there is nothing to be done for. */
  readonly needed: number;
  /** Done after the window, where that still counts as done late. */
  readonly late: number;
};

/**
 * How a duty stands in a window on a day. The last day of the window still counts; missed from the day after it. A window that ended
 * before records were kept is owed to nobody.
 */
export function dutyState(
  { from, to }: Pick<DutyWindow, 'from' | 'to'>,
  { count, needed, late }: DutyFacts,
  { today, leadDays, since }: { readonly today: string; readonly leadDays: number; readonly since: string },
): DutyState {
  if (needed > 0 && count >= needed) return 'satisfied';
  if (to < since) return 'not_kept';
  if (today < from) return 'ahead';
  if (needed === 0) return 'nothing';
  if (today > to) return count + late >= needed ? 'late' : 'missed';
  return daysBetween(today, to) <= leadDays ? 'due_soon' : 'running';
}

/** How commitments stand on a day: some have ended without a new one, some end soon, or all is well. */
export function commitmentState({ ended, ending, valid }: { ended: number; ending: number; valid: number }): DutyState {
  if (ended > 0) return 'missed';
  if (ending > 0) return 'due_soon';
  return valid > 0 ? 'satisfied' : 'nothing';
}

/** Whether a council meeting counts under a rule: two thirds of the directors are the share itself, and their number must be known. */
export function councilCounts(
  { present, due }: { readonly present: number; readonly due: number },
  { twoThirds }: Pick<DutyRule, 'twoThirds'>,
): boolean {
  return !twoThirds || (due > 0 && present * 3 >= due * 2);
}
