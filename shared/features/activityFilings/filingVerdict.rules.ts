/** Whether an activity was filed in time, by the rule table of the office (domain.md §9.2), and when its summary is due (§9.3). */
import { z } from 'zod';
import { type DeadlineReason, deadlineReason, reasonAfter, reasonBefore } from '../../lib/deadlineReason.ts';
import { daysBetween, type WorkingCalendar } from '../../lib/workingDays.ts';
import type { ActivityKind, Timeliness } from './activityFilings.lists.ts';
import { type FilingRule, type FilingSettings, filingRule } from './filingSettings.ts';

/** What the verdict rests on. Moments `YYYY-MM-DDTHH:MM`, dates `YYYY-MM-DD`. */
export type FilingFacts = {
  readonly activityKind: ActivityKind;
  readonly startAt: string;
  readonly endAt: string;
  readonly completeOn: string | null;
  readonly organizerDecidedOn: string | null;
  readonly expectedParticipants: number | null;
  readonly budgetWan: string | null;
};

/** The rule that was used and how each day came out: stored with a final filing, so that no later setting changes it. */
export const verdictBasis = z.strictObject({
  rule: filingRule,
  publicSecurityAt: z.number().int(),
  /** Null: the rule counts from the organization's decision, whose day is not known. */
  latest: deadlineReason.nullable(),
  /** Years without a calendar that were met while looking for the advised day. */
  advisedUnverified: z.array(z.number().int()),
  summaryDays: z.number().int(),
  summaryUnit: z.enum(['calendar_day', 'working_day']),
  summary: deadlineReason,
});
export type VerdictBasis = z.output<typeof verdictBasis>;

export type FilingVerdict = {
  /** Start date − filing date in days; null while the material is incomplete. Negative: filed after the start. */
  readonly leadDays: number | null;
  readonly latestFilingDate: string | null;
  /** Last working day on or before the latest day: advice, never the judgement. */
  readonly advisedFilingDate: string | null;
  readonly timeliness: Timeliness;
  readonly publicSecurityRequired: boolean;
  readonly summaryDueOn: string;
  readonly basis: VerdictBasis;
};

/** The rules a verdict is reckoned by: those of the office, or the ones that a final filing was judged by. */
export type VerdictRules = Pick<FilingSettings, 'rules' | 'publicSecurityAt' | 'summaryDays' | 'summaryUnit'>;

/** The first rule that applies to an activity. The last rule applies to every one. */
export function ruleFor(
  rules: readonly FilingRule[],
  facts: Pick<FilingFacts, 'activityKind' | 'expectedParticipants' | 'budgetWan'>,
): FilingRule {
  const found = rules.find(
    ({ kinds, participantsAtLeast, budgetWanAtLeast }) =>
      (kinds.length === 0 || kinds.includes(facts.activityKind)) &&
      (participantsAtLeast === null || (facts.expectedParticipants ?? 0) >= participantsAtLeast) &&
      (budgetWanAtLeast === null || Number(facts.budgetWan ?? 0) >= budgetWanAtLeast),
  );
  const last = found ?? rules.at(-1);
  if (last === undefined) throw new RangeError('no rule');
  return last;
}

/**
 * The verdict on a filing. On time: filed on the latest day or before it, and not after the start day; an activity that has begun is never
 * in time, whatever the rule. `na` while the material is incomplete, or when the rule counts from a decision whose day is not known.
 */
export function filingVerdict(calendar: WorkingCalendar, facts: FilingFacts, rules: VerdictRules): FilingVerdict {
  const rule = ruleFor(rules.rules, facts);
  const startOn = facts.startAt.slice(0, 10);
  const latest = latestDay(calendar, facts, rule);
  const advised = latest === null ? null : calendar.lastWorkingDay(latest.date);
  const { completeOn } = facts;
  const summary = reasonAfter(calendar, facts.endAt.slice(0, 10), { n: rules.summaryDays, unit: rules.summaryUnit });
  return {
    leadDays: completeOn === null ? null : daysBetween(completeOn, startOn),
    latestFilingDate: latest?.date ?? null,
    advisedFilingDate: advised?.date ?? null,
    timeliness: timelinessOf(completeOn, startOn, latest?.date ?? null),
    publicSecurityRequired: (facts.expectedParticipants ?? 0) >= rules.publicSecurityAt,
    summaryDueOn: summary.date,
    basis: {
      ...{ rule, publicSecurityAt: rules.publicSecurityAt, latest, summary },
      ...{ summaryDays: rules.summaryDays, summaryUnit: rules.summaryUnit },
      advisedUnverified: [...(advised?.unverifiedYears ?? [])],
    },
  };
}

function latestDay(calendar: WorkingCalendar, facts: FilingFacts, rule: FilingRule): DeadlineReason | null {
  if (rule.basis === 'before_start') return reasonBefore(calendar, facts.startAt.slice(0, 10), rule).latest;
  return facts.organizerDecidedOn === null ? null : reasonAfter(calendar, facts.organizerDecidedOn, rule);
}

function timelinessOf(completeOn: string | null, startOn: string, latest: string | null): Timeliness {
  if (completeOn === null || latest === null) return 'na';
  return completeOn <= latest && completeOn <= startOn ? 'on_time' : 'late';
}

/** The rules by which a stored verdict was reckoned, to reckon it again after a moved date. */
export function rulesOf({ rule, publicSecurityAt, summaryDays, summaryUnit }: VerdictBasis): VerdictRules {
  return { rules: [rule], publicSecurityAt, summaryDays, summaryUnit };
}

/** Every year without an edition of the calendar that the verdict touches, ascending. */
export function unverifiedYears({ latest, advisedUnverified }: VerdictBasis): number[] {
  return [...new Set([...(latest?.unverifiedYears ?? []), ...advisedUnverified])].sort((one, two) => one - two);
}
