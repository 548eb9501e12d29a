import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { AnnualReviewConclusion, AnnualReviewRegime } from '../organizations/organizations.lists.ts';

/**
 * How the organizations that had to take part in a year are counted (domain.md §3.4, features R11). `due` had to take part; those
 * freed as newly founded stand apart as `exempt`; `missing` are due without a conclusion, or with the one that they did not come.
 */
export const REVIEW_GROUPS = [
  'due',
  'exempt',
  'took_part',
  'qualified',
  'basically_qualified',
  'unqualified',
  'report_submitted',
  'missing',
] as const;
export type ReviewGroup = (typeof REVIEW_GROUPS)[number];

/** Conclusions with which an organization has taken part. */
export const TOOK_PART = ['qualified', 'basically_qualified', 'unqualified', 'report_submitted'] as const;

/** What an office offers: where annual reports have replaced inspection, only the last three (domain.md §3.4). */
export const CONCLUSIONS_OF_REGIME: Readonly<Record<AnnualReviewRegime, readonly AnnualReviewConclusion[]>> = {
  inspection: ['qualified', 'basically_qualified', 'unqualified', 'not_submitted', 'exempt_new'],
  report: ['report_submitted', 'not_submitted', 'exempt_new'],
};

/** The groups in which an organization that had to take part counts; `conclusion` null: nothing is recorded. */
export function groupsOf(conclusion: AnnualReviewConclusion | null): readonly ReviewGroup[] {
  switch (conclusion) {
    case 'exempt_new':
      return ['exempt'];
    case null:
    case 'not_submitted':
      return ['due', 'missing'];
    default:
      return ['due', 'took_part', conclusion];
  }
}

/** `part` of `whole` in percent with one place; null when there is nothing to divide by. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10;
}

type Review = {
  readonly year: number;
  readonly regime: AnnualReviewRegime;
  readonly conclusion: AnnualReviewConclusion;
  readonly submittedOn: string | null;
  readonly concludedOn: string | null;
  readonly rectificationDueOn: string | null;
};

/**
 * What is wrong with the review of one year.
 * @param others the organization's reviews of other years that are not voided
 * @param today `YYYY-MM-DD`
 */
export function annualReviewIssues(
  review: Review,
  others: readonly Pick<Review, 'year'>[],
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { year, regime, conclusion, submittedOn, concludedOn, rectificationDueOn } = review;
  if (year > Number(today.slice(0, 4))) issues.push({ field: 'year', code: 'review_year_ahead' });
  if (others.some((other) => other.year === year))
    issues.push({ field: 'year', code: 'review_exists', params: { year } });
  if (!CONCLUSIONS_OF_REGIME[regime].includes(conclusion)) issues.push({ field: 'conclusion', code: 'review_regime' });
  if (submittedOn !== null && submittedOn > today) issues.push({ field: 'submittedOn', code: 'date_in_future' });
  if (concludedOn !== null && concludedOn > today) issues.push({ field: 'concludedOn', code: 'date_in_future' });
  if (submittedOn !== null && concludedOn !== null && concludedOn < submittedOn)
    issues.push({ field: 'concludedOn', code: 'concluded_before_submitted' });
  if (submittedOn !== null && conclusion === 'not_submitted')
    issues.push({ field: 'submittedOn', code: 'not_submitted_with_day' });
  if (rectificationDueOn !== null && concludedOn !== null && rectificationDueOn < concludedOn)
    issues.push({ field: 'rectificationDueOn', code: 'rectified_before_concluded' });
  return issues;
}
