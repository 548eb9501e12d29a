import type { ruler as zh } from '../zh-CN/ruler.ts';

/** The ruler check on the screen. */
export const ruler = {
  title: 'Measured',
  good: '{count} rules checked, all kept',
  nothing: 'Nothing to check',
  hints: '{count} hints',
  deviations: '{count} deviations',
  finding: 'Page {page}: {measured} measured, {expected} expected',
} as const satisfies Record<keyof typeof zh, string>;
