/** Volunteer stations, their activities, typical cases and the year-end exchange (domain.md §7). */
export const community = {
  version: 27,
  name: 'community',
  sql: `
PRAGMA user_version = 27;
`,
};
