import { z } from 'zod';
import { ACTIVITY_KINDS, FILING_BASES } from './activityFilings.lists.ts';

/** One line of the rule table: how early an activity is to be filed, and to which activities this applies. Every condition given must hold. */
export const filingRule = z.strictObject({
  n: z.number().int().min(1).max(180),
  unit: z.enum(['calendar_day', 'working_day']),
  basis: z.enum(FILING_BASES),
  /** Empty: every kind. */
  kinds: z.array(z.enum(ACTIVITY_KINDS)).max(ACTIVITY_KINDS.length).default([]),
  participantsAtLeast: z.number().int().min(1).max(1_000_000).nullable().default(null),
  budgetWanAtLeast: z.number().min(0).max(1_000_000).nullable().default(null),
});
export type FilingRule = z.output<typeof filingRule>;

/** Whether a rule applies to every activity. */
export function isForAll(rule: FilingRule): boolean {
  return rule.kinds.length === 0 && rule.participantsAtLeast === null && rule.budgetWanAtLeast === null;
}

/** The office's rules for activity filings (domain.md §9.2, §9.3). The first rule that applies wins; the last applies to every activity. */
export const filingSettings = z.strictObject({
  rules: z
    .array(filingRule)
    .min(1)
    .max(20)
    .refine((rules) => rules.slice(-1).every(isForAll), 'last_rule_for_all')
    .default([
      {
        ...{ n: 7, unit: 'calendar_day', basis: 'before_start' },
        ...{ kinds: [], participantsAtLeast: null, budgetWanAtLeast: null },
      },
    ]),
  /** The summary is due so many days after the activity ended. */
  summaryDays: z.number().int().min(1).max(60).default(5),
  summaryUnit: z.enum(['calendar_day', 'working_day']).default('working_day'),
  /** From so many expected participants on a permit of the public security authority is needed. */
  publicSecurityAt: z.number().int().min(1).max(1_000_000).default(1000),
});
export type FilingSettings = z.output<typeof filingSettings>;
