import { z } from 'zod';
import { RETURN_TIMELINESS } from '../collectionTasks/collectionTasks.lists.ts';
import type { FactSet } from '../reports/figures/fact.ts';
import { factSet } from '../reports/figures/factSet.ts';
import { OFFICE_MARKS } from './rollUp.lists.ts';

/**
 * What the table of returned figures is put together from, an office each: whether its first return was in time, what the last one says,
 * and what became of the office. A report keeps these beside the facts of its own figures.
 */
const returnData = z.strictObject({
  officeId: z.string(),
  officeName: z.string(),
  /** Of the first return; null: nothing came. */
  timeliness: z.enum(RETURN_TIMELINESS).nullable(),
  /** The last return, which decides content. */
  returnId: z.string().nullable(),
  receivedAt: z.string().nullable(),
  figures: z.record(z.string(), z.number().nullable()).nullable(),
  covers: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  mark: z.enum(OFFICE_MARKS).nullable(),
  intoName: z.string().nullable(),
});
export type ReturnData = z.infer<typeof returnData>;
export type ReturnFact = { readonly data: ReturnData };

/** Name of their set among the facts of a report. */
export const RETURNED_FIGURES = 'returnedFigures';

/** They count in no figure of the report itself. */
export const ROLL_UP_SETS: Readonly<Record<string, FactSet<unknown>>> = {
  [RETURNED_FIGURES]: factSet(returnData, () => undefined),
};

/** The facts of the set as they stand in a snapshot. @throws ZodError when one was altered so that it cannot be read */
export function returnDataOf(facts: readonly { readonly data: unknown }[]): ReturnData[] {
  return facts.map(({ data }) => returnData.parse(data));
}
