/** The parts of the program whose records are checked against each other, in the order of the page. */
export const CONSISTENCY_MODULES = [
  'registry',
  'events',
  'papers',
  'terms',
  'supervision',
  'duties',
  'contacts',
  'meetings',
  'actions',
  'plan',
  'documents',
  'seals',
  'materials',
  'filings',
  'inspections',
  'risk',
  'information',
  'community',
  'collections',
  'reports',
  'records',
] as const;
export type ConsistencyModule = (typeof CONSISTENCY_MODULES)[number];

/** 矛盾: two records cannot both be right; 存疑: unusual, somebody should look; 待补: something is missing. */
export const CONSISTENCY_SEVERITIES = ['error', 'warning', 'hint'] as const;
export type ConsistencySeverity = (typeof CONSISTENCY_SEVERITIES)[number];

/** Findings of one rule that the page lists; the export holds all. */
export const MOST_OF_A_RULE = 200;
