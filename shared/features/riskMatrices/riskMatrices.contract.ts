import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, lineText, optionalText, recordId } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { ACTIVITY_KINDS } from '../activityFilings/activityFilings.lists.ts';
import { FACTOR_CATEGORIES, RISK_LEVELS } from '../riskAssessments/riskAssessments.lists.ts';
import { ACTIVITY_SETTINGS } from './riskMatrices.lists.ts';

export const riskLevel = z.enum(RISK_LEVELS);
/** Likelihood or severity, 1 (lowest) to 5. */
export const degree = z.number().int().min(1).max(5);

const wordedDegree = z.strictObject({
  value: degree,
  name: lineText(1, 8),
  /** What the degree means (判定标准). */
  sentence: lineText(4, 100),
  example: lineText(4, 120),
});
export type WordedDegree = z.output<typeof wordedDegree>;

const band = z.strictObject({
  level: riskLevel,
  /** Likelihood × severity, both ends included. */
  from: z.number().int().min(1).max(25),
  to: z.number().int().min(1).max(25),
});
export type Band = z.output<typeof band>;

/** An amount from `from` (included) to `below` (not included); null: no upper end. */
const range = { from: z.number().min(0).max(10_000_000), below: z.number().min(0).max(10_000_000).nullable() };

/** When a row of the proposal table applies. */
export const proposalCondition = z.discriminatedUnion('fact', [
  /** Persons. */
  z.strictObject({ fact: z.literal('expectedParticipants'), ...range }),
  /** Expected participants in percent of the approved capacity, rounded up. */
  z.strictObject({ fact: z.literal('capacityUse'), ...range }),
  /** 万元. */
  z.strictObject({ fact: z.literal('budgetWan'), ...range }),
  /** The source of the money names one of these words. */
  z.strictObject({ fact: z.literal('fundSource'), words: z.array(lineText(1, 20)).min(1).max(20) }),
  z.strictObject({ fact: z.literal('activityKind'), kinds: z.array(z.enum(ACTIVITY_KINDS)).min(1) }),
  z.strictObject({ fact: z.literal('foreignRelated') }),
  z.strictObject({ fact: z.literal('setting'), is: z.enum(ACTIVITY_SETTINGS) }),
]);
export type ProposalCondition = z.output<typeof proposalCondition>;

/** One row of the visible table by which facts of an activity propose a pair. */
export const proposalRow = z.strictObject({
  /** Stays the same through the versions of the matrix. */
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  condition: proposalCondition,
  factorCategory: z.enum(FACTOR_CATEGORIES),
  likelihood: degree,
  severity: degree,
  /** Wording proposed for the risk. */
  riskText: lineText(2, 100),
  /** Why this pair: printed beside what was proposed. */
  reason: lineText(4, 120),
});
export type ProposalRow = z.output<typeof proposalRow>;

/** The criteria (判定标准) by which risks are rated: wording, bands, review intervals in months, proposal table. */
export const riskMatrixDefinition = z.strictObject({
  version: z.number().int().min(1),
  /** In order, values 1 to 5. */
  likelihood: z.array(wordedDegree).length(5),
  severity: z.array(wordedDegree).length(5),
  /** In order of RISK_LEVELS, together 1 to 25 without gap or overlap. */
  bands: z.array(band).length(4),
  reviewMonths: z.record(riskLevel, z.number().int().min(1).max(36)),
  proposals: z.array(proposalRow).max(100),
});
export type RiskMatrixDefinition = z.output<typeof riskMatrixDefinition>;

/** What the proposal table looks at. A fact that is not known is null and proposes nothing. */
export const activityFacts = z.strictObject({
  activityKind: z.enum(ACTIVITY_KINDS).nullable(),
  expectedParticipants: z.number().int().min(0).nullable(),
  venueCapacity: z.number().int().min(1).nullable(),
  budgetWan: z.number().min(0).nullable(),
  fundSource: z.string().nullable(),
  foreignRelated: z.boolean(),
  setting: z.enum(ACTIVITY_SETTINGS).nullable(),
});
export type ActivityFacts = z.output<typeof activityFacts>;

/** A version of the criteria as it is kept. */
export const riskMatrixRow = z.strictObject({
  /** Null for the shipped one, which cannot be changed or voided. */
  id: recordId.nullable(),
  revision: z.number().int(),
  version: z.number().int(),
  title: z.string(),
  /** First day on which assessments are rated by it; null for the shipped one. */
  effectiveFrom: z.string().nullable(),
  basis: z.string().nullable(),
  note: z.string().nullable(),
  /** Today's, by the days of effect. */
  inForce: z.boolean(),
  /** Assessments that were rated by it, voided ones left out. */
  assessments: z.number().int(),
  voidReason: z.string().nullable(),
  definition: riskMatrixDefinition,
});
export type RiskMatrixRow = z.infer<typeof riskMatrixRow>;

export const riskMatricesContract = [
  defineQuery({
    name: 'riskMatrices.list',
    permission: 'risk.read',
    summary: 'Every version of the criteria (判定标准), the newest first, the shipped one last.',
    input: z.strictObject({}),
    output: z.strictObject({ rows: z.array(riskMatrixRow) }),
  }),
  defineQuery({
    name: 'riskMatrices.onDay',
    permission: 'risk.read',
    summary: 'The criteria in force on a day.',
    input: z.strictObject({ day: dateText }),
    output: z.strictObject({ definition: riskMatrixDefinition }),
  }),
  defineCommand({
    name: 'riskMatrices.add',
    permission: 'risk.approve',
    summary: 'Adds the next version of the criteria; assessments rated before keep theirs.',
    input: z.strictObject({
      /** The newest version the screen showed; another one means that someone was faster. */
      expectedVersion: z.number().int().min(1),
      title: lineText(2, 60),
      effectiveFrom: dateText,
      /** The document by which the office decided it. */
      basis: lineText(2, 200),
      note: optionalText(500),
      definition: riskMatrixDefinition.omit({ version: true }),
    }),
    output: z.strictObject({ id: recordId, revision: z.number().int(), version: z.number().int() }),
  }),
  defineCommand({
    name: 'riskMatrices.void',
    permission: 'risk.approve',
    summary: 'Voids the newest version when nothing was rated by it yet.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: lineText(2, 500) }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineJob({
    name: 'riskMatrices.print',
    permission: 'risk.read',
    summary: 'A version of the criteria on one A4 page (判定标准); its proposal table on request as a second sheet.',
    input: z.strictObject({ version: z.number().int().min(1), withProposals: z.boolean().default(false) }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
