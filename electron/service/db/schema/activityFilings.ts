export type ActivityFilingsTables = Record<never, never>;
