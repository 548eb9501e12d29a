import type { DormancyReasonKind, DormancySettings } from './dormancySettings.ts';

/** States in which an organization exists: only these can be dormant. */
export const LIVE_STATUSES = ['normal', 'liquidating'] as const;

/** Conclusions of an annual review that say the organization did not take part. */
export const NOT_TAKEN_PART = ['not_submitted'] as const;

/** Registration events that are an act of the organization; entries in lists are acts of the office. */
export const ACTS_OF_ORGANIZATION = ['established', 'filed', 'changed', 'name_changed'] as const;

/** What the records say about one organization that exists. */
export type DormancyFacts = {
  /** Only registered organizations take part in the annual review (domain.md §3.4). */
  readonly registrationKind: string;
  /** Day of founding as stored, with its precision; null: not known. */
  readonly foundedOn: string | null;
  readonly precision: string;
  /** Day on which the record was entered; stands in for an unknown founding. */
  readonly enteredOn: string;
  /** Latest meeting, activity or registration event up to today. */
  readonly lastSignOn: string | null;
  /** The latest year of whose review the organization took part. */
  readonly lastReviewedYear: number | null;
  readonly certificateValidTo: string | null;
};

/** One reason, with what it was reckoned from. */
export type DormancyReason = {
  readonly kind: DormancyReasonKind;
  /** Years without a review; empty for the other reasons. */
  readonly years: readonly number[];
  /** Last sign of activity, or end of the certificate; null: no sign at all, or another reason. */
  readonly lastOn: string | null;
  /** From which day the time without activity runs. */
  readonly since: string | null;
};

/** The same day so many years later; 29 February falls on 28 February where there is none (Civil Code 202). */
export function addYears(date: string, years: number): string {
  const later = `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`;
  return later.endsWith('-02-29') && new Date(`${later}T00:00:00Z`).toISOString().slice(0, 10) !== later
    ? `${later.slice(0, 4)}-02-28`
    : later;
}

/** The last year whose review should be in by now. */
export function lastYearDue(today: string, reviewDueBy: string): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5) > reviewDueBy ? year - 1 : year - 2;
}

/** The years whose reviews the rule asks for, oldest first. */
export function yearsAsked(settings: DormancySettings, today: string): number[] {
  const last = lastYearDue(today, settings.reviewDueBy);
  return Array.from({ length: settings.reviewYears }, (_, index) => last - settings.reviewYears + 1 + index);
}

/** The first day that may count as one without a record: never before the founding, nor before records were kept. */
function countsFrom({ foundedOn, precision, enteredOn }: DormancyFacts, recordsSince: string | null): string {
  const founded = foundedOn === null ? enteredOn : lastDayOf(foundedOn, precision);
  return recordsSince !== null && recordsSince > founded ? recordsSince : founded;
}

/** A date known to the month or year may be its last day: nobody is listed earlier than is certain. */
function lastDayOf(date: string, precision: string): string {
  if (precision === 'year') return `${date.slice(0, 4)}-12-31`;
  if (precision !== 'month') return date;
  const end = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0));
  return end.toISOString().slice(0, 10);
}

/**
 * Why an organization that exists is a candidate (features R14): from records alone, and nothing is decided by it.
 * - `no_review`: it is registered, existed through all the last N years whose reviews are due, and took part in none of them nor in a later one.
 * - `no_activity`: on this day N full years have passed since the last sign, or since the day from which signs count.
 * - `certificate_expired`: the last day of the certificate has passed.
 */
export function dormancyReasons(facts: DormancyFacts, settings: DormancySettings, today: string): DormancyReason[] {
  const from = countsFrom(facts, settings.recordsSince);
  const reasons: DormancyReason[] = [];
  const years = yearsAsked(settings, today);
  const [firstYear = 0] = years;
  const reviewed = facts.registrationKind === 'registered';
  if (reviewed && from <= `${firstYear}-01-01` && (facts.lastReviewedYear ?? 0) < firstYear) {
    reasons.push({ kind: 'no_review', years, lastOn: null, since: null });
  }
  const { lastSignOn, certificateValidTo } = facts;
  const since = lastSignOn !== null && lastSignOn > from ? lastSignOn : from;
  if (addYears(since, settings.activityYears) <= today) {
    reasons.push({ kind: 'no_activity', years: [], lastOn: lastSignOn, since });
  }
  if (certificateValidTo !== null && certificateValidTo < today) {
    reasons.push({ kind: 'certificate_expired', years: [], lastOn: certificateValidTo, since: null });
  }
  return reasons.filter(({ kind }) => settings.reasons.includes(kind));
}
