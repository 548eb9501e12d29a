/** Versions, review remarks and corrections of minutes (features M13, M14). */
export const minutesVersions = {
  version: 19,
  name: 'minutes_versions',
  sql: `
PRAGMA user_version = 19;
`,
};
