/** Recurring duties of domain.md §9.1 in its order; the councils come once for each rule that holds for a type. */
export const RECURRING_DUTIES = [
  'half_year_report',
  'topic_analysis',
  'leading_group',
  'council',
  'collective_study',
  'training',
  'information',
  'commitment',
  'exchange',
  'annual_plan',
  'contacts',
] as const;
export type RecurringDuty = (typeof RECURRING_DUTIES)[number];

/** Duties whose period and number an office may set. */
export const COUNTED_DUTIES = ['topic_analysis', 'leading_group', 'collective_study', 'training'] as const;
export type CountedDuty = (typeof COUNTED_DUTIES)[number];

export const PERIOD_KINDS = ['month', 'quarter', 'half_year', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/**
 * Where a duty stands in a period: done, done too late, missed, to be done soon, running, not begun; nothing to be done for; a time
 * before the office kept these records.
 */
export const DUTY_STATES = [
  'satisfied',
  'late',
  'missed',
  'due_soon',
  'running',
  'ahead',
  'nothing',
  'not_kept',
] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** The same for a month of study, which is never late and always owed. */
export const MONTH_STATES = [
  'satisfied',
  'missed',
  'due_soon',
  'running',
  'ahead',
  'not_kept',
  'nothing',
  'late',
] as const;

/** Types of registered organizations for which the councils' rule may differ. */
export const COUNCIL_TYPES = ['social_group', 'service_institution', 'foundation', 'other'] as const;
export type CouncilType = (typeof COUNCIL_TYPES)[number];
