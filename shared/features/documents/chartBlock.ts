import { z } from 'zod';

/** Lines of one chart at most: it never breaks over a page. */
export const MOST_CHART_GROUPS = 14;

/**
 * Level bars by line, one for each series, from zero: solid, grey and hatched, told apart in black and white. `text` is what stands at the
 * bar's end; a bar without value has its text alone.
 */
export const chartBlock = z.strictObject({
  kind: z.literal('chart'),
  /** 图1 …, printed below the chart; '' for none. */
  caption: z.string().max(200).default(''),
  /** What the numbers count, printed above the bars; '' for none. */
  unit: z.string().max(40).default(''),
  series: z.array(z.string().max(60)).min(1).max(3),
  groups: z
    .array(
      z.strictObject({
        label: z.string().max(60),
        bars: z
          .array(z.strictObject({ value: z.number().min(0).nullable(), text: z.string().max(20) }))
          .min(1)
          .max(3),
      }),
    )
    .min(1)
    .max(MOST_CHART_GROUPS),
});
export type ChartBlock = z.output<typeof chartBlock>;
