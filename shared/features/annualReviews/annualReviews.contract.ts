import { z } from 'zod';
import { fileOutput, recordId } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { ANNUAL_REVIEW_CONCLUSIONS, ANNUAL_REVIEW_REGIMES, LEGAL_TYPES } from '../organizations/organizations.lists.ts';
import { optionalDateText, partProcedures } from '../organizations/parts.ts';
import { REVIEW_GROUPS } from './annualReviews.rules.ts';

const reviewYear = z.number().int().min(1990).max(2089);

/** The annual inspection or report (年检／年报) of one year (domain.md §3.4). */
export const annualReviewFields = z.strictObject({
  year: reviewYear,
  regime: z.enum(ANNUAL_REVIEW_REGIMES),
  submittedOn: optionalDateText,
  conclusion: z.enum(ANNUAL_REVIEW_CONCLUSIONS),
  concludedOn: optionalDateText,
  rectificationDueOn: optionalDateText,
});
export type AnnualReviewFields = z.output<typeof annualReviewFields>;

/** Numbers of one type, or of all: how many organizations stand in each group. */
const counts = z.record(z.enum(REVIEW_GROUPS), z.number().int());
export type ReviewCounts = z.output<typeof counts>;

export const reviewFilter = z.strictObject({
  year: reviewYear,
  group: z.enum(REVIEW_GROUPS).default('due'),
  legalType: z.enum(LEGAL_TYPES).optional(),
  townshipName: z.string().max(200).optional(),
  /** Words in name, code or supervising unit. */
  text: z.string().max(200).optional(),
});

export const reviewRow = z.strictObject({
  /** Of the organization. */
  id: recordId,
  name: z.string(),
  uscc: z.string().nullable(),
  legalType: z.enum(LEGAL_TYPES).nullable(),
  townshipName: z.string().nullable(),
  supervisingUnit: z.string().nullable(),
  /** Null: nothing is recorded of this year. */
  review: z.strictObject({ id: recordId, revision: z.number().int(), ...annualReviewFields.shape }).nullable(),
});
export type ReviewRow = z.output<typeof reviewRow>;

export const annualReviewsContract = [
  ...partProcedures('annualReviews', { one: 'an annual review', many: 'the annual reviews' }, annualReviewFields),
  defineQuery({
    name: 'annualReviews.overview',
    permission: 'registry.read',
    summary: 'Counts of a year by type: due, took part, passed, basically passed, failed, missing (features R11).',
    input: z.strictObject({ year: reviewYear }),
    output: z.strictObject({
      year: z.number().int(),
      /** What the office uses now. */
      regime: z.enum(ANNUAL_REVIEW_REGIMES),
      types: z.array(z.strictObject({ legalType: z.enum(LEGAL_TYPES), counts })),
      total: counts,
    }),
  }),
  defineQuery({
    name: 'annualReviews.organizations',
    permission: 'registry.read',
    summary: 'The organizations behind one number of a year, each with its review.',
    input: z.strictObject({
      filter: reviewFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(reviewRow) }),
  }),
  defineJob({
    name: 'annualReviews.print',
    permission: 'registry.read',
    summary: 'The table of a year by type with the list of those missing, as PDF.',
    input: z.strictObject({ year: reviewYear }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
