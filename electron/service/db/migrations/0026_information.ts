/** Information submissions, adoptions and targets (domain.md §8). */
export const information = {
  version: 26,
  name: 'information',
  sql: `
PRAGMA user_version = 26;
`,
};
