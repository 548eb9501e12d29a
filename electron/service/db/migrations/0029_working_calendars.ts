/** Editions of the holiday calendar that the office loaded (domain.md §9.4). */
export const workingCalendars = {
  version: 29,
  name: 'working_calendars',
  sql: `
PRAGMA user_version = 29;
`,
};
