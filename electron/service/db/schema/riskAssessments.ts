export type RiskAssessmentsTables = Record<never, never>;
