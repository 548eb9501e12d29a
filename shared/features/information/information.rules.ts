/** Information submissions, their adoptions and the targets of the sections (domain.md §8): pure rules. */
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { type Period, periodsOfYear } from '../recurringDuties/periods.rules.ts';
import { type AdoptionLevel, type InformationKind, TARGET_KINDS, type TargetState } from './information.lists.ts';
import type { InformationSettings } from './informationSettings.ts';

const PERIOD = /^(\d{4})(?:-(\d{2})|Q([1-4]))?$/;

/** The period that `2026-03`, `2026Q1` or `2026` names; undefined for anything else. */
export function periodOfText(text: string): Period | undefined {
  const [, yearText, month, quarter] = PERIOD.exec(text) ?? [];
  if (yearText === undefined) return undefined;
  const year = Number(yearText);
  if (year < 1990 || year > 2089) return undefined;
  const kind = month !== undefined ? 'month' : quarter !== undefined ? 'quarter' : 'year';
  const number = Number(month ?? quarter ?? 1);
  return periodsOfYear(kind, year).find((period) => period.number === number);
}

/** How a period is written: `2026-03`, `2026Q1`, `2026`. */
export function periodText({ kind, year, number }: Pick<Period, 'kind' | 'year' | 'number'>): string {
  if (kind === 'month') return `${year}-${String(number).padStart(2, '0')}`;
  return kind === 'quarter' ? `${year}Q${number}` : String(year);
}

/** The periods of a year that may have a target: its months, its quarters, the year. */
export function targetPeriods(year: number): (Period & { readonly period: string })[] {
  return TARGET_KINDS.flatMap((kind) => periodsOfYear(kind, year)).map((one) => ({ ...one, period: periodText(one) }));
}

/** A submission was sent on a day that has come. */
export function submissionIssues({ submittedOn }: { readonly submittedOn: string }, today: string): FieldIssue[] {
  return submittedOn > today ? [{ field: 'submittedOn', code: 'date_in_future' }] : [];
}

/** Nothing is adopted before it was sent, nor on a day to come. */
export function adoptionIssues(
  { adoptedOn }: { readonly adoptedOn: string },
  { submittedOn, today }: { readonly submittedOn: string; readonly today: string },
): FieldIssue[] {
  if (adoptedOn > today) return [{ field: 'adoptedOn', code: 'date_in_future' }];
  if (adoptedOn < submittedOn)
    return [{ field: 'adoptedOn', code: 'adopted_before_submission', params: { date: submittedOn } }];
  return [];
}

/** A target belongs to a month, a quarter or a year. */
export function targetIssues({ period }: { readonly period: string }): FieldIssue[] {
  return periodOfText(period) === undefined ? [{ field: 'period', code: 'period_malformed' }] : [];
}

/** Points that one adoption gets by the table of the office. */
export function adoptionPoints(
  kind: InformationKind,
  level: AdoptionLevel,
  { points }: Pick<InformationSettings, 'points'>,
): number {
  return points[kind][level];
}

/** How a target stands on a day: reached as soon as enough is done, missed from the day after its period. A target of 0 is reached. */
export function targetState(
  { from, to }: Pick<Period, 'from' | 'to'>,
  { target, done }: { readonly target: number | null; readonly done: number },
  today: string,
): TargetState {
  if (target === null) return 'none';
  if (done >= target) return 'met';
  if (today > to) return 'missed';
  return today < from ? 'ahead' : 'due';
}
