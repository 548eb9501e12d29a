/** Decisions numbered per body and year, and what cites them (features M6, M18). */
export const decisionLog = {
  version: 21,
  name: 'decision_log',
  sql: `
PRAGMA user_version = 21;
`,
};
