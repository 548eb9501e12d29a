/** Why a version was kept: at each step of the review, before an earlier one is taken back, when finalized, or by hand. */
export const VERSION_REASONS = ['manual', 'handed_in', 'agreed', 'returned', 'before_restore', 'finalized'] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

/** State of one round of review; `replaced`: handed in again before it was answered, or finalized without an answer. */
export const REVIEW_STATES = ['waiting', 'agreed', 'returned', 'replaced'] as const;

/** Parts of the minutes to which a remark or a correction may be attached. */
export const MINUTES_PLACES = ['basics', 'agenda', 'attendance', 'text', 'decisions', 'actions'] as const;
export type MinutesPlace = (typeof MINUTES_PLACES)[number];

/** Working days after the meeting until which minutes are to be issued (domain.md §9.3). */
export const ISSUE_WORKING_DAYS = 2;
