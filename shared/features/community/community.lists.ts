/** 宣讲与科普、移风易俗、文化体育、便民服务、社区治理、阵地建设（domain.md §7）：一次活动、一个案例只有一个主类别。 */
export const ACTIVITY_CATEGORIES = [
  'theory_science',
  'civility',
  'culture_sports',
  'convenience',
  'governance',
  'platform',
] as const;
export type ActivityCategory = (typeof ACTIVITY_CATEGORIES)[number];

/** What the list of stations is narrowed to. */
export const STATION_STATES = ['open', 'closed'] as const;
export type StationState = (typeof STATION_STATES)[number];
