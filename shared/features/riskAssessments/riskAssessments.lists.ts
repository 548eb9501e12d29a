/** What is assessed. Organization and activity are kept apart (features K2); a venue stands with the organization that uses it. */
export const SUBJECT_KINDS = ['organization', 'activity', 'venue'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Levels of risk, the lowest first (domain.md §7). */
export const RISK_LEVELS = ['low', 'moderate', 'high', 'major'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** Categories of factors (domain.md §7); all of them can be met at an activity. */
export const FACTOR_CATEGORIES = [
  'crowd',
  'fire',
  'electric',
  'structure',
  'equipment',
  'food',
  'medical',
  'weather',
  'traffic',
  'finance',
  'compliance',
  'data',
  'other',
] as const;
export type FactorCategory = (typeof FACTOR_CATEGORIES)[number];

/** The factor list of each kind of subject: an organization has no crowd and no weather, a venue no money and no data (features K2). */
export const FACTORS_OF = {
  organization: ['compliance', 'finance', 'data', 'fire', 'electric', 'structure', 'equipment', 'other'],
  activity: FACTOR_CATEGORIES,
  venue: [
    ...(['fire', 'electric', 'structure', 'equipment', 'crowd', 'food', 'medical', 'weather', 'traffic'] as const),
    ...(['compliance', 'other'] as const),
  ],
} as const satisfies Record<SubjectKind, readonly FactorCategory[]>;

/** Already in force when the assessment was made, or still to be taken. */
export const MEASURE_KINDS = ['existing', 'planned'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** How a factor stands against the one of the last assessment that it goes on with (features K9). */
export const CARRIED_KINDS = ['new', 'kept', 'changed', 'closed'] as const;
export type CarriedKind = (typeof CARRIED_KINDS)[number];

/** The organization's own statement beside the assessment: not asked, asked, given, waived (陈述). */
export const STATEMENT_STATES = ['none', 'asked', 'given', 'declined'] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

/**
 * Where an assessment stands today: draft; in force; in force and due for review; replaced by a later version; closed; voided.
 * `present` in a filter means in force, due for review or not.
 */
export const ASSESSMENT_STATES = ['draft', 'present', 'reviewDue', 'superseded', 'closed', 'voided'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

/** Where a factor stands today: closed, accepted, open again after an acceptance ended, measures to be done, all done, nothing planned. */
export const FACTOR_STATES = ['closed', 'accepted', 'reopened', 'treating', 'treated', 'standing'] as const;
export type FactorState = (typeof FACTOR_STATES)[number];

/** Where an acceptance stands today. */
export const ACCEPTANCE_STATES = ['inForce', 'expired', 'revoked'] as const;
export type AcceptanceState = (typeof ACCEPTANCE_STATES)[number];

/** What falls due in risk work. */
export const RISK_DUE_KINDS = ['review', 'measure', 'acceptance'] as const;
export type RiskDueKind = (typeof RISK_DUE_KINDS)[number];
