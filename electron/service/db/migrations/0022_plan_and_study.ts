/** Plan items of a year, study sessions, recurring duties (domain.md §5, §6, §9.1). */
export const planAndStudy = {
  version: 22,
  name: 'plan_and_study',
  sql: `
PRAGMA user_version = 22;
`,
};
