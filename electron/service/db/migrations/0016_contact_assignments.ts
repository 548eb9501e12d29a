/** Who of the office keeps contact with which organizations and townships (分管联系, features D4). */
export const contactAssignments = {
  version: 16,
  name: 'contact_assignments',
  sql: `
PRAGMA user_version = 16;
`,
};
