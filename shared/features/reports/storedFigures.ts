import { z } from 'zod';
import { captionedTable } from '../documents/textBlock.ts';
import { comparedPeriods, figureLine } from './reports.contract.ts';

/**
 * The figures of a report as last counted: what its text, tables and charts are filled from, and what an issued report goes on showing.
 * Words of parts and the name of the office stand as they were then, whatever is renamed later.
 */
export const storedFigures = z.strictObject({
  format: z.literal('taizhang-figures/1'),
  /** Time stamp of the count (统计时点). */
  countedAt: z.string(),
  officeName: z.string(),
  periods: comparedPeriods,
  lines: z.array(figureLine),
  /** Facts of the three periods in the snapshot, and its size in bytes. */
  facts: z.number().int(),
  snapshotBytes: z.number().int(),
  /** The table of returned figures as it is printed; left out where nothing is put together, and in counts before rules had an edition. */
  rollUp: z
    .strictObject({
      taskId: z.string(),
      /** Of the table in the snapshot, as canonical JSON: what is counted now is compared with it. */
      sha256: z.string(),
      table: captionedTable,
      notes: z.array(z.string()),
    })
    .exactOptional(),
});
export type StoredFigures = z.infer<typeof storedFigures>;
