import { z } from 'zod';
import { dateText } from '../../contract/primitives.ts';

/** Why an organization may be listed as dormant (features R14). */
export const DORMANCY_REASONS = ['no_review', 'no_activity', 'certificate_expired'] as const;
export type DormancyReasonKind = (typeof DORMANCY_REASONS)[number];

/** The office's rule for candidates; shown beside every list that it makes. */
export const dormancySettings = z.strictObject({
  /** Reasons that count; without one nobody is listed. */
  reasons: z
    .array(z.enum(DORMANCY_REASONS))
    .max(3)
    .default([...DORMANCY_REASONS]),
  /** Years in a row without an annual inspection or report. */
  reviewYears: z.number().int().min(1).max(10).default(2),
  /** Month and day of the following year until which the review of a year may come: it counts as missing from the day after. */
  reviewDueBy: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    .default('06-30'),
  /** Full years without a meeting, an activity or a registration event. */
  activityYears: z.number().int().min(1).max(10).default(2),
  /** Since when reviews, meetings and activities are kept in this program; nothing earlier is counted as missing. */
  recordsSince: dateText.nullable().default(null),
});
export type DormancySettings = z.output<typeof dormancySettings>;
