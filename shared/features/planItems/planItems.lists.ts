export const PLAN_STATUSES = ['open', 'done', 'cancelled'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** What the list of a year is narrowed to. */
export const PLAN_SHOWN = ['all', 'open', 'overdue', 'done', 'cancelled'] as const;
export type PlanShown = (typeof PLAN_SHOWN)[number];
