import { z } from 'zod';

/** The time an organization is given to put problems right, unless the order names another day (domain.md §9.3 deadlineAfter). */
export const inspectionSettings = z.strictObject({
  rectifyDays: z.number().int().min(1).max(180).default(30),
  rectifyUnit: z.enum(['calendar_day', 'working_day']).default('calendar_day'),
});
export type InspectionSettings = z.output<typeof inspectionSettings>;
