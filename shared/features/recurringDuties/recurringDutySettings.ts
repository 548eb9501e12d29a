import { z } from 'zod';
import { dateText } from '../../contract/primitives.ts';
import { COUNCIL_TYPES, PERIOD_KINDS } from './recurringDuties.lists.ts';

const times = z.number().int().min(1).max(60);
const monthAndDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** How often something is to be done, and whether this office owes it at all. */
function counted(period: (typeof PERIOD_KINDS)[number]) {
  return z
    .strictObject({
      on: z.boolean().default(true),
      period: z.enum(PERIOD_KINDS).default(period),
      times: times.default(1),
    })
    .prefault({});
}

const kept = z.strictObject({ on: z.boolean().default(true) }).prefault({});

/** A rule for the councils of some types; `twoThirds`: a meeting counts when at least two thirds of the directors came. */
const councilRule = z.strictObject({
  types: z.array(z.enum(COUNCIL_TYPES)).min(1).max(COUNCIL_TYPES.length),
  period: z.enum(PERIOD_KINDS),
  times,
  twoThirds: z.boolean(),
});
export type CouncilRule = z.output<typeof councilRule>;

/** The office's own rules for recurring duties (domain.md §9.1); every value has its default there. */
export const recurringDutySettings = z.strictObject({
  topic_analysis: counted('quarter'),
  leading_group: counted('half_year'),
  collective_study: counted('month'),
  training: counted('month'),
  /** The rule for every type that no other rule names, and rules for single types. */
  council: z
    .strictObject({
      on: z.boolean().default(true),
      period: z.enum(PERIOD_KINDS).default('quarter'),
      times: times.default(1),
      twoThirds: z.boolean().default(false),
      others: z
        .array(councilRule)
        .max(COUNCIL_TYPES.length)
        .default([{ types: ['foundation'], period: 'year', times: 2, twoThirds: true }]),
    })
    .prefault({}),
  commitment: z
    .strictObject({ on: z.boolean().default(true), leadDays: z.number().int().min(1).max(365).default(60) })
    .prefault({}),
  /** The year's exchange lies between two days, the second one in the year after when it is not later in the year. */
  exchange: z
    .strictObject({
      on: z.boolean().default(true),
      times: times.default(1),
      from: monthAndDay.default('11-01'),
      to: monthAndDay.default('01-31'),
    })
    .prefault({}),
  /** Last day on which plan items may be entered. */
  annual_plan: z.strictObject({ on: z.boolean().default(true), by: monthAndDay.default('01-31') }).prefault({}),
  contacts: kept,
  half_year_report: kept,
  information: kept,
  /** Days before the end of a period from which it is due soon. */
  leadDays: z.number().int().min(1).max(90).default(15),
  /** The same for a month. */
  monthLeadDays: z.number().int().min(1).max(28).default(5),
  /** Since when these records are kept here; a period that ended before is not called missed. Null: since the office was set up. */
  since: dateText.nullable().default(null),
});
export type RecurringDutySettings = z.output<typeof recurringDutySettings>;
