/** Columns of the exported lists of community work. */
export const STATION_COLUMNS = [
  'name',
  'township',
  'community',
  'openedOn',
  'closedOn',
  'hub',
  'leadPost',
  'activities',
  'lastHeldOn',
  'note',
] as const;
export const STATION_ACTIVITY_COLUMNS = [
  'heldOn',
  'station',
  'township',
  'category',
  'title',
  'organizations',
  'volunteerTimes',
  'servedTimes',
  'hours',
  'onsiteLead',
  'onsiteLeadPost',
  'note',
  'voidReason',
] as const;
export const TYPICAL_CASE_COLUMNS = [
  'heldOn',
  'title',
  'organization',
  'category',
  'office',
  'letters',
  'exchange',
] as const;
