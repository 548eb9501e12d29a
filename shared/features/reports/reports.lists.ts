/** Kinds of reports by their period (domain.md §8 Report): the month, quarter, half-year, year, or days of the office's choice. */
export const REPORT_KINDS = ['monthly', 'quarterly', 'half_yearly', 'annual', 'special'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Where a report stands: written, its document before the reviewers or approved, issued, sent to the upper office, voided. */
export const REPORT_STAGES = ['draft', 'in_approval', 'issued', 'submitted', 'voided'] as const;
export type ReportStage = (typeof REPORT_STAGES)[number];

/** Headings that every report has (domain.md §8). */
export const REPORT_OUTLINE = ['开展情况', '进展成效', '存在问题', '意见建议'] as const;

/** The periods that a report sets side by side: its own, the one before, the same a year ago. */
export const COMPARED_PERIODS = ['current', 'previous', 'last_year'] as const;
export type ComparedPeriod = (typeof COMPARED_PERIODS)[number];

/** The figure groups of domain.md §9.5 in its order; `terms`: what features W1 asks for beyond them (换届). */
export const FIGURE_GROUPS = [
  'HF01',
  'HF02',
  'HF03',
  'HF04',
  'HF05',
  'HF06',
  'HF07',
  'HF08',
  'HF09',
  'HF10',
  'HF11',
  'HF12',
  'HF13',
  'HF14',
  'HF15',
  'HF16',
  'HF17',
  'HF18',
  'HF19',
  'HF20',
  'HF21',
  'HF22',
  'terms',
] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

/**
 * What the check of a snapshot finds: all agrees; the report shows other numbers than its sealed snapshot; the snapshot is not the sealed
 * one and other; the sealed numbers never followed from their records; the rules changed since; none of these can be told.
 */
export const VERDICTS = [
  'agrees',
  'report_altered',
  'snapshot_altered',
  'sealed_altered',
  'rules_changed',
  'undecided',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The table of returned figures in a snapshot: the report has none; it was not kept; put together again it is the same, or another one. */
export const ROLL_UP_CHECKS = ['none', 'not_kept', 'agrees', 'differs'] as const;

/** What a figure counts; the word stands behind the number. */
export const FIGURE_UNITS = [
  'organization',
  'event',
  'meeting',
  'session',
  'person_times',
  'hour',
  'month',
  'quarter',
  'filing',
  'inspection',
  'problem',
  'assessment',
  'measure',
  'action',
  'submission',
  'adoption',
  'return',
  'commitment',
  'station',
  'activity',
  'case',
  'plan_item',
  'review',
  'assignment',
  'term',
  'percent',
  'list_entry',
] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];
