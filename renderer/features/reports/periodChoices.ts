import { periodOf } from '#shared/features/recurringDuties/periods.rules.ts';
import { CALENDAR_PERIOD, previousPeriod, type ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import type { ReportKind } from '#shared/features/reports/reports.lists.ts';

/** How many periods back can be chosen: two to six years. */
const CHOICES: Readonly<Record<ReportKind, number>> = {
  monthly: 24,
  quarterly: 12,
  half_yearly: 8,
  annual: 6,
  special: 0,
};

/** Whole periods of a kind, the one that runs first; none for days of the office's choice. */
export function periodChoices(kind: ReportKind, today: string): readonly ReportPeriod[] {
  const calendar = CALENDAR_PERIOD[kind];
  if (calendar === null) return [];
  const { from, to } = periodOf(calendar, today);
  const choices: ReportPeriod[] = [{ kind, from, to }];
  for (let last = choices[0]; last !== undefined && choices.length < CHOICES[kind]; last = choices.at(-1))
    choices.push(previousPeriod(last));
  return choices;
}
