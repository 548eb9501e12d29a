import { z } from 'zod';
import { dateText, fileOutput, recordId } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { FACTOR_CATEGORIES, RISK_LEVELS } from './riskAssessments.lists.ts';
import { periodLabel } from './riskRecords.contract.ts';

const level = z.enum(RISK_LEVELS).nullable();

/**
 * How a factor stands against the last period: new, kept, changed, closed with a reason; `unrated` until its levels are chosen again;
 * `removed` when it was taken out without being closed.
 */
export const DIFFERENCE_KINDS = ['new', 'changed', 'kept', 'closed', 'removed', 'unrated'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

const side = z.strictObject({
  seq: z.number().int(),
  factorCategory: z.enum(FACTOR_CATEGORIES),
  riskText: z.string(),
  basisText: z.string(),
  levelBefore: level,
  levelCurrent: level,
  levelAfter: level,
});
export type DifferenceSide = z.infer<typeof side>;

export const differenceRow = z.strictObject({
  /** The factor now; for one that is gone, the factor of the last period. */
  id: recordId,
  kind: z.enum(DIFFERENCE_KINDS),
  before: side.nullable(),
  now: side.nullable(),
  closedReason: z.string().nullable(),
});
export type DifferenceRow = z.infer<typeof differenceRow>;

const compared = z.strictObject({
  id: recordId,
  assessmentNo: z.string(),
  assessedOn: z.string(),
  periodLabel: z.string().nullable(),
  matrixVersion: z.number().int(),
  levelBefore: level,
  levelCurrent: level,
  levelAfter: level,
});
export type ComparedAssessment = z.infer<typeof compared>;

export const riskDifference = z.strictObject({
  now: compared,
  /** The assessment whose text was taken over, or the version that was rated anew; null: it is a first one. */
  before: compared.nullable(),
  subjectName: z.string(),
  organizationName: z.string(),
  rows: z.array(differenceRow),
});
export type RiskDifference = z.infer<typeof riskDifference>;

export const riskCopyContract = [
  defineCommand({
    name: 'riskPictures.copyPeriod',
    permission: 'risk.write',
    summary:
      'Begins an assessment from the last approved one of its subject: text and measures kept, levels blank (features K9).',
    input: z.strictObject({
      /** The approved assessment whose text is taken over. */
      id: recordId,
      assessedOn: dateText,
      periodLabel: periodLabel.nullable(),
      assessorOfficeId: recordId,
    }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineQuery({
    name: 'riskPictures.difference',
    permission: 'risk.read',
    summary: 'An assessment against the one before it: which factors are new, changed, kept, closed (features K9).',
    input: z.strictObject({ id: recordId }),
    output: riskDifference,
  }),
  defineJob({
    name: 'riskPictures.printDifference',
    permission: 'risk.read',
    summary: 'The difference table of an assessment on paper (与上期对照表).',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
