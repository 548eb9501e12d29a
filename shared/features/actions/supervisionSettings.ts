import { z } from 'zod';

/** How often whoever carries out an action reports on it; `none`: only when asked. */
export const REPORT_PERIODS = ['weekly', 'half_monthly', 'monthly', 'none'] as const;

/** When an action counts as behind (yellow, features M10). Near due (blue) is `nearDueDays` of the office's settings. */
export const supervisionSettings = z.strictObject({
  /** A report is due within each period after the assignment or the last report. */
  reportPeriod: z.enum(REPORT_PERIODS).default('monthly'),
  /** Days after the end of a period before a missing report counts. */
  reportGraceDays: z.number().int().min(0).max(30).default(3),
  /** Days after it was set up within which an action is assigned. */
  assignDays: z.number().int().min(1).max(60).default(3),
});
export type SupervisionSettings = z.output<typeof supervisionSettings>;
