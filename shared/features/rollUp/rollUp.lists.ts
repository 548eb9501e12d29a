/** Why a return cannot be counted: it contains itself, comes back to itself through others, shares an office with another one, contains us. */
export const COVER_FAULTS = ['itself', 'circle', 'twice', 'own'] as const;
export type CoverFault = (typeof COVER_FAULTS)[number];

/** How a sum came about: added, a share divided again, a share that cannot be, nothing given, refused since offices would count twice. */
export const SUM_STATES = ['added', 'reckoned', 'not_summed', 'nothing', 'refused'] as const;
export type SumState = (typeof SUM_STATES)[number];

/** What a cell says: a value, a share without base, left out in the return, nothing came. */
export const CELL_STATES = ['given', 'no_base', 'left_out', 'no_return'] as const;
export type CellState = (typeof CELL_STATES)[number];

/** What became of an office since: ended, gone into another one, entered by mistake, not known here. */
export const OFFICE_MARKS = ['ended', 'merged', 'voided', 'unknown'] as const;
export type OfficeMark = (typeof OFFICE_MARKS)[number];
