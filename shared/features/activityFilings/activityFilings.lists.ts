/** Kinds of activity (domain.md §7). */
export const ACTIVITY_KINDS = [
  'report_meeting',
  'seminar',
  'lecture',
  'forum',
  'celebration',
  'training',
  'academic',
  'exhibition',
  'award',
  'cross_region',
  'foreign',
  'performance',
  'sports',
  'charity',
  'other',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What the supervising unit decided; none for an organization without one. */
export const UNIT_DECISIONS = ['pending', 'approved', 'rejected'] as const;
export type UnitDecision = (typeof UNIT_DECISIONS)[number];

export const FILING_RESULTS = [
  'returned',
  'accepted_pending',
  'accepted',
  'rejected',
  'withdrawn',
  'cancelled',
] as const;
export type FilingResult = (typeof FILING_RESULTS)[number];

/** Results after which nothing more is to be decided. */
export const CONCLUSIVE_RESULTS: readonly FilingResult[] = ['accepted', 'rejected', 'withdrawn', 'cancelled'];
/** Results that the office decides on the merits: a second person enters them where there is one. */
export const MERIT_RESULTS: readonly FilingResult[] = ['accepted_pending', 'accepted', 'rejected'];

export const TIMELINESS = ['on_time', 'late', 'na'] as const;
export type Timeliness = (typeof TIMELINESS)[number];

/** Where a filing stands and what it waits for. */
export const FILING_STAGES = [
  'checking',
  'correcting',
  'waiting_unit',
  'deciding',
  'awaiting',
  'summary',
  'closed',
  'rejected',
  'withdrawn',
  'cancelled',
] as const;
export type FilingStage = (typeof FILING_STAGES)[number];

/** What the list is narrowed to: everything, what somebody must still do, or one stage. */
export const FILING_SHOWN = ['all', 'open', 'overdue_summary', ...FILING_STAGES] as const;
export type FilingShown = (typeof FILING_SHOWN)[number];

/** What a lead time is counted from. */
export const FILING_BASES = ['before_start', 'after_decision'] as const;
export type FilingBasis = (typeof FILING_BASES)[number];

/** Documents that are drafted from a filing. */
export const FILING_DOCUMENTS = ['correction', 'receipt', 'refusal'] as const;
export type FilingDocument = (typeof FILING_DOCUMENTS)[number];
