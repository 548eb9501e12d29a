/** Activity filings: receipt, verdict, decisions, moved dates, summary (domain.md §7, §9.2, §9.3). */
export const activityFilings = {
  version: 23,
  name: 'activity_filings',
  sql: `
PRAGMA user_version = 23;
`,
};
