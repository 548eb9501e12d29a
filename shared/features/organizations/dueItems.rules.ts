import { daysBetween } from '../../lib/workingDays.ts';

/**
 * What falls due for an organization, and how many days before its day the program reminds of it, the longest first (domain.md §3.1,
 * §9.1; features R7, R9, R12). The sentence of each rule stands in `dueRules`.
 */
export const DUE_LEADS = {
  certificate: [90, 30],
  grade: [90],
  abnormalList: [90, 30],
  rectification: [30],
  term: [180, 90, 30],
  commitment: [60],
  liaison: [15],
  matter: [5],
  inspection: [7],
  dormant: [30],
  activitySummary: [5],
  activityCorrection: [7],
  activityUnit: [7],
  riskReview: [30],
  riskMeasure: [30],
  riskAcceptance: [30],
} as const satisfies Record<string, readonly number[]>;

export type DueKind = keyof typeof DUE_LEADS;
export const DUE_KINDS = [
  'certificate',
  'grade',
  'abnormalList',
  'rectification',
  'term',
  'commitment',
  'liaison',
  'matter',
  'inspection',
  'dormant',
  'activitySummary',
  'activityCorrection',
  'activityUnit',
  'riskReview',
  'riskMeasure',
  'riskAcceptance',
] as const satisfies readonly DueKind[];

/** Days ahead that a list may look; 0 shows what is overdue only. */
export const DUE_HORIZONS = [0, 30, 90, 180] as const;
export type DueHorizon = (typeof DUE_HORIZONS)[number];

/** Where a day stands in the list: past, within 30 days, 31 to 90, 91 to 180. */
export const DUE_GROUPS = ['overdue', 'days30', 'days90', 'days180'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** The group of a day as seen today; undefined beyond 180 days. The day itself is not overdue. */
export function dueGroup(dueOn: string, today: string): DueGroup | undefined {
  const days = daysBetween(today, dueOn);
  if (days < 0) return 'overdue';
  if (days <= 30) return 'days30';
  if (days <= 90) return 'days90';
  return days <= 180 ? 'days180' : undefined;
}

export const DUE_TONES = ['overdue', 'behind', 'near', 'quiet'] as const;
export type DueTone = (typeof DUE_TONES)[number];

/**
 * How a day looks that is so many days off, the same for whatever falls due, so that nearer never looks calmer than later: past, within
 * 30 days, 31 to 90, later.
 */
export function dueTone(daysLeft: number): DueTone {
  if (daysLeft < 0) return 'overdue';
  if (daysLeft <= 30) return 'behind';
  return daysLeft <= 90 ? 'near' : 'quiet';
}

/** A review whose rectification has a day, and the newest year of a good review after it. */
export type RectificationFacts = {
  readonly year: number;
  readonly conclusion: string;
  readonly rectificationDueOn: string | null;
};

/** Conclusions after which something is to be put right. */
const TO_RECTIFY: ReadonlySet<string> = new Set(['basically_qualified', 'unqualified', 'not_submitted']);
/** Conclusions that show that it was. */
const GOOD: ReadonlySet<string> = new Set(['qualified', 'report_submitted', 'exempt_new']);

/** The reviews of one organization whose rectification is still open: no later year came out well. */
export function openRectifications<Review extends RectificationFacts>(reviews: readonly Review[]): Review[] {
  const lastGood = Math.max(0, ...reviews.filter(({ conclusion }) => GOOD.has(conclusion)).map(({ year }) => year));
  return reviews.filter(
    ({ year, conclusion, rectificationDueOn }) =>
      rectificationDueOn !== null && TO_RECTIFY.has(conclusion) && year > lastGood,
  );
}
