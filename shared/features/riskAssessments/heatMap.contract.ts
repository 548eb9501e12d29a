import { z } from 'zod';
import { fileOutput, recordId } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { degree, riskMatrixDefinition } from '../riskMatrices/riskMatrices.contract.ts';
import { riskCopyContract } from './copy.contract.ts';
import { ORGANIZATION_TYPES } from './heatMap.rules.ts';
import { riskProposalContract } from './proposal.contract.ts';
import { RISK_LEVELS } from './riskAssessments.lists.ts';

const level = z.enum(RISK_LEVELS);
const count = z.number().int();

/** Which of the three ratings a picture shows: inherent, current, residual. */
export const RATING_STAGES = ['before', 'current', 'after'] as const;
export type RatingStage = (typeof RATING_STAGES)[number];

/** What narrows the heat map of all organizations. */
export const heatMapFilter = z.strictObject({
  /** Kind of organization as in the list of assessments. */
  type: z.enum(ORGANIZATION_TYPES).optional(),
  townshipName: z.string().max(100).optional(),
  stage: z.enum(RATING_STAGES).default('current'),
});
export type HeatMapFilter = z.output<typeof heatMapFilter>;

/** An organization in the cell of its highest factor. */
export const heatMapOrganization = z.strictObject({
  assessmentId: recordId,
  assessmentNo: z.string(),
  organizationId: recordId,
  organizationName: z.string(),
  townshipName: z.string().nullable(),
  assessedOn: z.string(),
  likelihood: degree,
  severity: degree,
  /** By the criteria of its own assessment. */
  level,
  matrixVersion: count,
  /** Wording of the factor that puts it there. */
  riskText: z.string(),
});
export type HeatMapOrganization = z.infer<typeof heatMapOrganization>;

export const riskHeatMap = z.strictObject({
  /** Criteria in force today: their bands colour the map. */
  definition: riskMatrixDefinition,
  /** By level from the highest, then by name. */
  organizations: z.array(heatMapOrganization),
  /** Townships that have an assessed organization. */
  townships: z.array(z.string()),
});
export type RiskHeatMap = z.infer<typeof riskHeatMap>;

/** One half-year of the trend. */
export const trendStep = z.strictObject({
  /** `2026H1`. */
  half: z.string(),
  /** The last day that counts: the end of the half-year, or today. */
  asOf: z.string(),
  /** The level in effect on that day for the one organization that was asked for. */
  level: level.nullable(),
  /** The assessment it comes from. */
  assessmentId: recordId.nullable(),
  assessmentNo: z.string().nullable(),
  /** How many organizations stood at each level on that day. */
  counts: z.record(level, count),
});
export type TrendStep = z.infer<typeof trendStep>;

export const riskTrend = z.strictObject({
  organizationName: z.string().nullable(),
  /** Oldest first; none before the first assessment. */
  steps: z.array(trendStep),
});
export type RiskTrend = z.infer<typeof riskTrend>;

const trendInput = z.strictObject({ organizationId: recordId.optional() });

const heatMapContract = [
  defineQuery({
    name: 'riskPictures.heatMap',
    permission: 'risk.read',
    summary:
      'Present assessments of all organizations in the 5×5 matrix, each in the cell of its highest factor (features K10).',
    input: heatMapFilter,
    output: riskHeatMap,
  }),
  defineQuery({
    name: 'riskPictures.trend',
    permission: 'risk.read',
    summary:
      'Half-year steps: the level in effect at each end, of one organization or counted over all (features K10).',
    input: trendInput,
    output: riskTrend,
  }),
  defineJob({
    name: 'riskPictures.printHeatMap',
    permission: 'risk.read',
    summary: 'The heat map of all organizations with its list, on paper.',
    input: heatMapFilter,
    output: z.strictObject({ file: fileOutput, count }),
  }),
  defineJob({
    name: 'riskPictures.printTrend',
    permission: 'risk.read',
    summary: 'The half-year trend on paper.',
    input: trendInput,
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'riskPictures.printSheet',
    permission: 'risk.read',
    summary:
      'One assessment on one A4 sheet: matrix, factors, measures, acceptance, statement, approval, criteria (features K10).',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;

/** Copying, comparing, proposing and drawing of risk assessments. */
export const riskPicturesContract = [...riskCopyContract, ...riskProposalContract, ...heatMapContract] as const;
