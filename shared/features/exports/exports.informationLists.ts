/** Columns of the exported lists of information work and of collections. */
export const INFORMATION_COLUMNS = [
  'number',
  'submittedOn',
  'section',
  'subject',
  'kind',
  'officer',
  'reviewer',
  'adoptions',
  'outlets',
  'points',
] as const;
export const TARGET_COLUMNS = [
  'section',
  'period',
  'target',
  'submitted',
  'state',
  'adoptionTarget',
  'adoptions',
  'points',
] as const;
export const STATISTICS_COLUMNS = [
  'section',
  'submitted',
  'submissionsAdopted',
  'district',
  'city',
  'province',
  'ministry',
  'points',
] as const;
export const COLLECTION_COLUMNS = [
  'title',
  'sentOn',
  'dueOn',
  'cutoffTime',
  'state',
  'expected',
  'onTime',
  'late',
  'missing',
  'incomplete',
  'closedOn',
  'periodStart',
  'periodEnd',
  'figures',
] as const;
