/** Risk matrices, assessments, factors, measures, acceptances (domain.md §7). */
export const riskAssessments = {
  version: 25,
  name: 'risk_assessments',
  sql: `
PRAGMA user_version = 25;
`,
};
