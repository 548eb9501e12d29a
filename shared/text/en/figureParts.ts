import type { figureParts as zh } from '../zh-CN/figureParts.ts';

/** How parts of figures and the records behind them are written. */
export const figureParts = {
  quarter: 'Quarter {number} of {year}',
  event: '{organization}: {kind}',
  numberedEvent: '{organization}: {kind} ({number})',
  review: '{organization}: {year}, {conclusion}',
  commitment: '{organization}: {kind}',
  term: '{organization}: term {number}',
  postponement: '{organization}: term {number} postponed to {day} ({approval})',
  assignment: '{group}: {role} (since {from})',
} as const satisfies Record<keyof typeof zh, string>;
