/** Supervising units, townships and sections as records of their own (features R10). */
export const units = {
  version: 7,
  name: 'units',
  sql: 'PRAGMA user_version = 7;',
};
