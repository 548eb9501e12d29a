import { type AnnualReviewFields, annualReviewFields } from '#shared/features/annualReviews/annualReviews.contract.ts';
import { annualReviewIssues } from '#shared/features/annualReviews/annualReviews.rules.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { listParts, type Part, savePart, voidPart } from '../organizations/parts.ts';
import { annualReviewsDocument } from './annualReviews.document.ts';
import { reviewCounts, reviewOrganizations } from './annualReviews.repository.ts';

const REVIEWS: Part<AnnualReviewFields> = {
  collection: 'annual_review',
  fields: annualReviewFields,
  order: 'year',
  issues: (write, { fields, others }) =>
    annualReviewIssues(
      fields,
      others.map((other) => other.fields),
      write.today,
    ),
};

/** Organizations that a printed list names at most. */
const MOST_MISSING = 100_000;

export const annualReviewsHandlers = {
  'annualReviews.list': async ({ db }, input) => listParts(db, REVIEWS, input),
  'annualReviews.save': async ({ write }, input) => savePart(write, REVIEWS, input),
  'annualReviews.void': async ({ write }, input) => voidPart(write, REVIEWS, input),
  'annualReviews.overview': async ({ db, session }, { year }) => {
    const { settings } = await localOffice(db, session.officeId);
    return { year, regime: settings.annualReviewRegime, ...(await reviewCounts(db, year)) };
  },
  'annualReviews.organizations': async ({ db }, input) => reviewOrganizations(db, input),
  'annualReviews.print': async (context, { year }) => {
    const { db, session } = context.open();
    const { name, settings } = await localOffice(db, session.officeId);
    const { rows } = await reviewOrganizations(db, {
      filter: { year, group: 'missing' },
      offset: 0,
      limit: MOST_MISSING,
    });
    const sheet = annualReviewsDocument({
      year,
      regime: settings.annualReviewRegime,
      officeName: name,
      printedOn: context.today,
      ...(await reviewCounts(db, year)),
      missing: rows,
    });
    return handOutSheet(context, sheet);
  },
} satisfies Handlers<NamesOf<'annualReviews'>>;
