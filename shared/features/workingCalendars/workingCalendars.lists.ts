/**
 * What has a derived day that a new edition may move. `stored`: the day stands in a record, and is moved only when the clerk says so.
 * A feature that derives days adds its kinds here and its line in `deadlineSources.ts`.
 */
export const DEADLINE_KINDS = [
  'minutes_issue',
  'material_inform',
  'correction_due',
  'event_entry',
  'penalty_entry',
  'liaison_entry',
  'liaison_vacancy',
  'filing_latest',
  'filing_advised',
  'filing_summary',
  'inspection_rectify',
  'duty_report',
  'duty_advice',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** What the clerk decides about a day that is stored. */
export const MOVE_CHOICES = ['move', 'keep'] as const;

/** First day (month and day) from which the office is reminded that next year's edition is not there: the notice comes in November. */
export const REMIND_FROM = '11-01';

/** Days that are off every year by law, whatever the notice says. */
export const ALWAYS_OFF = ['01-01', '05-01', '10-01'] as const;

/** Fewest and most days off and make-up days that a year's notice has; others are doubted, not refused. */
export const USUAL_OFF = { least: 20, most: 45 } as const;
