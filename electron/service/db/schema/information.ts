export type InformationTables = Record<never, never>;
