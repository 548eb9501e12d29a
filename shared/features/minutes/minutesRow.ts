import { z } from 'zod';
import { deadlineReason } from '../../lib/deadlineReason.ts';

/** What the list of meetings says of the minutes beside the meeting itself. */
export const minutesRow = {
  /** The round of review that counts, while the minutes are a draft. */
  reviewState: z.enum(['waiting', 'agreed', 'returned']).nullable(),
  /** Who is asked to review; null: whoever may. */
  reviewerName: z.string().nullable(),
  openRemarks: z.number().int(),
  /** Correction sheets that are final. */
  corrections: z.number().int(),
  /** Last day for issuing: the second working day after the meeting (domain.md §9.3); null for meetings that need none. */
  minutesDue: deadlineReason.nullable(),
  /** Day on which the signed minutes were issued. */
  issuedDay: z.string().nullable(),
};
