/** Inspections: checklist templates, findings, statements, rectification, close-out (domain.md §7). */
export const inspections = {
  version: 24,
  name: 'inspections',
  sql: `
PRAGMA user_version = 24;
`,
};
