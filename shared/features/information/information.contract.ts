import { z } from 'zod';
import {
  dateText,
  expectedRevision,
  fileOutput,
  lineText,
  optionalLine,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { ADOPTED_SHOWN, ADOPTION_LEVELS, INFORMATION_KINDS, TARGET_KINDS, TARGET_STATES } from './information.lists.ts';

const year = z.number().int().min(1990).max(2089);

/** What was sent (domain.md §8 InformationSubmission); a person stands here as the section's information officer, or as reviewer. */
const submissionFields = z.strictObject({
  sectionId: recordId,
  officerName: lineText(1, 50),
  title: lineText(2, 200),
  kind: z.enum(INFORMATION_KINDS),
  submittedOn: dateText,
  reviewerName: optionalLine(50),
});
export type SubmissionFields = z.output<typeof submissionFields>;

const adoptionFields = z.strictObject({
  level: z.enum(ADOPTION_LEVELS),
  /** Where it was used (刊物、平台). */
  outlet: lineText(1, 100),
  adoptedOn: dateText,
});
export type AdoptionFields = z.output<typeof adoptionFields>;

export const submissionRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  number: z.string(),
  sectionId: recordId,
  sectionName: z.string(),
  officerName: z.string(),
  title: z.string(),
  kind: z.enum(INFORMATION_KINDS),
  submittedOn: z.string(),
  reviewerName: z.string().nullable(),
  /** Adoptions of any level, and their points. */
  adoptions: z.number().int(),
  points: z.number().int(),
  /** The highest level, and where it was used first at that level. */
  highestLevel: z.enum(ADOPTION_LEVELS).nullable(),
  outlets: z.string().nullable(),
  voidReason: z.string().nullable(),
});
export type SubmissionRow = z.infer<typeof submissionRow>;

export const adoptionRow = adoptionFields.extend({
  id: recordId,
  revision: z.number().int(),
  submissionId: recordId,
  adoptedOn: z.string(),
  outlet: z.string(),
  points: z.number().int(),
  voidReason: z.string().nullable(),
});
export type AdoptionRow = z.infer<typeof adoptionRow>;

/** What a list is narrowed to; `adoptedIn`: adopted within a period, whenever it was sent. */
const submissionFilter = {
  year: year.optional(),
  /** `2026-03`, `2026Q1` or `2026`: sent within it. */
  period: z.string().max(10).optional(),
  adoptedIn: z.string().max(10).optional(),
  level: z.enum(ADOPTION_LEVELS).optional(),
  sectionId: recordId.optional(),
  kind: z.enum(INFORMATION_KINDS).optional(),
  adopted: z.enum(ADOPTED_SHOWN).default('all'),
  text: z.string().max(200).optional(),
  includeVoided: z.boolean().default(false),
};

/** A target of a section with what was done in its period. */
const targetCell = z.strictObject({
  period: z.string(),
  kind: z.enum(TARGET_KINDS),
  number: z.number().int(),
  from: z.string(),
  to: z.string(),
  /** The record of the target; null: none was set. */
  targetId: recordId.nullable(),
  revision: z.number().int().nullable(),
  target: z.number().int().nullable(),
  adoptionTarget: z.number().int().nullable(),
  done: z.number().int(),
  adopted: z.number().int(),
  points: z.number().int(),
  state: z.enum(TARGET_STATES),
  adoptionState: z.enum(TARGET_STATES),
});
export type TargetCell = z.infer<typeof targetCell>;

const sectionTargets = z.strictObject({ id: recordId, name: z.string(), cells: z.array(targetCell) });
export type SectionTargets = z.infer<typeof sectionTargets>;

const statisticsFigures = {
  /** Sent within the period. */
  submitted: z.number().int(),
  /** Submissions with an adoption within the period, whenever sent. */
  submissionsAdopted: z.number().int(),
  /** Adoptions within the period by level, and their points. */
  district: z.number().int(),
  city: z.number().int(),
  province: z.number().int(),
  ministry: z.number().int(),
  points: z.number().int(),
};
const statisticsRow = z.strictObject({ id: recordId, name: z.string(), ...statisticsFigures });
export type StatisticsRow = z.infer<typeof statisticsRow>;
const statisticsTotal = z.strictObject(statisticsFigures);
export type StatisticsFigures = z.infer<typeof statisticsTotal>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const editTarget = { id: recordId.optional(), expectedRevision: expectedRevision.optional() };
const voidInput = z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) });
const amount = z.number().int().min(0).max(9999);

export const informationContract = [
  defineQuery({
    name: 'information.list',
    permission: 'information.read',
    summary: 'Information submissions (信息报送), the newest first, with their adoptions and points.',
    input: z.strictObject({
      ...submissionFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(submissionRow) }),
  }),
  defineQuery({
    name: 'information.get',
    permission: 'information.read',
    summary: 'One submission with its adoptions by day; voided ones stay readable.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ submission: submissionRow, adoptions: z.array(adoptionRow) }),
  }),
  defineQuery({
    name: 'information.names',
    permission: 'information.read',
    summary:
      'Sections that send information, and what was entered before: officers, reviewers and outlets, newest first.',
    input: z.strictObject({}),
    output: z.strictObject({
      sections: z.array(z.strictObject({ id: recordId, name: z.string() })),
      officers: z.array(z.strictObject({ sectionId: recordId, name: z.string() })),
      reviewers: z.array(z.string()),
      outlets: z.array(z.strictObject({ level: z.enum(ADOPTION_LEVELS), name: z.string() })),
    }),
  }),
  defineCommand({
    name: 'information.save',
    permission: 'information.write',
    summary: 'Adds a submission with the next number of its year, or changes one.',
    input: z.strictObject({ ...editTarget, fields: submissionFields }),
    output: saved.extend({ number: z.string() }),
  }),
  defineCommand({
    name: 'information.void',
    permission: 'information.write',
    summary: 'Voids a submission with a reason; its adoptions leave every figure with it.',
    input: voidInput,
    output: saved,
  }),
  defineCommand({
    name: 'information.saveAdoption',
    permission: 'information.write',
    summary: 'Adds or changes an adoption (录用); its points are those of the office’s table on the day of entry.',
    input: z.strictObject({ ...editTarget, submissionId: recordId, fields: adoptionFields }),
    output: saved.extend({ points: z.number().int() }),
  }),
  defineCommand({
    name: 'information.voidAdoption',
    permission: 'information.write',
    summary: 'Voids an adoption entered by mistake, with a reason.',
    input: voidInput,
    output: saved,
  }),
  defineQuery({
    name: 'information.overview',
    permission: 'information.read',
    summary: 'A year by section and month, quarter and year: target, what was sent and adopted, and how it stands.',
    input: z.strictObject({ year }),
    output: z.strictObject({ year, sections: z.array(sectionTargets) }),
  }),
  defineCommand({
    name: 'information.saveTarget',
    permission: 'information.write',
    summary: 'Sets or changes the target (报送指标) of a section in one period.',
    input: z.strictObject({
      ...editTarget,
      fields: z.strictObject({
        sectionId: recordId,
        period: z.string().max(10),
        target: amount,
        adoptionTarget: amount.nullable(),
      }),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'information.addTargets',
    permission: 'information.write',
    summary:
      'Sets one target for several sections in every month, every quarter or the year; targets already set stay.',
    input: z.strictObject({
      year,
      kind: z.enum(TARGET_KINDS),
      sectionIds: z.array(recordId).min(1).max(200),
      target: amount,
      adoptionTarget: amount.nullable(),
    }),
    output: z.strictObject({ count: z.number().int(), kept: z.number().int() }),
  }),
  defineCommand({
    name: 'information.voidTarget',
    permission: 'information.write',
    summary: 'Takes a target back, with a reason.',
    input: voidInput,
    output: saved,
  }),
  defineQuery({
    name: 'information.statistics',
    permission: 'information.read',
    summary: 'Submissions and adoptions of a period by section: adoptions count in the period of their own day.',
    input: z.strictObject({ period: z.string().max(10) }),
    output: z.strictObject({
      from: z.string(),
      to: z.string(),
      rows: z.array(statisticsRow),
      total: statisticsTotal,
    }),
  }),
  defineJob({
    name: 'information.print',
    permission: 'information.read',
    summary: 'The submissions as filtered, as a printed register; blank: an empty one to be filled in by hand.',
    input: z.strictObject({ ...submissionFilter, blank: z.boolean().default(false) }),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
  defineJob({
    name: 'information.printStatistics',
    permission: 'information.read',
    summary: 'The statistics of a period by section on one sheet, without the name of any person.',
    input: z.strictObject({ period: z.string().max(10) }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'information.printTargets',
    permission: 'information.read',
    summary: 'Targets of a year by section with what was done in each period.',
    input: z.strictObject({ year }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
