import { z } from 'zod';

/** Deadlines of handling materials, in working days (domain.md §9.3; Administrative Licensing Law art. 32). */
export const materialSettings = z.strictObject({
  /** The office tells everything that is missing, at once, within so many working days after receiving the materials. */
  informDays: z.number().int().min(1).max(60).default(5),
  /** The applicant completes them within so many working days after the notice. */
  correctionDays: z.number().int().min(1).max(180).default(5),
});
export type MaterialSettings = z.output<typeof materialSettings>;
