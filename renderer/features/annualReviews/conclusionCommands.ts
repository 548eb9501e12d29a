import type { AnnualReviewConclusion } from '#shared/features/organizations/organizations.lists.ts';
import type { MessageKey } from '#shared/text/index.ts';

/** What the act of recording a conclusion is called, as a command. */
export const SET_CONCLUSION: Readonly<Record<AnnualReviewConclusion, MessageKey>> = {
  qualified: 'annualReviews.setQualified',
  basically_qualified: 'annualReviews.setBasicallyQualified',
  unqualified: 'annualReviews.setUnqualified',
  report_submitted: 'annualReviews.setReportSubmitted',
  not_submitted: 'annualReviews.setNotSubmitted',
  exempt_new: 'annualReviews.setExempt',
};
