import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { DORMANCY_REASONS, dormancySettings } from './dormancySettings.ts';

/** 激活、整改、注销退出. */
export const DORMANT_OUTCOMES = ['revive', 'rectify', 'remove'] as const;

/** A record on which a reason rests. */
export const restingRecord = z.strictObject({
  collection: z.string(),
  id: recordId,
  /** Day of the record, or year of the review. */
  day: z.string(),
});

/** One reason as it is shown and as it is kept with an outcome. */
export const dormantReason = z.strictObject({
  kind: z.enum(DORMANCY_REASONS),
  years: z.array(z.number().int()),
  lastOn: z.string().nullable(),
  since: z.string().nullable(),
  records: z.array(restingRecord),
});
export type DormantReason = z.output<typeof dormantReason>;

/** What a clerk decided, as stored. */
export const dormantReview = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  organizationId: recordId,
  outcome: z.enum(DORMANT_OUTCOMES),
  decidedOn: z.string(),
  documentNo: z.string().nullable(),
  basisText: z.string().nullable(),
  /** The organization's own statement (陈述). */
  statementText: z.string().nullable(),
  /** By when the outcome is to be carried out. */
  dueOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  doneNote: z.string().nullable(),
  /** The reasons as they stood when the outcome was recorded. */
  reasons: z.array(dormantReason),
  ruleUsed: dormancySettings,
  recordState: z.string(),
  voidReason: z.string().nullable(),
});
export type DormantReview = z.output<typeof dormantReview>;

const organizationFacts = {
  organizationId: recordId,
  name: z.string(),
  code: z.string().nullable(),
  townshipName: z.string().nullable(),
};

export const dormantRow = z.strictObject({
  /** The organization's id again: lists want one. */
  id: recordId,
  ...organizationFacts,
  status: z.string(),
  reasons: z.array(dormantReason),
  /** The latest outcome; null: none was ever recorded. */
  review: dormantReview.nullable(),
});

export const dormantReviewRow = dormantReview.extend({ ...organizationFacts, recordedByName: z.string() });

const filter = z.strictObject({
  text: z.string().max(200).optional(),
  reason: z.enum(DORMANCY_REASONS).optional(),
  townshipName: z.string().max(100).optional(),
  /** `none`: no outcome, or the last one was carried out and the organization is listed again. */
  outcome: z.enum(['none', ...DORMANT_OUTCOMES]).optional(),
});
export type DormantFilter = z.output<typeof filter>;
const reviewFilter = z.strictObject({
  text: z.string().max(200).optional(),
  outcome: z.enum(DORMANT_OUTCOMES).optional(),
  townshipName: z.string().max(100).optional(),
  /** `open`: not carried out yet; `overdue`: past the day; `done`: carried out. */
  progress: z.enum(['open', 'overdue', 'done']).optional(),
  includeVoided: z.boolean().optional(),
});
const page = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(200),
};
const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const dormantOrganizationsContract = [
  defineQuery({
    name: 'dormantOrganizations.list',
    permission: 'registry.read',
    summary: 'Candidates (僵尸型社会组织) by the rule of the office, from records alone, each reason with its records.',
    input: z.strictObject({ filter: filter.prefault({}), ...page }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(dormantRow) }),
  }),
  defineQuery({
    name: 'dormantOrganizations.overview',
    permission: 'registry.read',
    summary:
      'The rule in force, the years it asks for, and how many candidates there are by reason, township and outcome.',
    input: z.strictObject({}),
    output: z.strictObject({
      rule: dormancySettings,
      years: z.array(z.number().int()),
      total: z.number().int(),
      byReason: z.record(z.string(), z.number().int()),
      byOutcome: z.record(z.string(), z.number().int()),
      townships: z.array(z.string()),
    }),
  }),
  defineQuery({
    name: 'dormantOrganizations.of',
    permission: 'registry.read',
    summary:
      'One organization: the reasons that hold today, and every outcome recorded, newest first, voided ones too.',
    input: z.strictObject({ organizationId: recordId }),
    output: z.strictObject({
      rule: dormancySettings,
      reasons: z.array(dormantReason),
      reviews: z.array(dormantReviewRow),
    }),
  }),
  defineQuery({
    name: 'dormantOrganizations.reviews',
    permission: 'registry.read',
    summary: 'Outcomes recorded, newest first.',
    input: z.strictObject({ filter: reviewFilter.prefault({}), ...page }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(dormantReviewRow) }),
  }),
  defineCommand({
    name: 'dormantOrganizations.save',
    permission: 'registry.write',
    summary:
      'Records an outcome (revive, rectify, remove) with the reasons of the day, or changes one; reasons and rule stay as kept.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      organizationId: recordId,
      outcome: z.enum(DORMANT_OUTCOMES),
      decidedOn: dateText,
      documentNo: optionalText(60),
      basisText: optionalText(2000),
      statementText: optionalText(4000),
      dueOn: dateText.nullish().transform((value) => value ?? null),
      doneOn: dateText.nullish().transform((value) => value ?? null),
      doneNote: optionalText(1000),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'dormantOrganizations.void',
    permission: 'registry.void',
    summary: 'Voids a mistaken outcome with a reason; it stays readable.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(1, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'dormantOrganizations.print',
    permission: 'registry.read',
    summary: 'The candidates as filtered, as a printed list with rule and reasons.',
    input: z.strictObject({ filter: filter.prefault({}) }),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
