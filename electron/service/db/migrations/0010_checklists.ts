/** Dormant organizations and material checklists (features R14, R15). */
export const checklists = {
  version: 10,
  name: 'checklists',
  sql: 'PRAGMA user_version = 10;',
};
