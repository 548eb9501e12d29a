import { z } from 'zod';
import { dateText, fileOutput, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { DUE_GROUPS } from '../organizations/dueItems.rules.ts';
import { optionalDateText, optionalId, partProcedures } from '../organizations/parts.ts';
import { TERM_ORGANIZATION_TYPES, TERM_RANGES } from './terms.lists.ts';

const optionalCount = z
  .number()
  .int()
  .min(0)
  .max(9999)
  .nullish()
  .transform((value) => value ?? null);

/**
 * One term (届期) of an organization. The election of the next one closes it; its last day is a rule (`dueOfTerm`), moved by approved
 * postponements (`effectiveDueOn`): neither is stored.
 */
export const termFields = z.strictObject({
  /** 第几届. */
  number: z.number().int().min(1).max(99),
  /** 换届选举日期. */
  electedOn: dateText,
  /** First day of the term. */
  startOn: dateText,
  /** Whole years by the articles. */
  years: z.number().int().min(1).max(10),
  /** The organization's meeting that elected. */
  meetingId: optionalId,
  /** Counts of people only. */
  councilMembers: optionalCount,
  supervisors: optionalCount,
  /** Number under which the re-election was reported (换届报告文号). */
  reportNumber: optionalText(60),
  attachmentId: optionalId,
  note: optionalText(500),
});
export type TermFields = z.output<typeof termFields>;

/** The holder of a post in a term (features R18): post, name, days in office and work phone, nothing else. */
export const termOfficerFields = z.strictObject({
  termId: recordId,
  post: text(2, 50),
  name: text(1, 50),
  workPhone: optionalText(40),
  /** Left out: with the term. */
  startOn: optionalDateText,
  endOn: optionalDateText,
});
export type TermOfficerFields = z.output<typeof termOfficerFields>;

/** An approved postponement of the re-election (延期换届); every one keeps the day it moved. */
export const termPostponementFields = z.strictObject({
  termId: recordId,
  approvalNumber: text(1, 60),
  /** The unit that approved. */
  approvedBy: text(2, 100),
  approvedOn: dateText,
  formerDueOn: dateText,
  newDueOn: dateText,
  grounds: optionalText(500),
  attachmentId: optionalId,
});
export type TermPostponementFields = z.output<typeof termPostponementFields>;

/** One organization in effect on the page 换届; without a recorded term everything of the term is null. */
export const termDueRow = z.strictObject({
  /** Id of the organization. */
  id: recordId,
  organizationName: z.string(),
  townshipName: z.string().nullable(),
  organizationType: z.enum(TERM_ORGANIZATION_TYPES),
  termId: recordId.nullable(),
  number: z.number().int().nullable(),
  startOn: z.string().nullable(),
  years: z.number().int().nullable(),
  /** Last day of the term, postponements included. */
  dueOn: z.string().nullable(),
  /** Days from today; negative: overdue. */
  daysLeft: z.number().int().nullable(),
  /** Null beyond 180 days. */
  group: z.enum(DUE_GROUPS).nullable(),
  postponements: z.number().int(),
  /** Approval number of the last postponement. */
  approvalNumber: z.string().nullable(),
});
export type TermDueRow = z.infer<typeof termDueRow>;

export const termDueFilter = {
  range: z.enum(TERM_RANGES).default('due'),
  township: z.string().max(200).optional(),
  /** Part of the organization's name. */
  text: z.string().max(200).optional(),
  organizationType: z.enum(TERM_ORGANIZATION_TYPES).optional(),
};

export const termsContract = [
  ...partProcedures('terms', { one: 'a term', many: 'the terms' }, termFields),
  ...partProcedures(
    'termOfficers',
    { one: 'the holder of a post', many: 'the holders of posts of all terms' },
    termOfficerFields,
  ),
  ...partProcedures(
    'termPostponements',
    { one: 'an approved postponement of a re-election', many: 'the postponements of all terms' },
    termPostponementFields,
  ),
  defineQuery({
    name: 'terms.due',
    permission: 'registry.read',
    summary: 'Organizations in effect by the last day of their term; those without a recorded term apart.',
    input: z.strictObject({
      ...termDueFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(termDueRow),
      /** Organizations in each range of those that fit the rest of the filter. */
      counts: z.record(z.enum(TERM_RANGES), z.number().int()),
      /** Townships of organizations in effect. */
      townships: z.array(z.string()),
    }),
  }),
  defineJob({
    name: 'terms.printDue',
    permission: 'registry.read',
    summary: 'The organizations of a range as one printed list, grouped by township.',
    input: z.strictObject(termDueFilter),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
