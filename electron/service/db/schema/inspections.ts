export type InspectionsTables = Record<never, never>;
